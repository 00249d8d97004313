// N004: titles and messages that two rules share word by word, and a citation that belongs to
// another rule: what is left when a rule was copied and not finished.
#include <map>
#include <set>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

// A template without words of its own says nothing that could have been copied by mistake.
bool has_words(const std::string& text) {
  int depth = 0, letters = 0;
  for (const char c : text) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    letters += depth == 0 && (static_cast<unsigned char>(c) >= 0x80 || std::isalpha(c) != 0);
  }
  return letters >= 12;
}

// "5.2" of "5.2-ottv"; empty if the id does not begin with a number.
std::string number_of(const std::string& id) {
  const auto end = id.find_first_not_of("0123456789.");
  return id.substr(0, end);
}

bool belongs(const std::string& number, const std::string& clause) {
  return !number.empty() &&
         (clause == number || clause.starts_with(number + ".") || number.starts_with(clause + "."));
}

class CopyCheck {
 public:
  CopyCheck(const Guideline& guideline, Sink& sink) : g_(guideline), sink_(sink) {}

  void run() {
    for_each_declaration<ast::Rule>(g_, [&](const ast::Rule& rule, DeclId) {
      numbers_.insert(number_of(rule.id.text));
      rules_.push_back(&rule);
    });
    for (const auto* rule : rules_) {
      if (rule->title) text("title", *rule->title, *rule);
      for (const auto& message : rule->messages)
        text("message " + message.outcome, message.text, *rule);
      for (const auto& cite : rule->cites) citation(cite, *rule);
    }
  }

 private:
  void text(const std::string& what, const ast::Text& text, const ast::Rule& rule) {
    for (const auto& [language, words] : text.in) {
      if (what != "title" && !has_words(words)) continue;
      const auto [it, fresh] = seen_.emplace(what + language + words, &rule);
      if (fresh || it->second->id.text == rule.id.text) continue;
      sink_.report(Code::N004, text.span,
                   fmt::format("rule \"{}\" has the same {} as rule \"{}\"", rule.id.text,
                               what.substr(0, what.find(' ')), it->second->id.text),
                   "say what is different here, so that a reader can tell the findings apart");
      return;
    }
  }

  // Rule "5.3-doors" that cites clause "5.2", which is the clause of another rule.
  void citation(const ast::Cite& cite, const ast::Rule& rule) {
    const auto number = number_of(rule.id.text);
    if (number.empty()) return;
    for (const auto& citation : cite.citations) {
      for (const auto& [kind, clause] : citation.locators) {
        if (kind != "clause" || belongs(number, clause)) continue;
        if (!is_clause_of_another(clause, rule)) continue;
        sink_.report(Code::N004, cite.span,
                     fmt::format("rule \"{}\" cites clause {}, as another rule does that begins "
                                 "with this number",
                                 rule.id.text, clause),
                     "correct the citation, or the id of the rule");
      }
    }
  }

  bool is_clause_of_another(const std::string& clause, const ast::Rule& rule) const {
    for (const auto* other : rules_) {
      const auto number = number_of(other->id.text);
      if (other != &rule && !number.empty() &&
          (clause == number || clause.starts_with(number + ".")))
        return true;
    }
    return false;
  }

  const Guideline& g_;
  Sink& sink_;
  std::vector<const ast::Rule*> rules_;
  std::set<std::string> numbers_;
  std::map<std::string, const ast::Rule*> seen_;
};

}  // namespace

void check_copies(const Guideline& guideline, Sink& sink) { CopyCheck(guideline, sink).run(); }

}  // namespace garis::semantics

// L001: every text that people see exists in every language of the guideline, with the same
// placeholders.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/fingerprint.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

class Languages {
 public:
  Languages(const Guideline& guideline, Sink& sink) : g_(guideline), sink_(sink) {}

  void run() {
    if (g_.file.header && g_.file.header->title)
      text(*g_.file.header->title, "the title of the guideline");
    for (const auto& declaration : g_.file.declarations)
      std::visit([&](const auto& d) { look(d); }, declaration);
  }

 private:
  void look(const ast::Category& category) {
    for (const auto& value : category.values) {
      if (value.label) text(*value.label, fmt::format("the label of `{}`", value.name.text));
    }
  }
  void look(const ast::Property& property) {
    if (property.asks)
      text(property.asks->question,
           fmt::format("the question of `{}.{}`", property.entity.text, property.name.text));
  }
  void look(const ast::Table& table) {
    if (table.title) text(*table.title, fmt::format("the title of table `{}`", table.name.text));
  }
  void look(const ast::Rule& rule) {
    if (rule.title) text(*rule.title, fmt::format("the title of rule \"{}\"", rule.id.text));
    for (const auto& requirement : rule.requirements) look(requirement);
    for (const auto& exception : rule.exceptions) {
      if (exception.requirement) look(*exception.requirement);
    }
    for (const auto& message : rule.messages) look(message);
  }
  void look(const ast::Credit& credit) {
    if (credit.title)
      text(*credit.title, fmt::format("the title of credit \"{}\"", credit.id.text));
    for (const auto& message : credit.messages) look(message);
  }
  void look(const ast::Rating& rating) {
    if (rating.title)
      text(*rating.title, fmt::format("the title of rating \"{}\"", rating.id.text));
    for (const auto& level : rating.levels) {
      if (level.title)
        text(*level.title, fmt::format("the title of level \"{}\"", level.name.text));
    }
  }
  void look(const ast::Measure& measure) {
    if (measure.title)
      text(*measure.title, fmt::format("the title of measure \"{}\"", measure.id.text));
  }
  void look(const ast::Requirement& requirement) {
    if (requirement.asks) text(requirement.asks->question, "this question");
    for (const auto& branch : requirement.branches) {
      if (branch.title) text(*branch.title, "the title of this path");
      for (const auto& inner : branch.requirements) look(inner);
    }
  }
  void look(const ast::Message& message) {
    text(message.text, "this message");
    placeholders(message);
  }
  template <class Other>
  void look(const Other&) {}

  // ---- languages ----

  void text(const ast::Text& text, const std::string& what) {
    if (!g_.file.header || g_.file.header->languages.empty()) return;
    std::string missing;
    for (std::size_t i = 0; i < g_.languages.size(); ++i) {
      const bool there = text.plain ? i == 0 : text.in.contains(g_.languages[i]);
      if (!there) missing += (missing.empty() ? "`" : ", `") + g_.languages[i] + "`";
    }
    if (missing.empty()) return;
    sink_.report(Code::L001, text.span, fmt::format("{} is missing in {}", what, missing),
                 text.plain
                     ? fmt::format("write one text for each language: `{{ {} \"…\" {} \"…\" }}`",
                                   g_.languages.front(), g_.languages.back())
                     : "the header lists this language, so readers may ask for it");
  }

  // ---- placeholders ----

  std::map<std::string, std::string> names(const std::vector<ast::MessagePart>& parts) const {
    std::map<std::string, std::string> names;  // as shown, by meaning
    for (const auto& part : parts) {
      if (!part.special.empty()) names.emplace(part.special, part.special);
      if (!part.value) continue;
      const auto* path = std::get_if<ast::Path>(&g_.file[*part.value].node);
      names.emplace(fingerprint(g_, *part.value, {}), path != nullptr ? text_of(*path) : "…");
    }
    return names;
  }

  void placeholders(const ast::Message& message) {
    std::map<std::string, std::string> all;
    for (const auto& [language, parts] : message.parts) all.merge(names(parts));
    for (const auto& [language, parts] : message.parts) {
      const auto own = names(parts);
      for (const auto& [meaning, name] : all) {
        if (own.contains(meaning)) continue;
        sink_.report(Code::L001, message.text.span,
                     fmt::format("the text in `{}` does not show `{{{}}}`, another language does",
                                 language, name),
                     "say the same in every language");
      }
    }
  }

  const Guideline& g_;
  Sink& sink_;
};

}  // namespace

void check_languages(const Guideline& guideline, Sink& sink) { Languages(guideline, sink).run(); }

}  // namespace garis::semantics

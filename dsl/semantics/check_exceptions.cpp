// X001 to X005: exceptions that never or always hold, that change nothing, or that contradict each
// other without an order.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/boxes.hpp"
#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/exclusive.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

// One exception of a value or of a rule, without the difference.
struct Case {
  const std::optional<ast::Name>* label;
  const std::optional<ast::Name>* over;
  ast::ExprId where;
  base::Span span;
  std::string effect;    // two of one text do the same
  std::string in_words;  // "use …", "exempt"
};

struct Family {  // the exceptions of one let, definition or rule
  std::vector<Case> cases;
  std::string base;                    // effect of the base case
  std::optional<ast::ExprId> applies;  // only rows for which this holds are looked at
  Lets lets;
};

std::string name(const Case& one) {
  return *one.label ? fmt::format("\"{}\"", (*one.label)->text) : std::string("without a label");
}

class FamilyCheck {
 public:
  FamilyCheck(const Guideline& guideline, const Family& family, Sink& sink)
      : g_(guideline), family_(family), sink_(sink) {}

  void run() {
    if (family_.cases.empty()) return;
    const bool ordered = order();
    for (const auto& one : family_.cases) {
      holds_.push_back(boxes_of(g_, one.where, family_.lets));
      alone(one);
    }
    if (ordered) pairs();
  }

 private:
  // ---- over ----

  std::size_t find(const std::string& label) const {
    const auto it = std::find_if(family_.cases.begin(), family_.cases.end(), [&](const Case& c) {
      return *c.label && (*c.label)->text == label;
    });
    return static_cast<std::size_t>(it - family_.cases.begin());
  }

  // over_[i]: the exceptions that i stands over, directly or through others. False after a mistake.
  bool order() {
    const auto size = family_.cases.size();
    std::vector<std::size_t> next(size, size);
    bool ok = true;
    for (std::size_t i = 0; i < size; ++i) {
      const auto& over = *family_.cases[i].over;
      if (!over) continue;
      next[i] = find(over->text);
      if (next[i] == size) ok = false, unknown(*over);
    }
    over_.resize(size);
    for (std::size_t i = 0; i < size; ++i) ok = follow(i, next) && ok;
    return ok;
  }

  void unknown(const ast::Name& over) {
    std::vector<std::string> labels;
    for (const auto& one : family_.cases)
      if (*one.label) labels.push_back((*one.label)->text);
    auto help = base::did_you_mean(over.text, labels);
    if (help.empty()) help = "`over` names another exception of the same value or rule";
    sink_.report(Code::X005, over.span, fmt::format("no exception \"{}\" here", over.text), help);
  }

  bool follow(std::size_t start, const std::vector<std::size_t>& next) {
    std::string chain = name(family_.cases[start]);
    bool smallest = true;
    for (auto i = next[start]; i < next.size(); i = next[i]) {
      chain += " over " + name(family_.cases[i]);
      if (i == start) {
        if (smallest)
          sink_.report(Code::X005, (*family_.cases[start].over)->span,
                       fmt::format("the exceptions stand in a circle: {}", chain),
                       "take one `over` out");
        return false;
      }
      if (!over_[start].insert(i).second) return true;  // a circle further on, reported there
      smallest = smallest && i > start;
    }
    return true;
  }

  bool are_ordered(std::size_t a, std::size_t b) const {
    return over_[a].contains(b) || over_[b].contains(a);
  }

  // ---- one exception ----

  base::Span place(const Case& one) const { return g_.file[one.where].span; }

  void alone(const Case& one) {
    const auto& where = holds_.back();
    if (!where.complete)
      sink_.not_analysed(Code::X002, place(one), "its condition has too many cases");
    if (where.never()) {
      sink_.report(Code::X001, place(one),
                   fmt::format("the exception {} can never hold", name(one)),
                   "its condition excludes every value; correct it or take the exception out");
    } else if (boxes_of(g_, one.where, family_.lets, false).never()) {
      sink_.report(Code::X004, place(one), fmt::format("the exception {} always holds", name(one)),
                   "write its effect as the base case, or narrow its condition");
    }
    if (!*one.over && one.effect == family_.base) {
      sink_.report(Code::X003, one.span,
                   fmt::format("the exception {} changes nothing: {}", name(one), one.in_words),
                   "take it out, or correct its effect");
    }
  }

  // ---- two exceptions ----

  void pairs() {
    const auto applies =
        family_.applies ? boxes_of(g_, *family_.applies, family_.lets) : everywhere();
    for (std::size_t b = 0; b < holds_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (are_ordered(a, b) || family_.cases[a].effect == family_.cases[b].effect) continue;
        overlap(a, b, applies);
      }
    }
  }

  static Boxes everywhere() {
    Boxes all;
    all.boxes.emplace_back();
    return all;
  }

  void overlap(std::size_t a, std::size_t b, const Boxes& applies) {
    const auto both = intersection(holds_[a], holds_[b]);
    if (!both.analysed() && !both.boxes.empty())
      sink_.not_analysed(Code::X002, place(family_.cases[b]),
                         fmt::format("whether it can hold together with {}: the conditions rest on "
                                     "an aggregate, a look-up or a definition",
                                     name(family_.cases[a])));
    if (!both.analysed() || both.boxes.empty()) return;
    const auto here = intersection(both, applies);
    if (here.boxes.empty()) return;
    sink_.report(Code::X002, place(family_.cases[b]),
                 fmt::format("the exceptions {} and {} can hold together, for example where {}",
                             name(family_.cases[a]), name(family_.cases[b]),
                             witness(g_, both_witness(both, here))),
                 fmt::format("say which one wins with `over`, as in `except \"…\" over {}`, or let "
                             "their conditions exclude each other",
                             name(family_.cases[a])));
  }

  // The columns of the exceptions only; the applicability would make the example long.
  static Boxes both_witness(const Boxes& both, const Boxes& here) {
    Boxes shown = here;
    shown.boxes = {here.boxes.front()};
    std::erase_if(shown.boxes.front(),
                  [&](const auto& entry) { return !both.columns.contains(entry.first); });
    return shown;
  }

  const Guideline& g_;
  const Family& family_;
  Sink& sink_;
  std::vector<Boxes> holds_;
  std::vector<std::set<std::size_t>> over_;
};

// ---- collecting ----

Family family_of(const Guideline& g, ast::ExprId value,
                 const std::vector<ast::ValueException>& exceptions, Lets lets) {
  Family family{{}, fingerprint(g, value, lets), std::nullopt, lets};
  for (const auto& e : exceptions) {
    family.cases.push_back({&e.label, &e.over, e.where, e.label ? e.label->span : e.span,
                            fingerprint(g, e.use, lets),
                            "it uses the value that holds without it"});
  }
  return family;
}

std::string effect_of(const Guideline& g, const ast::Exception& e, Lets lets) {
  using enum ast::Exception::Effect;
  if (e.effect == exempt) return "exempt";
  if (e.effect == becomes) return "becomes " + e.severity;
  return e.requirement ? fingerprint(g, *e.requirement, lets) : std::string();
}

Family family_of(const Guideline& g, const ast::Rule& rule, Lets lets) {
  const auto severity =
      "becomes " + (rule.severity ? rule.severity->text : std::string("mandatory"));
  const auto requirement = rule.requirements.size() == 1
                               ? fingerprint(g, rule.requirements[0], lets)
                               : std::string("none");
  Family family{{}, requirement, std::nullopt, lets};
  for (const auto& e : rule.exceptions) {
    auto effect = effect_of(g, e, lets);
    const bool is_severity = e.effect == ast::Exception::Effect::becomes;
    const auto words = is_severity ? fmt::format("the rule is {} already", e.severity)
                                   : std::string("the rule requires the same without it");
    if (effect == severity) effect = requirement;
    family.cases.push_back(
        {&e.label, &e.over, e.where, e.label ? e.label->span : e.span, effect, words});
  }
  return family;
}

void check_lets(const Guideline& g, Lets lets, std::optional<ast::ExprId> applies, Sink& sink) {
  for (const auto* let : lets) {
    auto family = family_of(g, let->value, let->exceptions, lets);
    family.applies = applies;
    FamilyCheck(g, family, sink).run();
  }
}

void check_rule(const Guideline& g, const ast::Rule& rule, Sink& sink) {
  const auto lets = lets_of(rule);
  const auto applies = rule.applies.empty() ? std::nullopt : rule.applies[0].where;
  auto own = family_of(g, rule, lets);
  own.applies = applies;
  FamilyCheck(g, own, sink).run();
  check_lets(g, lets, applies, sink);
}

}  // namespace

bool exclude_each_other(const Guideline& guideline, const ast::Rule& rule, std::size_t a,
                        std::size_t b) {
  const auto lets = lets_of(rule);
  const auto holds = [&](std::size_t i) {
    return boxes_of(guideline, rule.exceptions[i].where, lets);
  };
  return intersection(holds(a), holds(b)).never();
}

void check_exceptions(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Define>(guideline, [&](const ast::Define& define, DeclId) {
    FamilyCheck(guideline, family_of(guideline, define.value, define.exceptions, {}), sink).run();
  });
  for_each_declaration<ast::Rule>(
      guideline, [&](const ast::Rule& rule, DeclId) { check_rule(guideline, rule, sink); });
  for_each_declaration<ast::Credit>(guideline, [&](const ast::Credit& credit, DeclId) {
    check_lets(guideline, lets_of(credit),
               credit.applies.empty() ? std::nullopt : credit.applies[0].where, sink);
  });
  for_each_declaration<ast::Measure>(guideline, [&](const ast::Measure& measure, DeclId) {
    check_lets(guideline, lets_of(measure), std::nullopt, sink);
  });
}

}  // namespace garis::semantics

// R001, R002: rules that can never apply, or whose requirement nothing can meet or miss. A value
// outside its plausible range is open, so it counts as a value that cannot be.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/requirement.hpp"
#include "dsl/semantics/rule_boxes.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;
using diagnostics::Level;

constexpr const char* kWhyNot =
    "it rests on an aggregate, a look-up or several properties in one comparison";

class ReachCheck {
 public:
  ReachCheck(const Guideline& guideline, const RuleBoxes& rule, Sink& sink)
      : g_(guideline), rule_(rule), sink_(sink) {}

  void run() {
    if (!applies()) return;
    const auto& r = *rule_.rule;
    if (r.tolerance || r.round_to) return;  // they move the edge of the requirement
    for (const auto& requirement : r.requirements) follow(requirement, rule_.applies);
  }

 private:
  // False if the rest of the rule has no meaning.
  bool applies() {
    const auto where = rule_.rule->applies[0].where;
    if (!where) return true;
    const auto at = g_.file[*where].span;
    if (rule_.applies.never()) {
      sink_.report(Code::R001, at, "the rule can never apply: no value meets this condition",
                   "correct the condition, or take the rule out");
      return false;
    }
    if (boxes_of(g_, *where, rule_.lets, false).never()) {
      auto& note = sink_.report(Code::R001, Level::note, at,
                                "every value meets this condition, so the rule always applies",
                                "take the condition out, or correct it");
      note.fixes.push_back({"take the condition out", {{from_where(at), ""}}, true});
    } else if (!is_looked_into(rule_.applies)) {
      sink_.not_analysed(Code::R001, at, kWhyNot);
    }
    return true;
  }

  // From behind the entity to the end of the condition.
  base::Span from_where(base::Span condition) const {
    const auto& entity = rule_.rule->applies[0].entity.back().span;
    return {condition.file, entity.end, condition.end};
  }

  void follow(const ast::Requirement& requirement, const Boxes& where) {
    if (requirement.shape == ast::Requirement::Shape::condition)
      decide(requirement.condition, where);
    for (const auto& branch : requirement.branches) {
      auto inner = where;
      if (branch.applies) inner = intersection(where, boxes_of(g_, *branch.applies, rule_.lets));
      for (const auto& part : branch.requirements) follow(part, inner);
    }
  }

  void decide(ast::ExprId condition, const Boxes& where) {
    const auto at = g_.file[condition].span;
    const auto met = intersection(where, boxes_of(g_, condition, rule_.lets));
    if (met.never()) {
      sink_.report(Code::R002, at, "nothing can meet this requirement",
                   "compare it with what `applies` leaves and with the plausible range of the "
                   "property; correct the limit or the sign");
      return;
    }
    const auto missed = intersection(where, boxes_of(g_, condition, rule_.lets, false));
    if (missed.never()) {
      sink_.report(Code::R002, at, "every value meets this requirement, so the rule cannot fail",
                   "compare it with what `applies` leaves and with the plausible range of the "
                   "property; correct the limit or the sign");
    } else if (!is_looked_into(met)) {
      sink_.not_analysed(Code::R002, at, kWhyNot);
    }
  }

  const Guideline& g_;
  const RuleBoxes& rule_;
  Sink& sink_;
};

}  // namespace

void check_reach(const Guideline& guideline, const std::vector<RuleBoxes>& rules, Sink& sink) {
  for (const auto& rule : rules) ReachCheck(guideline, rule, sink).run();
}

}  // namespace garis::semantics

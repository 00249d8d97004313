// R008: `tolerance` and `round to` need a comparison that stands directly as a requirement, in a
// unit that fits it (U001).
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/requirement.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

// `5%` of the limit fits everything; `0.5 pp` and `0.1 K` are added as they stand.
bool fits(const ast::Quantity& quantity, const Type& actual, bool relative) {
  if (!actual.is_number()) return actual.is_unknown();
  const bool is_percent = quantity.unit && quantity.unit->unit.text == "%";
  if (relative && is_percent) return true;
  const auto unit = quantity.unit ? quantity.unit->unit : units::Unit();
  return unit.dimension == actual.dimension && !unit.is_point;
}

class ToleranceCheck {
 public:
  ToleranceCheck(const Guideline& guideline, const ast::Rule& rule, Sink& sink)
      : g_(guideline), comparisons_(direct_comparisons(guideline, rule)), sink_(sink) {}

  void run(const std::optional<ast::Tolerance>& tolerance, bool relative) {
    if (!tolerance) return;
    const std::string word = relative ? "tolerance" : "round to";
    if (comparisons_.empty()) {
      sink_.report(Code::R008, tolerance->span,
                   fmt::format("`{}` without a comparison that it could apply to", word),
                   "it needs a requirement such as `requires roof.u_value <= limit`; take it out, "
                   "or write the comparison directly behind `requires`");
      return;
    }
    for (const auto& comparison : comparisons_) {
      const auto& type = g_.type(comparison.actual);
      if (relative && comparison.is_not_equal) {
        sink_.report(Code::R008, tolerance->span, "a tolerance on `!=` has no meaning",
                     "take the tolerance out, or compare with `<=` or `>=`");
        return;
      }
      if (fits(tolerance->quantity, type, relative)) continue;
      sink_.report(Code::U001, tolerance->quantity.span,
                   fmt::format("the `{}` does not fit {}, which is compared", word,
                               describe(g_.vocabulary, type)),
                   type.is_number() ? fmt::format("write it in {}{}", unit_name(type),
                                                  relative ? ", or in % of the limit" : "")
                                    : "take it out");
      return;
    }
  }

 private:
  std::string unit_name(const Type& type) const {
    const auto unit = unit_of(g_.vocabulary, type);
    if (type.is_point) return "`K`";
    if (!unit.text.empty()) return fmt::format("`{}`", unit.text);
    return type.dimension.is_none() ? "plain numbers or `pp`" : units::describe(type.dimension);
  }

  const Guideline& g_;
  std::vector<DirectComparison> comparisons_;
  Sink& sink_;
};

}  // namespace

void check_tolerance(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Rule>(guideline, [&](const ast::Rule& rule, DeclId) {
    ToleranceCheck check(guideline, rule, sink);
    check.run(rule.tolerance, true);
    check.run(rule.round_to, false);
  });
}

}  // namespace garis::semantics

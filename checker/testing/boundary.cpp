#include "checker/testing/boundary.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "checker/evaluate/test_runner.hpp"

namespace garis::testing {
namespace {

using evaluate::Exact;
using evaluate::RowResult;

// A percentage is read with two more digits than it is held.
double step_of(const plan::Rule& rule, const plan::DirectComparison& c) {
  if (rule.rounding > 0) return rule.rounding * rule.adjusted_in.factor / c.unit.factor;
  const int decimals = c.limit_is_literal ? c.limit_decimals + (c.percent ? 2 : 0) : 2;
  return std::pow(10.0, -decimals);
}

class BoundaryRun {
 public:
  BoundaryRun(const plan::Plan& plan, const plan::Test& test,
              const vocabulary::Vocabulary& vocabulary, const std::string& today)
      : plan_(plan),
        test_(test),
        model_(evaluate::model_of(plan, test, vocabulary)),
        as_of_(test.as_of.empty() ? today : test.as_of),
        exact_(plan, model_, as_of_, evaluate::records_of(test)) {}

  std::optional<BoundaryCase> first_case(const plan::Rule& rule) {
    exact_.use_date(exact_.deciding_date(rule.effective));
    if (!evaluate::in_force(exact_, rule)) return std::nullopt;
    for (const auto row : exact_.rows_of(rule.entity)) {
      const auto result = evaluate::check_row(exact_, rule, row);
      const bool decided =
          result.outcome == evaluate::Outcome::pass || result.outcome == evaluate::Outcome::fail;
      if (decided && result.measured && result.measured->limit.is_known() &&
          result.measured->limit.is_number())
        return around(rule, result);
    }
    return std::nullopt;
  }

 private:
  BoundaryCase around(const plan::Rule& rule, const RowResult& result) {
    const auto& c = *result.measured->comparison;
    BoundaryCase found{&rule, &test_, exact_.id_of(result.row), c.what, 0, 0, &c, {}};
    found.limit = (c.is_between ? result.measured->high : result.measured->limit).low;
    found.step = step_of(rule, c);
    for (int side = -1; side <= 1; ++side) {
      Exact exact(plan_, model_, as_of_, evaluate::records_of(test_));
      exact.use_date(exact.deciding_date(rule.effective));
      exact.pretend(c.actual, evaluate::number(found.limit + side * found.step));
      found.outcomes[static_cast<std::size_t>(side + 1)] =
          evaluate::check_row(exact, rule, result.row).outcome;
    }
    return found;
  }

  const plan::Plan& plan_;
  const plan::Test& test_;
  model::Model model_;
  std::string as_of_;
  Exact exact_;
};

}  // namespace

Boundaries boundaries(const plan::Plan& plan, const vocabulary::Vocabulary& vocabulary,
                      const std::string& today) {
  Boundaries all;
  std::set<std::pair<const plan::Rule*, double>> seen;
  for (const auto& test : plan.tests) {
    try {
      BoundaryRun run(plan, test, vocabulary, today);
      for (const auto& rule : plan.rules) {
        auto found = run.first_case(rule);
        if (found && seen.emplace(&rule, found->limit).second) all.cases.push_back(*found);
      }
    } catch (const evaluate::RuleFailure&) {  // fixtures that cannot be computed; the test says so
    }
  }
  for (const auto& rule : plan.rules) {
    const auto has = [&](const BoundaryCase& c) { return c.rule == &rule; };
    if (std::none_of(all.cases.begin(), all.cases.end(), has)) all.not_analysed.push_back(&rule);
  }
  std::stable_sort(all.cases.begin(), all.cases.end(),
                   [](const auto& a, const auto& b) { return a.rule < b.rule; });
  return all;
}

}  // namespace garis::testing

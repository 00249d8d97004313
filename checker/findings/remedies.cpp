#include "checker/findings/remedies.hpp"

#include <algorithm>
#include <cmath>

#include "checker/evaluate/measures.hpp"
#include "checker/findings/values_of.hpp"

namespace garis::findings {
namespace {

const plan::Measure* find_measure(const plan::Plan& plan, const std::string& id) {
  const auto it = std::find_if(plan.measures.begin(), plan.measures.end(),
                               [&](const plan::Measure& measure) { return measure.id == id; });
  return it == plan.measures.end() ? nullptr : &*it;
}

std::optional<Expense> expense(evaluate::Exact& exact,
                               const std::optional<plan::MeasureAmount>& amount,
                               const std::vector<evaluate::MeasureEffect::RowAmount>& rows,
                               model::Row subject) {
  if (!amount) return std::nullopt;
  const auto sum = evaluate::total(exact, rows, subject);
  return expense_of(sum.low, sum.high, amount->unit.text);
}

Remedy remedy_of(evaluate::Exact& exact, const plan::Rule& rule,
                 const evaluate::MeasureEffect& effect, const evaluate::RowResult& after) {
  Remedy remedy;
  remedy.measure = effect.measure->id;
  remedy.title = effect.measure->title;
  remedy.outcome = static_cast<Outcome>(after.outcome);
  if (after.measured) {
    const auto measure = measure_of(exact, rule, *after.measured);
    remedy.value = measure.actual;
    remedy.unit = measure.unit;
    remedy.percent = measure.percent;
  }
  remedy.cost = expense(exact, effect.measure->cost, effect.cost, after.row);
  remedy.carbon = expense(exact, effect.measure->carbon, effect.carbon, after.row);
  remedy.rows = effect.changed.size();
  remedy.open_rows = effect.left.size();
  return remedy;
}

}  // namespace

Expense expense_of(double low, double high, const std::string& unit) {
  Expense expense{std::isfinite(low) ? low : 0, std::nullopt, unit};
  if (std::isfinite(high)) expense.high = high;
  return expense;
}

void add_remedies(evaluate::Exact& exact, const evaluate::RuleRun& run,
                  const evaluate::Acceptance& acceptance, std::span<Finding> findings) {
  std::vector<Finding*> fails;
  for (auto& finding : findings) {
    if (finding.outcome == Outcome::fail) fails.push_back(&finding);
  }
  if (fails.empty()) return;
  std::vector<const evaluate::RowResult*> rows;
  for (const auto& row : run.rows) {
    if (row.outcome == evaluate::Outcome::fail) rows.push_back(&row);
  }
  const auto before = exact.overlay();
  for (const auto& id : run.rule->suggests) {
    const auto* measure = find_measure(exact.plan(), id);
    if (measure == nullptr) continue;
    const auto effect = evaluate::effect_of(exact, *measure);
    if (!effect.error_text.empty() || effect.changed.empty()) continue;
    auto applied = evaluate::combined(exact, {&effect});
    if (!applied.conflict.empty()) continue;
    exact.use_overlay(std::move(applied.overlay));
    for (std::size_t i = 0; i < fails.size() && i < rows.size(); ++i) {
      const auto after = evaluate::check_row(exact, *run.rule, rows[i]->row, acceptance);
      fails[i]->remedies.push_back(remedy_of(exact, *run.rule, effect, after));
    }
    exact.use_overlay(before);
  }
}

}  // namespace garis::findings

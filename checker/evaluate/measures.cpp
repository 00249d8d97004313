#include "checker/evaluate/measures.hpp"

#include <algorithm>
#include <cmath>

namespace garis::evaluate {
namespace {

class Effect {
 public:
  Effect(Exact& exact, const plan::Measure& measure) : exact_(exact), measure_(measure) {
    effect_.measure = &measure;
  }

  MeasureEffect run() {
    try {
      for (std::size_t i = 0; i < measure_.changes.size(); ++i) change(i);
    } catch (const RuleFailure& failure) {
      effect_ = {};
      effect_.measure = &measure_;
      effect_.error_code = failure.code;
      effect_.error_text = failure.what();
    }
    return std::move(effect_);
  }

 private:
  void change(std::size_t index) {
    const auto& change = measure_.changes[index];
    for (const Row row : exact_.rows_of(change.entity)) {
      lets_.clear();
      Scope scope;
      scope.variables = {row};
      scope.let_nodes = &measure_.lets;
      scope.lets = &lets_;
      if (change.where) {
        const Value where = exact_.truth_value(*change.where, scope);
        if (where.truth == Truth::unknown) effect_.left.push_back({row, where.causes});
        if (where.truth != Truth::yes) continue;
      }
      set(change, row, scope);
      amounts(index, row, scope);
    }
  }

  void set(const plan::Change& change, Row row, Scope& scope) {
    if (std::find(effect_.changed.begin(), effect_.changed.end(), row) == effect_.changed.end())
      effect_.changed.push_back(row);
    for (const auto& setting : change.settings) {
      Value value = exact_.evaluate(setting.value, scope);
      if (const auto* failure = exact_.failure_of(value.causes))
        throw RuleFailure(failure->failure, failure->what);
      const auto property = static_cast<model::PropertyId>(setting.property);
      effect_.cells.push_back({row, property, plausible(property, row, std::move(value))});
    }
  }

  // A measure may set no value that could not stand in a model.
  Value plausible(model::PropertyId property, Row row, Value value) {
    if (!value.is_number() || !value.is_known()) return value;
    const auto& range = exact_.model().vocabulary().property(property).range;
    if (range.contains(value.low)) return value;
    Value open = evaluate::open(
        value.form, {exact_.cause({model::Cause::implausible, row, property, true, {}})});
    open.low = range.low.value_or(-kInfinity);
    open.high = range.high.value_or(kInfinity);
    return open;
  }

  void amounts(std::size_t index, Row row, Scope& scope) {
    const auto here = [&](const std::optional<plan::MeasureAmount>& amount) {
      return amount && amount->change == index;
    };
    const auto bounds = [&](const plan::MeasureAmount& amount) {
      const Value value = exact_.evaluate(amount.value, scope);
      return Bounds{value.low, value.high};
    };
    if (here(measure_.cost)) effect_.cost.push_back({row, bounds(*measure_.cost)});
    if (here(measure_.carbon)) effect_.carbon.push_back({row, bounds(*measure_.carbon)});
    if (here(measure_.life) && !effect_.life) effect_.life = bounds(*measure_.life);
  }

  Exact& exact_;
  const plan::Measure& measure_;
  MeasureEffect effect_;
  std::map<std::uint32_t, Value> lets_;
};

bool same(const Value& a, const Value& b) {
  if (a.is_known() && b.is_known())
    return compare(plan::Comparison::equal, a, b).truth == Truth::yes;
  return a.low == b.low && a.high == b.high && a.truth == b.truth && a.codes == b.codes &&
         a.text == b.text && a.is_known() == b.is_known();
}

}  // namespace

MeasureEffect effect_of(Exact& exact, const plan::Measure& measure) {
  return Effect(exact, measure).run();
}

Bounds total(Exact& exact, const std::vector<MeasureEffect::RowAmount>& amounts,
             std::optional<Row> subject) {
  Bounds all, here;
  bool any_here = false;
  for (const auto& [row, amount] : amounts) {
    all = {all.low + amount.low, all.high + amount.high};
    if (!subject) continue;
    const bool below =
        row == *subject ||
        exact.ancestor(row, static_cast<plan::EntityId>(subject->entity)) == *subject;
    if (!below) continue;
    any_here = true;
    here = {here.low + amount.low, here.high + amount.high};
  }
  return any_here ? here : all;
}

Combined combined(Exact& exact, const std::vector<const MeasureEffect*>& effects) {
  Combined result;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const MeasureEffect*> setters;
  for (const auto* effect : effects) {
    for (const auto& cell : effect->cells) {
      const auto [it, first] = setters.emplace(
          std::pair(static_cast<std::uint32_t>(cell.property), cell.row.index), effect);
      const auto* before = result.overlay.find(cell.row, cell.property);
      if (!first && before != nullptr && !same(*before, cell.value) && result.conflict.empty()) {
        const auto what = exact.model().vocabulary().qualified_name(cell.property) + " of " +
                          exact.name_of(cell.row);
        result.conflict = it->second == effect
                              ? "measure \"" + effect->measure->id + "\" sets " + what + " twice"
                              : "measures \"" + it->second->measure->id + "\" and \"" +
                                    effect->measure->id + "\" set " + what + " to different values";
      }
      result.overlay.set(cell.row, cell.property, cell.value);
    }
  }
  return result;
}

void apply_measures(Exact& exact, const std::vector<std::string>& names) {
  std::vector<MeasureEffect> effects;
  std::vector<const MeasureEffect*> all;
  for (const auto& name : names) {
    for (const auto& measure : exact.plan().measures) {
      if (measure.id == name) effects.push_back(effect_of(exact, measure));
    }
  }
  for (const auto& effect : effects) {
    if (!effect.error_text.empty()) throw RuleFailure(effect.error_code, effect.error_text);
    all.push_back(&effect);
  }
  auto together = combined(exact, all);
  if (!together.conflict.empty()) throw RuleFailure("E-MEASURES", together.conflict);
  exact.use_overlay(std::move(together.overlay));
}

}  // namespace garis::evaluate

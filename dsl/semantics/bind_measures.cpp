// Measures: which properties they set, and what they cost.
#include <algorithm>

#include "dsl/semantics/binder.hpp"
#include "dsl/semantics/measure.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {

using diagnostics::Code;

std::optional<EntityId> entity_of(const vocabulary::Vocabulary& vocabulary,
                                  const ast::Change& change) {
  if (change.entity.size() != 1) return std::nullopt;
  const auto plural = vocabulary.find_plural(change.entity[0].text);
  return plural ? plural : vocabulary.find_entity(change.entity[0].text);
}

std::size_t change_of(const Guideline& guideline, const ast::Measure& measure, ast::ExprId amount) {
  std::size_t found = 0;
  bool named = false;
  for_each_below(guideline.file, amount, [&](ast::ExprId id) {
    const auto* path = std::get_if<ast::Path>(&guideline.file[id].node);
    const auto entity =
        path == nullptr ? std::nullopt : guideline.vocabulary.find_entity(path->parts[0].text);
    for (std::size_t i = 0; entity && !named && i < measure.changes.size(); ++i) {
      if (entity_of(guideline.vocabulary, measure.changes[i]) != entity) continue;
      named = true;
      found = i;
    }
  });
  return found;
}

void Binder::bind_measure(const ast::Measure& measure) {
  if (measure.changes.empty()) {
    error(Code::R007, measure.id.span,
          fmt::format("measure \"{}\" changes nothing", measure.id.text),
          "add `changes each window where … { window.u_value := … }`");
    return;
  }
  LetSlots slots;
  Scope scope;
  scope.slots = &slots;
  for (std::uint32_t i = 0; i < measure.lets.size(); ++i) {
    slots.push_back({&measure.lets[i], LetSlot::State::waiting, false, {}});
    scope.visible.push_back(i);
  }
  const auto about = [&](std::size_t change) {
    Scope inner = scope;
    if (const auto found = entity(measure.changes[change].entity))
      inner.variables.push_back(*found);
    return inner;
  };
  for (std::size_t i = 0; i < measure.changes.size(); ++i) {
    const auto inner = about(i);
    if (inner.variables.empty()) return;
    if (i > 0 && !measure.lets.empty() && inner.variables != about(0).variables)
      error(Code::R007, measure.changes[i].span, "a measure with `let` changes one kind of thing",
            "write the value where it is used, or make it a `define`");
    bind_change(measure.changes[i], inner);
  }
  auto first = about(0);
  bind_lets(first, slots);
  using units::Base;
  using units::Dimension;
  const auto amounts = [&](const std::vector<ast::ExprId>& all, std::string_view what,
                           const std::vector<Dimension>& dimensions, std::string_view help) {
    for (const auto amount : all)
      bind_amount(amount, about(change_of(g_, measure, amount)), what, dimensions, help);
    if (all.size() > 1)
      error(Code::R007, span(all[1]), fmt::format("a second `{}`", what), "add them up in one");
  };
  amounts(measure.costs, "cost", {Dimension(Base::ringgit, 1), Dimension(Base::yen, 1)},
          "money, such as `850 RM/m² * window.area`");
  amounts(measure.carbons, "carbon", {Dimension(Base::co2e, 1)},
          "carbon, such as `30 kgCO2e/m² * window.area`");
  amounts(measure.lives, "life", {Dimension(Base::year, 1)}, "years, such as `25 yr`");
  unused_lets(slots);
}

void Binder::bind_change(const ast::Change& change, Scope scope) {
  if (const auto* group = g_.group_of(scope.variables[0]); group != nullptr) {
    error(Code::N001, change.entity[0].span,
          fmt::format("`{}` is a group; its values come from its members", change.entity[0].text),
          fmt::format("change each {}", words().entity(group->member).name));
    return;
  }
  if (change.where) condition(*change.where, scope);
  std::set<std::string> seen;
  for (const auto& setting : change.settings) {
    bind_setting(setting, scope);
    if (!seen.insert(setting.path.parts.back().text).second)
      error(Code::D003, setting.path.span,
            fmt::format("`{}` is set twice", setting.path.parts.back().text),
            "keep one of the values");
  }
}

void Binder::bind_setting(const ast::Setting& setting, const Scope& scope) {
  const auto& owner = words().entity(scope.variables[0]);
  const auto& parts = setting.path.parts;
  if (parts.size() != 2 || parts[0].text != owner.name) {
    error(Code::N001, setting.path.span,
          fmt::format("a change of each {} sets properties of the {}", owner.name, owner.name),
          fmt::format("write `{}.{} := …`", owner.name, parts.back().text));
    return;
  }
  if (g_.defines.contains({scope.variables[0], parts[1].text})) {
    error(Code::D003, parts[1].span,
          fmt::format("`{}.{}` is computed, so it cannot be set", owner.name, parts[1].text),
          "set the properties that it is computed from");
    return;
  }
  const auto property = words().find_property(scope.variables[0], parts[1].text);
  if (!property) {
    error(Code::N001, parts[1].span,
          fmt::format("`{}` has no property `{}`", owner.name, parts[1].text),
          base::did_you_mean(parts[1].text, members_of(scope.variables[0])));
    return;
  }
  assign(setting.value, scope, of_property(words(), *property),
         fmt::format("`{}`", words().qualified_name(*property)));
}

void Binder::bind_amount(ast::ExprId amount, const Scope& scope, std::string_view what,
                         const std::vector<units::Dimension>& dimensions, std::string_view help) {
  const Type type = bind(amount, scope);
  if (type.is_unknown()) return;
  const bool fits = type.is_number() && std::find(dimensions.begin(), dimensions.end(),
                                                  type.dimension) != dimensions.end();
  if (!fits)
    error(Code::U001, span(amount),
          fmt::format("`{}` is {}, and this is {}", what, help, name_of(type)));
}

void Binder::known_measures(const std::vector<ast::Name>& names) {
  for (const auto& name : names) declared(g_.measures, name, "measure");
}

}  // namespace garis::semantics

// Declarations: definitions, tables, trajectories, groups, properties, rules and tests.
#include <algorithm>

#include "dsl/semantics/binder.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {

using diagnostics::Code;

void Binder::bind_all() {
  bind_header();
  const auto each = [&](auto visit) {
    for (DeclId id = 0; id < g_.file.declarations.size(); ++id) visit(id, g_.file.declarations[id]);
  };
  // New properties and the keys of groups first: definitions and rules read them.
  each([&](DeclId id, const auto& d) {
    if (std::holds_alternative<ast::Property>(d)) bind_property(id);
  });
  each([&](DeclId id, const auto& d) {
    if (std::holds_alternative<ast::Group>(d)) bind_group(id);
  });
  each([&](DeclId id, const auto& d) {
    if (std::holds_alternative<ast::Define>(d)) bind_define(id);
    if (const auto* table = std::get_if<ast::Table>(&d)) bind_table(*table);
    if (const auto* trajectory = std::get_if<ast::Trajectory>(&d)) bind_trajectory(*trajectory);
  });
  each([&](DeclId id, const auto& d) {
    if (const auto* rule = std::get_if<ast::Rule>(&d)) bind_rule(*rule);
    if (const auto* credit = std::get_if<ast::Credit>(&d)) bind_credit(*credit, id);
    if (const auto* measure = std::get_if<ast::Measure>(&d)) bind_measure(*measure);
  });
  each([&](DeclId id, const auto& d) {
    if (const auto* rating = std::get_if<ast::Rating>(&d)) bind_rating(*rating, id);
  });
  each([&](DeclId, const auto& d) {
    if (const auto* test = std::get_if<ast::Test>(&d)) bind_test(*test);
  });
}

void Binder::bind_header() {
  if (!g_.file.header) return;
  const Scope nothing;
  for (const auto& convention : g_.file.header->conventions) {
    const Type type = bind(convention.value, nothing);
    if (convention.name.text != "hours_per_year") continue;
    const auto* quantity = std::get_if<ast::Quantity>(&g_.file[convention.value].node);
    const auto wanted = units::parse_unit("h/yr")->dimension;
    if (quantity == nullptr || type.dimension != wanted) {
      error(Code::U001, span(convention.value), "`hours_per_year` is a number of hours per year",
            "write `convention hours_per_year = 8_760 h/yr`");
      continue;
    }
    g_.years_are_hours = true;
    g_.hours_per_year = quantity->value;
  }
  bind_effective(g_.file.header->effective);
}

void Binder::bind_effective(const std::optional<ast::Effective>& effective) {
  if (!effective || !effective->by) return;
  const auto& path = *effective->by;
  const auto entity = words().find_entity(path.parts[0].text);
  const auto property = entity && path.parts.size() == 2
                            ? words().find_property(*entity, path.parts[1].text)
                            : std::nullopt;
  if (!property || words().kind(words().property(*property).kind).form != Form::date) {
    error(Code::N001, path.span, "the deciding date is no date of the vocabulary",
          "write `by project.permit_date`, or leave `by …` out");
  }
}

// ---- vocabulary ----

void Binder::bind_property(DeclId id) {
  const auto& declared = std::get<ast::Property>(g_.file.declarations[id]);
  const Type type = declared_type(declared.type);
  const auto entity = this->entity({declared.entity});
  if (!entity || type.is_unknown()) return;
  if (!declared_properties_.insert({*entity, declared.name.text}).second ||
      g_.defines.contains({*entity, declared.name.text})) {
    error(Code::D003, declared.name.span,
          fmt::format("`{}.{}` is declared twice", declared.entity.text, declared.name.text),
          "keep one property or one definition of that name");
    return;
  }
  const auto kind = *words().find_kind(declared.type.name.text);
  vocabulary::Property property;
  property.entity = *entity;
  property.name = declared.name.text;
  property.kind = kind;
  property.basis = type.basis;
  property.category = type.category;
  property.unit = declared.unit ? declared.unit->unit : words().kind(kind).unit;
  if (declared.unit && declared.unit->unit.dimension != words().kind(kind).unit.dimension) {
    error(Code::U001, declared.unit->span,
          fmt::format("`{}` is no unit of {}", declared.unit->unit.text, name_of(type)));
    return;
  }
  property.range = words().kind(kind).range;
  for (auto* side : {&property.range.low, &property.range.high}) {
    if (*side) *side = units::convert(**side, words().kind(kind).unit, property.unit);
  }
  const auto known = words().find_property(*entity, property.name);
  if (known) {
    const auto& before = words().property(*known);
    if (before.kind != kind || before.category != type.category ||
        before.unit.dimension != property.unit.dimension ||
        before.unit.factor != property.unit.factor) {
      error(Code::D003, declared.name.span,
            fmt::format("`{}` already has another kind or unit", words().qualified_name(*known)),
            before.unit.text.empty()
                ? "repeat its kind, or choose another name"
                : fmt::format("it is {} in {}", words().kind(before.kind).name, before.unit.text));
      return;
    }
    g_.properties[id] = *known;
  } else {
    g_.properties[id] = g_.vocabulary.add_property(std::move(property));
  }
  const Type own = of_property(words(), g_.properties[id]);
  Scope scope;
  scope.variables.push_back(*entity);
  for (const auto& assumption : declared.assumptions) {
    assign(assumption.value, scope, own,
           fmt::format("`{}`", words().qualified_name(g_.properties[id])));
    if (assumption.where) condition(*assumption.where, scope);
  }
}

void Binder::bind_group(DeclId id) {
  const auto it = std::find_if(g_.groups.begin(), g_.groups.end(),
                               [&](const GroupInfo& group) { return group.declaration == id; });
  if (it == g_.groups.end()) return;
  const auto& group = std::get<ast::Group>(g_.file.declarations[id]);
  Scope scope;
  scope.variables.push_back(it->member);
  for (const auto& key : group.keys) {
    // The key is an expression of the member; it has no id of its own in the tree.
    g_.file.expressions.push_back({key.span, key});
    g_.types.emplace_back();
    g_.meanings.emplace_back();
    const auto expr = static_cast<ast::ExprId>(g_.file.expressions.size() - 1);
    const Type type = bind(expr, scope);
    if (type.is_unknown()) continue;
    if (type.is(Type::Shape::row) || type.is_number() || type.is(Type::Shape::date)) {
      error(Code::U003, key.span,
            fmt::format("a group needs a category, a text or yes/no as its key, and this is {}",
                        name_of(type)));
      continue;
    }
    vocabulary::Property property;
    property.entity = it->entity;
    property.name = key.parts.back().text;
    property.category = type.category;
    property.kind = *words().find_kind(type.is(Type::Shape::category) ? "category"
                                       : type.is(Type::Shape::text)   ? "text"
                                                                      : "yes_no");
    property.label = {{"en", property.name}};
    it->keys.push_back(g_.vocabulary.add_property(std::move(property)));
    g_.group_keys[id].push_back(expr);
  }
  vocabulary::Property name;
  name.entity = it->entity;
  name.name = "name";
  name.kind = *words().find_kind("text");
  g_.vocabulary.add_property(std::move(name));
  if (group.members.where) condition(*group.members.where, scope);
  if (group.members.for_each)
    error(Code::P001, group.members.for_each->span, "a group has no expected rows",
          "use `for each` in a sum or share");
}

// ---- values ----

Type Binder::define_type(DeclId id) {
  if (const auto it = define_types_.find(id); it != define_types_.end()) return it->second;
  const auto& define = std::get<ast::Define>(g_.file.declarations[id]);
  if (define.type) return define_types_[id] = g_.declared_types[id] = declared_type(*define.type);
  // Cycles and endless chains are reported by check_cycles().
  if (open_defines_.size() > kLongestChain || !open_defines_.insert(id).second) return {};
  bind_define(id);
  open_defines_.erase(id);
  return define_types_[id];
}

void Binder::bind_define(DeclId id) {
  if (!bound_defines_.insert(id).second) return;
  const auto& define = std::get<ast::Define>(g_.file.declarations[id]);
  Scope scope;
  if (!define.entity.text.empty()) {
    if (!g_.define_entities.contains(id)) return;
    scope.variables.push_back(g_.define_entities.at(id));
  }
  if (define.type) define_type(id);
  for (const auto& parameter : define.parameters)
    scope.parameters.emplace_back(parameter.name.text, declared_type(parameter.type));
  const std::string place = fmt::format("`{}{}{}`", define.entity.text,
                                        define.entity.text.empty() ? "" : ".", define.name.text);
  Type type;
  if (define.type) {
    type = define_type(id);
    assign(define.value, scope, type, place);
  } else {
    type = bind(define.value, scope);
    type.is_literal = false;
    type.literal.reset();
    define_types_[id] = type;
  }
  bind_exceptions(define.exceptions, type, scope, place);
}

Type Binder::column_type(const ast::Column& column) {
  Type type = declared_type(column.type);
  if (column.unit && type.is_number()) type.dimension = column.unit->unit.dimension;
  return type;
}

void Binder::bind_table(const ast::Table& table) {
  for (const auto& column : table.columns) {
    const Type type = column_type(column);
    if (type.is_unknown()) continue;
    const bool has_unit = type.is_number() && type.kind && words().kind(*type.kind).has_unit;
    if (column.unit && type.kind &&
        words().kind(*type.kind).unit.dimension != column.unit->unit.dimension &&
        words().kind(*type.kind).name != "money") {
      error(Code::U001, column.unit->span,
            fmt::format("`{}` is no unit of the kind `{}`", column.unit->unit.text,
                        words().kind(*type.kind).name));
    }
    if (has_unit && !column.unit) {
      error(Code::T004, column.span, fmt::format("column `{}` needs a unit", column.name.text),
            fmt::format("write `{} : {} in {}`", column.name.text, column.type.name.text,
                        words().kind(*type.kind).unit.text));
    }
  }
  bind_effective(table.effective);
}

void Binder::bind_trajectory(const ast::Trajectory& trajectory) {
  const Type type = declared_type(trajectory.type);
  const Scope nothing;
  std::string before;
  for (const auto& point : trajectory.points) {
    assign(point.value, nothing, type, fmt::format("trajectory `{}`", trajectory.name.text));
    if (!before.empty() && point.date <= before) {
      error(Code::T004, point.span,
            fmt::format("`{}` does not come after `{}`", point.date, before),
            "write the points in rising order");
    }
    if (point.is_year != trajectory.points[0].is_year)
      error(Code::T004, point.span, "years and dates are mixed", "write either years or dates");
    before = point.date;
  }
}

// ---- rules ----

void Binder::bind_rule(const ast::Rule& rule) {
  if (rule.applies.size() != 1) {
    error(Code::R007, rule.applies.empty() ? rule.id.span : rule.applies[1].span,
          rule.applies.empty()
              ? fmt::format("rule \"{}\" does not say what it applies to", rule.id.text)
              : "a second `applies`",
          rule.applies.empty() ? "add `applies to each wall where …` or `applies to building`"
                               : "join the conditions with `and` or `or`");
  }
  if (rule.requirements.size() != 1) {
    error(Code::R007, rule.requirements.empty() ? rule.id.span : rule.requirements[1].span,
          rule.requirements.empty()
              ? fmt::format("rule \"{}\" requires nothing and asks nothing", rule.id.text)
              : "a second requirement",
          rule.requirements.empty()
              ? "add `requires …` or `asks reviewer …`"
              : "write `requires all of { … }`, or make it a rule of its own");
  }
  bind_effective(rule.effective);
  known_measures(rule.suggests);
  Scope scope;
  LetSlots slots;
  for (const auto* let : lets_of(rule)) slots.push_back({let, LetSlot::State::waiting, false, {}});
  scope.slots = &slots;
  for (std::uint32_t i = 0; i < rule.lets.size(); ++i) scope.visible.push_back(i);
  if (!rule.applies.empty()) {
    if (const auto found = entity(rule.applies[0].entity)) scope.variables.push_back(*found);
  }
  if (scope.variables.empty()) return;
  if (rule.applies[0].where) condition(*rule.applies[0].where, scope);
  bind_lets(scope, slots);
  for (const auto& requirement : rule.requirements) bind_requirement(requirement, scope);
  for (const auto& exception : rule.exceptions) {
    condition(exception.where, scope);
    if (exception.requirement) bind_requirement(*exception.requirement, scope);
  }
  bind_messages(rule.messages, scope);
  unused_lets(slots);
}

// The lets that can be named everywhere in the declaration.
void Binder::bind_lets(Scope& scope, LetSlots& slots) {
  scope.slots = &slots;
  for (const auto slot : std::vector(scope.visible)) let_type(scope, slot);
}

void Binder::unused_lets(const LetSlots& slots) {
  for (const auto& slot : slots) {
    if (slot.used) continue;
    auto& d = sink_.report(Code::D001, slot.let->name.span,
                           fmt::format("`{}` is never used", slot.let->name.text));
    d.fixes.push_back({"take it out", {{slot.let->span, ""}}, true, true});
  }
}

// A path is about the row of its rule.
void Binder::bind_path_entity(const ast::Branch& branch, EntityId of_rule) {
  if (branch.applies_entity.empty()) return;
  const auto found = entity(branch.applies_entity);
  if (!found || *found == of_rule) return;
  error(Code::R007, branch.applies_entity[0].span,
        fmt::format("this path applies to `{}`, and its rule to `{}`",
                    branch.applies_entity[0].text, words().entity(of_rule).name),
        fmt::format("write `applies to {} where …`, or a rule of its own",
                    words().entity(of_rule).name));
}

void Binder::bind_requirement(const ast::Requirement& requirement, Scope scope) {
  if (requirement.shape == ast::Requirement::Shape::condition)
    condition(requirement.condition, scope);
  for (const auto known : requirement.known) {
    const Type type = bind(known, scope);
    if (type.is(Type::Shape::row))
      error(Code::U003, span(known),
            fmt::format("`known` needs a property, and this is {}", name_of(type)));
  }
  for (const auto& branch : requirement.branches) {
    Scope inner = scope;
    for (const auto& let : branch.lets) {
      for (std::uint32_t i = 0; i < scope.slots->size(); ++i) {
        if ((*scope.slots)[i].let == &let) inner.visible.push_back(i);
      }
    }
    for (std::size_t i = scope.visible.size(); i < inner.visible.size(); ++i)
      let_type(inner, inner.visible[i]);
    bind_path_entity(branch, scope.variables[0]);
    if (branch.applies) condition(*branch.applies, inner);
    for (const auto& part : branch.requirements) bind_requirement(part, inner);
  }
}

void Binder::bind_messages(const std::vector<ast::Message>& messages, const Scope& scope) {
  in_message_ = true;
  for (const auto& message : messages) {
    for (const auto& [language, parts] : message.parts) {
      for (const auto& part : parts) {
        if (part.value) bind(*part.value, scope);
      }
    }
  }
  in_message_ = false;
}

// ---- tests ----

void Binder::bind_given(const ast::Given& given) {
  const auto found = entity(given.entity);
  if (!found) return;
  if (g_.group_of(*found) != nullptr) {
    error(Code::N001, given.entity[0].span,
          fmt::format("`{}` is a group; its rows come from its members", given.entity[0].text));
    return;
  }
  const Scope nothing;
  std::set<std::string> seen;
  for (const auto& property : given.properties) {
    if (!seen.insert(property.name.text).second)
      error(Code::D003, property.name.span, fmt::format("`{}` is given twice", property.name.text),
            "take one of them out");
    const auto id = words().find_property(*found, property.name.text);
    if (!id) {
      error(
          Code::N001, property.name.span,
          fmt::format("`{}` has no property `{}`", words().entity(*found).name, property.name.text),
          base::did_you_mean(property.name.text, members_of(*found)));
      continue;
    }
    if (property.value)
      assign(*property.value, nothing, of_property(words(), *id),
             fmt::format("`{}`", words().qualified_name(*id)));
  }
}

namespace {

bool asks(const ast::Requirement& requirement) {
  if (requirement.asks) return true;
  return std::any_of(requirement.branches.begin(), requirement.branches.end(),
                     [](const ast::Branch& branch) {
                       return std::any_of(branch.requirements.begin(), branch.requirements.end(),
                                          [](const auto& part) { return asks(part); });
                     });
}

bool asks(const ast::Rule& rule) {
  return std::any_of(rule.requirements.begin(), rule.requirements.end(),
                     [](const auto& each) { return asks(each); }) ||
         std::any_of(rule.exceptions.begin(), rule.exceptions.end(),
                     [](const auto& each) { return each.requirement && asks(*each.requirement); });
}

}  // namespace

// An answer or waiver that nothing takes up would be passed over in silence.
void Binder::bind_recorded(const ast::Recorded& recorded, const ast::Rule& rule,
                           const ast::Test& test) {
  if (!recorded.is_waiver && !asks(rule))
    error(Code::N001, recorded.rule.span, fmt::format("rule \"{}\" asks nothing", rule.id.text),
          "an answer belongs to a rule, path or exception with `asks`");
  if (!recorded.subject || rule.applies.empty()) return;
  const auto looked_at = entity(rule.applies[0].entity);
  if (!looked_at || g_.group_of(*looked_at) != nullptr) return;  // ids of groups are made later
  std::vector<std::string> ids;
  for (const auto& given : test.given) ids.push_back(given.id.text);
  if (std::find(ids.begin(), ids.end(), recorded.subject->text) != ids.end()) return;
  error(Code::N001, recorded.subject->span,
        fmt::format("nothing is called \"{}\" in this test", recorded.subject->text),
        base::did_you_mean(recorded.subject->text, ids));
}

void Binder::bind_test(const ast::Test& test) {
  std::set<std::string> ids;
  for (const auto& given : test.given) {
    bind_given(given);
    if (given.parent && !ids.contains(given.parent->text)) {
      error(Code::N001, given.parent->span,
            fmt::format("nothing is called \"{}\" before this line", given.parent->text),
            "give the parent first");
    }
    ids.insert(given.id.text);
  }
  std::vector<std::string> rules;
  for (const auto& [name, declarations] : g_.rules) rules.push_back(name);
  const auto known_rule = [&](const ast::Name& name) -> const ast::Rule* {
    if (const auto it = g_.rules.find(name.text); it != g_.rules.end())
      return &std::get<ast::Rule>(g_.file.declarations[it->second.front()]);
    error(Code::N001, name.span, fmt::format("no rule \"{}\"", name.text),
          base::did_you_mean(name.text, rules));
    return nullptr;
  };
  const auto labelled = [&](const ast::Rule& rule, const ast::Name& label) {
    auto labels = path_labels(rule);
    const auto exceptions = exception_labels(rule);
    labels.insert(labels.end(), exceptions.begin(), exceptions.end());
    if (std::find(labels.begin(), labels.end(), label.text) != labels.end()) return;
    error(Code::N001, label.span,
          fmt::format("rule \"{}\" has no path or exception \"{}\"", rule.id.text, label.text),
          base::did_you_mean(label.text, labels));
  };
  for (const auto& recorded : test.recorded) {
    const auto* rule = known_rule(recorded.rule);
    if (rule == nullptr) continue;
    if (recorded.path) labelled(*rule, *recorded.path);
    bind_recorded(recorded, *rule, test);
  }
  known_measures(test.measures);
  const Scope nothing;
  for (const auto& expect : test.expects) {
    if (const auto* on_credit = std::get_if<ast::ExpectCredit>(&expect.what)) {
      bind_expected(*on_credit);
    } else if (const auto* on_rating = std::get_if<ast::ExpectRating>(&expect.what)) {
      bind_expected(*on_rating);
    } else if (const auto* on_rule = std::get_if<ast::ExpectRule>(&expect.what)) {
      const auto* rule = known_rule(on_rule->rule);
      if (rule == nullptr) continue;
      for (const auto& label : on_rule->because) labelled(*rule, label);
      for (const auto& label : on_rule->via) labelled(*rule, label);
      for (const auto& path : on_rule->missing) {
        const auto entity = words().find_entity(path.parts[0].text);
        const bool found =
            entity && path.parts.size() == 2 && words().find_property(*entity, path.parts[1].text);
        if (!found)
          error(Code::N001, path.span, "this is no property",
                entity ? base::did_you_mean(path.parts.back().text, members_of(*entity))
                       : "write `wall.u_value`");
      }
    } else if (const auto* on_value = std::get_if<ast::ExpectValue>(&expect.what)) {
      const auto entity = words().find_entity(on_value->path.parts[0].text);
      if (!entity || on_value->path.parts.size() != 2) {
        error(Code::N001, on_value->path.span, "this is no value of an entity",
              "write `expect value building.ottv of \"B\" = …`");
        continue;
      }
      g_.file.expressions.push_back({on_value->path.span, on_value->path});
      g_.types.emplace_back();
      g_.meanings.emplace_back();
      const auto expr = static_cast<ast::ExprId>(g_.file.expressions.size() - 1);
      Scope scope;
      scope.variables.push_back(*entity);
      const Type type = bind(expr, scope);
      g_.expected_values[&expect] = expr;
      assign(on_value->value, nothing, type, "the expected value");
      if (on_value->tolerance) assign(*on_value->tolerance, nothing, type, "the tolerance");
    }
  }
}

}  // namespace garis::semantics

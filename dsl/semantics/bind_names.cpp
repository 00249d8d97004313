// Names: rows at hand and their up-links, properties, definitions, lets, category values, calls and
// sets.
#include <algorithm>

#include "dsl/semantics/binder.hpp"

namespace garis::semantics {

using diagnostics::Code;

namespace {

std::string path_text(const ast::Path& path) {
  std::string text;
  for (const auto& part : path.parts) text += (text.empty() ? "" : ".") + part.text;
  return text;
}

}  // namespace

// The longest start of a path that names a row: `window.wall` of `window.wall.orientation`. The
// word of an entity is the row at hand of that kind, else the row above the innermost one.
std::optional<Binder::Root> Binder::row_root(const ast::Path& path, const Scope& scope) {
  const auto first = words().find_entity(path.parts[0].text);
  if (!first) return std::nullopt;
  Root root;
  root.used = 1;
  const auto it = std::find(scope.variables.rbegin(), scope.variables.rend(), *first);
  if (it != scope.variables.rend()) {
    root.row = {static_cast<std::uint32_t>(scope.variables.rend() - it - 1), {}, *first};
  } else {
    const auto above =
        std::find_if(scope.variables.rbegin(), scope.variables.rend(),
                     [&](EntityId variable) { return words().can_hang_under(variable, *first); });
    if (above == scope.variables.rend()) return std::nullopt;
    root.row = {static_cast<std::uint32_t>(scope.variables.rend() - above - 1), {*first}, *first};
  }
  while (root.used < path.parts.size()) {
    const auto next = words().find_entity(path.parts[root.used].text);
    if (!next || !words().can_hang_under(root.row.entity, *next)) break;
    root.row.ups.push_back(*next);
    root.row.entity = *next;
    ++root.used;
  }
  return root;
}

std::vector<std::string> Binder::members_of(EntityId id) const {
  std::vector<std::string> names;
  for (const auto property : words().entity(id).properties)
    names.push_back(words().property(property).name);
  for (const auto& [key, declarations] : g_.defines) {
    if (key.first == id) names.push_back(key.second);
  }
  return names;
}

Type Binder::member_of(const Root& root, const ast::Path& path, ast::ExprId id) {
  const auto& member = path.parts[root.used];
  const auto& owner = words().entity(root.row.entity);
  if (root.used + 1 < path.parts.size()) {
    error(Code::N001, path.parts[root.used + 1].span,
          fmt::format("`{}.{}` has no part `{}`", owner.name, member.text,
                      path.parts[root.used + 1].text));
    return {};
  }
  if (const auto it = g_.defines.find({root.row.entity, member.text}); it != g_.defines.end()) {
    mean(id, DefineOf{root.row, it->second.front()});
    used_.insert(it->second.begin(), it->second.end());
    return define_type(it->second.front());
  }
  if (const auto property = words().find_property(root.row.entity, member.text)) {
    mean(id, PropertyOf{root.row, *property});
    return of_property(words(), *property);
  }
  const auto help = base::did_you_mean(member.text, members_of(root.row.entity));
  error(Code::N001, member.span, fmt::format("`{}` has no property `{}`", owner.name, member.text),
        help.empty() ? fmt::format("declare it with `property {}.{} : …` or `define {}.{} : … = …`",
                                   owner.name, member.text, owner.name, member.text)
                     : help);
  return {};
}

std::optional<Type> Binder::single_name(const ast::Name& name, const Scope& scope, ast::ExprId id,
                                        const Type* expected) {
  for (const auto slot : scope.visible) {
    if ((*scope.slots)[slot].let->name.text != name.text) continue;
    mean(id, LetValue{slot});
    (*scope.slots)[slot].used = true;
    return let_type(scope, slot);
  }
  for (std::uint32_t i = 0; i < scope.parameters.size(); ++i) {
    if (scope.parameters[i].first != name.text) continue;
    mean(id, ParameterValue{i});
    return scope.parameters[i].second;
  }
  if (expected != nullptr && expected->is(Type::Shape::category)) {
    if (const auto code = words().category(*expected->category).find(name.text)) {
      mean(id, CategoryWord{*expected->category, *code});
      return *expected;
    }
  }
  if (name.text == "score" && scope.rating != nullptr) {
    mean(id, ScoreValue{});
    return of_kind(words(), *words().find_kind("points"), {}, {});
  }
  if (name.text == "check_year") {
    mean(id, CheckYear{});
    Type year = number_type({});
    year.kind = words().find_kind("number");
    return year;
  }
  if (const auto constant = g_.constants.find(name.text); constant != g_.constants.end()) {
    mean(id, ConstantValue{constant->second});
    used_.insert(constant->second);
    return define_type(constant->second);
  }
  if (!g_.file.header) return std::nullopt;
  const auto& conventions = g_.file.header->conventions;
  for (std::uint32_t i = 0; i < conventions.size(); ++i) {
    if (conventions[i].name.text != name.text) continue;
    mean(id, ConventionValue{i});
    return g_.type(conventions[i].value);
  }
  return std::nullopt;
}

Type Binder::of(const ast::Path& path, const Scope& scope, ast::ExprId id, const Type* expected) {
  if (path.parts.size() == 1) {
    if (const auto type = single_name(path.parts[0], scope, id, expected)) return *type;
  }
  const auto root = row_root(path, scope);
  if (!root) return unknown_path(path, scope, expected);
  if (root->used < path.parts.size()) return member_of(*root, path, id);
  mean(id, root->row);
  return row_type(root->row.entity);
}

std::vector<std::string> Binder::names_in(const Scope& scope) const {
  std::vector<std::string> names = {"check_year"};
  for (const auto variable : scope.variables) {
    names.push_back(words().entity(variable).name);
    for (const auto& entity : words().entities()) {
      const auto id = *words().find_entity(entity.name);
      if (words().can_hang_under(variable, id)) names.push_back(entity.name);
    }
  }
  for (const auto slot : scope.visible) names.push_back((*scope.slots)[slot].let->name.text);
  for (const auto& [name, type] : scope.parameters) names.push_back(name);
  for (const auto& [name, declaration] : g_.constants) names.push_back(name);
  return names;
}

Type Binder::unknown_path(const ast::Path& path, const Scope& scope, const Type* expected) {
  const auto& first = path.parts[0];
  auto names = names_in(scope);
  if (expected != nullptr && expected->is(Type::Shape::category) && path.parts.size() == 1) {
    const auto& category = words().category(*expected->category);
    names.clear();
    for (const auto& value : category.values) names.push_back(value.name);
    error(Code::N001, first.span,
          fmt::format("`{}` is not in the category `{}`", first.text, category.name),
          base::did_you_mean(first.text, names));
    return {};
  }
  if (const auto entity = words().find_entity(first.text); entity && !scope.variables.empty()) {
    const auto& here = words().entity(scope.variables.back()).name;
    error(Code::N001, first.span,
          fmt::format("no `{}` is at hand here: a {} does not belong to one", first.text, here),
          fmt::format("use a set such as `sum of … over {} of {}`, or another entity",
                      words().entity(*entity).plural, here));
    return {};
  }
  const auto plural = words().find_plural(first.text);
  auto help =
      plural ? fmt::format("`{}` is a set; use it in `every …`, `sum of … over …`, `count of …`",
                           first.text)
             : base::did_you_mean(first.text, names);
  if (help.empty() && path.parts.size() == 1)
    help =
        "names are written like `building.name`; a word of a category stands after `is` or in `in "
        "{ … }`";
  error(Code::N001, first.span, fmt::format("unknown name `{}`", path_text(path)), help);
  return {};
}

// ---- categories ----

std::optional<Codes> Binder::codes(const Type& type, const std::vector<ast::Name>& names,
                                   base::Span at) {
  if (type.is_unknown()) return std::nullopt;
  if (!type.is(Type::Shape::category)) {
    error(Code::U003, at,
          fmt::format("`is` and `in {{ … }}` need a category, and this is {}", name_of(type)),
          type.is_number()               ? "compare numbers with `=`, `<=`, `>=`"
          : type.is(Type::Shape::yes_no) ? "write the condition itself, or `not` in front of it"
          : type.is(Type::Shape::text)   ? "compare texts with `=` or `in { \"…\" }`"
                                         : "");
    return std::nullopt;
  }
  const auto& category = words().category(*type.category);
  Codes result{*type.category, {}};
  std::vector<std::string> values;
  for (const auto& value : category.values) values.push_back(value.name);
  for (const auto& name : names) {
    if (const auto code = category.find(name.text)) {
      result.codes.push_back(*code);
      continue;
    }
    auto help = base::did_you_mean(name.text, values);
    if (help.empty() && values.size() <= 12) {
      help = "it has ";
      for (std::size_t i = 0; i < values.size(); ++i)
        help += (i == 0 ? "`" : ", `") + values[i] + "`";
    }
    error(Code::N001, name.span,
          fmt::format("`{}` is not in the category `{}`", name.text, category.name), help);
  }
  return result;
}

// ---- sets ----

std::optional<EntityId> Binder::entity(const std::vector<ast::Name>& names) {
  if (names.size() > 1) {
    error(Code::P006, names[0].span,
          fmt::format("`{}.{}` is not supported yet", names[0].text, names[1].text),
          "the raw IFC layer belongs to stage 3 of the language");
    return std::nullopt;
  }
  if (const auto plural = words().find_plural(names[0].text)) return plural;
  if (const auto singular = words().find_entity(names[0].text)) return singular;
  std::vector<std::string> known;
  for (const auto& entity : words().entities()) {
    known.push_back(entity.name);
    known.push_back(entity.plural);
  }
  error(Code::N001, names[0].span, fmt::format("unknown entity `{}`", names[0].text),
        base::did_you_mean(names[0].text, known));
  return std::nullopt;
}

// Ruling 12: without `of`, the rows under the entity at hand if they can hang there, else all rows.
SetMeaning Binder::set(const ast::Set& set, const Scope& scope, Scope& inner) {
  SetMeaning meaning;
  const auto member = entity(set.entity);
  if (!member) return meaning;
  meaning.member = *member;
  if (set.of) {
    const auto root = row_root(*set.of, scope);
    if (!root || root->used < set.of->parts.size()) {
      unknown_path(*set.of, scope, nullptr);
    } else if (!words().can_hang_under(*member, root->row.entity)) {
      error(Code::N001, set.of->span,
            fmt::format("`{}` do not belong to a {}", words().entity(*member).plural,
                        words().entity(root->row.entity).name));
    } else {
      meaning.root = root->row;
    }
  } else if (!scope.variables.empty() && words().can_hang_under(*member, scope.variables.back())) {
    meaning.root =
        RowPath{static_cast<std::uint32_t>(scope.variables.size() - 1), {}, scope.variables.back()};
  }
  inner = scope.with(*member);
  if (set.where) condition(*set.where, inner);
  if (set.for_each) {
    meaning.expected_by = words().find_property(*member, set.for_each->text);
    if (!meaning.expected_by) {
      error(Code::N001, set.for_each->span,
            fmt::format("`{}` has no property `{}`", words().entity(*member).name,
                        set.for_each->text),
            base::did_you_mean(set.for_each->text, members_of(*member)));
    }
    for (const auto bound : {*set.from, *set.to})
      numbers_only(bind(bound, scope), span(bound), "a range of expected rows");
  }
  return meaning;
}

// ---- calls ----

Type Binder::of(const ast::Call& call, const Scope& scope, ast::ExprId id, const Type*) {
  const auto& name = call.function.text;
  if (g_.tables.contains(name)) return table_call(call, scope, id);
  if (g_.trajectories.contains(name)) return trajectory_call(call, scope, id);
  if (g_.functions.contains(name)) return function_call(call, scope, id);
  if (name == "whole") return builtin_call(call, scope, id);
  if (name == "credit_points") return credit_points(call, scope, id);
  if (name == "property_set" || name == "quantity_set" || name == "classification" ||
      name == "part_of" || name == "predefined_type" || name == "material") {
    error(Code::P006, call.function.span, fmt::format("`{}` is not supported yet", name),
          "the raw IFC layer belongs to stage 3 of the language");
    return {};
  }
  std::vector<std::string> known = {"whole"};
  for (const auto& [table, declarations] : g_.tables) known.push_back(table);
  for (const auto& [trajectory, declarations] : g_.trajectories) known.push_back(trajectory);
  for (const auto& [function, declaration] : g_.functions) known.push_back(function);
  error(Code::N001, call.function.span, fmt::format("no table, trajectory or function `{}`", name),
        base::did_you_mean(name, known));
  return {};
}

Type Binder::table_call(const ast::Call& call, const Scope& scope, ast::ExprId id) {
  const auto declaration = g_.tables.at(call.function.text).front();
  for (const auto version : g_.tables.at(call.function.text)) used_.insert(version);
  const auto& table = std::get<ast::Table>(g_.file.declarations[declaration]);
  std::vector<std::string> keys;
  std::vector<const ast::Column*> values;
  for (const auto& column : table.columns) {
    if (column.is_key) {
      keys.push_back(column.name.text);
    } else {
      values.push_back(&column);
    }
  }
  std::set<std::string> given;
  for (const auto& argument : call.arguments) {
    const auto column =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const ast::Column& c) {
          return c.is_key &&
                 (argument.name ? c.name.text == argument.name->text : keys.size() == 1);
        });
    if (column == table.columns.end()) {
      error(Code::N001, argument.name ? argument.name->span : span(argument.value),
            argument.name
                ? fmt::format("table `{}` has no key `{}`", table.name.text, argument.name->text)
                : "the keys of a table are named",
            argument.name ? base::did_you_mean(argument.name->text, keys)
                          : fmt::format("write `{}({}: …)`", table.name.text,
                                        keys.empty() ? "key" : keys[0]));
      bind(argument.value, scope);
      continue;
    }
    if (!given.insert(column->name.text).second)
      error(Code::T004, span(argument.value),
            fmt::format("key `{}` is given twice", column->name.text));
    assign(argument.value, scope, column_type(*column),
           fmt::format("key `{}` of table `{}`", column->name.text, table.name.text));
  }
  for (const auto& key : keys) {
    if (!given.contains(key))
      error(Code::T004, call.function.span,
            fmt::format("key `{}` of table `{}` is missing", key, table.name.text),
            fmt::format("write `{}: …`", key));
  }
  if (values.empty()) return {};
  std::uint32_t chosen = 0;
  if (!call.fields.empty()) {
    const auto it = std::find_if(values.begin(), values.end(), [&](const auto* c) {
      return c->name.text == call.fields[0].text;
    });
    if (it == values.end()) {
      std::vector<std::string> names;
      for (const auto* column : values) names.push_back(column->name.text);
      error(
          Code::N001, call.fields[0].span,
          fmt::format("table `{}` has no value column `{}`", table.name.text, call.fields[0].text),
          base::did_you_mean(call.fields[0].text, names));
      return {};
    }
    chosen = static_cast<std::uint32_t>(it - values.begin());
  }
  mean(id, TableCall{declaration, chosen});
  return column_type(*values[chosen]);
}

Type Binder::trajectory_call(const ast::Call& call, const Scope& scope, ast::ExprId id) {
  const auto declaration = g_.trajectories.at(call.function.text).front();
  for (const auto version : g_.trajectories.at(call.function.text)) used_.insert(version);
  const auto& trajectory = std::get<ast::Trajectory>(g_.file.declarations[declaration]);
  if (call.arguments.size() != 1) {
    error(Code::T004, call.function.span,
          fmt::format("trajectory `{}` takes one year or date", trajectory.name.text),
          fmt::format("write `{}(check_year)`", trajectory.name.text));
    return {};
  }
  const auto at = call.arguments[0].value;
  const auto when = bind(at, scope);
  if (!when.is_unknown() && !when.is(Type::Shape::date) && !when.is_dimensionless()) {
    error(Code::U003, span(at),
          fmt::format("a trajectory is looked up with a year or a date, and this is {}",
                      name_of(when)));
  }
  mean(id, TrajectoryCall{declaration});
  return declared_type(trajectory.type);
}

Type Binder::function_call(const ast::Call& call, const Scope& scope, ast::ExprId id) {
  const auto declaration = g_.functions.at(call.function.text);
  used_.insert(declaration);
  const auto& function = std::get<ast::Define>(g_.file.declarations[declaration]);
  if (call.arguments.size() != function.parameters.size()) {
    error(Code::T004, call.function.span,
          fmt::format("`{}` takes {} values, and {} are given", function.name.text,
                      function.parameters.size(), call.arguments.size()));
    return {};
  }
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    const auto& argument = call.arguments[i];
    const auto& parameter = function.parameters[i];
    if (argument.name && argument.name->text != parameter.name.text) {
      error(Code::N001, argument.name->span,
            fmt::format("value {} of `{}` is `{}`, not `{}`", i + 1, function.name.text,
                        parameter.name.text, argument.name->text));
    }
    assign(argument.value, scope, declared_type(parameter.type),
           fmt::format("`{}` of `{}`", parameter.name.text, function.name.text));
  }
  mean(id, FunctionCall{declaration});
  return define_type(declaration);
}

Type Binder::builtin_call(const ast::Call& call, const Scope& scope, ast::ExprId id) {
  if (call.arguments.size() != 1) {
    error(Code::T004, call.function.span, "`whole` takes one value");
    return {};
  }
  auto type = bind(call.arguments[0].value, scope);
  if (!numbers_only(type, span(call.arguments[0].value), "`whole`")) return {};
  mean(id, Builtin{"whole"});
  // How often one ratio fits into another is a count: it is no ratio any more.
  if (type.is_dimensionless()) type.kind.reset();
  type.is_literal = false;
  type.literal.reset();
  return type;
}

}  // namespace garis::semantics

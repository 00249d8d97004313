#include <algorithm>
#include <cmath>

#include "dsl/base/date.hpp"
#include "dsl/compile/compiler.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::compile {
namespace {

using semantics::Type;

units::Unit plain() { return {}; }

plan::Comparison comparison_of(ast::Comparison op) { return static_cast<plan::Comparison>(op); }

}  // namespace

plan::NodeId Compiler::add(plan::Node node) {
  plan_.nodes.push_back(std::move(node));
  return static_cast<plan::NodeId>(plan_.nodes.size() - 1);
}

plan::RowPath Compiler::row(const semantics::RowPath& path) const {
  plan::RowPath row{path.variable, {}, static_cast<plan::EntityId>(path.entity)};
  for (const auto up : path.ups) row.ups.push_back(static_cast<plan::EntityId>(up));
  return row;
}

units::Unit Compiler::unit_of_type(const Type& type) const {
  return type.is_number() ? semantics::unit_of(g_.vocabulary, type) : plain();
}

Compiler::Value Compiler::converted(Value value, const units::Unit& unit) {
  units::Unit from = value.unit;
  // With `convention hours_per_year` a year is a number of seconds; otherwise the checks refuse the
  // mix.
  if (g_.years_are_hours && from.dimension != unit.dimension) {
    const int years =
        from.dimension.power(units::Base::year) - unit.dimension.power(units::Base::year);
    from.factor *= std::pow(g_.hours_per_year * 3600, years);
    from.dimension = unit.dimension;
  }
  if (from.factor == unit.factor && from.offset == unit.offset) return {value.node, unit};
  if (const auto* number =
          std::get_if<plan::Number>(&plan_.nodes[static_cast<std::size_t>(value.node)])) {
    return {add(plan::Number{units::convert(number->value, from, unit)}), unit};
  }
  return {add(plan::Convert{value.node, from, unit}), unit};
}

Compiler::Value Compiler::compile(ast::ExprId id) {
  return std::visit([&](const auto& e) { return expr(e, id); }, g_.file[id].node);
}

Compiler::Value Compiler::compile_to(ast::ExprId id, const units::Unit& unit) {
  const auto value = compile(id);
  return g_.type(id).is_number() ? converted(value, unit) : value;
}

// ---- literals and names ----

Compiler::Value Compiler::expr(const ast::Quantity& e, ast::ExprId) {
  if (!e.unit) return {add(plan::Number{e.value}), plain()};
  // Per cent, per mille and `units` are plain numbers.
  if (e.unit->unit.dimension.is_none())
    return {add(plan::Number{units::convert(e.value, e.unit->unit, plain())}), plain()};
  return {add(plan::Number{e.value}), e.unit->unit};
}

Compiler::Value Compiler::expr(const ast::DateLiteral& e, ast::ExprId) {
  return {add(plan::Number{base::day_number(e.iso).value_or(0)}), plain()};
}
Compiler::Value Compiler::expr(const ast::TruthLiteral& e, ast::ExprId) {
  return {add(plan::YesNo{e.value}), plain()};
}

Compiler::Value Compiler::expr(const ast::StringLiteral& e, ast::ExprId id) {
  if (const auto* word = std::get_if<semantics::CategoryWord>(&g_.meaning(id))) {
    return {add(plan::CategoryValue{static_cast<plan::CategoryId>(word->category), word->code}),
            plain()};
  }
  return {add(plan::Text{e.value}), plain()};
}

Compiler::Value Compiler::expr(const ast::Path&, ast::ExprId id) {
  const auto& meaning = g_.meaning(id);
  if (const auto* property = std::get_if<semantics::PropertyOf>(&meaning)) {
    return {
        add(plan::Property{row(property->row), static_cast<plan::PropertyId>(property->property)}),
        g_.vocabulary.property(property->property).unit};
  }
  if (const auto* define = std::get_if<semantics::DefineOf>(&meaning)) {
    return {add(plan::Defined{row(define->row), defines_.at(define->define)}),
            unit_of_type(g_.type(id))};
  }
  if (const auto* let = std::get_if<semantics::LetValue>(&meaning))
    return {add(plan::Let{let->slot}), let_units_[let->slot]};
  if (const auto* parameter = std::get_if<semantics::ParameterValue>(&meaning))
    return {add(plan::Parameter{parameter->index}), unit_of_type(g_.type(id))};
  if (const auto* constant = std::get_if<semantics::ConstantValue>(&meaning)) {
    return {add(plan::Call{defines_.at(constant->define), {}}), unit_of_type(g_.type(id))};
  }
  if (const auto* convention = std::get_if<semantics::ConventionValue>(&meaning))
    return compile(g_.file.header->conventions[convention->index].value);
  if (const auto* word = std::get_if<semantics::CategoryWord>(&meaning)) {
    return {add(plan::CategoryValue{static_cast<plan::CategoryId>(word->category), word->code}),
            plain()};
  }
  if (const auto* path = std::get_if<semantics::RowPath>(&meaning))
    return {add(plan::RowValue{row(*path)}), plain()};
  if (std::holds_alternative<semantics::ScoreValue>(meaning))
    return {add(plan::Score{}), unit_of_type(g_.type(id))};
  return {add(plan::CheckYear{}), plain()};
}

// ---- logic ----

Compiler::Value Compiler::expr(const ast::Logic& e, ast::ExprId) {
  std::vector<plan::NodeId> operands;
  for (const auto operand : e.operands) operands.push_back(condition(operand));
  return {add(plan::Logic{e.is_and, std::move(operands)}), plain()};
}

Compiler::Value Compiler::expr(const ast::Not& e, ast::ExprId) {
  const auto operand = condition(e.operand);
  return {add(plan::Not{operand}), plain()};
}

Compiler::Value Compiler::expr(const ast::Compare& e, ast::ExprId) {
  const auto right = compile(e.right);
  const auto left = compile_to(e.left, right.unit);
  return {add(plan::Compare{comparison_of(e.op), left.node, right.node}), plain()};
}

plan::NodeId Compiler::range(ast::ExprId value, ast::ExprId low, ast::ExprId high) {
  const auto from = compile(low);
  const auto to = compile_to(high, from.unit);
  const auto what = compile_to(value, from.unit);
  const auto above = add(plan::Compare{plan::Comparison::greater_equal, what.node, from.node});
  const auto below = add(plan::Compare{plan::Comparison::less_equal, what.node, to.node});
  return add(plan::Logic{true, {above, below}});
}

Compiler::Value Compiler::expr(const ast::Between& e, ast::ExprId) {
  return {range(e.value, e.low, e.high), plain()};
}

Compiler::Value Compiler::expr(const ast::InRange& e, ast::ExprId) {
  const auto inside = range(e.value, e.low, e.high);
  return {e.negated ? add(plan::Not{inside}) : inside, plain()};
}

Compiler::Value Compiler::expr(const ast::Is& e, ast::ExprId id) {
  const auto value = condition(e.value);
  if (e.what != ast::IsWhat::name)
    return {add(plan::IsKnown{value, e.negated != (e.what == ast::IsWhat::missing)}), plain()};
  return {add(plan::OneOf{value, std::get<semantics::Codes>(g_.meaning(id)).codes, e.negated}),
          plain()};
}

Compiler::Value Compiler::expr(const ast::InSet& e, ast::ExprId id) {
  const auto value = condition(e.value);
  if (const auto* codes = std::get_if<semantics::Codes>(&g_.meaning(id)))
    return {add(plan::OneOf{value, codes->codes, e.negated}), plain()};
  std::vector<std::string> texts;
  for (const auto& name : e.names) texts.push_back(name.text);
  return {add(plan::TextOneOf{value, std::move(texts), e.negated}), plain()};
}

Compiler::Value Compiler::expr(const ast::Matches& e, ast::ExprId) {
  const auto value = condition(e.value);
  return {add(plan::Matches{value, e.pattern}), plain()};
}

// ---- numbers ----

Compiler::Value Compiler::expr(const ast::Arithmetic& e, ast::ExprId) {
  const auto op = static_cast<plan::Operator>(e.op);
  if (e.op == ast::Operator::multiply || e.op == ast::Operator::divide) {
    const auto left = compile(e.left);
    const auto right = compile(e.right);
    units::Unit unit;
    const int sign = e.op == ast::Operator::multiply ? 1 : -1;
    unit.dimension = left.unit.dimension.times(right.unit.dimension, sign);
    unit.factor =
        sign > 0 ? left.unit.factor * right.unit.factor : left.unit.factor / right.unit.factor;
    // A share of something keeps the name of its unit.
    if (right.unit.dimension.is_none() && right.unit.factor == 1) unit = left.unit;
    if (sign > 0 && left.unit.dimension.is_none() && left.unit.factor == 1) unit = right.unit;
    return {add(plan::Arithmetic{op, left.node, right.node}), unit};
  }
  const auto left = compile(e.left);
  auto right = compile(e.right);
  units::Unit unit = left.unit;
  // 24 °C + 2 K: the difference is scaled to the step of the temperature, without its zero.
  units::Unit step = unit;
  if (left.unit.is_point && !right.unit.is_point) {
    step.offset = 0;
    step.is_point = false;
  }
  right = converted(right, step);
  if (left.unit.is_point && g_.type(e.right).is_point) {
    unit.offset = 0;
    unit.is_point = false;
  }
  return {add(plan::Arithmetic{op, left.node, right.node}), unit};
}

Compiler::Value Compiler::expr(const ast::Negate& e, ast::ExprId) {
  const auto operand = compile(e.operand);
  return {add(plan::Negate{operand.node}), operand.unit};
}

Compiler::Value Compiler::expr(const ast::Power& e, ast::ExprId) {
  const auto operand = compile(e.operand);
  units::Unit unit;
  const int whole = static_cast<int>(e.exponent);
  if (static_cast<double>(whole) == e.exponent) {
    unit.dimension = operand.unit.dimension.to_power(whole);
    unit.factor = std::pow(operand.unit.factor, whole);
  }
  return {add(plan::Power{operand.node, e.exponent}), unit};
}

Compiler::Value Compiler::expr(const ast::Cast& e, ast::ExprId id) {
  return compile_to(e.operand, unit_of_type(g_.type(id)));
}

Compiler::Value Compiler::expr(const ast::Conditional& e, ast::ExprId id) {
  const auto decide = condition(e.condition);
  const auto then = compile(e.then);
  const auto otherwise =
      g_.type(id).is_number() ? converted(compile(e.otherwise), then.unit) : compile(e.otherwise);
  return {add(plan::If{decide, then.node, otherwise.node}), then.unit};
}

// ---- sets ----

plan::Set Compiler::set(const ast::Set& set, const semantics::SetMeaning& meaning) {
  plan::Set out;
  out.member = static_cast<plan::EntityId>(meaning.member);
  if (meaning.root) out.root = row(*meaning.root);
  if (set.where) out.where = condition(*set.where);
  if (meaning.expected_by) {
    out.expected_by = static_cast<plan::PropertyId>(*meaning.expected_by);
    out.from = compile(*set.from).node;
    out.to = compile(*set.to).node;
  }
  return out;
}

Compiler::Value Compiler::expr(const ast::Aggregate& e, ast::ExprId id) {
  plan::Aggregate out;
  out.operation = static_cast<plan::Aggregation>(e.operation);
  out.set = set(e.set, g_.sets.at(static_cast<std::uint32_t>(id)));
  if (e.weight) out.weight = compile(*e.weight).node;
  if (e.condition) out.condition = condition(*e.condition);
  units::Unit unit;
  if (e.value) {
    const auto value = compile(*e.value);
    out.value = value.node;
    unit = value.unit;
  }
  if (e.if_none) out.if_none = compile_to(*e.if_none, unit).node;
  return {add(std::move(out)), unit};
}

Compiler::Value Compiler::expr(const ast::Quantified& e, ast::ExprId id) {
  plan::Quantified out;
  out.quantifier = static_cast<plan::Quantifier>(e.quantifier);
  out.set = set(e.set, g_.sets.at(static_cast<std::uint32_t>(id)));
  out.condition = condition(e.condition);
  if (e.amount) {
    out.is_share = e.amount->unit && e.amount->unit->unit.is_percent();
    out.amount = out.is_share ? units::convert(e.amount->value, e.amount->unit->unit, plain())
                              : e.amount->value;
  }
  return {add(std::move(out)), plain()};
}

// ---- calls ----

Compiler::Value Compiler::expr(const ast::Call& call, ast::ExprId id) {
  const auto& meaning = g_.meaning(id);
  if (const auto* table = std::get_if<semantics::TableCall>(&meaning)) return lookup(call, *table);
  if (const auto* trajectory = std::get_if<semantics::TrajectoryCall>(&meaning))
    return trajectory_at(call, *trajectory);
  if (const auto* defined = std::get_if<semantics::FunctionCall>(&meaning))
    return function(call, *defined);
  if (const auto* points = std::get_if<semantics::CreditPoints>(&meaning))
    return {add(plan::CreditPoints{credits_.at(points->credit)}), unit_of_type(g_.type(id))};
  // A plain number is counted in ones: kWh/m² over Wh/m² carries a factor of 1,000.
  auto operand = compile(call.arguments[0].value);
  if (operand.unit.dimension.is_none()) operand = converted(operand, plain());
  return {add(plan::Whole{operand.node}), operand.unit};
}

Compiler::Value Compiler::lookup(const ast::Call& call, const semantics::TableCall& meaning) {
  const auto& declaration = std::get<ast::Table>(g_.file.declarations[meaning.table]);
  plan::Lookup out;
  out.column = meaning.value_column;
  for (const auto version : g_.tables.at(declaration.name.text))
    out.tables.push_back(tables_.at(version));
  for (const auto& column : declaration.columns) {
    if (!column.is_key) continue;
    const auto argument = std::find_if(
        call.arguments.begin(), call.arguments.end(),
        [&](const ast::Argument& a) { return !a.name || a.name->text == column.name.text; });
    out.keys.push_back(compile_to(argument->value, column.unit ? column.unit->unit : plain()).node);
  }
  std::vector<const ast::Column*> values;
  for (const auto& column : declaration.columns) {
    if (!column.is_key) values.push_back(&column);
  }
  const auto* column = values[meaning.value_column];
  return {add(std::move(out)), column->unit ? column->unit->unit : plain()};
}

Compiler::Value Compiler::trajectory_at(const ast::Call& call,
                                        const semantics::TrajectoryCall& meaning) {
  const auto when = compile(call.arguments[0].value);
  const auto index = trajectories_.at(meaning.trajectory);
  return {add(plan::TrajectoryAt{index, when.node,
                                 g_.type(call.arguments[0].value).is(Type::Shape::date)}),
          plan_.trajectories[index].unit};
}

Compiler::Value Compiler::function(const ast::Call& call, const semantics::FunctionCall& meaning) {
  const auto& declaration = std::get<ast::Define>(g_.file.declarations[meaning.define]);
  plan::Call out{defines_.at(meaning.define), {}};
  for (std::size_t i = 0; i < call.arguments.size(); ++i) {
    // Parameters are held in the unit of their kind.
    const auto kind = *g_.vocabulary.find_kind(declaration.parameters[i].type.name.text);
    out.arguments.push_back(
        compile_to(call.arguments[i].value, g_.vocabulary.kind(kind).unit).node);
  }
  return {add(std::move(out)), plan_.defines[defines_.at(meaning.define)].unit};
}

// ---- exceptions on values ----

plan::NodeId Compiler::with_exceptions(plan::NodeId base,
                                       const std::vector<ast::ValueException>& exceptions,
                                       const units::Unit& unit) {
  if (exceptions.empty()) return base;
  plan::WithExceptions out{base, {}};
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    const auto& exception = exceptions[i];
    out.branches.push_back(
        {exception.label ? exception.label->text : "", condition(exception.where),
         compile_to(exception.use, unit).node,
         exception.cite ? evidence_of(exception.cite, true) : plan::Evidence::primary,
         beaten_by(exceptions, i)});
  }
  return add(std::move(out));
}

}  // namespace garis::compile

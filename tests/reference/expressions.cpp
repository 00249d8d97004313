#include <cmath>

#include "dsl/base/date.hpp"
#include "dsl/semantics/walk.hpp"
#include "tests/reference/evaluator.hpp"

namespace garis::reference {

Value Evaluator::evaluate(ast::ExprId id, Scope& scope) {
  return std::visit([&](const auto& e) { return expr(e, id, scope); }, g_.file[id].node);
}

// A condition that needs a value which the source does not state is a failure.
Value Evaluator::as_condition(Value value) const {
  if (!value.may_be_unstated) return value;
  Causes causes = value.may_be_stated ? value.causes : Causes();
  causes.insert("!no value");
  return open(Value::Kind::truth, causes);
}

Value Evaluator::condition(ast::ExprId id, Scope& scope) {
  return as_condition(evaluate(id, scope));
}

// ---- literals: numbers in base units ----

// With `convention hours_per_year` years are hours, everywhere.
double Evaluator::factor_of(const units::Unit& unit) const {
  if (!g_.years_are_hours) return unit.factor;
  return unit.factor * std::pow(g_.hours_per_year * 3600, unit.dimension.power(units::Base::year));
}

double Evaluator::quantity(const ast::Quantity& q) const {
  return q.unit ? q.value * factor_of(q.unit->unit) + q.unit->unit.offset : q.value;
}

Value Evaluator::expr(const ast::Quantity& e, ast::ExprId, Scope&) { return number(quantity(e)); }
Value Evaluator::expr(const ast::DateLiteral& e, ast::ExprId, Scope&) {
  return number(base::day_number(e.iso).value());
}
Value Evaluator::expr(const ast::TruthLiteral& e, ast::ExprId, Scope&) { return truth(e.value); }
Value Evaluator::expr(const ast::StringLiteral& e, ast::ExprId id, Scope&) {
  return std::holds_alternative<semantics::CategoryWord>(g_.meaning(id)) ? word(e.value)
                                                                         : text(e.value);
}

// ---- logic ----

Value Evaluator::expr(const ast::Logic& e, ast::ExprId, Scope& scope) {
  std::vector<Value> parts;
  for (const auto operand : e.operands) parts.push_back(condition(operand, scope));
  return e.is_and ? all(parts) : any(parts);
}
Value Evaluator::expr(const ast::Not& e, ast::ExprId, Scope& scope) {
  return negate(condition(e.operand, scope));
}
Value Evaluator::expr(const ast::Compare& e, ast::ExprId, Scope& scope) {
  return compare(static_cast<Relation>(e.op), evaluate(e.left, scope), evaluate(e.right, scope));
}
Value Evaluator::expr(const ast::Between& e, ast::ExprId, Scope& scope) {
  const Value value = evaluate(e.value, scope);
  return all({compare(Relation::greater_equal, value, evaluate(e.low, scope)),
              compare(Relation::less_equal, value, evaluate(e.high, scope))});
}
Value Evaluator::expr(const ast::InRange& e, ast::ExprId id, Scope& scope) {
  const Value inside = expr(ast::Between{e.value, e.low, e.high}, id, scope);
  return e.negated ? negate(inside) : inside;
}

Value Evaluator::one_of(const Value& tested, const std::set<std::string>& listed,
                        bool negated) const {
  Value result = maybe(true, true, tested.causes);
  if (tested.kind == Value::Kind::text && tested.text)
    result = truth(listed.contains(*tested.text));
  if (tested.kind == Value::Kind::word && tested.words) {
    std::size_t inside = 0;
    for (const auto& each : *tested.words) inside += listed.count(each);
    result = maybe(inside > 0, inside < tested.words->size(), tested.causes);
  }
  result.may_be_stated = tested.may_be_stated;
  result.may_be_unstated = tested.may_be_unstated;
  if (result.may_be_stated && result.may_be_unstated) result.causes = tested.causes;
  return negated ? negate(result) : result;
}

std::set<std::string> Evaluator::words_of(const semantics::Codes& codes) const {
  std::set<std::string> words;
  for (const auto code : codes.codes)
    words.insert(words_.category(codes.category).values[code].name);
  return words;
}

namespace {

bool only_failures(const Causes& causes) {
  if (causes.empty()) return false;
  for (const auto& cause : causes) {
    if (cause[0] != '!') return false;
  }
  return true;
}

}  // namespace

Value Evaluator::expr(const ast::Is& e, ast::ExprId id, Scope& scope) {
  if (e.what == ast::IsWhat::name) {
    return one_of(evaluate(e.value, scope), words_of(std::get<semantics::Codes>(g_.meaning(id))),
                  e.negated);
  }
  const Value value = evaluate(e.value, scope);
  if (only_failures(value.causes)) return open(Value::Kind::truth, value.causes);
  const bool known = value.known() && !value.may_be_unstated;
  return truth((known == (e.what == ast::IsWhat::known)) != e.negated);
}

Value Evaluator::expr(const ast::InSet& e, ast::ExprId id, Scope& scope) {
  std::set<std::string> listed;
  if (const auto* codes = std::get_if<semantics::Codes>(&g_.meaning(id))) {
    listed = words_of(*codes);
  } else {
    for (const auto& name : e.names) listed.insert(name.text);
  }
  return one_of(evaluate(e.value, scope), listed, e.negated);
}

Value Evaluator::expr(const ast::Matches& e, ast::ExprId, Scope& scope) {
  const Value tested = evaluate(e.value, scope);
  return tested.text ? truth(e.pattern->matches(*tested.text)) : maybe(true, true, tested.causes);
}

Value Evaluator::expr(const ast::Conditional& e, ast::ExprId, Scope& scope) {
  const Value decide = condition(e.condition, scope);
  if (decide.yes()) return evaluate(e.then, scope);
  if (decide.no()) return evaluate(e.otherwise, scope);
  return hull(evaluate(e.then, scope), evaluate(e.otherwise, scope), decide.causes);
}

// ---- numbers ----

Value Evaluator::expr(const ast::Arithmetic& e, ast::ExprId, Scope& scope) {
  return calculate(static_cast<Operation>(e.op), evaluate(e.left, scope), evaluate(e.right, scope));
}
Value Evaluator::expr(const ast::Negate& e, ast::ExprId, Scope& scope) {
  return calculate(Operation::multiply, number(-1), evaluate(e.operand, scope));
}
Value Evaluator::expr(const ast::Power& e, ast::ExprId, Scope& scope) {
  return power(evaluate(e.operand, scope), e.exponent);
}
Value Evaluator::expr(const ast::Cast& e, ast::ExprId, Scope& scope) {
  return evaluate(e.operand, scope);
}

// ---- names ----

Value Evaluator::expr(const ast::Path&, ast::ExprId id, Scope& scope) {
  const auto& meaning = g_.meaning(id);
  if (const auto* p = std::get_if<semantics::PropertyOf>(&meaning))
    return property(resolve(p->row, scope), p->property);
  if (const auto* d = std::get_if<semantics::DefineOf>(&meaning))
    return defined(resolve(d->row, scope), d->define);
  if (const auto* let = std::get_if<semantics::LetValue>(&meaning)) {
    const auto& declaration = *semantics::lets_of(*scope.rule)[let->slot];
    Scope outer{{scope.variables.front()}, scope.rule, nullptr};
    return with_exceptions(declaration.value, declaration.exceptions, outer);
  }
  if (const auto* parameter = std::get_if<semantics::ParameterValue>(&meaning))
    return (*scope.parameters)[parameter->index];
  if (const auto* constant = std::get_if<semantics::ConstantValue>(&meaning)) {
    const auto& define = std::get<ast::Define>(g_.file.declarations[constant->define]);
    Scope nowhere;
    return with_exceptions(define.value, define.exceptions, nowhere);
  }
  if (const auto* convention = std::get_if<semantics::ConventionValue>(&meaning))
    return evaluate(g_.file.header->conventions[convention->index].value, scope);
  if (const auto* category = std::get_if<semantics::CategoryWord>(&meaning))
    return word(words_.category(category->category).values[category->code].name);
  if (const auto* path = std::get_if<semantics::RowPath>(&meaning)) {
    Value row;
    row.kind = Value::Kind::row;
    row.row = id_of(resolve(*path, scope));
    return row;
  }
  return number(std::stoi(date_.substr(0, 4)));  // check_year
}

Value Evaluator::expr(const ast::Call& e, ast::ExprId id, Scope& scope) {
  const auto& meaning = g_.meaning(id);
  if (const auto* table = std::get_if<semantics::TableCall>(&meaning))
    return look_up(e, *table, scope);
  const Value first = evaluate(e.arguments[0].value, scope);
  if (const auto* call = std::get_if<semantics::TrajectoryCall>(&meaning)) {
    const bool is_date = g_.type(e.arguments[0].value).is(semantics::Type::Shape::date);
    return trajectory(std::get<ast::Trajectory>(g_.file.declarations[call->trajectory]), first,
                      is_date, scope);
  }
  const auto* call = std::get_if<semantics::FunctionCall>(&meaning);
  if (call == nullptr) return whole_part(first);
  const auto& define = std::get<ast::Define>(g_.file.declarations[call->define]);
  std::vector<Value> arguments{first};
  for (std::size_t i = 1; i < e.arguments.size(); ++i)
    arguments.push_back(evaluate(e.arguments[i].value, scope));
  Scope inner{{}, nullptr, &arguments};
  return with_exceptions(define.value, define.exceptions, inner);
}

// ---- exceptions on values (8) ----

namespace {

// Whether exception `a` is over `b`, by way of others too.
bool is_over(const std::vector<ast::ValueException>& all, std::size_t a, std::size_t b) {
  for (std::size_t next = 0; next < all.size(); ++next) {
    if (!all[a].over || !all[next].label || all[next].label->text != all[a].over->text) continue;
    if (next == b || (next != a && is_over(all, next, b))) return true;
  }
  return false;
}

}  // namespace

Value Evaluator::with_exceptions(ast::ExprId base,
                                 const std::vector<ast::ValueException>& exceptions, Scope& scope) {
  std::vector<Value> holds;
  for (const auto& exception : exceptions) holds.push_back(condition(exception.where, scope));
  const auto beaten = [&](std::size_t i) {
    for (std::size_t other = 0; other < exceptions.size(); ++other) {
      if (holds[other].yes() && is_over(exceptions, other, i)) return true;
    }
    return false;
  };
  std::optional<Value> result;
  Causes why;
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (beaten(i)) continue;
    if (holds[i].open_truth()) why = why + holds[i].causes;
    if (!holds[i].yes()) continue;
    const Value value = evaluate(exceptions[i].use, scope);
    if (!result) {
      result = value;
      continue;
    }
    const Value same = compare(Relation::equal, *result, value);
    if (!same.yes()) result = hull(*result, value, same.no() ? Causes{"!conflict"} : Causes());
  }
  if (!result) result = evaluate(base, scope);
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    if (holds[i].open_truth() && !beaten(i))
      result = hull(*result, evaluate(exceptions[i].use, scope), why);
  }
  return *result;
}

}  // namespace garis::reference

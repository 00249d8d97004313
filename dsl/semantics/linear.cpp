#include "dsl/semantics/linear.hpp"

#include <cstdlib>

namespace garis::semantics {
namespace {

constexpr int kMostSteps = 4096;  // a chain of lets can name one value very often

Region domain_of(const Guideline& g, const Type& type, const std::optional<PropertyId>& property,
                 const units::Unit& unit) {
  if (type.is(Type::Shape::category))
    return complement(codes(g.vocabulary.category(*type.category).values.size(), {}));
  if (type.is(Type::Shape::yes_no)) return codes(2, {0, 1});
  if (type.is(Type::Shape::text)) return complement(texts({}));
  Interval all;
  if (property && type.is_number()) {
    const auto& range = g.vocabulary.property(*property).range;
    if (range.low) all.low = *range.low * unit.factor + unit.offset, all.low_in = true;
    if (range.high) all.high = *range.high * unit.factor + unit.offset, all.high_in = true;
  }
  return numbers({all});
}

std::string shown(const Guideline& g, ast::ExprId id) {
  const auto* path = std::get_if<ast::Path>(&g.file[id].node);
  return path != nullptr ? text_of(*path) : std::string("the condition");
}

Column make_column(const Guideline& g, ast::ExprId id, Column::Kind kind,
                   const std::optional<PropertyId>& property = {}) {
  const auto& type = g.type(id);
  Column column;
  column.kind = kind;
  column.name = shown(g, id);
  column.unit = property ? g.vocabulary.property(*property).unit : unit_of(g.vocabulary, type);
  column.category = type.category;
  column.is_date = type.is(Type::Shape::date);
  column.domain = domain_of(g, type, property, column.unit);
  return column;
}

class Reader {
 public:
  Reader(const Guideline& guideline, Lets lets) : g_(guideline), lets_(lets) {}

  Linear read(ast::ExprId id) {
    if (++steps_ > kMostSteps) return opaque(id);
    const auto& node = g_.file[id].node;
    if (const auto* quantity = std::get_if<ast::Quantity>(&node)) return constant(*quantity);
    if (const auto* date = std::get_if<ast::DateLiteral>(&node))
      return {"", {}, 0, day_number(date->iso)};
    if (const auto* cast = std::get_if<ast::Cast>(&node)) return read(cast->operand);
    if (const auto* negate = std::get_if<ast::Negate>(&node))
      return scaled(read(negate->operand), -1);
    if (const auto* sum = std::get_if<ast::Arithmetic>(&node)) return arithmetic(*sum, id);
    if (std::holds_alternative<ast::Path>(node)) return path(id);
    return opaque(id);
  }

 private:
  static Linear constant(const ast::Quantity& quantity) {
    const auto unit = quantity.unit ? quantity.unit->unit : units::Unit();
    return {"", {}, 0, quantity.value * unit.factor + unit.offset};
  }

  static Linear scaled(Linear value, double by) {
    value.factor *= by;
    value.offset *= by;
    return value;
  }

  Linear arithmetic(const ast::Arithmetic& e, ast::ExprId id) {
    const auto a = read(e.left);
    const auto b = read(e.right);
    const bool additive = e.op == ast::Operator::add || e.op == ast::Operator::subtract;
    if (additive && g_.type(e.left).dimension != g_.type(e.right).dimension) return opaque(id);
    if (additive && (a.is_constant() || b.is_constant() || a.column == b.column)) {
      return difference(a, e.op == ast::Operator::add ? scaled(b, -1) : b);
    }
    if (e.op == ast::Operator::multiply && a.is_constant()) return scaled(b, a.offset);
    if (e.op == ast::Operator::multiply && b.is_constant()) return scaled(a, b.offset);
    if (e.op == ast::Operator::divide && b.is_constant() && b.offset != 0)
      return scaled(a, 1 / b.offset);
    return opaque(id);
  }

  Linear path(ast::ExprId id) {
    const auto& meaning = g_.meaning(id);
    if (const auto* let = std::get_if<LetValue>(&meaning);
        let != nullptr && let->slot < lets_.size()) {
      if (lets_[let->slot]->exceptions.empty()) return read(lets_[let->slot]->value);
    }
    if (const auto* fixed = std::get_if<ConstantValue>(&meaning)) {
      const auto& define = std::get<ast::Define>(g_.file.declarations[fixed->define]);
      if (define.exceptions.empty()) return read(define.value);
    }
    if (const auto column = column_of(g_, id, lets_)) return {column->first, column->second, 1, 0};
    return opaque(id);
  }

  Linear opaque(ast::ExprId id) {
    return {fingerprint(g_, id, lets_), make_column(g_, id, Column::Kind::opaque), 1, 0};
  }

  const Guideline& g_;
  Lets lets_;
  int steps_ = 0;
};

}  // namespace

Linear linear_of(const Guideline& guideline, ast::ExprId id, Lets lets) {
  return Reader(guideline, lets).read(id);
}

Linear difference(const Linear& a, const Linear& b) {
  if (b.is_constant() || a.column == b.column)
    return {a.column, a.about, a.factor - b.factor, a.offset - b.offset};
  if (a.is_constant()) return {b.column, b.about, -b.factor, a.offset - b.offset};
  Column about;
  about.kind = Column::Kind::opaque;
  about.name = a.about.name + " − " + b.about.name;
  about.domain = numbers({Interval{}});
  return {
      base::decimal(a.factor) + "*" + a.column + " - " + base::decimal(b.factor) + "*" + b.column,
      about, 1, a.offset - b.offset};
}

std::optional<std::pair<std::string, Column>> column_of(const Guideline& g, ast::ExprId id,
                                                        Lets lets) {
  const auto& meaning = g.meaning(id);
  if (const auto* property = std::get_if<PropertyOf>(&meaning))
    return {
        {fingerprint(g, id, lets), make_column(g, id, Column::Kind::property, property->property)}};
  const bool derived = std::holds_alternative<DefineOf>(meaning) ||
                       std::holds_alternative<LetValue>(meaning) ||
                       std::holds_alternative<ConstantValue>(meaning) ||
                       std::holds_alternative<ParameterValue>(meaning);
  if (derived) return {{fingerprint(g, id, lets), make_column(g, id, Column::Kind::derived)}};
  if (std::holds_alternative<CheckYear>(meaning))
    return {{"check_year", make_column(g, id, Column::Kind::property)}};
  return std::nullopt;
}

double day_number(const std::string& iso) {
  const auto part = [&](std::size_t at, std::size_t length) {
    return std::strtod(iso.substr(at, length).c_str(), nullptr);
  };
  return iso.size() < 10 ? part(0, 4) * 372 : part(0, 4) * 372 + part(5, 2) * 31 + part(8, 2);
}

}  // namespace garis::semantics

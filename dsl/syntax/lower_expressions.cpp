// Expressions: chains of one element collapse to the element, so that a plain path is a Path and
// not a disjunction of one conjunction of one comparison …
#include <charconv>

#include <fmt/format.h>

#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {

using diagnostics::Code;

namespace {

// Sums and products lean to the left, one level for each term; later phases follow them by
// recursion.
constexpr std::size_t kMostTerms = 500;

int decimals_of(std::string_view number) {
  const auto point = number.find('.');
  if (point == std::string_view::npos) return 0;
  const auto end = number.find_first_of("eE", point);
  return static_cast<int>((end == std::string_view::npos ? number.size() : end) - point - 1);
}

ast::Comparison comparison_of(std::string_view sign) {
  using enum ast::Comparison;
  if (sign == "<") return less;
  if (sign == "<=" || sign == "≤") return less_equal;
  if (sign == ">") return greater;
  if (sign == ">=" || sign == "≥") return greater_equal;
  if (sign == "=") return equal;
  return not_equal;
}

ast::Operator operator_of(std::string_view sign) {
  using enum ast::Operator;
  if (sign == "+") return add;
  if (sign == "-") return subtract;
  if (sign == "*" || sign == "×") return multiply;
  return divide;
}

bool is_expression(Kind kind) {
  switch (kind) {
    case Kind::conditional:
    case Kind::aggregate:
    case Kind::quantified:
    case Kind::or_:
    case Kind::and_:
    case Kind::not_:
    case Kind::comparison:
    case Kind::sum:
    case Kind::product:
    case Kind::negation:
    case Kind::power:
    case Kind::group_expr:
    case Kind::call:
    case Kind::path:
    case Kind::quantity:
    case Kind::date:
    case Kind::string:
      return true;
    default:
      return false;
  }
}

std::string unescape(std::string_view quoted) {
  if (quoted.starts_with("\"\"\"")) {
    auto inner = quoted.substr(3, quoted.size() - 6);
    if (inner.starts_with('\n')) inner.remove_prefix(1);
    return std::string(inner);
  }
  std::string text;
  const auto inner = quoted.substr(1, quoted.size() - 2);
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] != '\\' || i + 1 == inner.size()) {
      text += inner[i];
    } else {
      const char next = inner[++i];
      text += next == 'n' ? '\n' : next == 't' ? '\t' : next;
    }
  }
  return text;
}

// Nothing for a number that is too large or too small to be held.
std::optional<double> value_of(std::string_view number) {
  std::string digits;
  for (const char c : number) {
    if (c != '_') digits += c;
  }
  double value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return read.ec == std::errc() ? std::optional(value) : std::nullopt;
}

constexpr std::size_t kMostShown = 20;

}  // namespace

double Lowerer::number(const Node& node) const {
  const auto value = value_of(node.text());
  if (value) return *value;
  const bool is_long = node.text().size() > kMostShown;
  sink_.report(Code::P009, span(node),
               fmt::format("`{}{}` is too large or too small for a number",
                           node.text().substr(0, kMostShown), is_long ? "…" : ""),
               "numbers reach from 1e-307 to 1e308; is the exponent right?");
  return 0;
}

ast::Name Lowerer::string_name(const Node& node) const {
  return {unescape(node.text()), span(node)};
}

std::optional<ast::Name> Lowerer::string_after(const Node& node, std::string_view keyword) const {
  bool seen = false;
  for (const auto& child : node.children()) {
    if (seen && child.is(Kind::string)) return string_name(child);
    seen = child.is_word(keyword);
  }
  return std::nullopt;
}

ast::Quantity Lowerer::quantity(const Node& node) const {
  const auto number = *node.first(Kind::number);
  return {this->number(number), unit_of(node), decimals_of(number.text()), span(node)};
}

std::optional<ast::UnitText> Lowerer::unit_of(const Node& node) const {
  const auto unit = node.first(Kind::unit);
  if (!unit) return std::nullopt;
  return ast::UnitText{*units::parse_unit(unit->text()), span(*unit)};
}

ast::Path Lowerer::path(const Node& node) const { return {names_of(node), span(node)}; }

std::vector<ast::Name> Lowerer::names_of(const Node& node) const {
  std::vector<ast::Name> names;
  for (const auto& child : node.all(Kind::name)) names.push_back(name(child));
  return names;
}

std::vector<ast::Name> Lowerer::strings_of(const Node& node) const {
  std::vector<ast::Name> strings;
  for (const auto& child : node.all(Kind::string)) strings.push_back(string_name(child));
  return strings;
}

ast::Type Lowerer::type(const Node& node) const {
  auto names = names_of(node);
  ast::Type type{names[0], {}, span(node)};
  type.arguments.assign(names.begin() + 1, names.end());
  return type;
}

ast::ExprId Lowerer::add(const Node& node, decltype(ast::Expr::node) expr) {
  out_.expressions.push_back({span(node), std::move(expr)});
  return static_cast<ast::ExprId>(out_.expressions.size() - 1);
}

std::vector<ast::ExprId> Lowerer::expressions(const Node& node) {
  std::vector<ast::ExprId> all;
  for (const auto& child : node.children()) {
    if (is_expression(child.kind())) all.push_back(expression(child));
  }
  return all;
}

ast::ExprId Lowerer::expression(const Node& node) {
  switch (node.kind()) {
    case Kind::conditional: {
      const auto parts = expressions(node);
      return add(node, ast::Conditional{parts[0], parts[1], parts[2]});
    }
    case Kind::aggregate:
      return aggregate(node);
    case Kind::quantified:
      return quantified(node);
    case Kind::or_:
      return logic(node, false);
    case Kind::and_:
      return logic(node, true);
    case Kind::not_:
      return negation_of_condition(node);
    case Kind::comparison:
      return comparison(node);
    case Kind::sum:
    case Kind::product:
      return chain(node);
    case Kind::negation:
      return negation(node);
    case Kind::power:
      return power(node);
    case Kind::group_expr:
      return expressions(node)[0];
    case Kind::call:
      return call(node);
    case Kind::path:
      return add(node, path(node));
    case Kind::quantity:
      return add(node, quantity(node));
    case Kind::date:
      return add(node, ast::DateLiteral{date(node).iso});
    case Kind::string:
      return add(node, ast::StringLiteral{unescape(node.text())});
    default:
      return add(node, ast::TruthLiteral{node.text() == "yes" || node.text() == "true"});
  }
}

ast::ExprId Lowerer::logic(const Node& node, bool is_and) {
  auto operands = expressions(node);
  return operands.size() == 1 ? operands[0] : add(node, ast::Logic{is_and, std::move(operands)});
}

ast::ExprId Lowerer::negation_of_condition(const Node& node) {
  ast::ExprId operand = expressions(node)[0];
  const auto nots = node.all(Kind::keyword).size();
  return nots % 2 == 0 ? operand : add(node, ast::Not{operand});
}

ast::ExprId Lowerer::comparison(const Node& node) {
  const auto children = node.children();
  const auto value = expression(children[0]);
  if (children.size() == 1) return value;
  const Node& tail = children[1];
  const bool negated = tail.has_word("not");
  const auto operands = expressions(tail);
  switch (tail.kind()) {
    case Kind::compare:
      return add(node, ast::Compare{comparison_of(tail.children()[0].text()), value, operands[0]});
    case Kind::between:
      return add(node, ast::Between{value, operands[0], operands[1]});
    case Kind::matches_test:
      return matches(node, value, *tail.first(Kind::string));
    case Kind::is_test: {
      const auto word = tail.children().back();
      const auto test = word.is_word("known")     ? ast::IsWhat::known
                        : word.is_word("missing") ? ast::IsWhat::missing
                                                  : ast::IsWhat::name;
      return add(node, ast::Is{value, negated, test, name(word)});
    }
    default:
      break;
  }
  // in { … } or in a range; the strings of a list are expressions too, so look for the brace.
  if (!tail.has_word("{")) return add(node, ast::InRange{value, negated, operands[0], operands[1]});
  std::vector<ast::Name> names;
  for (const auto& child : tail.children()) {
    if (child.is(Kind::name)) names.push_back(name(child));
    if (child.is(Kind::string)) names.push_back(string_name(child));
  }
  return add(node, ast::InSet{value, negated, std::move(names)});
}

ast::ExprId Lowerer::matches(const Node& node, ast::ExprId value, const Node& quoted) {
  auto text = unescape(quoted.text());
  auto pattern = base::Pattern::parse(text);
  if (!pattern) {
    sink_.report(Code::P001, span(quoted),
                 fmt::format("this is no pattern: {}", pattern.error().message),
                 "signs such as `( ) [ ] + * ?` that mean themselves need two `\\\\` in front");
    return add(node, ast::TruthLiteral{false});
  }
  return add(node, ast::Matches{value, std::move(text),
                                std::make_shared<const base::Pattern>(std::move(*pattern))});
}

ast::ExprId Lowerer::chain(const Node& node) {
  const auto children = node.children();
  const auto terms = children.size() / 2;
  if (terms + terms_ > kMostTerms) {
    sink_.report(Code::P007, span(node),
                 fmt::format("{} terms in one expression", terms + terms_ + 1),
                 "split the expression with `define` or `let`");
    return add(node, ast::TruthLiteral{false});
  }
  terms_ += terms;
  ast::ExprId left = expression(children[0]);
  for (std::size_t i = 1; i + 1 < children.size(); i += 2) {
    const auto right = expression(children[i + 1]);
    const auto at = out_.expressions[static_cast<std::size_t>(left)].span;
    left = add(node, ast::Arithmetic{operator_of(children[i].text()), left, right});
    out_.expressions.back().span = base::join(at, span(children[i + 1]));
  }
  terms_ -= terms;
  return left;
}

ast::ExprId Lowerer::negation(const Node& node) {
  ast::ExprId operand = expression(*node.first(Kind::power));
  if (const auto cast = node.first(Kind::cast))
    operand = add(node, ast::Cast{operand, type(*cast->first(Kind::type))});
  const auto signs = node.all(Kind::symbol).size();
  if (signs % 2 == 1) operand = add(node, ast::Negate{operand});
  return operand;
}

ast::ExprId Lowerer::power(const Node& node) {
  const auto children = node.children();
  const auto base = expression(children[0]);
  if (children.size() < 3) return base;
  return add(node, ast::Power{base, number(children[2])});
}

ast::ExprId Lowerer::aggregate(const Node& node) {
  const auto word = node.children()[0].text();
  ast::Aggregate aggregate;
  using enum ast::Aggregation;
  aggregate.operation = word == "sum"       ? sum
                        : word == "min"     ? min
                        : word == "max"     ? max
                        : word == "average" ? average
                        : word == "count"   ? count
                                            : share;
  aggregate.set = set(*node.first(Kind::set));
  auto operands = expressions(node);
  auto next = operands.begin();
  if (aggregate.operation == share) {
    aggregate.condition = *next++;
  } else if (aggregate.operation != count) {
    aggregate.value = *next++;
  }
  if (next != operands.end()) aggregate.weight = *next;
  if (const auto none = node.first(Kind::if_none)) {
    aggregate.if_none_missing = none->has_word("missing");
    if (!aggregate.if_none_missing) aggregate.if_none = expressions(*none)[0];
  }
  return add(node, std::move(aggregate));
}

ast::ExprId Lowerer::quantified(const Node& node) {
  const auto word = node.children()[0].text();
  ast::Quantified quantified;
  using enum ast::Quantifier;
  quantified.quantifier = word == "every"  ? every
                          : word == "some" ? some
                          : word == "no"   ? no
                                           : at_least;
  if (quantified.quantifier == at_least) quantified.amount = quantity(*node.first(Kind::quantity));
  quantified.set = set(*node.first(Kind::set));
  quantified.condition = expression(node.children().back());
  return add(node, std::move(quantified));
}

ast::Set Lowerer::set(const Node& node) {
  ast::Set set;
  set.span = span(node);
  set.entity = names_of(node);
  for (const auto& child : node.children()) {
    if (child.is(Kind::path)) set.of = path(child);
    if (child.is(Kind::or_)) set.where = expression(child);
    if (!child.is(Kind::for_each)) continue;
    set.for_each = name(*child.first(Kind::name));
    const auto bounds = expressions(child);
    set.from = bounds[0];
    set.to = bounds[1];
  }
  return set;
}

ast::ExprId Lowerer::call(const Node& node) {
  ast::Call call;
  for (const auto& child : node.children()) {
    if (child.is(Kind::name)) {
      if (call.function.text.empty()) {
        call.function = name(child);
      } else {
        call.fields.push_back(name(child));
      }
    }
    if (!child.is(Kind::argument)) continue;
    const auto label = child.first(Kind::name);
    call.arguments.push_back(
        {label ? std::optional(name(*label)) : std::nullopt, expressions(child)[0]});
  }
  return add(node, std::move(call));
}

}  // namespace garis::syntax

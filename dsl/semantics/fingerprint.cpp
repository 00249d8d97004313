#include "dsl/semantics/fingerprint.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

constexpr int kMostSteps = 4096;  // a chain of lets can name one value very often

std::string row_text(const RowPath& row) {
  return fmt::format("{}.{}", row.variable, static_cast<unsigned>(row.entity));
}

// What distinguishes a node beside its operands.
struct Tag {
  const Guideline& g;
  ast::ExprId id;

  std::string operator()(const ast::Conditional&) const { return "if"; }
  std::string operator()(const ast::Aggregate& e) const {
    return fmt::format("agg{}{}{}{}{}{}", static_cast<int>(e.operation), e.value.has_value(),
                       e.weight.has_value(), e.condition.has_value(), e.if_none_missing,
                       e.if_none.has_value()) +
           set(e.set);
  }
  std::string operator()(const ast::Quantified& e) const {
    const auto amount =
        e.amount ? base::decimal(e.amount->value) + (e.amount->unit ? "%" : "") : std::string();
    return fmt::format("every{}{}", static_cast<int>(e.quantifier), amount) + set(e.set);
  }
  std::string operator()(const ast::Logic& e) const { return e.is_and ? "and" : "or"; }
  std::string operator()(const ast::Not&) const { return "not"; }
  std::string operator()(const ast::Compare& e) const {
    return fmt::format("cmp{}", static_cast<int>(e.op));
  }
  std::string operator()(const ast::Between&) const { return "between"; }
  std::string operator()(const ast::Is& e) const {
    return fmt::format("is{}{}{}", e.negated, static_cast<int>(e.what), e.name.text);
  }
  std::string operator()(const ast::InSet& e) const {
    std::set<std::string> names;
    for (const auto& name : e.names) names.insert(name.text);
    std::string text = fmt::format("in{}", e.negated);
    for (const auto& name : names) text += "," + name;
    return text;
  }
  std::string operator()(const ast::InRange& e) const { return fmt::format("range{}", e.negated); }
  std::string operator()(const ast::Matches& e) const { return "matches" + e.text; }
  std::string operator()(const ast::Arithmetic& e) const {
    return fmt::format("op{}", static_cast<int>(e.op));
  }
  std::string operator()(const ast::Negate&) const { return "minus"; }
  std::string operator()(const ast::Power& e) const { return "pow" + base::decimal(e.exponent); }
  std::string operator()(const ast::Cast&) const { return "as"; }
  std::string operator()(const ast::Quantity& e) const {
    const auto unit = e.unit ? e.unit->unit : units::Unit();
    return "q" + base::decimal(e.value * unit.factor + unit.offset);
  }
  std::string operator()(const ast::DateLiteral& e) const { return "date" + e.iso; }
  std::string operator()(const ast::StringLiteral& e) const {
    if (const auto* word = std::get_if<CategoryWord>(&g.meaning(id)))
      return fmt::format("w{}", word->code);
    return "\"" + e.value + "\"";
  }
  std::string operator()(const ast::TruthLiteral& e) const { return e.value ? "yes" : "no"; }
  std::string operator()(const ast::Call& e) const {
    std::string text = "call " + e.function.text;
    for (const auto& argument : e.arguments)
      text += "," + (argument.name ? argument.name->text : std::string());
    for (const auto& field : e.fields) text += "." + field.text;
    return text;
  }
  std::string operator()(const ast::Path& e) const {
    return std::visit([&](const auto& m) { return path(m, e); }, g.meaning(id));
  }

  std::string path(const PropertyOf& m, const ast::Path&) const {
    return fmt::format("p{}.{}", row_text(m.row), static_cast<unsigned>(m.property));
  }
  std::string path(const DefineOf& m, const ast::Path&) const {
    return fmt::format("d{}.{}", row_text(m.row), m.define);
  }
  std::string path(const RowPath& m, const ast::Path&) const { return "row" + row_text(m); }
  std::string path(const LetValue& m, const ast::Path&) const {
    return fmt::format("let{}", m.slot);
  }
  std::string path(const ConstantValue& m, const ast::Path&) const {
    return fmt::format("const{}", m.define);
  }
  std::string path(const CategoryWord& m, const ast::Path&) const {
    return fmt::format("w{}", m.code);
  }
  template <class Other>
  std::string path(const Other&, const ast::Path& e) const {
    return "name " + text_of(e);
  }

  std::string set(const ast::Set& set) const {
    std::string text = " over";
    for (const auto& name : set.entity) text += " " + name.text;
    if (set.of) text += " of " + text_of(*set.of);
    if (set.where) text += " where";
    if (set.for_each) text += " each " + set.for_each->text;
    return text;
  }
};

class Printer {
 public:
  Printer(const Guideline& guideline, Lets lets) : g_(guideline), lets_(lets) {}

  std::string print(ast::ExprId id) {
    ++steps_;
    if (const auto* let = plain_let(id)) return inside(let);
    std::vector<std::string> operands;
    for_each_operand(g_.file, id, [&](ast::ExprId operand) { operands.push_back(print(operand)); });
    if (std::holds_alternative<ast::Logic>(g_.file[id].node))
      std::sort(operands.begin(), operands.end());
    std::string text = std::visit(Tag{g_, id}, g_.file[id].node);
    for (std::size_t i = 0; i < operands.size(); ++i) text += (i == 0 ? "(" : ";") + operands[i];
    return operands.empty() ? text : text + ")";
  }

  std::string print(const ast::Requirement& r) {
    std::string text = fmt::format("r{}.{}.{}", static_cast<int>(r.shape),
                                   static_cast<int>(r.combiner), base::decimal(r.at_least));
    if (r.shape == ast::Requirement::Shape::condition) text += print(r.condition);
    for (const auto known : r.known) text += "," + print(known);
    if (r.asks) text += r.asks->role;
    if (r.asks)
      for (const auto& [language, question] : r.asks->question.in) text += question;
    for (const auto& branch : r.branches) {
      text += branch.label ? "path " + branch.label->text : "part";
      if (branch.applies) text += " where " + print(*branch.applies);
      for (const auto& inner : branch.requirements) text += "{" + print(inner) + "}";
    }
    return text;
  }

 private:
  const ast::Let* plain_let(ast::ExprId id) const {
    const auto* value = std::get_if<LetValue>(&g_.meaning(id));
    if (value == nullptr || value->slot >= lets_.size()) return nullptr;
    const auto* let = lets_[value->slot];
    return let->exceptions.empty() && !open_.contains(let) && steps_ < kMostSteps ? let : nullptr;
  }

  std::string inside(const ast::Let* let) {
    open_.insert(let);
    auto text = print(let->value);
    open_.erase(let);
    return text;
  }

  const Guideline& g_;
  Lets lets_;
  std::set<const ast::Let*> open_;
  int steps_ = 0;
};

}  // namespace

std::string fingerprint(const Guideline& guideline, ast::ExprId id, Lets lets) {
  return Printer(guideline, lets).print(id);
}

std::string fingerprint(const Guideline& guideline, const ast::Requirement& requirement,
                        Lets lets) {
  return Printer(guideline, lets).print(requirement);
}

std::string text_of(const ast::Path& path) {
  std::string text;
  for (const auto& part : path.parts) text += (text.empty() ? "" : ".") + part.text;
  return text;
}

}  // namespace garis::semantics

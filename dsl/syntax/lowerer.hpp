// The steps of lowering, shared by lower.cpp (declarations) and lower_expressions.cpp. Private to
// syntax.
#pragma once

#include "dsl/ast/ast.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/tree.hpp"

namespace garis::syntax {

class Lowerer {
 public:
  Lowerer(base::FileId file, ast::File& guideline, diagnostics::Sink& sink)
      : file_(file), out_(guideline), sink_(sink) {}

  void declaration(const Node& node);

 private:
  // ---- tokens ----
  base::Span span(const Node& node) const {
    return fixed_span_ ? *fixed_span_ : base::Span{file_, node.begin(), node.end()};
  }
  ast::Name name(const Node& node) const { return {std::string(node.text()), span(node)}; }
  ast::Name string_name(const Node& node) const;  // the content of a string, as a name with a place
  std::optional<ast::Name> string_after(const Node& node, std::string_view keyword) const;
  double number(const Node& node) const;  // 8_760 is 8760
  ast::Quantity quantity(const Node& node) const;
  ast::Path path(const Node& node) const;
  ast::Type type(const Node& node) const;
  std::optional<ast::UnitText> unit_of(const Node& node) const;
  std::vector<ast::Name> names_of(const Node& node) const;
  std::vector<ast::Name> strings_of(const Node& node) const;
  ast::Date date(const Node& node) const;

  // ---- expressions ----
  ast::ExprId add(const Node& node, decltype(ast::Expr::node) expr);
  ast::ExprId expression(const Node& node);
  std::vector<ast::ExprId> expressions(const Node& node);  // all children that are expressions
  ast::ExprId logic(const Node& node, bool is_and);
  ast::ExprId negation_of_condition(const Node& node);
  ast::ExprId comparison(const Node& node);
  ast::ExprId matches(const Node& node, ast::ExprId value, const Node& quoted);
  ast::ExprId chain(const Node& node);  // sums and products
  ast::ExprId negation(const Node& node);
  ast::ExprId power(const Node& node);
  ast::ExprId aggregate(const Node& node);
  ast::ExprId quantified(const Node& node);
  ast::ExprId call(const Node& node);
  ast::Set set(const Node& node);

  // ---- shared parts ----
  ast::Text text(const Node& node);
  ast::Cite cite(const Node& node) const;
  ast::Effective effective(const Node& node) const;
  ast::Asks asks(const Node& node);
  ast::ValueException value_exception(const Node& node);
  ast::Let let(const Node& node);
  ast::Requirement requirement(const Node& node);
  ast::Requirement combined(const Node& node);
  ast::Branch branch(const Node& node);
  ast::Exception exception(const Node& node);
  ast::Applies applies(const Node& node);
  std::string outcome(const Node& node) const;
  template <class Owner>
  void labels(const Node& node, Owner& owner) const;  // except STRING? (over STRING)?

  // ---- declarations ----
  void header(const Node& node);
  void header_part(const Node& node, ast::Header& header);
  ast::Category category(const Node& node);
  ast::Property property(const Node& node);
  ast::Group group(const Node& node);
  ast::Define define(const Node& node);
  ast::Table table(const Node& node);
  ast::TableRow row(const Node& node);
  ast::Cell cell(const Node& node) const;
  ast::Trajectory trajectory(const Node& node);
  ast::Rule rule(const Node& node);
  ast::Credit credit(const Node& node);
  ast::Rating rating(const Node& node);
  ast::Measure measure(const Node& node);
  ast::Change change(const Node& node);
  ast::Message message(const Node& node);
  std::vector<ast::MessagePart> message_parts(std::string_view text, const Node& quoted);
  ast::MessagePart placeholder(std::string_view inside, base::Span at);
  std::optional<ast::ExprId> inner_expression(std::string_view text, base::Span at);
  ast::Test test(const Node& node);
  ast::Given given(const Node& node);
  ast::Recorded recorded(const Node& node) const;
  ast::Expect expect(const Node& node);
  ast::ExpectRule expect_rule(const Node& node) const;
  ast::ExpectValue expect_value(const Node& node);
  ast::ExpectCredit expect_credit(const Node& node);
  ast::ExpectRating expect_rating(const Node& node) const;
  ast::Later later(const Node& node, std::string_view what);

  // What stands in a placeholder of a message has the place of the placeholder.
  std::optional<base::Span> fixed_span_;
  std::size_t terms_ = 0;  // of the sums and products around the expression at hand
  base::FileId file_;
  ast::File& out_;
  diagnostics::Sink& sink_;
};

template <class Owner>
void Lowerer::labels(const Node& node, Owner& owner) const {
  owner.span = span(node);
  owner.label = string_after(node, "except");
  owner.over = string_after(node, "over");
  if (const auto cited = node.first(Kind::cite)) owner.cite = cite(*cited);
}

}  // namespace garis::syntax

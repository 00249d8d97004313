// The steps of compilation. Private to compile.
#pragma once

#include <map>

#include "dsl/base/source.hpp"
#include "dsl/plan/plan.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::compile {

using semantics::DeclId;

class Compiler {
 public:
  Compiler(const semantics::Guideline& guideline, const base::SourceMap& sources)
      : g_(guideline), sources_(sources) {}
  plan::Plan run();

 private:
  // A node and the unit that its number is in.
  struct Value {
    plan::NodeId node{};
    units::Unit unit;
  };

  // ---- expressions (compile_expressions.cpp) ----
  Value compile(ast::ExprId id);
  plan::NodeId condition(ast::ExprId id) { return compile(id).node; }
  Value compile_to(ast::ExprId id,
                   const units::Unit& unit);  // numbers in `unit`; other forms as they are
  Value converted(Value value, const units::Unit& unit);
  plan::NodeId add(plan::Node node);
  plan::RowPath row(const semantics::RowPath& path) const;
  plan::Set set(const ast::Set& set, const semantics::SetMeaning& meaning);
  plan::NodeId with_exceptions(plan::NodeId base,
                               const std::vector<ast::ValueException>& exceptions,
                               const units::Unit& unit);
  units::Unit unit_of_type(const semantics::Type& type) const;

  Value expr(const ast::Conditional& e, ast::ExprId id);
  Value expr(const ast::Aggregate& e, ast::ExprId id);
  Value expr(const ast::Quantified& e, ast::ExprId id);
  Value expr(const ast::Logic& e, ast::ExprId id);
  Value expr(const ast::Not& e, ast::ExprId id);
  Value expr(const ast::Compare& e, ast::ExprId id);
  Value expr(const ast::Between& e, ast::ExprId id);
  Value expr(const ast::Is& e, ast::ExprId id);
  Value expr(const ast::InSet& e, ast::ExprId id);
  Value expr(const ast::InRange& e, ast::ExprId id);
  Value expr(const ast::Matches& e, ast::ExprId id);
  Value expr(const ast::Arithmetic& e, ast::ExprId id);
  Value expr(const ast::Negate& e, ast::ExprId id);
  Value expr(const ast::Power& e, ast::ExprId id);
  Value expr(const ast::Cast& e, ast::ExprId id);
  Value expr(const ast::Quantity& e, ast::ExprId id);
  Value expr(const ast::DateLiteral& e, ast::ExprId id);
  Value expr(const ast::StringLiteral& e, ast::ExprId id);
  Value expr(const ast::TruthLiteral& e, ast::ExprId id);
  Value expr(const ast::Call& e, ast::ExprId id);
  Value expr(const ast::Path& e, ast::ExprId id);
  Value lookup(const ast::Call& call, const semantics::TableCall& meaning);
  Value trajectory_at(const ast::Call& call, const semantics::TrajectoryCall& meaning);
  Value function(const ast::Call& call, const semantics::FunctionCall& meaning);
  plan::NodeId range(ast::ExprId value, ast::ExprId low, ast::ExprId high);

  // ---- declarations (compile_declarations.cpp) ----
  void number_declarations();
  void compile_define(DeclId id, std::uint32_t index);
  plan::Group group(const semantics::GroupInfo& info);
  plan::Table table(DeclId id);
  plan::Cell cell(const ast::Cell& cell, const ast::Column& column) const;
  plan::Trajectory trajectory(DeclId id);
  void properties();
  std::optional<plan::Effective> effective(const std::optional<ast::Effective>& effective) const;
  plan::Clause clause(const ast::Cite& cite) const;
  plan::Place place(base::Span span) const;
  plan::Evidence evidence_of(const std::optional<ast::Cite>& cite, bool has_figures) const;
  bool has_figures(ast::ExprId id) const;
  std::string text_of(base::Span span) const;

  // ---- rules and tests (compile_rules.cpp) ----
  plan::Rule rule(const ast::Rule& rule);
  std::vector<plan::NodeId> lets(std::vector<const ast::Let*> declarations);
  plan::Evidence rule_evidence(const ast::Rule& rule) const;
  std::vector<plan::Condition> conditions(ast::ExprId all);
  plan::EntityId entity(const ast::Name& word) const;  // singular or plural
  // The weakest of the citations; without one figures are unverified.
  static plan::Evidence weakest(const std::vector<ast::Cite>& cites, bool has_figures);
  plan::Requirement requirement(const ast::Requirement& requirement);
  plan::DirectComparison comparison(plan::Comparison op, ast::ExprId actual, ast::ExprId limit,
                                    std::optional<ast::ExprId> high);
  void limit_source(ast::ExprId limit, plan::DirectComparison& out) const;
  plan::Path path(const ast::Branch& branch);
  plan::Exception exception(const ast::Exception& exception);
  plan::Messages messages(const std::vector<ast::Message>& all);
  plan::MessagePart message_part(const ast::MessagePart& part);
  void tolerance(const ast::Rule& rule, plan::Rule& out) const;
  plan::Test test(const ast::Test& test);
  plan::Fixture fixture(const ast::Given& given);
  plan::Expect expect(const ast::Expect& expect);

  // ---- credits, ratings, measures (compile_credits.cpp) ----
  plan::Credit credit(const ast::Credit& credit);
  plan::Rating rating(const ast::Rating& rating, DeclId id);
  plan::Measure measure(const ast::Measure& measure);
  plan::Change change(const ast::Change& change);
  std::optional<plan::MeasureAmount> amount(const ast::Measure& measure,
                                            const std::vector<ast::ExprId>& amounts);
  plan::ExpectCredit expect_credit(const ast::ExpectCredit& expect);
  template <class Exception>
  static std::vector<std::uint32_t> beaten_by(const std::vector<Exception>& exceptions,
                                              std::size_t index);

  const semantics::Guideline& g_;
  const base::SourceMap& sources_;
  plan::Plan plan_;
  std::map<DeclId, std::uint32_t> defines_, tables_, trajectories_, credits_;
  std::vector<units::Unit> let_units_;  // of the rule at hand, by slot
  std::vector<const ast::Let*> let_declarations_;
};

// The exceptions that exception `index` is over, directly or through others.
template <class Exception>
std::vector<std::uint32_t> Compiler::beaten_by(const std::vector<Exception>& exceptions,
                                               std::size_t index) {
  std::vector<std::uint32_t> beaten;
  std::size_t from = index;
  while (exceptions[from].over && beaten.size() < exceptions.size()) {
    std::size_t next = exceptions.size();
    for (std::size_t i = 0; i < exceptions.size(); ++i) {
      if (exceptions[i].label && exceptions[i].label->text == exceptions[from].over->text) next = i;
    }
    if (next == exceptions.size()) break;
    beaten.push_back(static_cast<std::uint32_t>(next));
    from = next;
  }
  return beaten;
}

}  // namespace garis::compile

// A second, slow evaluator of guidelines, for tests: row by row over the checked syntax tree,
// written from language.md. It has its own values, sets, groups, tables and outcomes, shares
// nothing with checker/evaluate or the plan, and remembers nothing but groups.
#pragma once

#include <stdexcept>

#include "dsl/semantics/guideline.hpp"
#include "tests/reference/building.hpp"
#include "tests/reference/value.hpp"

namespace garis::reference {

using semantics::DeclId;

// Two exceptions in conflict: the outcome is an error whatever else holds.
struct Conflict : std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr int kNone = -1;    // a row that does not exist
inline constexpr int kAbsent = -2;  // a row that should exist
struct Row {
  EntityId entity{};
  int index = kNone;  // of Building::rows, or of the group's rows
  bool exists() const { return index >= 0; }
  friend auto operator<=>(const Row&, const Row&) = default;
};

struct Member {
  Row row;
  bool certain = true;
  Causes causes;                  // why it may not belong
  std::vector<Row> alternatives;  // the value is one of theirs
  Causes conflict;
  int most = 1;  // how many rows it may stand for
};

struct GroupRow {
  Row parent;
  std::vector<Value> keys;
  std::string id;
  bool certain = false, rest = false;
  Causes causes;
  std::vector<Member> members;
};

enum : unsigned { kPass = 1, kFail = 2, kExempt = 4, kNotApplicable = 8 };

struct Finding {
  std::string rule, subject;
  std::string outcome;
  unsigned possible = 0;
  std::string severity;
  std::optional<Value> actual, limit;  // of a requirement that is one comparison, in base units
  Causes causes;
};

struct Scope {
  std::vector<Row> variables;
  const ast::Rule* rule = nullptr;
  const std::vector<Value>* parameters = nullptr;
};

class Evaluator {
 public:
  Evaluator(const semantics::Guideline& guideline, const ast::Test& test,
            const std::vector<OpenLine>& open);

  // Of every rule in force and every row.
  std::vector<Finding> findings();
  // Of every definition of rows, in base units: "wall w1.name".
  std::map<std::string, Value> definitions();

 private:
  // ---- expressions (expressions.cpp) ----
  Value evaluate(ast::ExprId id, Scope& scope);
  Value condition(ast::ExprId id, Scope& scope);
  Value as_condition(Value value) const;
  Value expr(const ast::Conditional& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Aggregate& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Quantified& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Logic& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Not& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Compare& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Between& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Is& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::InSet& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::InRange& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Matches& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Arithmetic& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Negate& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Power& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Cast& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Quantity& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::DateLiteral& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::StringLiteral& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::TruthLiteral& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Call& e, ast::ExprId id, Scope& scope);
  Value expr(const ast::Path& e, ast::ExprId id, Scope& scope);
  Value with_exceptions(ast::ExprId base, const std::vector<ast::ValueException>& exceptions,
                        Scope& scope);
  double quantity(const ast::Quantity& q) const;
  double factor_of(const units::Unit& unit) const;
  Value one_of(const Value& tested, const std::set<std::string>& listed, bool negated) const;
  std::set<std::string> words_of(const semantics::Codes& codes) const;

  // ---- rows (rows.cpp) ----
  Row resolve(const semantics::RowPath& path, const Scope& scope);
  Row ancestor(Row row, EntityId kind);
  Value property(Row row, PropertyId id);
  Value open_value(PropertyId id, const std::string& input, const std::string& cause,
                   const OpenCell* cell) const;
  Value defined(Row row, DeclId id);
  std::vector<Row> rows_of(EntityId entity);
  std::string id_of(Row row);
  std::string input_name(Row row, PropertyId id);
  void read_building(const ast::Test& test, const std::vector<OpenLine>& open);

  // ---- sets and groups (sets.cpp, aggregates.cpp) ----
  const GroupRow* group_row(Row row);
  const std::vector<GroupRow>& group_rows(const semantics::GroupInfo& info);
  std::vector<GroupRow> build(const semantics::GroupInfo& info);
  Member member_of(Row row);
  std::vector<Member> below(Row root, EntityId kind);
  std::vector<Member> members(const ast::Set& set, ast::ExprId id, Scope& scope);
  std::vector<Member> expected(const ast::Set& set, PropertyId key, std::vector<Member> found,
                               Scope& scope);
  Value of_member(ast::ExprId value, const Member& member, Scope& scope);
  Value sum(const ast::Aggregate& e, const std::vector<Member>& found, Scope& scope);
  Value average(const ast::Aggregate& e, const std::vector<Member>& found, Scope& scope);
  Value extreme(const ast::Aggregate& e, const std::vector<Member>& found, Scope& scope);
  Value count(const std::vector<Member>& found);
  Value share(ast::ExprId condition, std::optional<ast::ExprId> weight,
              const std::vector<Member>& found, Scope& scope);
  Value of_nothing(const ast::Aggregate& e, const char* cause, Scope& scope);

  // ---- tables and trajectories (lookups.cpp) ----
  Value look_up(const ast::Call& e, const semantics::TableCall& meaning, Scope& scope);
  Value in_table(const ast::Table& table, std::size_t column, const std::vector<Value>& keys);
  Value trajectory(const ast::Trajectory& trajectory, const Value& when, bool is_date,
                   Scope& scope);

  // ---- rules (rules.cpp) ----
  struct Checked {
    bool hold = false, fail = false, skip = false;
    Causes causes;
    std::optional<Value> actual, limit;
    bool settled() const { return hold + fail + skip == 1; }
  };
  Finding check(const ast::Rule& rule, Row row);
  Causes conflicts_to_come(const ast::Rule& rule, std::vector<std::size_t> certain,
                           const std::vector<std::size_t>& perhaps,
                           const std::vector<Value>& holds) const;
  Checked check(const ast::Requirement& requirement, const std::string& label, Scope& scope);
  Checked check_known(const ast::Requirement& requirement, Scope& scope);
  Checked check_question(const std::string& label, Scope& scope);
  Checked check_condition(ast::ExprId condition, Scope& scope);
  Checked check_branch(const ast::Branch& branch, const std::string& outer, Scope& scope);
  Checked combine(ast::Combiner combiner, double at_least, const std::vector<Checked>& branches);
  Value direct(ast::ExprId condition, Scope& scope, Checked& checked);
  bool in_force(const ast::Rule& rule);
  std::string deciding_date(const std::optional<ast::Effective>& effective);
  void name(Finding& finding);
  bool is_waived(const Finding& finding) const;

  const semantics::Guideline& g_;
  const vocabulary::Vocabulary& words_;
  const ast::Test& test_;
  Building building_;
  std::string as_of_, date_;
  std::map<DeclId, std::vector<GroupRow>> groups_;
  int depth_ = 0;
};

}  // namespace garis::reference

// Gives every expression its type and every name its meaning. Private to semantics; see check.hpp.
#pragma once

#include <set>

#include <fmt/format.h>

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/guideline.hpp"
#include "dsl/semantics/scope.hpp"

namespace garis::semantics {

// In what two types differ.
enum class Mismatch : std::uint8_t { none, shape, dimension, years, point, kind, basis };

// Definitions and lets that wait for each other's types, at most.
inline constexpr std::size_t kLongestChain = 500;

class Binder {
 public:
  Binder(Guideline& guideline, diagnostics::Sink& sink) : g_(guideline), sink_(sink) {}

  // ---- expressions (bind_expressions.cpp) ----
  // `expected` lets a bare word be a category value: `use: office`.
  Type bind(ast::ExprId id, const Scope& scope, const Type* expected = nullptr);
  void condition(ast::ExprId id, const Scope& scope);
  // A value for a place of a declared type: dimension, kind, basis and plausible range must agree.
  void assign(ast::ExprId id, const Scope& scope, const Type& target, std::string_view place);
  Type let_type(const Scope& scope, std::uint32_t slot);
  Type declared_type(const ast::Type& type);

  // ---- declarations (bind_declarations.cpp) ----
  void bind_all();

  // Definitions, tables and trajectories that something refers to.
  const std::set<DeclId>& used() const { return used_; }

 private:
  // ---- kinds of expressions ----
  Type of(const ast::Conditional& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Aggregate& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Quantified& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Logic& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Not& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Compare& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Between& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Is& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::InSet& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::InRange& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Matches& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Arithmetic& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Negate& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Power& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Cast& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Quantity& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::DateLiteral& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::StringLiteral& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::TruthLiteral& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Call& e, const Scope& scope, ast::ExprId id, const Type* expected);
  Type of(const ast::Path& e, const Scope& scope, ast::ExprId id, const Type* expected);

  // ---- kinds and units (bind_units.cpp) ----
  // Both sides of a sum, comparison or branch; the common type, unknown after a mistake.
  Type same(const Type& a, const Type& b, base::Span at, std::string_view verb);
  Mismatch mismatch(const Type& a, const Type& b) const;
  std::string remedy(Mismatch mismatch, const Type& a, const Type& b) const;
  static diagnostics::Code code_of(Mismatch mismatch);
  Type sum(const ast::Arithmetic& e, const Type& a, const Type& b, base::Span at);
  Type product(const ast::Arithmetic& e, const Type& a, const Type& b, base::Span at);
  bool numbers_only(const Type& a, base::Span at, std::string_view what);
  void plausible(const Type& literal, const Type& target, base::Span at);

  // ---- names (bind_names.cpp) ----
  struct Root {
    RowPath row;
    std::size_t used = 0;
  };
  std::optional<Root> row_root(const ast::Path& path, const Scope& scope);
  std::optional<Type> single_name(const ast::Name& name, const Scope& scope, ast::ExprId id,
                                  const Type* expected);
  Type member_of(const Root& root, const ast::Path& path, ast::ExprId id);
  Type unknown_path(const ast::Path& path, const Scope& scope, const Type* expected);
  std::vector<std::string> names_in(const Scope& scope) const;
  std::vector<std::string> members_of(EntityId entity) const;
  std::optional<Codes> codes(const Type& type, const std::vector<ast::Name>& names, base::Span at);
  SetMeaning set(const ast::Set& set, const Scope& scope, Scope& inner);
  std::optional<EntityId> entity(const std::vector<ast::Name>& names);
  Type table_call(const ast::Call& call, const Scope& scope, ast::ExprId id);
  Type trajectory_call(const ast::Call& call, const Scope& scope, ast::ExprId id);
  Type function_call(const ast::Call& call, const Scope& scope, ast::ExprId id);
  Type builtin_call(const ast::Call& call, const Scope& scope, ast::ExprId id);
  Type credit_points(const ast::Call& call, const Scope& scope, ast::ExprId id);
  Type define_type(DeclId id);
  void mean(ast::ExprId id, Meaning meaning) {
    g_.meanings[static_cast<std::size_t>(id)] = std::move(meaning);
  }

  // ---- declarations ----
  void bind_define(DeclId id);
  void bind_table(const ast::Table& table);
  void bind_trajectory(const ast::Trajectory& trajectory);
  void bind_group(DeclId id);
  void bind_property(DeclId id);
  void bind_rule(const ast::Rule& rule);
  void bind_test(const ast::Test& test);
  void bind_lets(Scope& scope, LetSlots& slots);
  void unused_lets(const LetSlots& slots);

  // ---- credits, ratings, measures (bind_credits.cpp, bind_measures.cpp) ----
  void bind_credit(const ast::Credit& credit, DeclId id);
  void bind_rating(const ast::Rating& rating, DeclId id);
  void counted_credits(const ast::Rating& rating, DeclId id);
  void bind_measure(const ast::Measure& measure);
  void bind_change(const ast::Change& change, Scope scope);
  void bind_setting(const ast::Setting& setting, const Scope& scope);
  void bind_amount(ast::ExprId amount, const Scope& scope, std::string_view what,
                   const std::vector<units::Dimension>& dimensions, std::string_view help);
  void bind_expected(const ast::ExpectCredit& expect);
  void bind_expected(const ast::ExpectRating& expect);
  void known_measures(const std::vector<ast::Name>& names);
  template <class Declared>
  std::optional<typename Declared::mapped_type> declared(const Declared& all, const ast::Name& name,
                                                         std::string_view what);
  void bind_given(const ast::Given& given);
  void bind_recorded(const ast::Recorded& recorded, const ast::Rule& rule, const ast::Test& test);
  void bind_header();
  void bind_exceptions(const std::vector<ast::ValueException>& exceptions, const Type& target,
                       const Scope& scope, std::string_view place);
  void bind_path_entity(const ast::Branch& branch, EntityId of_rule);
  void bind_requirement(const ast::Requirement& requirement, Scope scope);
  void bind_messages(const std::vector<ast::Message>& messages, const Scope& scope);
  void bind_effective(const std::optional<ast::Effective>& effective);
  std::uint32_t add_let(const ast::Let& let, Scope& scope);
  Type column_type(const ast::Column& column);

  base::Span span(ast::ExprId id) const { return g_.file[id].span; }
  const vocabulary::Vocabulary& words() const { return g_.vocabulary; }
  std::string name_of(const Type& type) const { return describe(g_.vocabulary, type); }
  void error(diagnostics::Code code, base::Span at, std::string message, std::string help = {}) {
    sink_.report(code, at, std::move(message), std::move(help));
  }

  Guideline& g_;
  diagnostics::Sink& sink_;
  std::map<DeclId, Type> define_types_;
  std::set<DeclId> open_defines_, bound_defines_, used_;
  std::size_t open_lets_ = 0;
  bool in_message_ = false;
  std::set<std::pair<EntityId, std::string>> declared_properties_;
};

// The declaration of that name, or a suggestion.
template <class Declared>
std::optional<typename Declared::mapped_type> Binder::declared(const Declared& all,
                                                               const ast::Name& name,
                                                               std::string_view what) {
  if (const auto it = all.find(name.text); it != all.end()) return it->second;
  std::vector<std::string> names;
  for (const auto& [known, declaration] : all) names.push_back(known);
  error(diagnostics::Code::N001, name.span, fmt::format("no {} \"{}\"", what, name.text),
        base::did_you_mean(name.text, names));
  return std::nullopt;
}

}  // namespace garis::semantics

// A checked guideline: the syntax tree, the vocabulary extended by its declarations, and beside
// each expression its type and what its names mean.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/ast/ast.hpp"
#include "dsl/semantics/type.hpp"
#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::semantics {

using vocabulary::PropertyId;

// Index into ast::File::declarations.
using DeclId = std::uint32_t;

// A row that a path starts from: a variable in scope (0 is the entity at hand of the declaration,
// each set adds one), then up-links.
struct RowPath {
  std::uint32_t variable = 0;
  std::vector<EntityId> ups;
  EntityId entity{};  // of the row that is reached
};

struct PropertyOf {
  RowPath row;
  PropertyId property;
};
struct DefineOf {
  RowPath row;
  DeclId define;
};
struct LetValue {
  std::uint32_t slot;
};  // index among the lets of the declaration, path lets included
struct ParameterValue {
  std::uint32_t index;
};
struct ConstantValue {
  DeclId define;
};
struct ConventionValue {
  std::uint32_t index;
};
struct CategoryWord {
  CategoryId category;
  std::uint16_t code;
};
struct CheckYear {};
struct TableCall {
  DeclId table;
  std::uint32_t value_column;
};
struct TrajectoryCall {
  DeclId trajectory;
};
struct ScoreValue {};  // the points of a rating
struct CreditPoints {
  DeclId credit;
};  // credit_points(id: "EE1")
struct FunctionCall {
  DeclId define;
};
struct Builtin {
  std::string name;
};  // whole
struct Codes {
  CategoryId category;
  std::vector<std::uint16_t> codes;
};  // of `is` and `in { … }`

// What a path, call, `is` or `in { … }` means.
using Meaning =
    std::variant<std::monostate, RowPath, PropertyOf, DefineOf, LetValue, ParameterValue,
                 ConstantValue, ConventionValue, CategoryWord, CheckYear, TableCall, TrajectoryCall,
                 FunctionCall, Builtin, Codes, ScoreValue, CreditPoints>;

struct SetMeaning {
  EntityId member{};
  std::optional<RowPath> root;            // rows under this row; without it all rows of the model
  std::optional<PropertyId> expected_by;  // property of `for each`
};

struct GroupInfo {
  DeclId declaration;
  EntityId entity, member;
  std::optional<EntityId> parent;
  std::vector<PropertyId> keys;
};

struct Guideline {
  ast::File file;
  vocabulary::Vocabulary vocabulary;

  std::vector<Type> types;                   // by ExprId
  std::vector<Meaning> meanings;             // by ExprId
  std::map<std::uint32_t, SetMeaning> sets;  // by the ExprId of the aggregate or quantifier
  std::map<DeclId, SetMeaning> group_sets;   // by the declaration of the group

  std::map<std::pair<EntityId, std::string>, std::vector<DeclId>> defines;
  std::map<std::string, DeclId> functions, constants;
  std::map<std::string, std::vector<DeclId>> tables, trajectories;  // several: a dated series
  std::map<std::string, std::vector<DeclId>> rules;
  std::map<std::string, DeclId> credits, ratings, measures;
  std::map<DeclId, EntityId> credit_entities;  // what a credit, or a rating, is about
  std::vector<GroupInfo> groups;
  std::map<DeclId, std::vector<ast::ExprId>> group_keys;      // expressions of the members
  std::map<const ast::Expect*, ast::ExprId> expected_values;  // of `expect value`, bound to its row
  std::map<DeclId, EntityId> define_entities;
  std::map<DeclId, Type> declared_types;    // of definitions that state their kind
  std::map<DeclId, PropertyId> properties;  // of `property` declarations
  std::vector<std::string> languages;       // as the header lists them; "en" if it does not
  bool years_are_hours = false;             // convention hours_per_year
  double hours_per_year = 0;

  const Type& type(ast::ExprId id) const { return types[static_cast<std::size_t>(id)]; }
  const Meaning& meaning(ast::ExprId id) const { return meanings[static_cast<std::size_t>(id)]; }
  const GroupInfo* group_of(EntityId entity) const;
};

// The kind in which an expression's value is held: W/(m²·K) for a U-value, base units for a
// product.
units::Unit unit_of(const vocabulary::Vocabulary& vocabulary, const Type& type);

}  // namespace garis::semantics

// Which declarations a declaration or a test stands on: definitions, tables, trajectories, groups,
// properties with assumptions, through any number of steps.
#pragma once

#include <functional>
#include <set>
#include <vector>

#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

class Dependencies {
 public:
  explicit Dependencies(const Guideline& guideline);

  // Of a declaration, itself among them.
  std::set<DeclId> closure(DeclId id) const;
  // Of what a test expects.
  std::set<DeclId> closure(const ast::Test& test) const;

 private:
  void add_below(ast::ExprId root, std::set<DeclId>& to) const;
  void add_entity(EntityId entity, std::set<DeclId>& to) const;
  void add_row(const RowPath& row, std::set<DeclId>& to) const;
  void add_meaning(const Meaning& meaning, std::set<DeclId>& to) const;
  void grow(std::set<DeclId>& reached) const;

  const Guideline& g_;
  std::vector<std::set<DeclId>> direct_;  // by declaration
};

// The expressions that stand directly in a declaration; none in tests.
void for_each_root_of(const ast::Declaration& declaration,
                      const std::function<void(ast::ExprId)>& visit);

}  // namespace garis::semantics

// What the requirement of a rule is made of, for the checks of tolerances and messages. Private to
// semantics.
#pragma once

#include <functional>

#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

// Every requirement of the rule with its parts: its own, those of paths and those of exceptions.
void for_each_requirement(const ast::Rule& rule,
                          const std::function<void(const ast::Requirement&)>& visit);

// A comparison of numbers or dates that stands directly as a requirement: it has an actual and a
// limit.
struct DirectComparison {
  ast::ExprId whole;
  ast::ExprId actual;
  bool is_not_equal = false;
};
std::vector<DirectComparison> direct_comparisons(const Guideline& guideline, const ast::Rule& rule);

struct RequirementParts {
  bool compares = false;  // {actual}, {limit}, {margin}
  bool known = false;     // requires known …
  bool asks = false;
  bool paths = false;
};
RequirementParts parts_of(const Guideline& guideline, const ast::Rule& rule);

}  // namespace garis::semantics

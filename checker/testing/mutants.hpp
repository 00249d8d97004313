// Small mistakes that an author could have made: a number a tenth larger or smaller, `<` for `<=`,
// a unit a thousand times smaller. Tests of the guideline should notice each.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "dsl/semantics/dependencies.hpp"

namespace garis::testing {

using semantics::DeclId;

struct Mutant {
  DeclId declaration{};
  base::Span span;     // of what is changed
  std::string before;  // as a person reads it: "0.4", "<=", "mm"
  std::string after;
  // Puts the mistake into the tree of the guideline it was made for; `undo` takes it out.
  std::function<void(ast::File&)> apply, undo;
};

// In everything but tests, messages and texts; the same order for the same guideline.
std::vector<Mutant> mutants(const semantics::Guideline& guideline);

}  // namespace garis::testing

// Exceptions that cannot hold together.
#pragma once

#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

// Whether the conditions of two exceptions of a rule are found to exclude each other; false also
// where that is not analysed.
bool exclude_each_other(const Guideline& guideline, const ast::Rule& rule, std::size_t a,
                        std::size_t b);

}  // namespace garis::semantics

// From the concrete tree to the syntax tree that the later phases read.
#pragma once

#include "dsl/ast/ast.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/tree.hpp"

namespace garis::syntax {

// Appends the declarations of `tree` to `guideline`. Reports what the grammar cannot see: unknown
// languages, two headers, parts of later stages.
void lower(const Tree& tree, base::FileId file, ast::File& guideline, diagnostics::Sink& sink);

}  // namespace garis::syntax

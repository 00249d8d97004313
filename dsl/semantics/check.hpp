// Resolves names, checks kinds and units, and runs the static checks. Nothing is evaluated.
#pragma once

#include "dsl/ast/ast.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

// Reports to `sink`; the guideline may be compiled only if the sink has no errors afterwards.
Guideline check(ast::File file, const vocabulary::Vocabulary& vocabulary, diagnostics::Sink& sink);

}  // namespace garis::semantics

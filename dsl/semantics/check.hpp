// Resolves names, checks kinds and units, and runs the static checks. Nothing is evaluated.
#pragma once

#include "dsl/ast/ast.hpp"
#include "dsl/base/source.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

// What the checks know beside the guideline. Everything may be left out.
struct CheckOptions {
  // The texts of the guideline, for the checks of characters (N003).
  const base::SourceMap* sources = nullptr;
};

// Reports to `sink`; the guideline may be compiled only if the sink has no errors afterwards.
Guideline check(ast::File file, const vocabulary::Vocabulary& vocabulary, diagnostics::Sink& sink,
                const CheckOptions& options = {});

}  // namespace garis::semantics

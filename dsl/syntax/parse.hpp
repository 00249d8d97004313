// Reads rule files. Mistakes are reported to a sink, several per run: after one the parser goes on
// at the next declaration that starts in column 1.
#pragma once

#include <cstdint>

#include "dsl/ast/ast.hpp"
#include "dsl/base/source.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/tree.hpp"

namespace garis::syntax {

struct ParseLimits {
  std::size_t max_bytes = 16U << 20U;
  std::uint32_t max_depth = 96;  // nested values, conditions and sets
};

// The concrete tree, with the declarations that could be read.
Tree parse_tree(const base::SourceFile& source, diagnostics::Sink& sink,
                const ParseLimits& limits = {});

// Appends the declarations of one file to a guideline.
void parse(const base::SourceFile& source, ast::File& guideline, diagnostics::Sink& sink,
           const ParseLimits& limits = {});

}  // namespace garis::syntax

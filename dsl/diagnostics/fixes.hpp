// Carries out what diagnostics propose.
#pragma once

#include "dsl/base/source.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

namespace garis::diagnostics {

// The fixes of a diagnostic; where it has none, one for each word that its help proposes in place
// of what was found ("did you mean `a` or `b`?", "write `1_000`").
std::vector<Fix> fixes_of(const Diagnostic& diagnostic, const base::SourceMap& sources);

// The edits of a fix as they are carried out: whole lines where lines go.
std::vector<Edit> edits_of(const Fix& fix, const base::SourceMap& sources);

// The text after the edits, which lie in it; of two that overlap the first is carried out.
std::string apply(std::string_view text, std::vector<Edit> edits);

}  // namespace garis::diagnostics

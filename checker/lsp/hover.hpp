// What a name means, in Markdown: labels, kind and unit, plausible range, clause, and its value in
// the last run. Private to the language server.
#pragma once

#include "checker/lsp/last_run.hpp"
#include "checker/lsp/workspace.hpp"

namespace garis::lsp {

// null if there is no name at the place.
nlohmann::json hover(const Analysis& analysis, base::FileId file, std::uint32_t offset,
                     LastRun& last_run);

}  // namespace garis::lsp

// Changes that the editor is offered: formatting, fixes of diagnostics, renaming. Private to the
// language server.
#pragma once

#include "checker/lsp/workspace.hpp"
#include "dsl/base/result.hpp"

namespace garis::lsp {

// Edits of the whole text; none if it does not parse or is formatted already.
nlohmann::json formatting(const std::string& text);

// For the diagnostics that touch [begin, end).
nlohmann::json code_actions(const Analysis& analysis, base::FileId file, std::uint32_t begin,
                            std::uint32_t end);

// The span of the name at a place that can be renamed, with what it is called now.
nlohmann::json prepare_rename(const Analysis& analysis, const vocabulary::Vocabulary& words,
                              base::FileId file, std::uint32_t offset);

// A workspace edit. It is tried first: a name that cannot be one, that is taken, or that would
// bring a new error is refused with the reason.
base::Result<nlohmann::json> rename(const Workspace& workspace, const Analysis& analysis,
                                    base::FileId file, std::uint32_t offset,
                                    const std::string& name);

}  // namespace garis::lsp

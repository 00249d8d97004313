// What can stand at a place. Private to the language server.
#pragma once

#include "checker/lsp/workspace.hpp"

namespace garis::lsp {

// From the words of the text before `offset` and what the guideline knew when it last parsed.
nlohmann::json completion(const Analysis& known, std::string_view text, std::uint32_t offset);

}  // namespace garis::lsp

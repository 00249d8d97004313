// The words of the language, for editors.
#pragma once

#include <string_view>
#include <vector>

namespace garis::syntax {

// Reserved words and words that have a meaning in one place only, sorted.
const std::vector<std::string_view>& keywords();
bool is_reserved(std::string_view word);

}  // namespace garis::syntax

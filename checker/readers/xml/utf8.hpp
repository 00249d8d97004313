// UTF-16 to UTF-8; lone surrogates become the replacement character.
#pragma once

#include <string>
#include <string_view>

namespace garis::xml {

std::string to_utf8(std::u16string_view text);
// Appends; for callers that keep a buffer.
void append_utf8(std::u16string_view text, std::string& out);

}  // namespace garis::xml

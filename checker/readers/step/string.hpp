// Strings of ISO 10303-21 (clause 6.4.3) as UTF-8.
//
// Read: `''`, `\\`, `\S\c` with the code page that `\PA\` … `\PI\` chose (ISO 8859-1 … -9),
// `\X\hh`,
// `\X2\…\X0\`, `\X4\…\X0\`, `\N\` as a newline. A backslash that begins none of these stays.
// Newlines of the file inside a string are no part of it (clause 5.2). Raw bytes above 0x7F are
// UTF-8 if the whole string is, else ISO 8859-1. What has no character (half a surrogate pair,
// digits that are cut off, 0) becomes U+FFFD. So the result is valid UTF-8 for every input; it may
// hold control characters.
#pragma once

#include <string>
#include <string_view>

namespace garis::step {

// `raw`: as between the quotes. At most kMaxString bytes of it are read.
std::string decode_string(std::string_view raw);
// The same, appended to `out`.
void decode_string(std::string_view raw, std::string& out);

// Whether the text means itself, so that a view of it is enough.
bool is_plain(std::string_view raw);

}  // namespace garis::step

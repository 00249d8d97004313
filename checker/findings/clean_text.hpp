// Text of unknown origin made fit for the record: valid UTF-8, NFC, no control characters.
#pragma once

#include <string>
#include <string_view>

namespace garis::findings {

bool is_ascii(std::string_view text);

// Seen at a glance: valid UTF-8 with no character from U+0300 on, where combining begins. False
// says nothing.
bool is_nfc(std::string_view text);

// Unicode normalization form C; bytes that are not UTF-8 become U+FFFD first.
std::string nfc(std::string_view text);

// nfc(), and every control character except TAB and LF becomes U+FFFD.
std::string clean(std::string_view text);

// clean() for text out of a building model: longer than 1000 characters is cut with "…".
std::string clean_model_text(std::string_view text);

// The code point at the start of `text` and its length in bytes; U+FFFD and the length of the
// damaged part when the bytes are not UTF-8. `text` is not empty.
struct CodePoint {
  char32_t value;
  std::size_t bytes;
};
CodePoint first_code_point(std::string_view text);
void append_utf8(std::string& text, char32_t code_point);

}  // namespace garis::findings

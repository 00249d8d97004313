// The smallest pieces of ISO 10303-21 (clause 5 and 6): blanks, comments, strings, where a
// statement may begin. Positions are byte offsets into `text`; npos-like results are `text.size()`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace garis::step {

constexpr bool is_newline(char c) { return c == '\n' || c == '\r'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || is_newline(c); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_keyword_letter(char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}
constexpr bool is_keyword_part(char c) {
  return is_keyword_letter(c) || is_digit(c) || c == '-' || c == '!';
}

// The first byte at or after `at` that is not blank, and not in a comment.
inline std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(text[at])) ++at;
  return at < text.size() ? at : text.size();
}
std::size_t skip_blanks_and_comments(std::string_view text, std::size_t at);

// Bytes of the control directive (clause 6.4.3) at the backslash `at`: `\S\` with its character,
// which may be a quote, `\\`, `\X2\`, `\PE\` …; 1 for a backslash that begins none.
std::size_t directive_size(std::string_view text, std::size_t at);

// Whether a newline and then `#12=`, `ENDSEC;` or `DATA;` follow. After a `;` that ends a string
// whose quote is missing: without this rule one lost quote would turn the whole rest of the file
// inside out.
bool starts_statement(std::string_view text, std::size_t at);

struct StringEnd {
  std::size_t at;  // of the closing quote, or of the `;` after which a statement begins
  bool is_closed;
};
// `at`: first byte after the opening quote. Doubled quotes end a string too: the next one begins at
// once.
StringEnd string_end(std::string_view text, std::size_t at);

struct Name {
  std::uint64_t number = 0;
  std::size_t end = 0;  // first byte after the digits; 0 if there are none or too many
};
// `#12`; `hash` is the place of the `#`.
inline Name read_name(std::string_view text, std::size_t hash) {
  constexpr std::uint64_t kLast = (std::uint64_t{1} << 63) / 10;
  Name name;
  std::size_t at = hash + 1;
  for (; at < text.size() && is_digit(text[at]); ++at) {
    if (name.number >= kLast) return {};
    name.number = name.number * 10 + static_cast<std::uint64_t>(text[at] - '0');
  }
  if (at > hash + 1) name.end = at;
  return name;
}

// From 1; LF, CRLF and CR alone each end a line. Linear in `offset`.
std::uint64_t line_of(std::string_view text, std::size_t offset);

// ":12: ", as it stands in messages between the name of the file and what was seen.
std::string line_mark(std::string_view text, std::size_t offset);

}  // namespace garis::step

// Numbers straight from UTF-16, independent of the locale.
#pragma once

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>

namespace garis::xml {

inline bool is_blank(char16_t c) { return c == u' ' || c == u'\n' || c == u'\t' || c == u'\r'; }

inline std::u16string_view trim(std::u16string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

// A plain decimal with blanks around it; nothing for all else.
inline std::optional<double> plain_number(std::u16string_view text) {
  char buffer[96];
  text = trim(text);
  if (text.empty() || text.size() > sizeof buffer) return std::nullopt;
  char* end = buffer;
  for (const char16_t c : text) *end++ = c < 0x80 ? static_cast<char>(c) : '?';
  double value = 0;
  const auto [stop, error] = std::from_chars(buffer, end, value);
  if (error != std::errc() || stop != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace garis::xml

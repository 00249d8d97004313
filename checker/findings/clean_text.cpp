#include "checker/findings/clean_text.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <new>

#include <utf8proc.h>

#include "dsl/base/text.hpp"

namespace garis::findings {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kModelTextLength = 1000;
// Bytes that always hold more than kModelTextLength characters, also after composition.
constexpr std::size_t kEnoughBytes = 16 * 1024;

bool is_control(char32_t c) {
  if (c == U'\t' || c == U'\n') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

// Nothing to clean. U+0080 to U+009F, which are controls too, begin with 0xC2 and go on below 0xA0.
bool is_plain(std::string_view text) {
  unsigned char before = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 ? is_control(byte) : before == 0xC2 && byte < 0xA0) return false;
    before = byte;
  }
  return is_nfc(text);
}

std::string valid_utf8(std::string_view text) {
  if (base::is_valid_utf8(text)) return std::string(text);
  std::string valid;
  while (!text.empty()) {
    const auto [value, bytes] = first_code_point(text);
    append_utf8(valid, value);
    text.remove_prefix(bytes);
  }
  return valid;
}

// At most `count` code points from the start of `text`, which is valid UTF-8.
std::size_t prefix_of(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  for (std::size_t seen = 0; at < text.size() && seen < count; ++seen) {
    at += first_code_point(text.substr(at)).bytes;
  }
  return at;
}

}  // namespace

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_nfc(std::string_view text) {
  constexpr unsigned char kFirstCombining = 0xCC;  // first byte of U+0300
  const bool low = std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < kFirstCombining;
  });
  return low && (is_ascii(text) || base::is_valid_utf8(text));
}

CodePoint first_code_point(std::string_view text) {
  utf8proc_int32_t value = 0;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length <= 0) return {kReplacement, 1};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(length)};
}

void append_utf8(std::string& text, char32_t code_point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code_point), bytes.data());
  text.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
}

std::string nfc(std::string_view text) {
  if (is_nfc(text)) return std::string(text);
  const std::string valid = valid_utf8(text);
  utf8proc_uint8_t* mapped = nullptr;
  const auto length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                   static_cast<utf8proc_ssize_t>(valid.size()), &mapped,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) throw std::bad_alloc();  // the text is valid, so memory is all that can fail
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

std::string clean(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  const std::string normal = nfc(text);
  std::string cleaned;
  cleaned.reserve(normal.size());
  for (std::string_view rest = normal; !rest.empty();) {
    const auto [value, bytes] = first_code_point(rest);
    append_utf8(cleaned, is_control(value) ? kReplacement : value);
    rest.remove_prefix(bytes);
  }
  return cleaned;
}

std::string clean_model_text(std::string_view text) {
  std::string cleaned = clean(text.substr(0, kEnoughBytes));
  const auto end = prefix_of(cleaned, kModelTextLength);
  if (end == cleaned.size()) return cleaned;
  return cleaned.substr(0, prefix_of(cleaned, kModelTextLength - 1)) + "…";
}

}  // namespace garis::findings

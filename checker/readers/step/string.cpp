#include "checker/readers/step/string.hpp"

#include <algorithm>
#include <optional>

#include "checker/readers/step/code_pages.hpp"
#include "checker/readers/step/lexical.hpp"
#include "checker/readers/step/limits.hpp"
#include "dsl/base/text.hpp"

namespace garis::step {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kMark = 0xFEFF;

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c < 0xDC00; }
constexpr bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c < 0xE000; }

void append(std::string& out, char32_t c) {
  if (c == 0 || is_high_surrogate(c) || is_low_surrogate(c) || c > 0x10FFFF) c = kReplacement;
  const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xC0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xE0 | c >> 12);
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
    }
    put(0x80 | (c >> 6 & 0x3F));
  }
  put(0x80 | (c & 0x3F));
}

std::optional<char32_t> digit(char c) {
  if (is_digit(c)) return static_cast<char32_t>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<char32_t>(c - 'A' + 10);
  if (c >= 'a' && c <= 'f') return static_cast<char32_t>(c - 'a' + 10);
  return std::nullopt;
}

// `width` digits at `at`.
std::optional<char32_t> digits(std::string_view text, std::size_t at, std::size_t width) {
  if (at + width > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t i = 0; i < width; ++i) {
    const auto d = digit(text[at + i]);
    if (!d) return std::nullopt;
    value = value << 4 | *d;
  }
  return value;
}

class Decoder {
 public:
  Decoder(std::string_view raw, std::string& out)
      : raw_(raw), out_(out), is_utf8_(base::is_valid_utf8(raw)) {}

  void run() {
    while (at_ < raw_.size()) {
      const char c = raw_[at_];
      if (c == '\\')
        directive();
      else
        character(c);
    }
  }

 private:
  void character(char c) {
    at_ += c == '\'' && raw_.substr(at_ + 1).starts_with('\'') ? 2 : 1;
    if (c != 0 && (is_ascii(c) || is_utf8_))
      out_ += c;
    else
      append(out_, static_cast<unsigned char>(c));
  }

  void directive() {
    const auto size = directive_size(raw_, at_);
    const auto begin = at_;
    at_ += size;
    const char kind = size > 1 ? raw_[begin + 1] : '\0';
    if (kind == 'S' && size == 4) return shifted(begin + 3);
    if (kind == 'X' && size == 3) return byte(begin);
    if (kind == 'X' && raw_[begin + 2] != '0') return wide(raw_[begin + 2] == '2' ? 4 : 8);
    if (kind == 'P') page_ = static_cast<std::size_t>(raw_[begin + 2] - 'A');
    if (kind == 'N') out_ += '\n';
    if (size == 1 || kind == '\\' || (kind == 'S' && size == 3)) {
      out_ += '\\';
      at_ = begin + (kind == '\\' ? 2 : 1);
    }
  }

  void shifted(std::size_t at) {
    const auto code = static_cast<unsigned char>(raw_[at]) | 0x80u;
    if (!is_ascii(raw_[at]) && is_utf8_)
      at_ = at;  // needs no shift
    else
      append(out_, code < 0xA0 ? code : kCodePages[page_][code - 0xA0]);
  }

  void byte(std::size_t begin) {
    if (const auto value = digits(raw_, at_, 2)) {
      append(out_, *value);
      at_ += 2;
    } else {
      out_ += '\\';  // a lone backslash
      at_ = begin + 1;
    }
  }

  // Up to \X0\, or to the first character that is no digit.
  void wide(std::size_t width) {
    const auto begin = at_;
    for (auto value = digits(raw_, at_, width); value; value = digits(raw_, at_, width)) {
      at_ += width;
      if (*value == kMark && at_ == begin + width) continue;
      append(out_, is_high_surrogate(*value) && width == 4 ? pair(*value) : *value);
    }
    const auto cut = at_;
    while (at_ < raw_.size() && digit(raw_[at_]) && at_ < cut + width) ++at_;
    if (at_ > cut && raw_.substr(at_).starts_with("\\X0\\"))
      append(out_, kReplacement);
    else
      at_ = cut;
    if (raw_.substr(at_).starts_with("\\X0\\")) at_ += 4;
  }

  char32_t pair(char32_t high) {
    const auto low = digits(raw_, at_, 4);
    if (!low || !is_low_surrogate(*low)) return kReplacement;
    at_ += 4;
    return 0x10000 + ((high & 0x3FF) << 10 | (*low & 0x3FF));
  }

  std::string_view raw_;
  std::string& out_;
  bool is_utf8_;
  std::size_t page_ = 0;
  std::size_t at_ = 0;
};

}  // namespace

bool is_plain(std::string_view raw) {
  return std::all_of(raw.begin(), raw.end(), [](char c) {
    return is_ascii(c) && c != '\\' && c != '\'' && c != 0 && !is_newline(c);
  });
}

void decode_string(std::string_view raw, std::string& out) {
  raw = raw.substr(0, kMaxString);
  if (is_plain(raw)) {
    out += raw;
  } else if (std::any_of(raw.begin(), raw.end(), is_newline)) {
    std::string joined(raw);
    joined.erase(std::remove_if(joined.begin(), joined.end(), is_newline), joined.end());
    Decoder(joined, out).run();
  } else {
    Decoder(raw, out).run();
  }
}

std::string decode_string(std::string_view raw) {
  std::string out;
  decode_string(raw, out);
  return out;
}

}  // namespace garis::step

#include "checker/readers/xml/encoding.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace garis::xml {
namespace {

using namespace std::string_view_literals;

// 0x80 … 0x9f; unassigned bytes become the replacement character.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

char16_t windows_1252(unsigned char byte) {
  return byte >= 0x80 && byte < 0xA0 ? kWindows1252[byte - 0x80] : byte;
}

constexpr std::size_t kLongestName = 40;

// A name is ASCII (XML, EncName). Others must not come near the transcoders: in ICU 72 a name with
// letters above 0x7F overruns a buffer.
bool is_encoding_name(std::string_view name) {
  return name.size() <= kLongestName && std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
                  c == '-';
         });
}

std::string declared_encoding(std::string_view head) {
  if (!head.starts_with("<?xml")) return "";
  const auto declaration = head.substr(0, head.find("?>"));
  const auto key = declaration.find("encoding");
  if (key == std::string_view::npos) return "";
  const auto open = declaration.find_first_of("\"'", key);
  if (open == std::string_view::npos) return "";
  const auto close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return "";
  std::string name(declaration.substr(open + 1, close - open - 1));
  std::transform(name.begin(), name.end(), name.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return is_encoding_name(name) ? name : "";
}

Encoding encoding_of(std::string_view declared) {
  if (declared.empty() || declared == "UTF-8" || declared == "UTF8") return Encoding::utf8;
  for (const auto name : {"ISO-8859-1", "WINDOWS-1252", "CP1252", "LATIN1", "US-ASCII", "ASCII"}) {
    if (declared == name) return Encoding::windows_1252;
  }
  return Encoding::other;
}

std::string without_zeros(std::string_view wide) {
  std::string narrow(wide);
  std::erase(narrow, '\0');
  return narrow;
}

struct Signature {
  std::string_view bytes;
  Encoding encoding;
  std::size_t mark;
};
constexpr std::array<Signature, 5> kSignatures = {{{"\xEF\xBB\xBF"sv, Encoding::utf8, 3},
                                                   {"\xFF\xFE"sv, Encoding::utf16_le, 2},
                                                   {"\xFE\xFF"sv, Encoding::utf16_be, 2},
                                                   {"<\0"sv, Encoding::utf16_le, 0},
                                                   {"\0<"sv, Encoding::utf16_be, 0}}};

// Length of the well-formed UTF-8 sequence at the start of `s`: 0 if it is none, -1 if it is cut
// off.
int sequence_length(const unsigned char* s, std::size_t size) {
  const unsigned char c = s[0];
  const int length = c >= 0xC2 && c <= 0xDF   ? 2
                     : c >= 0xE0 && c <= 0xEF ? 3
                     : c >= 0xF0 && c <= 0xF4 ? 4
                                              : 0;
  if (length == 0) return 0;
  for (int i = 1; i < length; ++i) {
    if (static_cast<std::size_t>(i) >= size) return -1;
    if ((s[i] & 0xC0) != 0x80) return 0;
    const bool overlong = i == 1 && ((c == 0xE0 && s[1] < 0xA0) || (c == 0xF0 && s[1] < 0x90));
    const bool beyond = i == 1 && ((c == 0xED && s[1] > 0x9F) || (c == 0xF4 && s[1] > 0x8F));
    if (overlong || beyond) return 0;
  }
  return length;
}

char16_t* put_sequence(const unsigned char* s, int length, char16_t* out) {
  char32_t code = length == 2 ? s[0] & 0x1Fu : length == 3 ? s[0] & 0x0Fu : s[0] & 0x07u;
  for (int i = 1; i < length; ++i) code = (code << 6) | (s[i] & 0x3Fu);
  if (code < 0x10000) {
    *out++ = static_cast<char16_t>(code);
  } else {
    *out++ = static_cast<char16_t>(0xD7C0 + (code >> 10));
    *out++ = static_cast<char16_t>(0xDC00 + (code & 0x3FF));
  }
  return out;
}

// Copies ASCII sixteen bytes at a time; the inner loop is one the compiler turns into vector code.
std::size_t copy_ascii(const unsigned char* in, std::size_t size, char16_t* out) {
  std::size_t i = 0;
  for (; i + 16 <= size; i += 16) {
    std::uint64_t words[2];
    std::memcpy(words, in + i, 16);
    if (((words[0] | words[1]) & 0x8080808080808080ULL) != 0) break;
    for (std::size_t k = 0; k < 16; ++k) out[i + k] = in[i + k];
  }
  while (i < size && in[i] < 0x80) {
    out[i] = in[i];
    ++i;
  }
  return i;
}

const char* find_newline(const char* from, const char* end) {
  return static_cast<const char*>(std::memchr(from, '\n', static_cast<std::size_t>(end - from)));
}

// By bytes, which memchr walks faster than any loop over units; a hit may also be half of another
// character.
const char16_t* find_newline(const char16_t* from, const char16_t* end) {
  const auto* at = reinterpret_cast<const char*>(from);
  const auto* stop = reinterpret_cast<const char*>(end);
  while ((at = find_newline(at, stop)) != nullptr) {
    const auto* unit = from + (at - reinterpret_cast<const char*>(from)) / 2;
    if (*unit == u'\n') return unit;
    ++at;
  }
  return nullptr;
}

template <class Char>
std::size_t drop_blanks(Char* text, std::size_t size) {
  const Char* from = text;
  const Char* const end = text + size;
  Char* to = text;
  while (from < end) {
    const Char* line = find_newline(from, end);
    const Char* const stop = line == nullptr ? end : line + 1;
    const auto length = static_cast<std::size_t>(stop - from);
    std::memmove(to, from, length * sizeof(Char));
    to += length;
    from = stop;
    const Char* next = from;
    while (next < end && (*next == Char(' ') || *next == Char('\t'))) ++next;
    if (next < end && *next == Char('<')) from = next;
  }
  return static_cast<std::size_t>(to - text);
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  static constexpr std::array<std::string_view, 5> names = {"UTF-8", "UTF-16LE", "UTF-16BE",
                                                            "Windows-1252", "other"};
  return names[static_cast<std::size_t>(encoding)];
}

EncodingGuess guess_encoding(std::string_view head) {
  EncodingGuess guess;
  const auto* found = std::find_if(kSignatures.begin(), kSignatures.end(),
                                   [&](const Signature& s) { return head.starts_with(s.bytes); });
  if (found != kSignatures.end()) {
    guess.encoding = found->encoding;
    guess.mark = found->mark;
  }
  const auto body = head.substr(guess.mark);
  const bool wide = guess.encoding != Encoding::utf8;
  guess.declared = declared_encoding(wide ? without_zeros(body) : std::string(body));
  const bool says_wide =
      guess.declared.starts_with("UTF-16") || guess.declared.starts_with("ISO-10646-UCS-2");
  if (!wide && guess.mark == 0 && !says_wide) guess.encoding = encoding_of(guess.declared);
  guess.overruled =
      !guess.declared.empty() &&
      (wide ? !says_wide
            : guess.encoding == Encoding::utf8 && encoding_of(guess.declared) != Encoding::utf8);
  return guess;
}

std::size_t drop_indentation(char* text, std::size_t size) { return drop_blanks(text, size); }
std::size_t drop_indentation(char16_t* text, std::size_t size) { return drop_blanks(text, size); }

char16_t* Decoder::bad_byte(std::string_view bytes, std::size_t at, char16_t* out) {
  if (bad_bytes_++ == 0) {
    first_bad_line_ =
        lines_ + static_cast<std::uint32_t>(std::count(bytes.begin(), bytes.begin() + at, '\n'));
  }
  *out++ = windows_1252(static_cast<unsigned char>(bytes[at]));
  return out;
}

std::size_t Decoder::decode_utf8(std::string_view bytes, bool last, std::u16string& out) {
  const auto* in = reinterpret_cast<const unsigned char*>(bytes.data());
  const auto start = out.size();
  out.resize(start + bytes.size());
  char16_t* to = out.data() + start;
  std::size_t i = 0;
  while (i < bytes.size()) {
    const auto ascii = copy_ascii(in + i, bytes.size() - i, to);
    i += ascii;
    to += ascii;
    if (i == bytes.size()) break;
    const int length = sequence_length(in + i, bytes.size() - i);
    if (length < 0 && !last) break;
    to = length > 0 ? put_sequence(in + i, length, to) : bad_byte(bytes, i, to);
    i += length > 0 ? static_cast<std::size_t>(length) : 1;
  }
  out.resize(static_cast<std::size_t>(to - out.data()));
  if (bad_bytes_ == 0) lines_ += static_cast<std::uint32_t>(std::count(in, in + i, '\n'));
  return i;
}

std::size_t Decoder::decode_utf16(std::string_view bytes, bool last, std::u16string& out) {
  const auto units = bytes.size() / 2;
  const auto start = out.size();
  out.resize(start + units);
  if (units > 0) std::memcpy(out.data() + start, bytes.data(), units * 2);
  if ((encoding_ == Encoding::utf16_be) == (std::endian::native == std::endian::little)) {
    for (auto it = out.begin() + static_cast<std::ptrdiff_t>(start); it != out.end(); ++it) {
      *it = static_cast<char16_t>((*it << 8) | (*it >> 8));
    }
  }
  const bool odd = last && bytes.size() % 2 != 0;
  if (odd) out.push_back(0xFFFD);
  return odd ? bytes.size() : units * 2;
}

void Decoder::decode_1252(std::string_view bytes, std::u16string& out) {
  for (const char c : bytes) out.push_back(windows_1252(static_cast<unsigned char>(c)));
}

std::size_t Decoder::decode(std::string_view bytes, bool last, std::u16string& out) {
  switch (encoding_) {
    case Encoding::utf16_le:
    case Encoding::utf16_be:
      return decode_utf16(bytes, last, out);
    case Encoding::windows_1252:
      decode_1252(bytes, out);
      return bytes.size();
    default:
      return decode_utf8(bytes, last, out);
  }
}

}  // namespace garis::xml

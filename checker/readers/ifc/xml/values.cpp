#include "checker/readers/ifc/xml/values.hpp"

#include <algorithm>

#include "checker/readers/xml/number.hpp"
#include "checker/readers/xml/utf8.hpp"

namespace garis::ifc {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Numbers and names of values are ASCII; all else becomes a character that none of them has.
std::string ascii_upper(std::u16string_view text) {
  std::string ascii(text.size(), '?');
  std::transform(text.begin(), text.end(), ascii.begin(),
                 [](char16_t c) { return c < 0x80 ? upper(static_cast<char>(c)) : '?'; });
  return ascii;
}

struct Decimal {
  std::string_view sign, whole, fraction, exponent;  // exponent with its sign
  bool has_point = false;
  bool is_read = false;
};

std::string_view take_digits(std::string_view& text) {
  const auto end = std::find_if_not(text.begin(), text.end(), is_digit);
  const auto digits = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(digits.size());
  return digits;
}

std::string_view take_sign(std::string_view& text) {
  if (text.empty() || (text[0] != '-' && text[0] != '+')) return {};
  const auto sign = text.substr(0, 1);
  text.remove_prefix(1);
  return sign;
}

bool take(std::string_view& text, char c) {
  if (text.empty() || text[0] != c) return false;
  text.remove_prefix(1);
  return true;
}

Decimal read_decimal(std::string_view text) {
  Decimal d;
  d.sign = take_sign(text);
  d.whole = take_digits(text);
  d.has_point = take(text, '.');
  if (d.has_point) d.fraction = take_digits(text);
  const bool has_exponent = take(text, 'E');
  const auto* begin = text.data();
  if (has_exponent) take_sign(text);
  const auto digits = take_digits(text);
  if (has_exponent) d.exponent = {begin, static_cast<std::size_t>(digits.end() - begin)};
  d.is_read =
      text.empty() && d.whole.size() + d.fraction.size() > 0 && has_exponent == !digits.empty();
  return d;
}

void append_whole(const Decimal& d, std::string& out) {
  if (d.sign == "-") out += '-';
  out += d.whole.empty() ? std::string_view("0") : d.whole;
}

bool append_real(const std::string& text, std::string& out) {
  const auto d = read_decimal(text);
  if (!d.is_read) return false;
  append_whole(d, out);
  out += '.';
  out += d.fraction;
  if (!d.exponent.empty()) (out += 'E') += d.exponent;
  return true;
}

// "3.0" is one too: some programs write every number so.
bool append_integer(const std::string& text, std::string& out) {
  const auto d = read_decimal(text);
  if (!d.is_read || !d.exponent.empty()) return false;
  if (d.fraction.find_first_not_of('0') != std::string_view::npos) return false;
  append_whole(d, out);
  return true;
}

bool append_number(const std::string& text, std::string& out) {
  const auto d = read_decimal(text);
  return d.has_point || !d.exponent.empty() ? append_real(text, out) : append_integer(text, out);
}

bool append_logical(const std::string& text, std::string& out) {
  if (text == "TRUE" || text == "1") {
    out += ".T.";
  } else if (text == "FALSE" || text == "0") {
    out += ".F.";
  } else if (text == "UNKNOWN") {
    out += ".U.";
  } else {
    return false;
  }
  return true;
}

bool append_enumeration(const std::string& text, std::string& out) {
  const auto is_part = [](char c) { return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_'; };
  if (text.empty() || !std::all_of(text.begin(), text.end(), is_part)) return false;
  ((out += '.') += text) += '.';
  return true;
}

// hexBinary holds whole bytes: no bits are unused, which the first digit says.
bool append_binary(const std::string& text, std::string& out) {
  const auto is_hex = [](char c) { return is_digit(c) || (c >= 'A' && c <= 'F'); };
  if (!std::all_of(text.begin(), text.end(), is_hex)) return false;
  ((out += "\"0") += text) += '"';
  return true;
}

std::u16string_view next_word(std::u16string_view& text) {
  text = trimmed(text);
  const auto end = std::find_if(text.begin(), text.end(), xml::is_blank);
  const auto word = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  text.remove_prefix(word.size());
  return word;
}

bool append_flat(TypeKind kind, unsigned width, std::u16string_view text, std::string& out) {
  std::size_t count = 0;
  for (auto word = next_word(text); !word.empty(); word = next_word(text), ++count) {
    if (count > 0) out += width > 0 && count % width == 0 ? "),(" : ",";
    if (!append_value(kind, word, out)) return false;
  }
  return true;
}

}  // namespace

std::u16string_view trimmed(std::u16string_view text) { return xml::trim(text); }

void append_string(std::u16string_view text, std::string& out) {
  static constexpr char kHex[] = "0123456789ABCDEF";
  const auto utf8 = xml::to_utf8(text);
  out += '\'';
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      ((out += "\\X\\") += kHex[byte >> 4]) += kHex[byte & 15];
      continue;
    }
    if (c == '\'' || c == '\\') out += c;
    out += c;
  }
  out += '\'';
}

bool append_value(TypeKind kind, std::u16string_view text, std::string& out) {
  if (kind == TypeKind::string) {
    append_string(text, out);
    return true;
  }
  const auto word = ascii_upper(trimmed(text));
  switch (kind) {
    case TypeKind::real:
      return append_real(word, out);
    case TypeKind::integer:
      return append_integer(word, out);
    case TypeKind::number:
      return append_number(word, out);
    case TypeKind::boolean:
    case TypeKind::logical:
      return append_logical(word, out);
    case TypeKind::enumeration:
      return append_enumeration(word, out);
    case TypeKind::binary:
      return append_binary(word, out);
    default:
      return false;
  }
}

bool append_items(TypeKind kind, unsigned levels, unsigned width, std::u16string_view text,
                  std::string& out) {
  const auto before = out.size();
  out.append(levels - 1, '(');
  if (!append_flat(kind, levels > 1 ? width : 0, text, out)) {
    out.resize(before);
    return false;
  }
  out.append(levels - 1, ')');
  return true;
}

}  // namespace garis::ifc

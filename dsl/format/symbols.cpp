#include "dsl/format/symbols.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace garis::format {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;  // ascii, unicode

constexpr std::array<Pair, 5> kOperators = {
    Pair{"<=", "≤"}, {">=", "≥"}, {"!=", "≠"}, {"*", "×"}, {"/", "÷"}};

constexpr std::array<Pair, 6> kExponents = {Pair{"-", "⁻"}, {"1", "¹"}, {"2", "²"},
                                            {"3", "³"},     {"4", "⁴"}, {"5", "⁵"}};

std::string spelled_operator(std::string_view token, Symbols symbols) {
  for (const auto& [ascii, unicode] : kOperators) {
    if (token == ascii || token == unicode)
      return std::string(symbols == Symbols::ascii ? ascii : unicode);
  }
  return std::string(token);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view last_word(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin);
}

// `m2` needs no sign before its exponent, `K^2` does.
bool takes_plain_digit(std::string_view unit) {
  constexpr std::array<std::string_view, 5> lengths = {"m", "ft", "mm", "cm", "km"};
  return std::find(lengths.begin(), lengths.end(), unit) != lengths.end();
}

// The exponent at the start of `text` in plain digits, and how many bytes it takes there.
std::pair<std::string, std::size_t> superscripts(std::string_view text) {
  std::string digits;
  std::size_t taken = 0;
  for (bool more = true; more;) {
    more = false;
    for (const auto& [ascii, unicode] : kExponents) {
      if (!text.substr(taken).starts_with(unicode)) continue;
      digits += ascii;
      taken += unicode.size();
      more = true;
    }
  }
  return {digits, taken};
}

std::string unit_in_ascii(std::string_view unit) {
  std::string text;
  for (std::size_t at = 0; at < unit.size();) {
    if (const auto [digits, taken] = superscripts(unit.substr(at)); taken > 0) {
      const bool plain = (digits == "2" || digits == "3") && takes_plain_digit(last_word(text));
      text += (plain ? "" : "^") + digits;
      at += taken;
    } else if (unit.substr(at).starts_with("·")) {
      text += '*';
      at += std::string_view("·").size();
    } else {
      text += unit[at++];
    }
  }
  return text;
}

// The `2` of `kgCO2e` belongs to the name of the unit.
bool is_exponent(std::string_view unit, std::size_t at) {
  const bool digit = unit[at] >= '1' && unit[at] <= '5';
  const bool sign = unit[at] == '-';
  return at > 0 && !unit.substr(0, at).ends_with("CO") && (digit || sign);
}

std::string unit_in_unicode(std::string_view unit) {
  std::string text;
  for (std::size_t at = 0; at < unit.size(); ++at) {
    const std::string_view here(&unit[at], 1);
    const auto* exponent = std::find_if(kExponents.begin(), kExponents.end(),
                                        [&](const Pair& pair) { return pair.first == here; });
    if (here == "*")
      text += "·";
    else if (here != "^")
      text += exponent != kExponents.end() && is_exponent(unit, at) ? exponent->second : here;
  }
  return text;
}

}  // namespace

std::string spelled(syntax::Kind kind, std::string_view token, Symbols symbols) {
  if (symbols == Symbols::as_written) return std::string(token);
  if (kind == syntax::Kind::symbol) return spelled_operator(token, symbols);
  if (kind != syntax::Kind::unit) return std::string(token);
  return symbols == Symbols::ascii ? unit_in_ascii(token) : unit_in_unicode(token);
}

}  // namespace garis::format

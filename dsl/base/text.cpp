#include "dsl/base/text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numeric>

namespace garis::base {

std::string_view in_language(const Texts& texts, std::string_view language) {
  for (const auto wanted : {language, std::string_view("en")}) {
    if (const auto it = texts.find(std::string(wanted)); it != texts.end()) return it->second;
  }
  return texts.empty() ? std::string_view() : std::string_view(texts.begin()->second);
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n\f\v";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

namespace {

// Length of the well-formed UTF-8 sequence at the start of `text`; 0 if it is not well formed.
std::size_t sequence_length(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto continues = [&](std::size_t i) {
    return i < text.size() && (byte(i) & 0xC0U) == 0x80U;
  };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (!continues(1) || !continues(2)) return 0;
    if (lead == 0xE0 && byte(1) < 0xA0) return 0;
    return lead == 0xED && byte(1) >= 0xA0 ? 0 : 3;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (!continues(1) || !continues(2) || !continues(3)) return 0;
    if (lead == 0xF0 && byte(1) < 0x90) return 0;
    return lead == 0xF4 && byte(1) >= 0x90 ? 0 : 4;
  }
  return 0;
}

}  // namespace

bool is_valid_utf8(std::string_view text) {
  while (!text.empty()) {
    const auto length = sequence_length(text);
    if (length == 0) return false;
    text.remove_prefix(length);
  }
  return true;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

namespace {

bool is_between(char32_t code, char32_t low, char32_t high) { return code >= low && code <= high; }

bool misleads(char32_t code) {
  return code < 0x20 || is_between(code, 0x7F, 0x9F) || code == 0xAD || code == 0x61C ||
         code == 0xFEFF || code == 0x200B || code == 0x200E || code == 0x200F ||
         is_between(code, 0x2028, 0x202E) || is_between(code, 0x2060, 0x206F) ||
         is_between(code, 0xE0000, 0xE007F);
}

// Length in bytes and code point of the character at the start of valid UTF-8.
std::pair<std::size_t, char32_t> first_character(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text[0]);
  const std::size_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  char32_t code = length == 1 ? byte : byte & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length && i < text.size(); ++i)
    code = (code << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {std::min(length, text.size()), code};
}

}  // namespace

std::string visible(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const auto [length, code] = first_character(text);
    if (code == U'\t' || code == U'\n') {
      shown += ' ';
    } else if (misleads(code)) {
      shown += "\uFFFD";
    } else {
      shown += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return shown;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row[b.size()];
}

std::vector<std::string> suggestions(std::string_view wrong,
                                     std::span<const std::string> candidates) {
  const std::size_t reach = std::max<std::size_t>(wrong.size() > 3 ? 2 : 1, wrong.size() / 3);
  std::vector<std::pair<std::size_t, std::string>> near;
  for (const auto& candidate : candidates) {
    const auto longer = std::max(candidate.size(), wrong.size());
    if (longer - std::min(candidate.size(), wrong.size()) > reach) continue;
    const auto distance = edit_distance(wrong, candidate);
    if (distance <= reach && distance < longer) near.emplace_back(distance, candidate);
  }
  std::sort(near.begin(), near.end());
  near.erase(std::unique(near.begin(), near.end()), near.end());
  std::vector<std::string> best;
  for (std::size_t i = 0; i < near.size() && i < 3; ++i) best.push_back(near[i].second);
  return best;
}

std::string did_you_mean(std::string_view wrong, std::span<const std::string> candidates) {
  const auto best = suggestions(wrong, candidates);
  if (best.empty()) return {};
  std::string text = "did you mean `" + best[0] + "`";
  for (std::size_t i = 1; i < best.size(); ++i) {
    text += (i + 1 == best.size() ? " or `" : ", `") + best[i] + "`";
  }
  return text + "?";
}

std::string decimal(double value) {
  if (value == 0) return "0";
  std::array<char, 64> buffer{};
  const double size = std::fabs(value);
  const auto format =
      size >= 1e-6 && size < 1e15 ? std::chars_format::fixed : std::chars_format::scientific;
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, format).ptr;
  std::string text(buffer.data(), end);
  const auto e = text.find('e');
  if (e == std::string::npos) return text;
  // to_chars pads the exponent to two digits; the record does not.
  std::string exponent = text.substr(e + 2);
  exponent.erase(0, std::min(exponent.find_first_not_of('0'), exponent.size() - 1));
  return text.substr(0, e + 2) + exponent;
}

std::string fixed_decimal(double value, int decimals) {
  const double scale = std::pow(10.0, decimals);
  double scaled = value * scale;
  // Half away from zero on the decimal that a person sees, not on its binary neighbour. How far the
  // two lie apart grows with the number, but stays a small part of one step.
  double rounded = std::round(scaled);
  const double noise = std::clamp(1e-15 * std::fabs(scaled), 1e-9, 1e-2);
  if (std::fabs(std::fabs(scaled - std::trunc(scaled)) - 0.5) < noise) {
    rounded = std::trunc(scaled) + std::copysign(1.0, scaled);
  }
  const double shown = std::fabs(scaled) < 1e15 ? rounded / scale : value;
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                 shown == 0 ? 0.0 : shown, std::chars_format::fixed, decimals)
                       .ptr;
  return {buffer.data(), end};
}

}  // namespace garis::base

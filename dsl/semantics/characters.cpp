#include "dsl/semantics/characters.hpp"

#include <unordered_map>

namespace garis::semantics {
namespace {

const std::unordered_map<char32_t, char>& look_alikes() {
  static const std::unordered_map<char32_t, char> all = {
      // Greek; letters of formulas such as α, Δ, λ, μ, ρ look different enough
      {U'Α', 'A'},
      {U'Β', 'B'},
      {U'Ε', 'E'},
      {U'Ζ', 'Z'},
      {U'Η', 'H'},
      {U'Ι', 'I'},
      {U'Κ', 'K'},
      {U'Μ', 'M'},
      {U'Ν', 'N'},
      {U'Ο', 'O'},
      {U'Ρ', 'P'},
      {U'Τ', 'T'},
      {U'Υ', 'Y'},
      {U'Χ', 'X'},
      {U'ο', 'o'},
      // Cyrillic
      {U'А', 'A'},
      {U'В', 'B'},
      {U'Е', 'E'},
      {U'К', 'K'},
      {U'М', 'M'},
      {U'Н', 'H'},
      {U'О', 'O'},
      {U'Р', 'P'},
      {U'С', 'C'},
      {U'Т', 'T'},
      {U'Х', 'X'},
      {U'а', 'a'},
      {U'е', 'e'},
      {U'о', 'o'},
      {U'р', 'p'},
      {U'с', 'c'},
      {U'у', 'y'},
      {U'х', 'x'},
      {U'і', 'i'},
      {U'ј', 'j'},
      {U'ѕ', 's'},
      {U'І', 'I'},
      {U'Ј', 'J'},
      {U'Ѕ', 'S'}};
  return all;
}

bool between(char32_t code, char32_t low, char32_t high) { return code >= low && code <= high; }

}  // namespace

std::vector<Character> characters(std::string_view text) {
  std::vector<Character> all;
  for (std::uint32_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const std::uint32_t length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    char32_t code = length == 1 ? byte : byte & (0xFFU >> (length + 1));
    for (std::uint32_t k = 1; k < length && i + k < text.size(); ++k)
      code = (code << 6U) | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    all.push_back({code, i, i + length});
    i += length;
  }
  return all;
}

bool changes_direction(char32_t code) {
  return between(code, 0x202A, 0x202E) || between(code, 0x2066, 0x2069) || code == 0x200E ||
         code == 0x200F || code == 0x061C;
}

bool is_invisible(char32_t code) {
  return code == 0x200B || code == 0x2060 || code == 0xFEFF || code == 0x00AD;
}

bool is_latin(char32_t code) {
  return between(code, U'a', U'z') || between(code, U'A', U'Z') ||
         (between(code, 0x00C0, 0x024F) && code != 0x00D7 && code != 0x00F7);
}

bool is_letter(char32_t code) { return is_latin(code) || between(code, 0x0370, 0x052F); }

char looks_like(char32_t code) {
  const auto it = look_alikes().find(code);
  return it == look_alikes().end() ? '\0' : it->second;
}

std::string_view script_of_look_alike(char32_t code) {
  return code < 0x0400 ? "Greek" : "Cyrillic";
}

}  // namespace garis::semantics

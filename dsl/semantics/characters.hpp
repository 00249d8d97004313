// Which characters of a text could mislead a reader. Private to semantics.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace garis::semantics {

struct Character {
  char32_t code = 0;
  std::uint32_t begin = 0, end = 0;  // bytes
};

// The text must be UTF-8.
std::vector<Character> characters(std::string_view text);

// Embeddings, overrides, isolates and marks that change the direction of what follows.
bool changes_direction(char32_t code);
// Takes no room on the screen; joiners, which some scripts need, are not meant.
bool is_invisible(char32_t code);
bool is_latin(char32_t code);
bool is_letter(char32_t code);
// The Latin letter that a Greek or Cyrillic letter looks like; 0 if none.
char looks_like(char32_t code);
std::string_view script_of_look_alike(char32_t code);

}  // namespace garis::semantics

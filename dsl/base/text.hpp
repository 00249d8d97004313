// Small helpers for text: UTF-8, spelling suggestions, numbers as text.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace garis::base {

// One sentence in several languages ("en", "ms", "ja"), in the order of the codes.
using Texts = std::map<std::string, std::string>;

// The text in `language`, else in English, else the first there is; empty if there is none.
std::string_view in_language(const Texts& texts, std::string_view language);

std::string_view trim(std::string_view text);
std::vector<std::string_view> split(std::string_view text, char separator);
bool is_valid_utf8(std::string_view text);
std::size_t code_points(std::string_view text);

// For terminals: line ends and tabs become blanks; characters that move the cursor, change the
// direction of writing or take no room become U+FFFD. The text must be UTF-8.
std::string visible(std::string_view text);

// Edit distance in bytes (Levenshtein).
std::size_t edit_distance(std::string_view a, std::string_view b);

// At most three of `candidates` that are near enough to `wrong` to be meant (distance at most 2 or
// one third of the length), nearest first, then by name.
std::vector<std::string> suggestions(std::string_view wrong,
                                     std::span<const std::string> candidates);

// "did you mean `a`?", "did you mean `a` or `b`?", or nothing.
std::string did_you_mean(std::string_view wrong, std::span<const std::string> candidates);

// The shortest decimal that reads back to the same double; fixed notation for 1e-6 <= |x| < 1e15,
// else d.ddde±N; minus zero is 0. Independent of the locale.
std::string decimal(double value);

// With a fixed number of decimals, rounded half away from zero.
std::string fixed_decimal(double value, int decimals);

}  // namespace garis::base

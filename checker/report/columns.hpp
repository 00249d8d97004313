// Text in columns: widths as a terminal shows them, cutting, padding, wrapping.
//
// All text that is not Garis's own passes through inert() before it reaches a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace garis::report {

// A space at which wrap() does not break a line: between a number and its unit.
constexpr char kGlue = '\x01';
std::string glued(std::string_view text);  // every space becomes kGlue

// Nothing a terminal could act on: control characters become one space or U+FFFD, characters that
// change the direction of text or are invisible become visible marks such as <U+202E>.
std::string inert(std::string_view text);

// Columns that `text` takes; East Asian wide characters take two, combining ones none.
std::size_t columns(std::string_view text);

// At most `width` columns, the last one "…" where something was cut.
std::string fit(std::string_view text, std::size_t width);
std::string pad(std::string_view text, std::size_t width);       // to the left
std::string pad_left(std::string_view text, std::size_t width);  // to the right

// Lines of at most `width` columns, broken at spaces and between East Asian characters; words that
// are longer are broken where they must. `indent` stands before every line.
std::vector<std::string> wrap(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace garis::report

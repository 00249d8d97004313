// How much room text takes where it is shown with letters of one width.
#pragma once

#include <cstddef>
#include <string_view>

namespace garis::base {

// Columns of one character: East Asian wide characters take two, combining ones none.
std::size_t columns_of(char32_t character);

// Columns of a text in UTF-8; bytes that are not UTF-8 take one each.
std::size_t columns(std::string_view text);

}  // namespace garis::base

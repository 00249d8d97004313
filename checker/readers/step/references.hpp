// Short ways through the two shapes of text that make up most of a building model: lists of
// references and instances that begin with a name. Each gives up on anything unusual (comments,
// escapes, blanks in odd places); then Cursor reads it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace garis::step {

// Appends the numbers of `#1,#2, #3`. False, and nothing appended, if there is anything else.
bool read_references(std::string_view items, std::vector<std::uint64_t>& names);

// `Name` of `#12=IFCPROPERTYSINGLEVALUE('Name',…`, where the keyword has `keyword_size` bytes.
std::optional<std::string_view> leading_string(std::string_view instance, std::size_t keyword_size);

}  // namespace garis::step

// JSON text whose bytes depend on the content alone, so that it can be hashed and compared: RFC
// 8785 restricted to integers. Keys stand in the order of their UTF-16 code units, strings in NFC.
#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace garis::findings {

// One line without white space. Throws std::invalid_argument for what the record never holds: a
// floating-point number, an integer beyond 2^53-1, two keys that are equal in NFC.
std::string canonical(const nlohmann::json& value);

// The same content and order, indented by two spaces, with one LF at the end: the form of a file.
std::string indented(const nlohmann::json& value);

// The order of object keys.
bool utf16_less(std::string_view a, std::string_view b);

}  // namespace garis::findings

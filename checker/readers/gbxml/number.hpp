// Numbers as exporters write them: "1,275", "10,422.932", `"0`, decimals of 30 digits.
#pragma once

#include <optional>
#include <string_view>

namespace garis::gbxml {

// Nothing if the text has no single reading: "1,5" may be one and a half or fifteen.
std::optional<double> read_number(std::string_view text);

}  // namespace garis::gbxml

// How operators and units are spelled: `<=` or `≤`, `W/(m2*K)` or `W/(m²·K)`. Private to the
// formatter.
#pragma once

#include <string>
#include <string_view>

#include "dsl/format/format.hpp"
#include "dsl/syntax/tree.hpp"

namespace garis::format {

// The token as it is to be written.
std::string spelled(syntax::Kind kind, std::string_view token, Symbols symbols);

}  // namespace garis::format

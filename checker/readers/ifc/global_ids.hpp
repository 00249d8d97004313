// GlobalIds by which findings are recognised in the next round of a submission: 22 characters of
// the base 64 of IFC, one for each element.
#pragma once

#include <string_view>

#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {

// 128 bits in 22 characters: the first one holds two bits.
bool is_global_id(std::string_view text);

// N-GLOBAL-ID for malformed ones, N-DUPLICATE-ID for those of several elements.
void check_global_ids(Reading& reading);

}  // namespace garis::ifc

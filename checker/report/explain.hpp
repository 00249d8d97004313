// One finding explained, as text:
//
//   5.2.3 External wall U-value · wall W-EXT-02, 2F · FAIL
//     applies      yes  wall.is_external = yes          office.ifc #18255
//     Pset_WallCommon.IsExternal
#pragma once

#include <string>

#include "checker/findings/explanation.hpp"
#include "checker/report/text.hpp"

namespace garis::report {

// Uses colour, width and language of the options; lines deeper than `depth` are left out.
std::string to_text(const findings::Explanation& explanation, const TextOptions& options = {},
                    int depth = 3);

}  // namespace garis::report

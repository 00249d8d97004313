// Areas that contradict each other inside one file: quantities in a unit other than the file says,
// or of something else than their name. Such an area is open, as a conflict of its sources.
#pragma once

#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {

// The area of windows, skylights and doors against overall width × height.
void check_areas_of_fillings(Reading& reading);
// Gross against opaque areas of walls and roofs, and of walls against their plain bodies.
void check_areas_of_hosts(Reading& reading);

}  // namespace garis::ifc

// The sets and properties of a file by name, with the number of elements that have each.
#pragma once

#include "checker/readers/ifc/reading.hpp"
#include "checker/readers/mapping/census.hpp"

namespace garis::ifc {

mapping::Census take_census(const Reading& reading);

}  // namespace garis::ifc

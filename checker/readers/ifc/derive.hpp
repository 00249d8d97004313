// What an IFC model states only implicitly: computed from geometry, layers, boundaries or related
// elements, always marked so.
#pragma once

#include <string_view>

#include "checker/readers/ifc/plan.hpp"

namespace garis::ifc {

// The computation that a mapping names, or null.
Derivation find_derivation(std::string_view name);

// derive_shape.cpp
bool overall_area(Reading&, const Subject&, const Target&);
bool side_area(Reading&, const Subject&, const Target&);
bool plan_area(Reading&, const Subject&, const Target&);
bool plan_volume(Reading&, const Subject&, const Target&);
bool opaque_area(Reading&, const Subject&, const Target&);
bool projected_area(Reading&, const Subject&, const Target&);
bool wall_azimuth(Reading&, const Subject&, const Target&);
bool wall_orientation(Reading&, const Subject&, const Target&);
bool orientation_of_wall(Reading&, const Subject&, const Target&);
bool upright(Reading&, const Subject&, const Target&);
bool true_north(Reading&, const Subject&, const Target&);

// derive_boundary.cpp
bool bounded_side(Reading&, const Subject&, const Target&);
bool bounded_outside(Reading&, const Subject&, const Target&);
bool bounds_conditioned_space(Reading&, const Subject&, const Target&);
bool external_as_host(Reading&, const Subject&, const Target&);

// derive_class.cpp
bool type_of_class(Reading&, const Subject&, const Target&);

// derive_layers.cpp
bool layers_u(Reading&, const Subject&, const Target&);
bool layers_mass(Reading&, const Subject&, const Target&);
bool layers_resistance(Reading&, const Subject&, const Target&);
bool layer_position(Reading&, const Subject&, const Target&);
bool layer_set_name(Reading&, const Subject&, const Target&);
bool part_area(Reading&, const Subject&, const Target&);
bool part_is_glazed(Reading&, const Subject&, const Target&);
bool part_u(Reading&, const Subject&, const Target&);

// derive_totals.cpp
bool sum_of_space_areas(Reading&, const Subject&, const Target&);
bool sum_of_conditioned_areas(Reading&, const Subject&, const Target&);
bool sum_of_car_park_areas(Reading&, const Subject&, const Target&);
bool sum_of_data_hall_areas(Reading&, const Subject&, const Target&);
bool sum_of_roof_areas(Reading&, const Subject&, const Target&);
bool sum_of_volumes(Reading&, const Subject&, const Target&);
bool sum_of_occupants(Reading&, const Subject&, const Target&);
bool count_of_storeys(Reading&, const Subject&, const Target&);
bool some_space_is_cooled(Reading&, const Subject&, const Target&);
bool window_share(Reading&, const Subject&, const Target&);
bool conditioning_of_spaces(Reading&, const Subject&, const Target&);
bool volume_by_area(Reading&, const Subject&, const Target&);
bool step_to_next_level(Reading&, const Subject&, const Target&);

}  // namespace garis::ifc

// What gbXML states only implicitly: computed from geometry, layers or related elements, always
// marked so.
#pragma once

#include <string_view>

#include "checker/readers/gbxml/plan.hpp"

namespace garis::gbxml {

// The computation that a mapping names, or null.
Derivation find_derivation(std::string_view name);

// derive_envelope.cpp
bool polygon_area(Reading&, const Subject&, const Target&);
bool opaque_area(Reading&, const Subject&, const Target&);
bool projected_area(Reading&, const Subject&, const Target&);
bool stated_azimuth(Reading&, const Subject&, const Target&);
bool normal_azimuth(Reading&, const Subject&, const Target&);
bool normal_tilt(Reading&, const Subject&, const Target&);
bool stated_orientation(Reading&, const Subject&, const Target&);
bool normal_orientation(Reading&, const Subject&, const Target&);
bool orientation_of_wall(Reading&, const Subject&, const Target&);
bool other_side(Reading&, const Subject&, const Target&);
bool adjacent_space_is_conditioned(Reading&, const Subject&, const Target&);
bool count_of_panes(Reading&, const Subject&, const Target&);
bool has_blind(Reading&, const Subject&, const Target&);
bool part_area(Reading&, const Subject&, const Target&);
bool part_is_glazed(Reading&, const Subject&, const Target&);
bool part_u(Reading&, const Subject&, const Target&);

// derive_layers.cpp
bool layers_u(Reading&, const Subject&, const Target&);
bool layers_mass(Reading&, const Subject&, const Target&);
bool layers_resistance(Reading&, const Subject&, const Target&);
bool layer_position(Reading&, const Subject&, const Target&);

// derive_space.cpp
bool volume_by_area(Reading&, const Subject&, const Target&);
bool is_a_space(Reading&, const Subject&, const Target&);
bool zone_has_setpoint(Reading&, const Subject&, const Target&);
bool people_by_area(Reading&, const Subject&, const Target&);
bool sum_of_areas_below(Reading&, const Subject&, const Target&);
bool conditioning_of_spaces(Reading&, const Subject&, const Target&);
bool all_spaces_naturally_ventilated(Reading&, const Subject&, const Target&);
bool level_above_ground(Reading&, const Subject&, const Target&);
bool step_to_next_level(Reading&, const Subject&, const Target&);
bool model_azimuth(Reading&, const Subject&, const Target&);

// derive_building.cpp
bool sum_of_space_areas(Reading&, const Subject&, const Target&);
bool sum_of_conditioned_areas(Reading&, const Subject&, const Target&);
bool sum_of_car_park_areas(Reading&, const Subject&, const Target&);
bool sum_of_data_hall_areas(Reading&, const Subject&, const Target&);
bool sum_of_roof_areas(Reading&, const Subject&, const Target&);
bool sum_of_volumes(Reading&, const Subject&, const Target&);
bool sum_of_occupants(Reading&, const Subject&, const Target&);
bool sum_of_meters(Reading&, const Subject&, const Target&);
bool sum_of_electricity_meters(Reading&, const Subject&, const Target&);
bool count_of_storeys(Reading&, const Subject&, const Target&);
bool count_of_basements(Reading&, const Subject&, const Target&);
bool some_space_is_cooled(Reading&, const Subject&, const Target&);
bool window_share(Reading&, const Subject&, const Target&);

}  // namespace garis::gbxml

#include "checker/readers/ifc/derive.hpp"

#include <map>

namespace garis::ifc {

Derivation find_derivation(std::string_view name) {
  static const std::map<std::string_view, Derivation> derivations = {
      {"overall_area", overall_area},
      {"side_area", side_area},
      {"plan_area", plan_area},
      {"plan_volume", plan_volume},
      {"opaque_area", opaque_area},
      {"projected_area", projected_area},
      {"wall_azimuth", wall_azimuth},
      {"wall_orientation", wall_orientation},
      {"orientation_of_wall", orientation_of_wall},
      {"upright", upright},
      {"true_north", true_north},
      {"bounded_side", bounded_side},
      {"bounded_outside", bounded_outside},
      {"bounds_conditioned_space", bounds_conditioned_space},
      {"external_as_host", external_as_host},
      {"type_of_class", type_of_class},
      {"layers_u", layers_u},
      {"layers_mass", layers_mass},
      {"layers_resistance", layers_resistance},
      {"layer_position", layer_position},
      {"layer_set_name", layer_set_name},
      {"part_area", part_area},
      {"part_is_glazed", part_is_glazed},
      {"part_u", part_u},
      {"sum_of_space_areas", sum_of_space_areas},
      {"sum_of_conditioned_areas", sum_of_conditioned_areas},
      {"sum_of_car_park_areas", sum_of_car_park_areas},
      {"sum_of_data_hall_areas", sum_of_data_hall_areas},
      {"sum_of_roof_areas", sum_of_roof_areas},
      {"sum_of_volumes", sum_of_volumes},
      {"sum_of_occupants", sum_of_occupants},
      {"count_of_storeys", count_of_storeys},
      {"some_space_is_cooled", some_space_is_cooled},
      {"window_share", window_share},
      {"conditioning_of_spaces", conditioning_of_spaces},
      {"volume_by_area", volume_by_area},
      {"step_to_next_level", step_to_next_level},
  };
  const auto it = derivations.find(name);
  return it == derivations.end() ? nullptr : it->second;
}

}  // namespace garis::ifc

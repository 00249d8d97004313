#include "checker/readers/gbxml/derive.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace garis::gbxml {

Derivation find_derivation(std::string_view name) {
  using Entry = std::pair<std::string_view, Derivation>;
  static constexpr std::array<Entry, 43> all = {{
      {"adjacent_space_is_conditioned", adjacent_space_is_conditioned},
      {"all_spaces_naturally_ventilated", all_spaces_naturally_ventilated},
      {"conditioning_of_spaces", conditioning_of_spaces},
      {"count_of_basements", count_of_basements},
      {"count_of_panes", count_of_panes},
      {"count_of_storeys", count_of_storeys},
      {"has_blind", has_blind},
      {"is_a_space", is_a_space},
      {"layer_position", layer_position},
      {"layers_mass", layers_mass},
      {"layers_resistance", layers_resistance},
      {"layers_u", layers_u},
      {"level_above_ground", level_above_ground},
      {"model_azimuth", model_azimuth},
      {"normal_azimuth", normal_azimuth},
      {"normal_orientation", normal_orientation},
      {"normal_tilt", normal_tilt},
      {"opaque_area", opaque_area},
      {"orientation_of_wall", orientation_of_wall},
      {"other_side", other_side},
      {"part_area", part_area},
      {"part_is_glazed", part_is_glazed},
      {"part_u", part_u},
      {"people_by_area", people_by_area},
      {"polygon_area", polygon_area},
      {"projected_area", projected_area},
      {"some_space_is_cooled", some_space_is_cooled},
      {"stated_azimuth", stated_azimuth},
      {"stated_orientation", stated_orientation},
      {"step_to_next_level", step_to_next_level},
      {"sum_of_areas_below", sum_of_areas_below},
      {"sum_of_car_park_areas", sum_of_car_park_areas},
      {"sum_of_conditioned_areas", sum_of_conditioned_areas},
      {"sum_of_data_hall_areas", sum_of_data_hall_areas},
      {"sum_of_electricity_meters", sum_of_electricity_meters},
      {"sum_of_meters", sum_of_meters},
      {"sum_of_occupants", sum_of_occupants},
      {"sum_of_roof_areas", sum_of_roof_areas},
      {"sum_of_space_areas", sum_of_space_areas},
      {"sum_of_volumes", sum_of_volumes},
      {"volume_by_area", volume_by_area},
      {"window_share", window_share},
      {"zone_has_setpoint", zone_has_setpoint},
  }};
  const auto* found =
      std::find_if(all.begin(), all.end(), [&](const Entry& e) { return e.first == name; });
  return found == all.end() ? nullptr : found->second;
}

}  // namespace garis::gbxml

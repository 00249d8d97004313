// Sums over buildings, storeys and zones.
#include <algorithm>

#include "checker/readers/derive/spaces.hpp"
#include "checker/readers/derive/sums.hpp"
#include "checker/readers/ifc/derive.hpp"
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

derive::Target cell(const Subject& s, const Target& t) { return {s.row, t.property, t.origin}; }

bool set_sum_of(Reading& r, const Subject& s, const Target& t, std::string_view entity,
                std::string_view property) {
  return derive::set_sum_of(r.model, cell(s, t), r.rows_in(r.entity(entity), s.row),
                            r.property(entity, property));
}

const std::vector<model::Row>& spaces_of(const Reading& r, const Subject& s) {
  return r.rows_in(r.entity("space"), s.row);
}

// Elevations of a building's storeys, lowest first; nothing if one is not known.
const std::optional<std::vector<double>>& levels_of(Reading& r, model::Row building) {
  const auto [it, is_new] = r.levels.try_emplace(building.index);
  if (!is_new) return it->second;
  const auto& elevation = r.model.column(r.property("storey", "elevation"));
  std::vector<double> levels;
  for (const auto storey : r.rows_in(r.entity("storey"), building)) {
    if (!elevation.known(storey.index)) return it->second;
    levels.push_back(elevation.number(storey.index));
  }
  std::sort(levels.begin(), levels.end());
  it->second = std::move(levels);
  return it->second;
}

}  // namespace

bool sum_of_space_areas(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "space", "floor_area");
}

bool sum_of_volumes(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "space", "volume");
}

bool sum_of_occupants(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "space", "occupants");
}

bool sum_of_roof_areas(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "roof", "area");
}

bool sum_of_conditioned_areas(Reading& r, const Subject& s, const Target& t) {
  return derive::set_conditioned_areas(r.model, cell(s, t), spaces_of(r, s));
}

bool sum_of_car_park_areas(Reading& r, const Subject& s, const Target& t) {
  return derive::set_areas_of_use(r.model, cell(s, t), spaces_of(r, s), "car_park");
}

bool sum_of_data_hall_areas(Reading& r, const Subject& s, const Target& t) {
  return derive::set_areas_of_use(r.model, cell(s, t), spaces_of(r, s), "data_hall");
}

bool count_of_storeys(Reading& r, const Subject& s, const Target& t) {
  return derive::set_count(r.model, cell(s, t), r.rows_in(r.entity("storey"), s.row).size());
}

bool some_space_is_cooled(Reading& r, const Subject& s, const Target& t) {
  return derive::set_some_space_is_cooled(r.model, cell(s, t), spaces_of(r, s));
}

// External walls and what is in them. An area or a side that is not known leaves the share open.
bool window_share(Reading& r, const Subject& s, const Target& t) {
  const auto& external = r.model.column(r.property("wall", "is_external"));
  const auto& wall_area = r.model.column(r.property("wall", "gross_area"));
  const auto& window_area = r.model.column(r.property("window", "area"));
  const auto wall = r.entity("wall"), window = r.entity("window");
  double walls = 0, windows = 0;
  for (const auto row : r.rows_in(wall, s.row)) {
    if (!external.known(row.index)) return false;
    if (!external.yes(row.index)) continue;
    if (!wall_area.known(row.index)) return false;
    walls += wall_area.number(row.index);
  }
  for (const auto row : r.rows_in(window, s.row)) {
    const auto host = r.model.parent(row, wall).index;
    if (host == model::kNoRow) return false;  // its wall is not known
    if (!external.known(host)) return false;
    if (!external.yes(host)) continue;
    if (!window_area.known(row.index)) return false;
    windows += window_area.number(row.index);
  }
  if (walls <= 0) return false;
  r.model.set_number(s.row, t.property, windows / walls, t.origin);
  return true;
}

bool conditioning_of_spaces(Reading& r, const Subject& s, const Target& t) {
  return derive::set_common_conditioning(r.model, cell(s, t), spaces_of(r, s));
}

bool volume_by_area(Reading& r, const Subject& s, const Target& t) {
  return derive::set_volume_by_area(r.model, cell(s, t));
}

// From a storey's elevation to the next higher one.
bool step_to_next_level(Reading& r, const Subject& s, const Target& t) {
  const auto& elevation = r.model.column(r.property("storey", "elevation"));
  if (!elevation.known(s.row.index)) return false;
  const auto building = r.model.parent(s.row, r.entity("building"));
  const auto& levels = levels_of(r, building);
  return levels &&
         derive::set_step_to_next(r.model, cell(s, t), elevation.number(s.row.index), *levels);
}

}  // namespace garis::ifc

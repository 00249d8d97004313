// Sums over a building. A sum with a part that is not known is open, with what is certain as its
// bounds.
#include <algorithm>
#include <map>
#include <set>

#include "checker/readers/derive/spaces.hpp"
#include "checker/readers/derive/sums.hpp"
#include "checker/readers/gbxml/derive.hpp"
#include "checker/readers/gbxml/reading.hpp"

namespace garis::gbxml {
namespace {

using derive::Belongs;
using derive::kInfinite;
using derive::Sum;

const std::vector<const Subject*>& subjects_of(Reading& r, model::EntityId entity,
                                               const Subject& building) {
  return r.subjects_in(entity, Anchor::building, building.own);
}

std::vector<Row> rows_of(Reading& r, model::EntityId entity, const Subject& building) {
  std::vector<Row> rows;
  for (const auto* subject : subjects_of(r, entity, building)) rows.push_back(subject->row);
  return rows;
}

bool set_sum_of(Reading& r, const Subject& s, const Target& t, model::EntityId entity,
                model::PropertyId property) {
  return derive::set_sum_of(r.model, cell(s, t), rows_of(r, entity, s), property);
}

std::vector<Row> spaces_of(Reading& r, const Subject& building) {
  return rows_of(r, r.plan.entity.space, building);
}

// Rows of meters, if no two of them can be the same energy.
std::vector<Row> distinct_meters(Reading& r, const Subject& s) {
  std::set<std::string_view> seen;
  std::vector<Row> rows;
  for (const auto* meter : subjects_of(r, r.plan.entity.meter, s)) {
    const auto& f = r.plan.field;
    const auto* code = r.records.find(meter->own, f.results_code);
    const auto* key = code != nullptr ? code : r.records.find(meter->own, f.results_resource);
    if (key == nullptr || !seen.insert(r.text(key->text)).second) return {};
    rows.push_back(meter->row);
  }
  return rows;
}

bool is_electricity(const Reading& r, Row meter) {
  const auto& fuel = r.model.column(r.plan.property.meter_fuel);
  return fuel.known(meter.index) && r.text(fuel.text(meter.index)) == "electricity";
}

bool set_energy(Reading& r, const Subject& s, const Target& t, const std::vector<Row>& meters) {
  double sum = 0;
  const auto& energy = r.model.column(r.plan.property.meter_energy);
  for (const auto row : meters) {
    if (!energy.known(row.index)) return false;
    sum += energy.number(row.index);
  }
  if (!meters.empty()) r.model.set_number(s.row, t.property, sum, t.origin);
  return !meters.empty();
}

// A wall beside the outdoor air, or one that may be, with the areas that its ratio is made of.
struct FacadeWall {
  double area = 0;
  double windows = 0;
  bool is_certain = false;
  double share() const { return windows / area; }
};

Belongs is_facade(const Reading& r, Row wall) {
  const auto& boundary = r.model.column(r.plan.property.wall_boundary);
  const auto& external = r.model.column(r.plan.property.wall_is_external);
  if (boundary.known(wall.index))
    return r.text(boundary.text(wall.index)) == "outdoor_air" ? Belongs::yes : Belongs::no;
  const bool is_inside = external.known(wall.index) && !external.yes(wall.index);
  return is_inside ? Belongs::no : Belongs::unknown;
}

using Facade = std::map<std::uint32_t, FacadeWall>;  // by item of the surface

// Nothing if an area is not known.
std::optional<Facade> facade_of(Reading& r, const Subject& building) {
  Facade facade;
  const auto& wall_area = r.model.column(r.plan.property.wall_area);
  for (const auto* wall : subjects_of(r, r.plan.entity.wall, building)) {
    const auto belongs = is_facade(r, wall->row);
    if (belongs == Belongs::no) continue;
    if (!wall_area.known(wall->row.index)) return std::nullopt;
    facade[wall->own] = {wall_area.number(wall->row.index), 0, belongs == Belongs::yes};
  }
  const auto& window_area = r.model.column(r.plan.property.window_area);
  for (const auto* window : subjects_of(r, r.plan.entity.window, building)) {
    const auto wall = facade.find(window->item(Anchor::surface));
    if (wall == facade.end()) continue;
    if (!window_area.known(window->row.index)) return std::nullopt;
    wall->second.windows += window_area.number(window->row.index);
  }
  return facade;
}

// The share of the certain walls and of those doubtful ones that draw it furthest to one side. Such
// are the ones with the most extreme share of their own, so they are tried in that order.
double extreme_share(FacadeWall certain, std::vector<FacadeWall> doubtful, bool highest) {
  std::sort(doubtful.begin(), doubtful.end(), [&](const FacadeWall& a, const FacadeWall& b) {
    return highest ? a.share() > b.share() : a.share() < b.share();
  });
  for (const auto& wall : doubtful) {
    const bool draws = highest ? wall.share() > certain.share() : wall.share() < certain.share();
    if (certain.area > 0 && !draws) break;
    certain.area += wall.area;
    certain.windows += wall.windows;
  }
  return certain.share();
}

}  // namespace

bool sum_of_space_areas(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, r.plan.entity.space, r.plan.property.space_area);
}

bool sum_of_volumes(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, r.plan.entity.space, r.plan.property.space_volume);
}

bool sum_of_occupants(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, r.plan.entity.space, r.plan.property.space_occupants);
}

bool sum_of_roof_areas(Reading& r, const Subject& s, const Target& t) {
  Sum sum;
  const auto& area = r.model.column(r.plan.property.roof_area);
  const auto& external = r.model.column(r.plan.property.roof_is_external);
  for (const auto* roof : subjects_of(r, r.plan.entity.roof, s)) {
    const auto row = roof->row.index;
    const double size = area.known(row) ? area.number(row) : kInfinite;
    if (area.known(row) && external.known(row))
      sum.add(size);
    else
      sum.add_open(size, model::Cause::absent);  // may be no roof at all
  }
  return derive::set_sum(r.model, cell(s, t), sum);
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

// Electricity alone says nothing about other fuels, so one meter of electricity is no total.
bool sum_of_meters(Reading& r, const Subject& s, const Target& t) {
  const auto meters = distinct_meters(r, s);
  if (meters.size() < 2) return false;
  return set_energy(r, s, t, meters);
}

bool sum_of_electricity_meters(Reading& r, const Subject& s, const Target& t) {
  auto meters = distinct_meters(r, s);
  std::erase_if(meters, [&](Row row) { return !is_electricity(r, row); });
  return set_energy(r, s, t, meters);
}

bool count_of_storeys(Reading& r, const Subject& s, const Target& t) {
  return derive::set_count(r.model, cell(s, t), subjects_of(r, r.plan.entity.storey, s).size());
}

bool count_of_basements(Reading& r, const Subject& s, const Target& t) {
  const auto above = r.model.vocabulary().find_property(r.plan.entity.storey, "is_above_ground");
  const auto& column = r.model.column(*above);
  double count = 0;
  const auto& storeys = subjects_of(r, r.plan.entity.storey, s);
  for (const auto* storey : storeys) {
    const auto row = storey->row;
    if (!column.known(row.index)) return false;
    count += column.yes(row.index) ? 0 : 1;
  }
  if (!storeys.empty()) r.model.set_number(s.row, t.property, count, t.origin);
  return !storeys.empty();
}

bool some_space_is_cooled(Reading& r, const Subject& s, const Target& t) {
  return derive::set_some_space_is_cooled(r.model, cell(s, t), spaces_of(r, s));
}

bool window_share(Reading& r, const Subject& s, const Target& t) {
  const auto facade = facade_of(r, s);
  if (!facade) return false;
  FacadeWall certain;
  std::vector<FacadeWall> doubtful;
  for (const auto& [item, wall] : *facade) {
    if (wall.is_certain) {
      certain.area += wall.area;
      certain.windows += wall.windows;
    } else if (wall.area > 0) {
      doubtful.push_back(wall);
    }
  }
  if (certain.area <= 0 && doubtful.empty()) return false;
  const double low = extreme_share(certain, doubtful, false);
  if (doubtful.empty()) {
    r.model.set_number(s.row, t.property, low, t.origin);
  } else {
    r.model.set_open(s.row, t.property,
                     {.cause = model::Cause::absent,
                      .low = low,
                      .high = extreme_share(certain, doubtful, true),
                      .alternatives = {},
                      .origin = t.origin});
  }
  return true;
}

}  // namespace garis::gbxml

// Sites, buildings, storeys, zones, spaces.
#include <unordered_map>

#include "checker/readers/gbxml/row_tools.hpp"
#include "checker/readers/gbxml/rows.hpp"

namespace garis::gbxml {
namespace {

void add_sites(Reading& r) {
  std::unordered_map<std::uint32_t, std::uint32_t> locations;  // by campus
  for (const auto location : r.items_of(Anchor::location))
    locations[r.records.items[location].outer] = location;
  for (const auto campus : r.items_of(Anchor::campus)) {
    auto subject = subject_of(r, campus);
    if (const auto it = locations.find(campus); it != locations.end())
      subject.item(Anchor::location) = it->second;
    r.rows[campus] = add(r, r.plan.entity.site, subject, info_of(r, campus)).row;
  }
}

void add_buildings(Reading& r) {
  for (const auto item : r.items_of(Anchor::building)) {
    const auto row = add(r, r.plan.entity.building, subject_of(r, item), info_of(r, item)).row;
    r.rows[item] = row;
    link(r, row, row_of(r, r.records.items[item].outer));
  }
}

void add_storeys(Reading& r) {
  for (const auto item : r.items_of(Anchor::building_storey)) {
    const auto row = add(r, r.plan.entity.storey, subject_of(r, item), info_of(r, item)).row;
    r.rows[item] = row;
    link(r, row, row_of(r, r.records.items[item].outer));
  }
}

void add_zones(Reading& r) {
  for (const auto item : r.items_of(Anchor::zone)) {
    r.rows[item] = add(r, r.plan.entity.zone, subject_of(r, item), info_of(r, item)).row;
  }
}

void add_spaces(Reading& r) {
  for (const auto item : r.items_of(Anchor::space)) {
    auto subject = subject_of(r, item);
    subject.item(Anchor::zone) = refer(r, Anchor::zone, item, r.plan.field.zone_of_space);
    subject.item(Anchor::building_storey) =
        refer(r, Anchor::building_storey, item, r.plan.field.storey_of_space);
    const auto row = add(r, r.plan.entity.space, subject, info_of(r, item)).row;
    r.rows[item] = row;
    const auto building = row_of(r, subject.item(Anchor::building));
    const auto zone = row_of(r, subject.item(Anchor::zone));
    link(r, row, row_of(r, subject.item(Anchor::building_storey)));
    link(r, row, zone);
    link(r, row, building);
    link(r, zone, building);
  }
}

// Zones without a space hang under the only building there is.
void link_empty_zones(Reading& r) {
  const auto& buildings = r.subjects[static_cast<std::size_t>(r.plan.entity.building)];
  if (buildings.size() != 1) return;
  for (const auto& zone : r.subjects[static_cast<std::size_t>(r.plan.entity.zone)]) {
    link(r, zone.row, buildings.front().row);
  }
}

}  // namespace

void add_places(Reading& r) {
  add_sites(r);
  add_buildings(r);
  add_storeys(r);
  add_zones(r);
  add_spaces(r);
  link_empty_zones(r);
}

}  // namespace garis::gbxml

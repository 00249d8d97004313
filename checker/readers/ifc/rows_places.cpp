// The spatial structure: sites, buildings, storeys, spaces, and the zones that spaces belong to.
#include "checker/readers/ifc/rows.hpp"

namespace garis::ifc {
namespace {

constexpr int kDepth = 32;

// A part of a space is in the space already, a gross area in its rooms.
bool is_no_room(const Reading& r, Row space) {
  const auto composition = r.source.attribute(space, "CompositionType").text;
  const auto whole = r.relations.wholes.first(space);
  const bool is_part = composition == "PARTIAL" && whole && r.source.is_a(*whole, "IfcSpace");
  return is_part || r.source.attribute(space, "PredefinedType").text == "GFA";
}

void add_all(Reading& r, std::string_view class_name, std::string_view entity) {
  for (const auto row : r.source.rows_of(class_name)) {
    if (entity == "space" && is_no_room(r, row)) continue;
    const auto& subject = add_row(r, r.entity(entity), row, holders_of(r, row));
    r.rows[static_cast<std::uint32_t>(row)] = subject.row;
  }
}

// Under every spatial element that it is a part of, directly or not.
void link_upwards(Reading& r, std::string_view entity) {
  for (const auto& subject : r.of(r.entity(entity))) {
    auto at = r.relations.wholes.first(subject.own);
    for (int depth = 0; at && depth < kDepth; ++depth) {
      link(r, subject.row, r.row_of(at));
      at = r.relations.wholes.first(*at);
    }
  }
}

void link_zones(Reading& r) {
  for (const auto& zone : r.of(r.entity("zone"))) {
    for (const auto served : r.relations.serves.of(zone.own)) {
      const auto building = r.row_of(served);
      if (building.exists() && building.entity == r.entity("building")) link(r, zone.row, building);
    }
  }
  for (const auto& space : r.of(r.entity("space"))) {
    for (const auto group : r.relations.groups.of(space.own)) {
      const auto zone = r.row_of(group);
      if (!zone.exists() || zone.entity != r.entity("zone")) continue;
      link(r, space.row, zone);
      link(r, zone, r.model.parent(space.row, r.entity("building")));
    }
  }
}

}  // namespace

void add_places(Reading& r) {
  add_all(r, "IfcSite", "site");
  add_all(r, "IfcBuilding", "building");
  add_all(r, "IfcBuildingStorey", "storey");
  add_all(r, "IfcZone", "zone");
  add_all(r, "IfcSpace", "space");
  for (const auto* entity : {"building", "storey", "space"}) link_upwards(r, entity);
  link_zones(r);
}

}  // namespace garis::ifc

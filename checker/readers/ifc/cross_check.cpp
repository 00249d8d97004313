#include "checker/readers/ifc/cross_check.hpp"

#include <algorithm>

namespace garis::ifc {
namespace {

// A window may fill less than its rectangle: a triangle half of it. It cannot fill more.
constexpr double kLeastShare = 0.4, kMostShare = 1.2;
// A wall's line is measured along its axis, a quantity along its face.
constexpr double kMostFactor = 2;
constexpr double kRounding = 1.01;

std::optional<double> known(const Reading& r, model::Row row, model::PropertyId property) {
  const auto& column = r.model.column(property);
  return column.known(row.index) ? std::optional(column.number(row.index)) : std::nullopt;
}

void set_conflict(Reading& r, model::Row row, model::PropertyId property, double low, double high) {
  const auto origin = r.model.column(property).origin(row.index);
  r.areas.add(origin.line, r.model.strings[r.model.info(row).name]);
  r.model.set_open(row, property,
                   {.cause = model::Cause::conflict,
                    .low = low,
                    .high = high,
                    .alternatives = {},
                    .origin = origin});
}

void check_filling(Reading& r, const Subject& s, model::PropertyId property) {
  const auto stated = known(r, s.row, property);
  const auto unit = r.units.of_measure("IFCLENGTHMEASURE");
  const auto width = r.source.attribute(s.own, "OverallWidth").number();
  const auto height = r.source.attribute(s.own, "OverallHeight").number();
  if (!stated || !unit || !width || !height || *width <= 0 || *height <= 0) return;
  const double overall = *width * *height * unit->factor * unit->factor;
  if (*stated >= kLeastShare * overall && *stated <= kMostShare * overall) return;
  set_conflict(r, s.row, property, std::min(*stated, overall), std::max(*stated, overall));
}

void check_body(Reading& r, const Subject& s, model::PropertyId gross) {
  const auto stated = known(r, s.row, gross);
  const auto axis = r.geometry.axis(s.own);
  const auto body = r.geometry.extrusion(s.own);
  if (!stated || !axis || !body || !body->is_whole || !is_upright(*body)) return;
  const double side = length((*axis)[1] - (*axis)[0]) * body->depth;
  if (side <= 0 || (*stated < kMostFactor * side && side < kMostFactor * *stated)) return;
  set_conflict(r, s.row, gross, std::min(*stated, side), std::max(*stated, side));
}

// What is opaque is at most all.
void check_opaque(Reading& r, const Subject& s, model::PropertyId gross, model::PropertyId opaque) {
  const auto all = known(r, s.row, gross);
  const auto part = known(r, s.row, opaque);
  if (all && part && *part > kRounding * *all) set_conflict(r, s.row, opaque, 0, *part);
}

}  // namespace

void check_areas_of_fillings(Reading& r) {
  for (const auto* entity : {"window", "skylight", "door"}) {
    const auto property = r.property(entity, "area");
    for (const auto& subject : r.of(r.entity(entity))) check_filling(r, subject, property);
  }
}

void check_areas_of_hosts(Reading& r) {
  const auto gross = r.property("wall", "gross_area");
  for (const auto& wall : r.of(r.entity("wall"))) {
    check_body(r, wall, gross);
    check_opaque(r, wall, gross, r.property("wall", "opaque_area"));
  }
  for (const auto& roof : r.of(r.entity("roof")))
    check_opaque(r, roof, r.property("roof", "area"), r.property("roof", "opaque_area"));
}

}  // namespace garis::ifc

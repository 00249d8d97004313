// Areas and directions from placements, axes and plain extrusions.
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

#include "checker/readers/derive/copies.hpp"
#include "checker/readers/derive/directions.hpp"
#include "checker/readers/ifc/derive.hpp"
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

// How far from a wall's line a space beside it may begin, in metres, and where along it one looks.
constexpr double kReaches[] = {0.1, 0.3, 0.6};
constexpr double kAlong[] = {0.125, 0.375, 0.5, 0.625, 0.875};

bool set(Reading& r, const Subject& s, const Target& t, std::optional<double> value) {
  if (value) r.model.set_number(s.row, t.property, *value, t.origin);
  return value.has_value();
}

using derive::turn;

double clockwise_from_y(Vector v) { return std::atan2(v.x, v.y) * 180 / std::numbers::pi; }

// A whole body that was extruded upwards.
std::optional<Extrusion> upright_body(Reading& r, Row row) {
  auto body = r.geometry.extrusion(row);
  return body && is_upright(*body) && body->is_whole ? body : std::nullopt;
}

// The line of a wall on plan: its axis, else the longer side of a body with four corners.
std::optional<std::array<Vector, 2>> line_of(Reading& r, Row wall) {
  if (const auto axis = r.geometry.axis(wall)) return axis;
  const auto body = r.geometry.extrusion(wall);
  constexpr std::size_t kRectangle = 4;  // corners: other outlines may be curved
  if (!body || !is_upright(*body) || body->outline.size() != kRectangle) return std::nullopt;
  std::array<Vector, 2> longest{};
  const auto& p = body->outline;
  for (std::size_t i = 0; i < p.size(); ++i) {
    const auto& end = p[(i + 1) % p.size()];
    if (length(end - p[i]) > length(longest[1] - longest[0])) longest = {p[i], end};
  }
  return longest;
}

// Across the wall, on plan, of unit length.
std::optional<Vector> across(const std::array<Vector, 2>& line) {
  Vector along = line[1] - line[0];
  along.z = 0;
  const double size = length(along);
  if (size <= 0) return std::nullopt;
  return (1 / size) * Vector{along.y, -along.x, 0};
}

// On which side of the line spaces lie: +1, -1, 0 if on both or on none. Their outlines are probed
// beside the wall, so that a space that goes round a corner does not mislead.
int side_of(const Footprints& spaces, const std::array<Vector, 2>& line, Vector normal) {
  bool ahead = false, behind = false;
  for (const double part : kAlong) {
    const auto point = line[0] + part * (line[1] - line[0]);
    for (const double away : kReaches) {
      ahead = ahead || spaces.hold(point + away * normal);
      behind = behind || spaces.hold(point - away * normal);
    }
  }
  return ahead == behind ? 0 : ahead ? 1 : -1;
}

Footprints footprints_of(Reading& r, const std::vector<Row>& spaces) {
  std::vector<const std::vector<Vector>*> outlines;
  for (const auto space : spaces) {
    for (const auto& outline : r.geometry.footprints(space)) outlines.push_back(&outline);
  }
  return Footprints(outlines);
}

std::uint32_t storey_of(const Reading& r, model::Row row) {
  return r.model.parent(row, r.entity("storey")).index;
}

// Of all storeys; kNoRow: of the file.
void gather_spaces(Reading& r) {
  std::map<std::uint32_t, std::vector<Row>> by_storey{{model::kNoRow, {}}};
  for (const auto& space : r.of(r.entity("space"))) {
    const auto storey = storey_of(r, space.row);
    by_storey[storey].push_back(space.own);
    if (storey != model::kNoRow) by_storey[model::kNoRow].push_back(space.own);
  }
  for (const auto& [storey, spaces] : by_storey)
    r.storey_footprints.try_emplace(storey, footprints_of(r, spaces));
}

// Of the storey that holds the wall; of the file if it has none.
const Footprints& footprints_around(Reading& r, const Subject& wall) {
  static const Footprints none({});
  if (r.storey_footprints.empty()) gather_spaces(r);
  const auto found = r.storey_footprints.find(storey_of(r, wall.row));
  return found == r.storey_footprints.end() ? none : found->second;
}

// The two directions across a wall; one of them if it is known which is outside: away from the
// spaces that it bounds, else from those of its storey when they lie on one side of it.
std::vector<double> new_azimuths(Reading& r, const Subject& wall) {
  const auto line = line_of(r, wall.own);
  const auto normal = line ? across(*line) : std::nullopt;
  if (!normal) return {};
  const auto boundaries = r.relations.boundaries_of(wall.own);
  // An inner wall shows the first of its spaces its inner face.
  const int side = boundaries.empty()
                       ? side_of(footprints_around(r, wall), *line, *normal)
                       : side_of(footprints_of(r, {boundaries.front().space}), *line, *normal);
  const double azimuth = turn(clockwise_from_y(*normal) - r.geometry.true_north());
  if (side == 0) return {azimuth, turn(azimuth + 180)};
  return {side > 0 ? turn(azimuth + 180) : azimuth};
}

const std::vector<double>& azimuths_of(Reading& r, const Subject& wall) {
  const auto [it, is_new] = r.wall_azimuths.try_emplace(wall.row.index);
  if (is_new) it->second = new_azimuths(r, wall);
  return it->second;
}

std::optional<double> number_of(const Reading& r, model::Row row, std::string_view entity,
                                std::string_view property) {
  const auto& column = r.model.column(r.property(entity, property));
  return column.known(row.index) ? std::optional(column.number(row.index)) : std::nullopt;
}

// Area of what fills an opening; nothing if that is not known, or if nothing does.
std::optional<double> area_of_opening(const Reading& r, Row opening) {
  const auto fillings = r.relations.fillings.of(opening);
  if (fillings.empty()) return std::nullopt;
  double sum = 0;
  for (const auto filling : fillings) {
    const auto row = r.row_of(filling);
    if (!row.exists()) return std::nullopt;
    const auto area = number_of(r, row, r.model.vocabulary().entity(row.entity).name, "area");
    if (!area) return std::nullopt;
    sum += *area;
  }
  return sum;
}

}  // namespace

bool overall_area(Reading& r, const Subject& s, const Target& t) {
  const auto unit = r.units.of_measure("IFCLENGTHMEASURE");
  const auto width = r.source.attribute(s.own, "OverallWidth").number();
  const auto height = r.source.attribute(s.own, "OverallHeight").number();
  if (!unit || !width || !height || *width <= 0 || *height <= 0) return false;
  return set(r, s, t, *width * *height * unit->factor * unit->factor);
}

bool side_area(Reading& r, const Subject& s, const Target& t) {
  const auto axis = r.geometry.axis(s.own);
  const auto body = upright_body(r, s.own);
  if (!axis || !body) return false;
  return set(r, s, t, length((*axis)[1] - (*axis)[0]) * body->depth);
}

bool plan_area(Reading& r, const Subject& s, const Target& t) {
  const auto body = upright_body(r, s.own);
  return set(r, s, t, body ? std::optional(body->profile_area) : std::nullopt);
}

bool plan_volume(Reading& r, const Subject& s, const Target& t) {
  const auto body = upright_body(r, s.own);
  return set(r, s, t, body ? std::optional(body->profile_area * body->depth) : std::nullopt);
}

bool opaque_area(Reading& r, const Subject& s, const Target& t) {
  const auto& entity = r.model.vocabulary().entity(s.row.entity).name;
  auto rest = number_of(r, s.row, entity, entity == "wall" ? "gross_area" : "area");
  // Panels of a curtain wall are parts of it, not in openings.
  for (const auto part : r.relations.parts.of(s.own)) {
    if (r.row_of(part).exists()) return false;
  }
  for (const auto opening : r.relations.openings.of(s.own)) {
    const auto area = area_of_opening(r, opening);
    if (!rest || !area) return false;
    *rest -= *area;
  }
  if (rest && *rest < 0) return false;
  return set(r, s, t, rest);
}

bool projected_area(Reading& r, const Subject& s, const Target& t) {
  const auto area = number_of(r, s.row, "roof", "area");
  const auto tilt = number_of(r, s.row, "roof", "tilt");
  if (!area || !tilt) return false;
  return set(r, s, t, *area * std::abs(std::cos(*tilt * std::numbers::pi / 180)));
}

bool wall_azimuth(Reading& r, const Subject& s, const Target& t) {
  const auto& azimuths = azimuths_of(r, s);
  if (azimuths.size() != 1) return false;
  return set(r, s, t, azimuths.front());
}

// Which side is outside may be unknown; that it is one of two is not.
bool wall_orientation(Reading& r, const Subject& s, const Target& t) {
  const auto& azimuths = azimuths_of(r, s);
  if (azimuths.empty()) return false;
  if (azimuths.size() == 1) {
    derive::set_sector(r.model, {s.row, t.property, t.origin}, azimuths.front());
    return true;
  }
  r.two_sided.add(t.origin.line, r.model.strings[r.model.info(s.row).name]);
  model::Open open{.cause = model::Cause::conflict, .alternatives = {}, .origin = t.origin};
  for (const auto azimuth : azimuths)
    open.alternatives.push_back(r.model.strings.add(derive::sector_of(azimuth)));
  r.model.set_open(s.row, t.property, std::move(open));
  return true;
}

bool orientation_of_wall(Reading& r, const Subject& s, const Target& t) {
  const auto wall = r.model.parent(s.row, r.entity("wall"));
  return wall.exists() && derive::copy_category(r.model, {s.row, t.property, t.origin}, wall,
                                                r.property("wall", "orientation"));
}

// 90 for a wall, 0 for a slab that was extruded upwards.
bool upright(Reading& r, const Subject& s, const Target& t) {
  const auto body = r.geometry.extrusion(s.own);
  if (!body || !is_upright(*body)) return false;
  return set(r, s, t, s.row.entity == r.entity("wall") ? 90 : 0);
}

bool true_north(Reading& r, const Subject& s, const Target& t) {
  if (!r.geometry.has_true_north()) return false;
  return set(r, s, t, turn(r.geometry.true_north()));
}

}  // namespace garis::ifc

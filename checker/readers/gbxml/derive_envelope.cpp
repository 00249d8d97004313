// Areas, directions and neighbours of surfaces and openings.
#include <algorithm>

#include "checker/readers/derive/copies.hpp"
#include "checker/readers/derive/directions.hpp"
#include "checker/readers/gbxml/derive.hpp"
#include "checker/readers/gbxml/number.hpp"
#include "checker/readers/gbxml/reading.hpp"
#include "checker/readers/gbxml/rows.hpp"

namespace garis::gbxml {
namespace {

double tolerance(const Reading& r, std::string_view name) {
  return r.mapping.tolerances.find(name)->second.value;
}

std::optional<double> area_of(const Reading& r, std::uint32_t item) {
  const auto* shape = r.records.shape(item);
  if (shape == nullptr || !shape->is_simple() || r.length_factor == 0) return std::nullopt;
  return shape->area() * r.length_factor * r.length_factor;
}

std::optional<double> opaque_area_of(const Reading& r, std::uint32_t surface) {
  auto rest = area_of(r, surface);
  for (const auto opening : r.openings[surface]) {
    const auto area = area_of(r, opening);
    if (!area || !rest) return std::nullopt;
    *rest -= *area;
  }
  // A wall that is all window: what is left is rounding.
  if (rest && *rest < 0 && *rest > -1e-6 * *area_of(r, surface)) rest = 0;
  return rest;
}

bool set(Reading& r, const Subject& s, const Target& t, std::optional<double> value) {
  if (value) r.model.set_number(s.row, t.property, *value, t.origin);
  return value.has_value();
}

bool crosses(const Reading& r, std::uint32_t item) {
  const auto* shape = r.records.shape(item);
  return shape != nullptr && shape->crosses;
}

// The area, or why there is none: a polygon of `items` that crosses itself is no polygon.
bool set_area(Reading& r, const Subject& s, const Target& t, std::optional<double> area,
              const std::vector<std::uint32_t>& items) {
  const bool some_cross =
      std::any_of(items.begin(), items.end(), [&](auto item) { return crosses(r, item); });
  if (!some_cross) return set(r, s, t, area);
  r.model.set_open(s.row, t.property,
                   {.cause = model::Cause::implausible, .alternatives = {}, .origin = t.origin});
  return true;
}

bool is_flat(const Reading& r, const Vector& normal) {
  const auto tilt = tilt_of(normal);
  return std::min(tilt, 180 - tilt) < tolerance(r, "horizontal");
}

// Direction of the polygon in the model's own axes; nothing for flat ones and those without area.
std::optional<double> normal_direction(const Reading& r, const Subject& s) {
  const auto* shape = r.records.shape(s.item(Anchor::surface));
  if (shape == nullptr || !shape->is_simple() || shape->area() == 0 || is_flat(r, shape->normal))
    return std::nullopt;
  return azimuth_of(shape->normal);
}

bool is_flat_surface(const Reading& r, const Subject& s) {
  const auto* shape = r.records.shape(s.item(Anchor::surface));
  return shape != nullptr && shape->is_simple() && shape->area() > 0 && is_flat(r, shape->normal);
}

struct Direction {
  double azimuth = 0;  // from true north
  const Value* stated = nullptr;
};

std::optional<Direction> stated_direction(const Reading& r, const Subject& s) {
  const auto* value = r.records.find(s.item(Anchor::surface), r.plan.field.azimuth);
  if (value == nullptr || is_flat_surface(r, s)) return std::nullopt;
  const auto number = read_number(r.text(value->text));
  if (!number) return std::nullopt;
  return Direction{turn(*number + r.model_azimuth), value};
}

void put_stated(const Reading& r, const Value& value, model::Origin& origin) {
  origin.text = value.text;
  origin.unit = value.unit;
  origin.line = value.line;
  if (r.model_azimuth == 0) origin.source = model::Source::model;
}

void compare_directions(Reading& r, const Subject& s, const Direction& d) {
  const auto normal = normal_direction(r, s);
  if (!normal) return;
  const auto difference = angle_between(d.azimuth, *normal + r.model_azimuth);
  const auto id = r.text(r.records.items[s.own].id);
  if (difference > 180 - tolerance(r, "azimuth"))
    r.reversed.add(d.stated->line, id);
  else if (difference > tolerance(r, "azimuth"))
    r.azimuths.add(d.stated->line, id);
}

const Row* row_of(const Reading& r, std::uint32_t item) {
  const auto it = r.rows.find(item);
  return it == r.rows.end() ? nullptr : &it->second;
}

// 1 conditioned, 0 not, nothing if not known.
std::optional<bool> is_conditioned(const Reading& r, std::uint32_t space) {
  const auto* row = row_of(r, space);
  const auto& column = r.model.column(r.plan.property.space_is_conditioned);
  if (row == nullptr || !column.known(row->index)) return std::nullopt;
  return column.yes(row->index);
}

}  // namespace

bool polygon_area(Reading& r, const Subject& s, const Target& t) {
  return set_area(r, s, t, area_of(r, s.own), {s.own});
}

bool opaque_area(Reading& r, const Subject& s, const Target& t) {
  auto polygons = r.openings[s.own];
  polygons.push_back(s.own);
  return set_area(r, s, t, opaque_area_of(r, s.own), polygons);
}

bool projected_area(Reading& r, const Subject& s, const Target& t) {
  auto area = area_of(r, s.own);
  if (area) *area = std::abs(r.records.shape(s.own)->normal.z) * r.length_factor * r.length_factor;
  return set_area(r, s, t, area, {s.own});
}

bool part_area(Reading& r, const Subject& s, const Target& t) {
  const bool glazed = r.records.items[s.own].anchor == Anchor::opening;
  return glazed ? polygon_area(r, s, t) : opaque_area(r, s, t);
}

bool part_is_glazed(Reading& r, const Subject& s, const Target& t) {
  r.model.set_yes_no(s.row, t.property, r.records.items[s.own].anchor == Anchor::opening, t.origin);
  return true;
}

bool part_u(Reading& r, const Subject& s, const Target& t) {
  const bool glazed = r.records.items[s.own].anchor == Anchor::opening;
  const auto* whole = row_of(r, s.own);
  if (whole != nullptr)
    derive::copy_number(r.model, cell(s, t), *whole,
                        glazed ? r.plan.property.skylight_u : r.plan.property.roof_u);
  return whole != nullptr;
}

bool stated_azimuth(Reading& r, const Subject& s, const Target& t) {
  const auto* value = r.records.find(s.item(Anchor::surface), r.plan.field.azimuth);
  if (value == nullptr || value->text == StringId{} || is_flat_surface(r, s)) return false;
  auto origin = t.origin;
  put_stated(r, *value, origin);
  if (const auto d = stated_direction(r, s)) {
    r.model.set_number(s.row, t.property, d->azimuth, origin);
  } else {
    r.unreadable.add(value->line, r.text(value->text));
    r.model.set_open(s.row, t.property,
                     {.cause = model::Cause::unreadable, .alternatives = {}, .origin = origin});
  }
  return true;
}

bool normal_azimuth(Reading& r, const Subject& s, const Target& t) {
  const auto normal = normal_direction(r, s);
  return set(r, s, t, normal ? std::optional(turn(*normal + r.model_azimuth)) : std::nullopt);
}

bool normal_tilt(Reading& r, const Subject& s, const Target& t) {
  const auto* shape = r.records.shape(s.item(Anchor::surface));
  if (shape == nullptr || !shape->is_simple() || shape->area() == 0) return false;
  return set(r, s, t, tilt_of(shape->normal));
}

bool stated_orientation(Reading& r, const Subject& s, const Target& t) {
  const auto d = stated_direction(r, s);
  if (!d) return false;
  compare_directions(r, s, *d);
  auto origin = t.origin;
  put_stated(r, *d->stated, origin);
  origin.source = model::Source::computed;  // one of eight sectors
  derive::set_sector(r.model, {s.row, t.property, origin}, d->azimuth);
  return true;
}

bool normal_orientation(Reading& r, const Subject& s, const Target& t) {
  const auto normal = normal_direction(r, s);
  if (normal) derive::set_sector(r.model, cell(s, t), *normal + r.model_azimuth);
  return normal.has_value();
}

bool orientation_of_wall(Reading& r, const Subject& s, const Target& t) {
  const auto* wall = row_of(r, s.item(Anchor::surface));
  if (wall == nullptr || wall->entity != r.plan.entity.wall) return false;
  const auto orientation = r.plan.property.wall_orientation;
  return r.model.known(*wall, orientation) &&
         derive::copy_category(r.model, cell(s, t), *wall, orientation);
}

// What lies behind an inner wall or floor, seen from the space that it hangs under.
bool other_side(Reading& r, const Subject& s, const Target& t) {
  const auto spaces = adjacent_spaces(r, s.own);
  const bool twice = r.all(s.own, r.plan.field.adjacent_space).size() > 1;
  if (spaces.empty() || (spaces.size() == 1 && !twice)) return false;
  const auto other = std::find_if(spaces.begin(), spaces.end(),
                                  [&](auto i) { return i != s.item(Anchor::space); });
  const auto conditioned = is_conditioned(r, other == spaces.end() ? spaces.front() : *other);
  if (!conditioned) return false;
  r.model.set_category(s.row, t.property, *conditioned ? "conditioned" : "unconditioned", t.origin);
  return true;
}

bool adjacent_space_is_conditioned(Reading& r, const Subject& s, const Target& t) {
  bool some = false, unknown = false;
  const auto spaces = adjacent_spaces(r, s.own);
  for (const auto space : spaces) {
    const auto conditioned = is_conditioned(r, space);
    some = some || conditioned.value_or(false);
    unknown = unknown || !conditioned;
  }
  if (spaces.empty() || (unknown && !some)) return false;
  r.model.set_yes_no(s.row, t.property, some, t.origin);
  return true;
}

bool count_of_panes(Reading& r, const Subject& s, const Target& t) {
  const auto panes = r.all(s.item(Anchor::window_type), r.plan.field.glaze);
  return set(r, s, t,
             panes.empty() ? std::nullopt : std::optional(static_cast<double>(panes.size())));
}

bool has_blind(Reading& r, const Subject& s, const Target& t) {
  if (r.records.find(s.item(Anchor::window_type), r.plan.field.blind) == nullptr) return false;
  r.model.set_yes_no(s.row, t.property, true, t.origin);
  return true;
}

}  // namespace garis::gbxml

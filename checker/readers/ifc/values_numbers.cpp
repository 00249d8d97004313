// Numbers in the unit of the vocabulary, and ranges of them.
#include <algorithm>
#include <limits>

#include "checker/readers/ifc/value_steps.hpp"

namespace garis::ifc {
namespace {

// A number that stands in a text: "0.24", "0.24 W/(m²·K)".
std::optional<mapping::Quantity> number_in_text(const Reading& r, const step::Value& value) {
  return value.kind == step::Kind::string ? mapping::parse_quantity(r.source.text(value))
                                          : std::nullopt;
}

// IfcCompoundPlaneAngleMeasure: degrees, minutes, seconds, millionths of a second.
std::optional<double> compound_angle(const step::Value& value) {
  if (value.kind != step::Kind::list) return std::nullopt;
  constexpr double kParts[] = {1, 60, 3600, 3.6e9};
  double degrees = 0;
  std::size_t part = 0;
  auto items = value.items();
  while (const auto item = items.next()) {
    const auto number = item.integer();
    if (!number || part == 4) return std::nullopt;
    degrees += static_cast<double>(*number) / kParts[part++];
  }
  return part >= 3 ? std::optional(degrees) : std::nullopt;
}

// The unit of the value: beside it, else of its measure, else what the mapping says for plain
// numbers. Nothing if there is none that fits.
std::optional<units::Unit> unit_of(const Reading& r, const Place& place, const Stated& stated) {
  if (stated.unit) return r.units.of(*stated.unit);
  const auto unit = r.units.of_measure(stated.measure);
  if (unit && !unit->dimension.is_none()) return unit;
  const auto& plain = place.plan.place->unit;
  if (!plain.empty()) return r.mapping.units.at(plain).unit;
  return unit ? unit : units::Unit();
}

std::optional<double> in_unit_of(const Place& place, double number, const units::Unit& unit) {
  if (unit.dimension != place.property.unit.dimension) return std::nullopt;
  return units::convert(number, unit, place.property.unit);
}

double finished(const Place& place, double value) {
  if (place.plan.place->complement) value = 1 - value;
  return value / place.plan.divisor;
}

bool is_computed(const Place& place) {
  return place.plan.place->complement || place.plan.divisor != 1;
}

Step set_range(Reading& r, const Place& place, const Stated& stated, const units::Unit& unit,
               const model::Origin& origin) {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  const auto end = [&](std::optional<double> side, double otherwise) {
    const auto value = side ? in_unit_of(place, *side, unit) : std::nullopt;
    return value ? finished(place, *value) : otherwise;
  };
  if (!stated.low && !stated.high) return Step::next;
  const double low = end(stated.low, -kInfinite), high = end(stated.high, kInfinite);
  if (low == high) {
    r.model.set_number(place.subject.row, place.id, low, origin);
    return Step::done;
  }
  r.bounded.add(origin.line);
  r.model.set_open(place.subject.row, place.id,
                   {.cause = model::Cause::conflict,
                    .low = std::min(low, high),
                    .high = std::max(low, high),
                    .alternatives = {},
                    .origin = origin});
  return Step::done;
}

}  // namespace

Step apply_number(Reading& r, const Place& place, const Stated& stated) {
  auto origin = origin_of(r, place, stated);
  auto unit = unit_of(r, place, stated);
  auto number = stated.value.number();
  if (const auto angle = compound_angle(stated.value)) number = angle;
  if (const auto text = number_in_text(r, stated.value)) {
    number = text->value;
    if (!text->unit.text.empty()) unit = text->unit;
  }
  if (is_computed(place)) origin.source = model::Source::computed;
  if (!unit || unit->dimension != place.property.unit.dimension) {
    r.wrong_units.add(origin.line, r.model.strings[origin.path]);
    return set_unreadable(r, place, origin);
  }
  if (stated.is_range) return set_range(r, place, stated, *unit, origin);
  if (!number) return set_unreadable(r, place, origin);
  if (*number == 0 && place.plan.place->zero_is_absent) return Step::next;
  r.model.set_number(place.subject.row, place.id,
                     finished(place, *in_unit_of(place, *number, *unit)), origin);
  return Step::done;
}

}  // namespace garis::ifc

// What the layers of an element add up to, and the parts of a roof.
#include "checker/readers/derive/copies.hpp"
#include "checker/readers/ifc/derive.hpp"
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

bool set(Reading& r, const Subject& s, const Target& t, std::optional<double> value) {
  if (value) r.model.set_number(s.row, t.property, *value, t.origin);
  return value.has_value();
}

std::optional<double> resistance_of(const Reading& r, const Layer& layer) {
  if (const auto stated = r.layer_number(layer, "thermal_resistance")) return stated;
  const auto conductivity = r.layer_number(layer, "conductivity");
  if (!conductivity || *conductivity <= 0 || layer.thickness <= 0) return std::nullopt;
  return layer.thickness / *conductivity;
}

std::optional<double> mass_of(const Reading& r, const Layer& layer) {
  const auto density = r.layer_number(layer, "density");
  if (!density || layer.thickness <= 0) return std::nullopt;
  return layer.thickness * *density;
}

using OfLayer = std::optional<double> (*)(const Reading&, const Layer&);

// Nothing without layers, and if one of them is not known.
std::optional<double> sum(const Reading& r, const Subject& s, OfLayer part) {
  const auto layers = r.layers_of(s);
  if (layers.empty()) return std::nullopt;
  double total = 0;
  for (const auto& layer : layers) {
    const auto value = part(r, layer);
    if (!value) return std::nullopt;
    total += *value;
  }
  return total;
}

double constant(const Reading& r, std::string_view name) {
  return r.mapping.constants.find(name)->second.quantity.value;
}

bool is_skylight(const Reading& r, const Subject& part) {
  return r.row_of(part.own).entity == r.entity("skylight");
}

}  // namespace

bool layers_u(Reading& r, const Subject& s, const Target& t) {
  const auto resistance = sum(r, s, resistance_of);
  if (!resistance) return false;
  const double surfaces =
      constant(r, "outside_surface_resistance") + constant(r, "inside_surface_resistance");
  return set(r, s, t, 1 / (*resistance + surfaces));
}

bool layers_mass(Reading& r, const Subject& s, const Target& t) {
  return set(r, s, t, sum(r, s, mass_of));
}

bool layers_resistance(Reading& r, const Subject& s, const Target& t) {
  return set(r, s, t, sum(r, s, resistance_of));
}

bool layer_position(Reading& r, const Subject& s, const Target& t) {
  return set(r, s, t, s.position);
}

bool layer_set_name(Reading& r, const Subject& s, const Target& t) {
  const auto name = r.layer_set_name(s);
  if (!name.empty()) r.model.set_text(s.row, t.property, name, t.origin);
  return !name.empty();
}

bool part_area(Reading& r, const Subject& s, const Target& t) {
  const auto whole = r.row_of(s.own);
  derive::copy_number(
      r.model, {s.row, t.property, t.origin}, whole,
      is_skylight(r, s) ? r.property("skylight", "area") : r.property("roof", "opaque_area"));
  return true;
}

bool part_is_glazed(Reading& r, const Subject& s, const Target& t) {
  r.model.set_yes_no(s.row, t.property, is_skylight(r, s), t.origin);
  return true;
}

bool part_u(Reading& r, const Subject& s, const Target& t) {
  const auto whole = r.row_of(s.own);
  derive::copy_number(
      r.model, {s.row, t.property, t.origin}, whole,
      is_skylight(r, s) ? r.property("skylight", "u_value") : r.property("roof", "u_value"));
  return true;
}

}  // namespace garis::ifc

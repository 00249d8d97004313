// What the layers of a construction add up to.
#include "checker/readers/gbxml/derive.hpp"
#include "checker/readers/gbxml/reading.hpp"
#include "checker/readers/gbxml/rows.hpp"

namespace garis::gbxml {
namespace {

struct LayerUnits {
  units::Unit metre = *units::parse_unit("m");
  units::Unit resistance = *units::parse_unit("(m²·K)/W");
  units::Unit conductivity = *units::parse_unit("W/(m·K)");
  units::Unit density = *units::parse_unit("kg/m³");
};

const LayerUnits& layer_units() {
  static const LayerUnits units;
  return units;
}

std::string_view file_length_unit(const Reading& r) {
  const auto* value = r.records.find(0, r.plan.field.length_unit);
  return value == nullptr ? std::string_view() : r.text(value->text);
}

std::optional<Physical> thickness_of(const Reading& r, std::uint32_t material) {
  return r.physical(material, r.plan.field.thickness, layer_units().metre, file_length_unit(r));
}

std::optional<double> resistance_of(const Reading& r, std::uint32_t material) {
  const auto& f = r.plan.field;
  const auto stated = r.physical(material, f.r_value, layer_units().resistance, "SquareMeterKPerW");
  if (stated && stated->value > 0) return stated->value;
  const auto thickness = thickness_of(r, material);
  const auto conductivity =
      r.physical(material, f.conductivity, layer_units().conductivity, "WPerMeterK");
  if (!thickness || !conductivity || thickness->value <= 0 || conductivity->value <= 0)
    return std::nullopt;
  return thickness->value / conductivity->value;
}

std::optional<double> mass_of(const Reading& r, std::uint32_t material) {
  const auto thickness = thickness_of(r, material);
  if (thickness && thickness->value == 0) return 0;
  const auto density =
      r.physical(material, r.plan.field.density, layer_units().density, "KgPerCubicM");
  if (!thickness || !density || density->value <= 0 || thickness->value < 0) return std::nullopt;
  return thickness->value * density->value;
}

void add(std::optional<double>& sum, std::optional<double> part) {
  sum = sum && part ? std::optional(*sum + *part) : std::nullopt;
}

double constant(const Reading& r, std::string_view name) {
  return r.mapping.constants.find(name)->second.quantity.value;
}

model::Origin layer_origin(const Reading& r, const Subject& s, const Target& t) {
  const auto construction = s.item(Anchor::construction);
  auto origin = t.origin;
  origin.element = r.records.items[construction].id;
  origin.line = r.records.items[construction].line;
  origin.is_default = r.is_default(construction, r.plan.field.layer_ref, "", 0, {});
  return origin;
}

bool set(Reading& r, const Subject& s, const Target& t, std::optional<double> value) {
  if (value) r.model.set_number(s.row, t.property, *value, layer_origin(r, s, t));
  return value.has_value();
}

}  // namespace

const Reading::Layers& Reading::layers_of(std::uint32_t construction) {
  const auto [it, is_new] = layers_.try_emplace(construction);
  if (!is_new) return it->second;
  const auto materials = materials_of(*this, construction);
  if (!materials.complete || materials.items.empty()) return it->second;
  it->second = {0.0, 0.0};
  for (const auto material : materials.items) {
    add(it->second.resistance, resistance_of(*this, material));
    add(it->second.mass, mass_of(*this, material));
  }
  return it->second;
}

bool layers_u(Reading& r, const Subject& s, const Target& t) {
  if (s.item(Anchor::construction) == kNone) return false;
  const auto resistance = r.layers_of(s.item(Anchor::construction)).resistance;
  if (!resistance) return false;
  const double surfaces =
      constant(r, "outside_surface_resistance") + constant(r, "inside_surface_resistance");
  return set(r, s, t, 1 / (*resistance + surfaces));
}

bool layers_mass(Reading& r, const Subject& s, const Target& t) {
  if (s.item(Anchor::construction) == kNone) return false;
  return set(r, s, t, r.layers_of(s.item(Anchor::construction)).mass);
}

bool layers_resistance(Reading& r, const Subject& s, const Target& t) {
  if (s.item(Anchor::construction) == kNone) return false;
  return set(r, s, t, r.layers_of(s.item(Anchor::construction)).resistance);
}

bool layer_position(Reading& r, const Subject& s, const Target& t) {
  r.model.set_number(s.row, t.property, s.position, t.origin);
  return true;
}

}  // namespace garis::gbxml

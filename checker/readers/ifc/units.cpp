#include "checker/readers/ifc/units.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace garis::ifc {
namespace {

constexpr int kDepth = 16;  // of units made of units; more is a circle

struct Name {
  std::string_view ifc;
  std::string_view ours;
};

// IfcSIUnitName, as far as a guideline asks for it.
constexpr std::array<Name, 15> kSiNames = {{{"METRE", "m"},
                                            {"SQUARE_METRE", "m²"},
                                            {"CUBIC_METRE", "m³"},
                                            {"GRAM", "g"},
                                            {"SECOND", "s"},
                                            {"KELVIN", "K"},
                                            {"DEGREE_CELSIUS", "°C"},
                                            {"WATT", "W"},
                                            {"JOULE", "J"},
                                            {"PASCAL", "Pa"},
                                            {"LUX", "lx"},
                                            {"LUMEN", "lm"},
                                            {"RADIAN", "deg"},  // see to_radian
                                            {"AMPERE", "A"},
                                            {"NEWTON", "N"}}};

struct Prefix {
  std::string_view name;
  int power;
};
constexpr std::array<Prefix, 16> kPrefixes = {{{"EXA", 18},
                                               {"PETA", 15},
                                               {"TERA", 12},
                                               {"GIGA", 9},
                                               {"MEGA", 6},
                                               {"KILO", 3},
                                               {"HECTO", 2},
                                               {"DECA", 1},
                                               {"DECI", -1},
                                               {"CENTI", -2},
                                               {"MILLI", -3},
                                               {"MICRO", -6},
                                               {"NANO", -9},
                                               {"PICO", -12},
                                               {"FEMTO", -15},
                                               {"ATTO", -18}}};

// A measure, the kind of unit that a project assigns to it, and its unit if none is assigned.
struct Measure {
  std::string_view name, kind, si;
};
constexpr std::array<Measure, 31> kMeasures = {
    {{"IFCLENGTHMEASURE", "LENGTHUNIT", "m"},
     {"IFCPOSITIVELENGTHMEASURE", "LENGTHUNIT", "m"},
     {"IFCNONNEGATIVELENGTHMEASURE", "LENGTHUNIT", "m"},
     {"IFCAREAMEASURE", "AREAUNIT", "m²"},
     {"IFCVOLUMEMEASURE", "VOLUMEUNIT", "m³"},
     {"IFCPLANEANGLEMEASURE", "PLANEANGLEUNIT", "rad"},
     {"IFCPOSITIVEPLANEANGLEMEASURE", "PLANEANGLEUNIT", "rad"},
     {"IFCCOMPOUNDPLANEANGLEMEASURE", "", "deg"},
     {"IFCMASSMEASURE", "MASSUNIT", "kg"},
     {"IFCTIMEMEASURE", "TIMEUNIT", "s"},
     {"IFCTHERMODYNAMICTEMPERATUREMEASURE", "THERMODYNAMICTEMPERATUREUNIT", "K"},
     {"IFCPOWERMEASURE", "POWERUNIT", "W"},
     {"IFCENERGYMEASURE", "ENERGYUNIT", "J"},
     {"IFCPRESSUREMEASURE", "PRESSUREUNIT", "Pa"},
     {"IFCILLUMINANCEMEASURE", "ILLUMINANCEUNIT", "lx"},
     {"IFCLUMINOUSFLUXMEASURE", "LUMINOUSFLUXUNIT", "lm"},
     {"IFCTHERMALTRANSMITTANCEMEASURE", "THERMALTRANSMITTANCEUNIT", "W/(m²·K)"},
     {"IFCTHERMALRESISTANCEMEASURE", "THERMALRESISTANCEUNIT", "(m²·K)/W"},
     {"IFCTHERMALCONDUCTIVITYMEASURE", "THERMALCONDUCTANCEUNIT", "W/(m·K)"},
     {"IFCSPECIFICHEATCAPACITYMEASURE", "SPECIFICHEATCAPACITYUNIT", "J/(kg·K)"},
     {"IFCMASSDENSITYMEASURE", "MASSDENSITYUNIT", "kg/m³"},
     {"IFCAREADENSITYMEASURE", "AREADENSITYUNIT", "kg/m²"},
     {"IFCVOLUMETRICFLOWRATEMEASURE", "VOLUMETRICFLOWRATEUNIT", "m³/s"},
     {"IFCHEATFLUXDENSITYMEASURE", "HEATFLUXDENSITYUNIT", "W/m²"},
     {"IFCLINEARVELOCITYMEASURE", "LINEARVELOCITYUNIT", "m/s"},
     {"IFCRATIOMEASURE", "", ""},
     {"IFCPOSITIVERATIOMEASURE", "", ""},
     {"IFCNORMALISEDRATIOMEASURE", "", ""},
     {"IFCCOUNTMEASURE", "", ""},
     {"IFCNUMERICMEASURE", "", ""},
     {"IFCDIMENSIONCOUNT", "", ""}}};

std::string upper(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return result;
}

// K is a difference for the language; as a temperature it is a point, as °C is.
units::Unit as_point(units::Unit unit) {
  if (unit.dimension == units::Dimension(units::Base::temperature, 1)) unit.is_point = true;
  return unit;
}

// The language measures angles in degrees.
void to_radian(units::Unit& degree) {
  degree.factor *= 180 / std::numbers::pi;
  degree.text.clear();
}

std::optional<units::Unit> unit_named(std::string_view text) {
  if (text.empty()) return units::Unit();
  auto unit = units::parse_unit(text == "rad" ? "deg" : text);
  if (unit && text == "rad") to_radian(*unit);
  return unit;
}

// Files write a degree as 0.0174533 radians, with the digits that they like.
void round_to_degree(units::Unit& unit) {
  static const auto degree = *units::parse_unit("deg");
  if (unit.dimension == degree.dimension && std::abs(unit.factor / degree.factor - 1) < 1e-6)
    unit = degree;
}

double power_of_ten(int exponent) {
  double value = 1;
  for (int i = 0; i < std::abs(exponent); ++i) value *= 10;
  return exponent < 0 ? 1 / value : value;
}

}  // namespace

// Each unit is read once, also when thousands are made of it.
std::optional<units::Unit> Units::read(Row row, int depth) const {
  if (depth > kDepth) return std::nullopt;
  const auto key = static_cast<std::uint32_t>(row);
  if (const auto known = read_.find(key); known != read_.end()) return known->second;
  read_[key] = std::nullopt;  // for circles
  return read_[key] = read_new(row, depth);
}

std::optional<units::Unit> Units::read_new(Row row, int depth) const {
  if (source_->is_a(row, "IfcSIUnit")) return si(row);
  if (source_->is_a(row, "IfcConversionBasedUnit")) return conversion(row, depth);
  if (source_->is_a(row, "IfcDerivedUnit")) return derived(row, depth);
  return std::nullopt;
}

// IfcSIUnit(Dimensions, UnitType, Prefix, Name); the prefix of a SQUARE_METRE is squared.
std::optional<units::Unit> Units::si(Row row) const {
  const auto name = source_->argument(row, 3).text;
  const auto known =
      std::find_if(kSiNames.begin(), kSiNames.end(), [&](const Name& n) { return n.ifc == name; });
  auto unit = known == kSiNames.end() ? std::nullopt : units::parse_unit(known->ours);
  const auto prefix = source_->argument(row, 2);
  if (unit && name == "RADIAN") to_radian(*unit);
  if (!unit || prefix.kind != step::Kind::enumeration) return unit;
  const auto scale = std::find_if(kPrefixes.begin(), kPrefixes.end(),
                                  [&](const Prefix& p) { return p.name == prefix.text; });
  if (scale == kPrefixes.end()) return std::nullopt;
  const int times = name == "SQUARE_METRE" ? 2 : name == "CUBIC_METRE" ? 3 : 1;
  unit->factor *= power_of_ten(scale->power * times);
  unit->text.clear();
  return unit;
}

// IfcConversionBasedUnit(Dimensions, UnitType, Name, ConversionFactor[, ConversionOffset]), the
// factor being IfcMeasureWithUnit(ValueComponent, UnitComponent).
std::optional<units::Unit> Units::conversion(Row row, int depth) const {
  const auto measure = source_->row(source_->argument(row, 3));
  if (!measure) return std::nullopt;
  auto value = source_->argument(*measure, 0);
  if (value.kind == step::Kind::typed) value = value.items().next();
  const auto base = source_->row(source_->argument(*measure, 1));
  auto unit = base ? read(*base, depth + 1) : std::nullopt;
  const auto factor = value.number();
  if (!unit || !factor || *factor <= 0) return std::nullopt;
  unit->factor *= *factor;
  if (const auto offset = source_->argument(row, 4).number()) unit->offset = *offset * unit->factor;
  unit->text.clear();
  round_to_degree(*unit);
  return unit;
}

// IfcDerivedUnit(Elements, …) of IfcDerivedUnitElement(Unit, Exponent). A temperature in it is a
// difference, whatever unit is named.
std::optional<units::Unit> Units::derived(Row row, int depth) const {
  units::Unit product;
  for (const auto element : source_->rows(source_->argument(row, 0))) {
    const auto base = source_->row(source_->argument(element, 0));
    const auto unit = base ? read(*base, depth + 1) : std::nullopt;
    const auto exponent = source_->argument(element, 1).integer();
    if (!unit || !exponent || std::abs(*exponent) > 9) return std::nullopt;
    const int power = static_cast<int>(*exponent);
    product.dimension = product.dimension.times(unit->dimension, power);
    product.factor *= std::pow(unit->factor, power);
  }
  return product;
}

Units::Units(const Source& source) : source_(&source) {
  for (const auto assignment : source.rows_of("IfcUnitAssignment")) {
    for (const auto unit : source.rows(source.argument(assignment, 0))) assign(source, unit);
  }
}

// IfcNamedUnit and IfcDerivedUnit both have the kind second. Of two units of a kind the first
// counts.
void Units::assign(const Source& source, Row row) {
  const auto kind = source.argument(row, 1);
  if (kind.kind != step::Kind::enumeration) return;
  const auto [it, is_new] = by_kind_.try_emplace(std::string(kind.text));
  if (!is_new) return;
  it->second = of(row);
  std::string name(kind.text);
  for (const std::size_t part : {2, 3}) {
    const auto value = source.argument(row, part);
    const auto text = source.text(value);
    if (!text.empty()) name += " " + text;
  }
  names_.push_back(std::move(name));
}

std::optional<units::Unit> Units::of(Row unit) const { return read(unit, 0); }

std::optional<units::Unit> Units::of_measure(std::string_view measure) const {
  const auto name = upper(measure);
  const auto* known = std::find_if(kMeasures.begin(), kMeasures.end(),
                                   [&](const Measure& m) { return m.name == name; });
  if (known == kMeasures.end()) return std::nullopt;
  const auto assigned = by_kind_.find(known->kind);
  auto unit = assigned == by_kind_.end() ? unit_named(known->si) : assigned->second;
  const bool is_temperature = known->kind == "THERMODYNAMICTEMPERATUREUNIT";
  return unit && is_temperature ? as_point(*unit) : unit;
}

}  // namespace garis::ifc

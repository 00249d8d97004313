// Units of an IFC file: those assigned to the project, by kind of measure, and those stated beside
// a value (IfcMeasureResource).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/readers/ifc/source.hpp"
#include "dsl/units/unit.hpp"

namespace garis::ifc {

class Units {
 public:
  explicit Units(const Source& source);

  // The unit of a value of this measure ("IFCLENGTHMEASURE" or "IfcLengthMeasure"): as assigned,
  // else that of the SI. A unit without dimension for ratios and counts; nothing for measures that
  // are not quantities or whose unit cannot be read.
  std::optional<units::Unit> of_measure(std::string_view measure) const;
  // IfcSIUnit, IfcConversionBasedUnit, IfcDerivedUnit. Nothing if it cannot be read.
  std::optional<units::Unit> of(Row unit) const;
  // IfcMonetaryUnit and kinds without a unit are left out: "LENGTHUNIT MILLI METRE".
  const std::vector<std::string>& assigned() const { return names_; }

 private:
  std::optional<units::Unit> read(Row unit, int depth) const;
  std::optional<units::Unit> read_new(Row unit, int depth) const;
  std::optional<units::Unit> si(Row unit) const;
  std::optional<units::Unit> conversion(Row unit, int depth) const;
  std::optional<units::Unit> derived(Row unit, int depth) const;
  void assign(const Source& source, Row unit);

  const Source* source_;
  std::map<std::string, std::optional<units::Unit>, std::less<>> by_kind_;  // by IfcUnitEnum
  std::vector<std::string> names_;
  mutable std::unordered_map<std::uint32_t, std::optional<units::Unit>> read_;  // by instance
};

}  // namespace garis::ifc

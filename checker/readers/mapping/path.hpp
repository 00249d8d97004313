// Where a value stands in an XML file, from the element that holds it:
//
//   Construction/U-value
//   Space/@spaceType
//   WindowType/SolarHeatGainCoeff[not(@solarIncidentAngle)]
//
// and in an IFC model, from the element, its type or its material:
//
//   Pset_WallCommon.ThermalTransmittance      *.U-Wert      IfcWindow.OverallHeight
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace garis::mapping {

struct Condition {
  std::string attribute;
  std::string value;  // empty: the attribute must be absent
  friend bool operator==(const Condition&, const Condition&) = default;
};

struct Path {
  std::string anchor;                 // element that holds it
  std::vector<std::string> elements;  // from there down
  std::string attribute;              // of the last element; empty: its text
  std::vector<Condition> conditions;  // on the last element
  friend bool operator==(const Path&, const Path&) = default;
};

// Nothing if `text` is not such a path.
std::optional<Path> parse_path(std::string_view text);

// A property or quantity of a set, `*` for any set, or an attribute of a class.
struct SetPath {
  std::string set;
  std::string name;
  friend bool operator==(const SetPath&, const SetPath&) = default;
};
std::optional<SetPath> parse_set_path(std::string_view text);

}  // namespace garis::mapping

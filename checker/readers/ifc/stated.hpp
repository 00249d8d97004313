// What stands at a place: a value, a range, or several values, each kind of property in its way.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {

// A place that holds something: an instance and the argument in it.
struct Found {
  Row holder{};  // IfcProperty, IfcPhysicalQuantity, or the owner of an attribute
  std::size_t position = 0;
  bool is_attribute = false;
};  // of a classification the holder is the relationship

// Several numbers (a list, an enumeration, the defined values of a table) are the range that they
// span; several others are `several`.
struct Stated {
  step::Value value;                 // inside a typed value
  std::vector<step::Value> several;  // instead of it
  std::string_view measure;          // IFCTHERMALTRANSMITTANCEMEASURE; empty if not stated
  std::optional<Row> unit;
  std::optional<double> low, high;  // of a range
  bool is_range = false;
};
Stated stated_at(const Reading& reading, const Found& found);

}  // namespace garis::ifc

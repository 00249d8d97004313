// Where the values of a subject stand: one walk over its sets, and the attributes of its holders.
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
};

// By slot of the entity's plan.
std::vector<std::optional<Found>> find_all(const Reading& reading, const Subject& subject,
                                           const EntityPlan& plan);

// What stands there.
struct Stated {
  step::Value value;         // inside a typed value
  std::string_view measure;  // IFCTHERMALTRANSMITTANCEMEASURE; empty if not stated
  std::optional<Row> unit;
  std::optional<double> low, high;  // of a value that is stated as a range
  bool is_range = false;
};
Stated stated_at(const Reading& reading, const Found& found);

}  // namespace garis::ifc

// Where the values of a subject stand: one walk over its sets, and the attributes of its holders.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/readers/ifc/reading.hpp"
#include "checker/readers/ifc/sets.hpp"

namespace garis::ifc {

// A place that holds something: an instance and the argument in it.
struct Found {
  Row holder{};  // IfcProperty, IfcPhysicalQuantity, or the owner of an attribute
  std::size_t position = 0;
  bool is_attribute = false;
};
using Slots = std::vector<std::optional<Found>>;  // by slot of the entity's plan

// Looks for what one plan wants, in one subject after the other. What many of them share (a type, a
// set with many properties) is walked once.
class PropertyFinder {
 public:
  // Both must outlive the finder.
  PropertyFinder(Reading& reading, const EntityPlan& plan);

  Slots find(const Subject& subject);

 private:
  enum class Scope : std::uint8_t { all, without_quantities };

  void look_at_attributes(Row row, Slots& slots) const;
  void look_in(Row set, Scope scope, Slots& slots);
  void walk(Row set, Slots& slots) const;
  void take_if_wanted(NameId name, std::string_view set, Found found, Slots& slots) const;
  bool holds(const Found& found, bool zero_is_absent) const;
  void look_in_sets_of(Row holder, Scope scope, Slots& slots);
  const Slots& in_shared(Row holder, Scope scope);
  const Slots& in_large(Row set);
  const Slots& in_list(std::uint32_t list, Scope scope);

  Reading& reading_;
  const Source& source_;
  const EntityPlan& plan_;
  std::map<std::pair<Row, Scope>, Slots> shared_;           // by type, whole or material
  std::map<Row, Slots> large_;                              // by set
  std::map<std::pair<std::uint32_t, Scope>, Slots> lists_;  // by IfcPropertySetDefinitionSet
};

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

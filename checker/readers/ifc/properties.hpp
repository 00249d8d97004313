// Where the values of a subject stand: one walk over its sets, and the attributes of its holders.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/readers/ifc/classification.hpp"
#include "checker/readers/ifc/reading.hpp"
#include "checker/readers/ifc/sets.hpp"
#include "checker/readers/ifc/stated.hpp"

namespace garis::ifc {

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
  void look_at_classifications(Row holder, Slots& slots);
  const std::optional<Classified>& classified(Row relationship);
  void look_in_sets_of(Row holder, Scope scope, Slots& slots);
  const Slots& in_shared(Row holder, Scope scope);
  const Slots& in_large(Row set);
  const Slots& in_list(std::uint32_t list, Scope scope);

  Reading& reading_;
  const Source& source_;
  const EntityPlan& plan_;
  std::map<std::pair<Row, Scope>, Slots> shared_;  // by type, whole or material
  std::map<Row, Slots> large_;                     // by set
  std::map<Row, std::optional<Classified>> classified_;
  std::map<std::pair<std::uint32_t, Scope>, Slots> lists_;  // by IfcPropertySetDefinitionSet
};

}  // namespace garis::ifc

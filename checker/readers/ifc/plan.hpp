// A mapping made ready for one file: which class becomes which entity, which properties are looked
// for in which set or attribute, and which computations fill the rest.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/ifc/property_names.hpp"
#include "checker/readers/mapping/mapping.hpp"
#include "dsl/base/result.hpp"

namespace garis::ifc {

struct Reading;
struct Subject;

// A value to be computed: what to set, and the origin to set it with.
struct Target {
  model::PropertyId property{};
  model::Origin origin;
};
// Sets the property and answers true, or leaves it alone.
using Derivation = bool (*)(Reading&, const Subject&, const Target&);

struct PlanPlace {
  const mapping::Place* place = nullptr;
  model::StringId path{};
  Derivation derive = nullptr;
  std::uint32_t slot = 0;  // of the entity, when it is looked up
  double divisor = 1;
};

struct PropertyPlan {
  model::PropertyId property{};
  std::vector<PlanPlace> places;
  bool is_after = false;  // one of the places needs values that are set later
};

// A place that waits for a property of this name, in a set of that name; `*` is any set.
struct Wanted {
  std::string_view set;
  std::string_view name;
  std::uint32_t slot = 0;
  bool zero_is_absent = false;
};

// A place that waits for a classification by this system.
struct WantedSystem {
  const mapping::Place* place = nullptr;
  std::uint32_t slot = 0;
};

struct EntityPlan {
  std::vector<PropertyPlan> properties;
  std::uint32_t slots = 0;
  std::vector<std::vector<Wanted>> by_name;  // by NameId; shorter than all names
  std::vector<Wanted> attributes;            // `set` is a class
  std::vector<WantedSystem> systems;
};

class Plan {
 public:
  // `mapping` must outlive the plan. E-MAPPING for computations that this reader does not know.
  static base::Result<Plan> make(const vocabulary::Vocabulary& vocabulary,
                                 const mapping::Mapping& mapping, model::StringPool& strings);

  const EntityPlan& of(model::EntityId entity) const {
    return entities_[static_cast<std::size_t>(entity)];
  }
  const PropertyNames& names() const { return names_; }

 private:
  PropertyNames names_;
  std::vector<EntityPlan> entities_;
};

}  // namespace garis::ifc

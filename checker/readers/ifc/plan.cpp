#include "checker/readers/ifc/plan.hpp"

#include "checker/readers/ifc/derive.hpp"

namespace garis::ifc {
namespace {

base::Error not_known(const mapping::Mapping& mapping, const mapping::Place& place) {
  return {"E-MAPPING",
          "no computation `" + place.derive + "` for ifc",
          {"at " + mapping.file + ":" + std::to_string(place.line)}};
}

// A class is no set: `IfcWindow.OverallHeight` is an attribute.
bool is_class(std::string_view set) { return set.starts_with("Ifc"); }

void want(EntityPlan& plan, const mapping::SetPath& path, std::uint32_t slot, bool zero_is_absent,
          PropertyNames& names) {
  const Wanted wanted{path.set, path.name, slot, zero_is_absent};
  if (is_class(path.set)) return plan.attributes.push_back(wanted);
  const auto name = static_cast<std::size_t>(names.add(path.name));
  if (plan.by_name.size() <= name) plan.by_name.resize(name + 1);
  plan.by_name[name].push_back(wanted);
}

// Values of the wall or roof around it, or of a later property of the same row.
bool needs_others(Derivation derive) {
  return derive == orientation_of_wall || derive == external_as_host || derive == projected_area;
}

double divisor_of(const mapping::Mapping& mapping, const mapping::Place& place) {
  const auto it = mapping.constants.find(place.divide_by);
  return it == mapping.constants.end() ? 1 : it->second.quantity.value;
}

// As findings show it: what is done to the stated value stands in the path.
std::string path_of(const mapping::Place& place, double divisor) {
  const auto path = place.complement ? "1 − " + place.text : place.text;
  return divisor == 1 ? path : path + " ÷ " + base::decimal(divisor);
}

}  // namespace

base::Result<Plan> Plan::make(const vocabulary::Vocabulary& vocabulary,
                              const mapping::Mapping& mapping, model::StringPool& strings) {
  Plan plan;
  plan.entities_.resize(vocabulary.entities().size());
  for (const auto& [property, places] : mapping.places) {
    auto& entity = plan.entities_[static_cast<std::size_t>(vocabulary.property(property).entity)];
    PropertyPlan ready{property, {}, false};
    for (const auto& place : places) {
      const double divisor = divisor_of(mapping, place);
      PlanPlace made{&place, strings.add(path_of(place, divisor)), nullptr, 0, divisor};
      if (place.derive.empty()) {
        made.slot = entity.slots++;
        if (place.set_path)
          want(entity, *place.set_path, made.slot, place.zero_is_absent, plan.names_);
        else
          entity.systems.push_back({&place, made.slot});
      } else if (made.derive = find_derivation(place.derive); made.derive == nullptr) {
        return not_known(mapping, place);
      }
      ready.is_after = ready.is_after || needs_others(made.derive);
      ready.places.push_back(made);
    }
    entity.properties.push_back(std::move(ready));
  }
  return plan;
}

}  // namespace garis::ifc

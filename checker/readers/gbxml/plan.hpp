// A mapping made ready for one run: paths as numbers, computations as functions, in the order of
// the vocabulary.
#pragma once

#include <map>
#include <optional>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/gbxml/schema.hpp"
#include "checker/readers/mapping/mapping.hpp"
#include "dsl/base/result.hpp"

namespace garis::gbxml {

struct Reading;
struct Subject;
struct Target;
// Sets the property and answers true, or leaves it alone.
using Derivation = bool (*)(Reading&, const Subject&, const Target&);

struct FieldAt {
  Anchor anchor{};
  FieldId field{};
};

struct PlanPlace {
  const mapping::Place* place = nullptr;
  StringId path{};
  std::optional<FieldAt> stated;
  Derivation derive = nullptr;
  std::optional<FieldAt> unit_from;
  double divisor = 1;
  std::uint32_t number = 0;  // of the place in its plan
};

struct PropertyPlan {
  model::PropertyId property{};
  std::vector<PlanPlace> places;
};

// Paths that the reader follows itself.
struct OwnFields {
  explicit OwnFields(Schema& schema);
  FieldId version, length_unit, area_unit, volume_unit, temperature_unit, product;
  FieldId model_azimuth;
  FieldId level, storey_of_space, zone_of_space, condition, people, space_area;
  FieldId design_heat, design_cool;
  FieldId surface_type, surface_construction, adjacent_space, azimuth;
  FieldId opening_type, opening_construction, opening_window_type;
  FieldId layer_ref, material_ref;
  FieldId u_value, r_value, thickness, conductivity, density;
  FieldId glaze, blind;
  FieldId results_type, results_time, results_object, results_code, results_resource, results_value;
  FieldId hydronic_equipment_type, air_equipment_type;
  FieldId name[kAnchors];
  FieldId tag[kAnchors];
  FieldId misspelt_tag;
};

struct DefaultRule {
  const mapping::ExporterDefault* rule = nullptr;
  FieldAt when;
  std::optional<Anchor> covers;
};

// Entities that this reader fills.
struct OwnEntities {
  explicit OwnEntities(const vocabulary::Vocabulary& vocabulary);
  model::EntityId site, building, storey, zone, space, wall, window, shading_device, door, roof,
      part, skylight, floor, layer, equipment, meter;
};

// Properties that computations read.
struct OwnProperties {
  OwnProperties(const vocabulary::Vocabulary& vocabulary, const OwnEntities& entity);
  model::PropertyId space_area, space_volume, space_occupants, space_use, space_conditioning,
      space_is_conditioned;
  model::PropertyId storey_elevation;
  model::PropertyId wall_area, wall_azimuth, wall_orientation, wall_u, wall_boundary,
      wall_is_external, roof_area, roof_u, roof_is_external, window_area, door_area, skylight_area;
  model::PropertyId window_u, skylight_u;
  model::PropertyId gross_floor_area, meter_fuel, meter_energy;
};

struct Plan {
  // `mapping` must outlive the plan. E-MAPPING for computations and elements that this reader does
  // not know.
  static base::Result<Plan> make(const vocabulary::Vocabulary& vocabulary,
                                 const mapping::Mapping& mapping, model::StringPool& strings);

  Schema schema;
  OwnFields field;
  OwnEntities entity;
  OwnProperties property;
  std::vector<std::vector<PropertyPlan>> properties;  // by entity
  std::vector<DefaultRule> defaults;
  std::uint32_t places = 0;

 private:
  explicit Plan(const vocabulary::Vocabulary& vocabulary);
};

}  // namespace garis::gbxml

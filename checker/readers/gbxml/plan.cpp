#include "checker/readers/gbxml/plan.hpp"

#include "checker/readers/gbxml/derive.hpp"

namespace garis::gbxml {
namespace {

struct Problem {
  std::string message;
  int line = 0;
};

FieldAt field_at(Schema& schema, const mapping::Path& path, int line) {
  const auto field = schema.add(path);
  if (!field) throw Problem{"gbXML has no values at `" + path.anchor + "`", line};
  return {*find_anchor(path.anchor), *field};
}

double divisor_of(const mapping::Mapping& mapping, const mapping::Place& place) {
  if (place.divide_by.empty()) return 1;
  const auto& constant = mapping.constants.find(place.divide_by)->second;
  if (constant.quantity.value == 0) throw Problem{"`" + place.divide_by + "` is zero", place.line};
  return constant.quantity.value;
}

PlanPlace plan_place(Schema& schema, const mapping::Mapping& mapping, const mapping::Place& place,
                     model::StringPool& strings) {
  PlanPlace plan;
  plan.place = &place;
  plan.path = strings.add(place.text);
  plan.divisor = divisor_of(mapping, place);
  if (!place.derive.empty()) {
    plan.derive = find_derivation(place.derive);
    if (plan.derive == nullptr)
      throw Problem{"the gbXML reader cannot derive `" + place.derive + "`", place.line};
  } else {
    plan.stated = field_at(schema, *place.path, place.line);
  }
  if (const auto path = mapping::parse_path(place.unit))
    plan.unit_from = field_at(schema, *path, place.line);
  return plan;
}

DefaultRule plan_default(Schema& schema, const mapping::ExporterDefault& rule) {
  DefaultRule plan{&rule, field_at(schema, rule.when, 0), std::nullopt};
  if (!rule.covers.empty()) {
    plan.covers = find_anchor(rule.covers);
    if (!plan.covers) throw Problem{"gbXML has no values at `" + rule.covers + "`", 0};
  }
  return plan;
}

void check_names(const mapping::Mapping& mapping) {
  for (const auto name : {"outside_surface_resistance", "inside_surface_resistance"}) {
    if (!mapping.constants.contains(name))
      throw Problem{std::string("`constants` lacks `") + name + "`", 0};
  }
  for (const auto name : {"layers_u", "floor_area", "azimuth", "horizontal", "ground_level"}) {
    if (!mapping.tolerances.contains(name))
      throw Problem{std::string("`tolerances` lacks `") + name + "`", 0};
  }
}

}  // namespace

OwnFields::OwnFields(Schema& s)
    : version(s.add("gbXML/@version")),
      length_unit(s.add("gbXML/@lengthUnit")),
      area_unit(s.add("gbXML/@areaUnit")),
      volume_unit(s.add("gbXML/@volumeUnit")),
      temperature_unit(s.add("gbXML/@temperatureUnit")),
      product(s.add("ProgramInfo/ProductName")),
      model_azimuth(s.add("Location/CADModelAzimuth")),
      level(s.add("BuildingStorey/Level")),
      storey_of_space(s.add("Space/@buildingStoreyIdRef")),
      zone_of_space(s.add("Space/@zoneIdRef")),
      condition(s.add("Space/@conditionType")),
      people(s.add("Space/PeopleNumber")),
      space_area(s.add("Space/Area")),
      design_heat(s.add("Zone/DesignHeatT")),
      design_cool(s.add("Zone/DesignCoolT")),
      surface_type(s.add("Surface/@surfaceType")),
      surface_construction(s.add("Surface/@constructionIdRef")),
      adjacent_space(s.add("Surface/AdjacentSpaceId/@spaceIdRef")),
      azimuth(s.add("Surface/RectangularGeometry/Azimuth")),
      opening_type(s.add("Opening/@openingType")),
      opening_construction(s.add("Opening/@constructionIdRef")),
      opening_window_type(s.add("Opening/@windowTypeIdRef")),
      layer_ref(s.add("Construction/LayerId/@layerIdRef")),
      material_ref(s.add("Layer/MaterialId/@materialIdRef")),
      u_value(s.add("Construction/U-value")),
      r_value(s.add("Material/R-value")),
      thickness(s.add("Material/Thickness")),
      conductivity(s.add("Material/Conductivity")),
      density(s.add("Material/Density")),
      glaze(s.add("WindowType/Glaze")),
      blind(s.add("WindowType/Blind")),
      results_type(s.add("Results/@resultsType")),
      results_time(s.add("Results/@timeUnit")),
      results_object(s.add("Results/@objectIdRef")),
      results_code(s.add("Results/@DOE22objectType")),
      results_resource(s.add("Results/@resourceType")),
      results_value(s.add("Results/Value")),
      hydronic_equipment_type(s.add("HydronicLoopEquipment/@equipmentType")),
      air_equipment_type(s.add("AirLoopEquipment/@equipmentType")),
      misspelt_tag(s.add("Surface/CADOjectId")) {
  for (std::size_t i = 0; i < kAnchors; ++i) {
    const std::string element(element_name(static_cast<Anchor>(i)));
    name[i] = s.add(element + "/Name");
    tag[i] = s.add(element + "/CADObjectId");
  }
}

OwnEntities::OwnEntities(const vocabulary::Vocabulary& v)
    : site(*v.find_entity("site")),
      building(*v.find_entity("building")),
      storey(*v.find_entity("storey")),
      zone(*v.find_entity("zone")),
      space(*v.find_entity("space")),
      wall(*v.find_entity("wall")),
      window(*v.find_entity("window")),
      shading_device(*v.find_entity("shading_device")),
      door(*v.find_entity("door")),
      roof(*v.find_entity("roof")),
      part(*v.find_entity("part")),
      skylight(*v.find_entity("skylight")),
      floor(*v.find_entity("floor")),
      layer(*v.find_entity("layer")),
      equipment(*v.find_entity("equipment")),
      meter(*v.find_entity("meter")) {}

OwnProperties::OwnProperties(const vocabulary::Vocabulary& v, const OwnEntities& e)
    : space_area(*v.find_property(e.space, "floor_area")),
      space_volume(*v.find_property(e.space, "volume")),
      space_occupants(*v.find_property(e.space, "occupants")),
      space_use(*v.find_property(e.space, "use")),
      space_conditioning(*v.find_property(e.space, "conditioning")),
      space_is_conditioned(*v.find_property(e.space, "is_conditioned")),
      storey_elevation(*v.find_property(e.storey, "elevation")),
      wall_area(*v.find_property(e.wall, "gross_area")),
      wall_azimuth(*v.find_property(e.wall, "azimuth")),
      wall_orientation(*v.find_property(e.wall, "orientation")),
      wall_u(*v.find_property(e.wall, "u_value")),
      wall_boundary(*v.find_property(e.wall, "boundary")),
      wall_is_external(*v.find_property(e.wall, "is_external")),
      roof_area(*v.find_property(e.roof, "area")),
      roof_u(*v.find_property(e.roof, "u_value")),
      roof_is_external(*v.find_property(e.roof, "is_external")),
      window_area(*v.find_property(e.window, "area")),
      door_area(*v.find_property(e.door, "area")),
      skylight_area(*v.find_property(e.skylight, "area")),
      window_u(*v.find_property(e.window, "u_value")),
      skylight_u(*v.find_property(e.skylight, "u_value")),
      gross_floor_area(*v.find_property(e.building, "gross_floor_area")),
      meter_fuel(*v.find_property(e.meter, "fuel")),
      meter_energy(*v.find_property(e.meter, "annual_energy")) {}

Plan::Plan(const vocabulary::Vocabulary& vocabulary)
    : field(schema),
      entity(vocabulary),
      property(vocabulary, entity),
      properties(vocabulary.entities().size()) {}

base::Result<Plan> Plan::make(const vocabulary::Vocabulary& vocabulary,
                              const mapping::Mapping& mapping, model::StringPool& strings) try {
  Plan plan(vocabulary);
  check_names(mapping);
  for (const auto& [property, places] : mapping.places) {
    PropertyPlan made{property, {}};
    for (const auto& place : places) {
      made.places.push_back(plan_place(plan.schema, mapping, place, strings));
      made.places.back().number = plan.places++;
    }
    plan.properties[static_cast<std::size_t>(vocabulary.property(property).entity)].push_back(
        std::move(made));
  }
  for (const auto& rule : mapping.defaults)
    plan.defaults.push_back(plan_default(plan.schema, rule));
  plan.schema.freeze();
  return plan;
} catch (const Problem& problem) {
  const auto place =
      problem.line > 0 ? mapping.file + ":" + std::to_string(problem.line) : mapping.file;
  return base::Error{"E-MAPPING", problem.message, {"at " + place}};
}

}  // namespace garis::gbxml

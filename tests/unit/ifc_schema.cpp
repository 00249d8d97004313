#include "checker/readers/ifc/schema/header_names.hpp"
#include "checker/readers/ifc/schema/schema.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using ifc::TypeKind;

namespace {

const ifc::Schema* const kAll[] = {&ifc::ifc2x3(), &ifc::ifc4(), &ifc::ifc4x3()};

}  // namespace

TEST_CASE("the schemas have as many entities as their definitions") {
  CHECK(ifc::ifc2x3().entities().size() == 653);
  CHECK(ifc::ifc4().entities().size() == 776);
  CHECK(ifc::ifc4x3().entities().size() == 876);
}

TEST_CASE("entities are found in any case and named as in the schema") {
  for (const auto* schema : kAll) {
    for (const auto entity : schema->entities()) {
      const auto name = schema->name(entity);
      if (schema->entity(name) != entity) FAIL(name);
    }
    const auto wall = schema->entity("IFCWALLSTANDARDCASE");
    REQUIRE(wall);
    CHECK(schema->name(*wall) == "IfcWallStandardCase");
    CHECK(schema->entity("ifcwallstandardcase") == wall);
    CHECK_FALSE(schema->entity("IFCWALLS"));
    CHECK_FALSE(schema->entity(""));
  }
}

TEST_CASE("kinds of entities") {
  for (const auto* schema : kAll) {
    const auto id = [&](std::string_view name) { return *schema->entity(name); };
    CHECK(schema->is_a(id("IfcWallStandardCase"), id("IfcWall")));
    CHECK(schema->is_a(id("IfcWall"), id("IfcRoot")));
    CHECK(schema->is_a(id("IfcWall"), id("IfcWall")));
    CHECK_FALSE(schema->is_a(id("IfcWall"), id("IfcWallStandardCase")));
    CHECK_FALSE(schema->is_a(id("IfcSlab"), id("IfcWall")));
    CHECK(schema->is_abstract(id("IfcRoot")));
    CHECK_FALSE(schema->is_abstract(id("IfcWall")));
    CHECK_FALSE(schema->parent(id("IfcRoot")));
    for (const auto entity : schema->entities()) {
      const auto parent = schema->parent(entity);
      if (parent && !schema->is_a(entity, *parent)) FAIL(schema->name(entity));
    }
    for (const auto wall : schema->subtypes(id("IfcWall")))
      CHECK(schema->name(wall).starts_with("IfcWall"));
  }
}

TEST_CASE("attributes stand where instances have them") {
  struct Case {
    const ifc::Schema* schema;
    const char* entity;
    std::size_t count;
    const char* attribute;
    std::size_t index;
    const char* type;
    TypeKind kind;
    bool is_optional;
    int aggregates;
  };
  const std::vector<Case> cases = {
      {kAll[0], "IfcWall", 8, "GlobalId", 0, "IfcGloballyUniqueId", TypeKind::string, false, 0},
      {kAll[1], "IfcWall", 9, "PredefinedType", 8, "IfcWallTypeEnum", TypeKind::enumeration, true,
       0},
      {kAll[2], "IfcWallStandardCase", 9, "Tag", 7, "IfcIdentifier", TypeKind::string, true, 0},
      {kAll[0], "IfcWindow", 10, "OverallWidth", 9, "IfcPositiveLengthMeasure", TypeKind::real,
       true, 0},
      {kAll[1], "IfcWindow", 13, "OverallHeight", 8, "IfcPositiveLengthMeasure", TypeKind::real,
       true, 0},
      {kAll[0], "IfcSpace", 11, "ElevationWithFlooring", 10, "IfcLengthMeasure", TypeKind::real,
       true, 0},
      {kAll[1], "IfcPropertySingleValue", 4, "NominalValue", 2, "IfcValue", TypeKind::select, true,
       0},
      {kAll[1], "IfcRelDefinesByProperties", 6, "RelatedObjects", 4, "IfcObjectDefinition",
       TypeKind::entity, false, 1},
      {kAll[1], "IfcSIUnit", 4, "Prefix", 2, "IfcSIPrefix", TypeKind::enumeration, true, 0},
      {kAll[1], "IfcCartesianPointList3D", 1, "CoordList", 0, "IfcLengthMeasure", TypeKind::real,
       false, 2},
      {kAll[2], "IfcCartesianPointList3D", 2, "TagList", 1, "IfcLabel", TypeKind::string, true, 1},
      {kAll[0], "IfcProject", 9, "UnitsInContext", 8, "IfcUnitAssignment", TypeKind::entity, false,
       0},
      {kAll[1], "IfcProject", 9, "UnitsInContext", 8, "IfcUnitAssignment", TypeKind::entity, true,
       0},
      {kAll[1], "IfcSite", 14, "RefLatitude", 9, "IfcCompoundPlaneAngleMeasure", TypeKind::integer,
       true, 0},
  };
  for (const auto& c : cases) {
    INFO(c.schema->title() << " " << c.entity << "." << c.attribute);
    const auto entity = *c.schema->entity(c.entity);
    CHECK(c.schema->attribute_count(entity) == c.count);
    CHECK(c.schema->attribute_index(entity, c.attribute) == c.index);
    const auto attribute = c.schema->attribute(entity, c.index);
    CHECK(attribute.name == c.attribute);
    CHECK(attribute.type.name == c.type);
    CHECK(attribute.type.kind == c.kind);
    CHECK(attribute.is_optional == c.is_optional);
    CHECK(attribute.aggregates == c.aggregates);
    CHECK_FALSE(c.schema->attribute_index(entity, "Nothing"));
  }
}

TEST_CASE("what a subtype derives keeps its place") {
  for (const auto* schema : kAll) {
    const auto unit = *schema->entity("IfcSIUnit");
    CHECK(schema->attribute_index(unit, "Dimensions") == 0u);
    CHECK(schema->is_derived(unit, 0));
    CHECK_FALSE(schema->is_derived(unit, 1));
    CHECK_FALSE(schema->is_derived(*schema->entity("IfcConversionBasedUnit"), 0));
  }
}

TEST_CASE("types, enumerations and selects") {
  const auto& schema = ifc::ifc4();
  CHECK(schema.type("IFCTHERMALTRANSMITTANCEMEASURE")->kind == TypeKind::real);
  CHECK(schema.type("IfcBoxAlignment")->kind == TypeKind::string);
  CHECK(schema.type("IfcCompoundPlaneAngleMeasure")->aggregates == 1);
  CHECK(schema.type("IfcLogical")->kind == TypeKind::logical);
  CHECK(schema.type("IfcPropertySetDefinitionSet")->kind == TypeKind::entity);
  CHECK(schema.type("IfcAbsorbedDoseMeasure"));
  CHECK(schema.type("IfcWorkPlanTypeEnum"));
  CHECK_FALSE(schema.type("IfcZ"));
  CHECK_FALSE(schema.type("IfcWall"));
  CHECK(schema.members("IfcInternalOrExternalEnum").size() == 6);
  CHECK(schema.members("IfcInternalOrExternalEnum")[0] == "INTERNAL");
  CHECK(schema.members("IfcUnit") ==
        std::vector<std::string_view>{"IfcDerivedUnit", "IfcMonetaryUnit", "IfcNamedUnit"});
  CHECK(schema.members("IfcLabel").empty());
}

TEST_CASE("names in headers") {
  struct Case {
    const char* name;
    const ifc::Schema* schema;
  };
  const std::vector<Case> cases = {
      {"IFC2X3", kAll[0]},       {"IFC2X_FINAL", kAll[0]}, {"IFC2X2_FINAL", kAll[0]},
      {"IFC2X3_FINAL", kAll[0]}, {"IFC4", kAll[1]},        {"IFC4RC4", kAll[1]},
      {"IFC4x1", kAll[1]},       {"IFC4_ADD2", kAll[1]},   {" IFC4X3_RC1 ", kAll[2]},
      {"IFC4X3", kAll[2]},       {"IFC4X3_ADD2", kAll[2]}, {"IFC99", nullptr},
      {"IFCINVALID", nullptr},   {"IFC4RCX", nullptr},     {"", nullptr},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(ifc::find_schema(c.name) == c.schema);
  }
  const std::vector<std::string> known = {"AP214", "IFC4"}, unknown = {"IFC99\n`"}, none;
  CHECK(*ifc::schema_for(known) == kAll[1]);
  CHECK(ifc::schema_for(unknown).error().message == "the schema `IFC99??` is not read");
  CHECK(ifc::schema_for(none).error().message == "the header does not name a schema");
}

TEST_CASE("inverse attributes name the relation and the place in it") {
  struct Case {
    const ifc::Schema* schema;
    const char *entity, *inverse, *relation, *attribute;
  };
  const Case cases[] = {
      {&ifc::ifc2x3(), "IfcWall", "IsDefinedBy", "IfcRelDefines", "RelatedObjects"},
      {&ifc::ifc4(), "IfcWall", "IsDefinedBy", "IfcRelDefinesByProperties", "RelatedObjects"},
      {&ifc::ifc4(), "IfcWall", "IsTypedBy", "IfcRelDefinesByType", "RelatedObjects"},
      {&ifc::ifc4(), "IfcBuilding", "IsDecomposedBy", "IfcRelAggregates", "RelatingObject"},
      {&ifc::ifc4x3(), "IfcWindow", "FillsVoids", "IfcRelFillsElement", "RelatedBuildingElement"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.entity, c.inverse);
    const auto relation = *c.schema->entity(c.relation);
    bool is_found = false;
    for (const auto& inverse : c.schema->inverses(*c.schema->entity(c.entity))) {
      if (inverse.name != c.inverse) continue;
      is_found = true;
      CHECK(inverse.relation == relation);
      CHECK(inverse.attribute == c.schema->attribute_index(relation, c.attribute));
    }
    CHECK(is_found);
  }
}

#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

TEST_CASE("ids that are used twice: the first is meant") {
  const Gbxml read(
      document(surface("ExteriorWall", upright(0), "constructionIdRef='k'"),
               "<Construction id='k'><U-value>0.3</U-value></Construction>\n<Construction "
               "id='k'><U-value>0.4</U-value></Construction>"));
  CHECK(read.value("wall.u_value") == "0.3");
  CHECK(read.notice("N-DUPLICATE-ID") ==
        "1 ids are used twice, first `k`; references mean the first");
}

TEST_CASE("a wrong declaration of the encoding is noticed") {
  const Gbxml read("<?xml version='1.0' encoding='UTF-16'?><gbXML lengthUnit='Meters'/>");
  CHECK(read.notice("N-ENCODING") == "the file declares UTF-16 but its bytes are UTF-8");
}

TEST_CASE("bytes that are no UTF-8 are read and noticed") {
  const Gbxml read(document("<Building id='b'><Name>Caf\xE9</Name></Building>"));
  CHECK(read.value("building.name") == "Café");
  CHECK(read.notice("N-ENCODING") == "1 bytes are not UTF-8; they were read as Windows-1252");
}

TEST_CASE("a file without lengths says so") {
  const Gbxml read(document(surface("ExteriorWall", upright(0)), "", ""));
  CHECK(read.value("wall.gross_area") == "(absent)");
  CHECK(read.notice("N-UNIT").starts_with("lengthUnit is missing"));
}

TEST_CASE("references to spaces and zones that are not there") {
  const Gbxml read(
      document("<Building id='b'><Space id='a' zoneIdRef='gone'/></Building>" +
               surface("ExteriorWall", "<AdjacentSpaceId spaceIdRef='nowhere'/>" + upright(0))));
  CHECK(read.notice("N-DANGLING-REF") ==
        "2 references to spaces, zones or storeys that the file does not hold, first `gone`");
}

TEST_CASE("a construction of countless layers does not multiply") {
  std::string layers;
  for (int i = 0; i < 1000; ++i) layers += "<LayerId layerIdRef='l'/>";
  const Gbxml read(
      document(surface("ExteriorWall", upright(0), "constructionIdRef='k'"),
               "<Construction id='k'>" + layers +
                   "</Construction><Layer id='l'><MaterialId materialIdRef='m'/></Layer>"
                   "<Material id='m'><R-value>1</R-value></Material>"));
  CHECK(read.count("layer") == 0);
  CHECK(read.value("wall.u_value") == "(absent)");
  CHECK(read.notice("N-LAYERS").starts_with("1 rows have"));
}

TEST_CASE("many zones, storeys and buildings cost no more than they are") {
  std::string buildings, zones;
  for (int i = 0; i < 20000; ++i) {
    const auto n = std::to_string(i);
    buildings += "<Building id='b" + n + "'><BuildingStorey id='t" + n + "'><Level>" + n +
                 "</Level></BuildingStorey><Space id='s" + n + "' zoneIdRef='z" + n +
                 "' buildingStoreyIdRef='t" + n + "'><Area>1</Area></Space></Building>";
    zones += "<Zone id='z" + n + "'/>";
  }
  const Gbxml read(document(buildings, zones));
  CHECK(read.count("building") == 20000);
  CHECK(read.value("zone.floor_area", 19999) == "1");
  CHECK(read.value("building.net_floor_area", 19999) == "1");
}

TEST_CASE("elements and attributes that no place looks at") {
  const Gbxml read(document(
      "<Building id='b' buildingType='Office'><Space id='s' odd='1'><PeopleHeatGain unit='W'>75"
      "</PeopleHeatGain></Space><Space id='t'><PeopleHeatGain unit='W'>80</PeopleHeatGain>"
      "<Nested idRef='n'><Inner>2</Inner></Nested></Space></Building>"));
  const auto& held = read.summary.census.held;
  const auto text = [&](const char* name) {
    const auto it = held.find({"Space", name});
    return it == held.end() ? "" : std::to_string(it->second.elements) + " " + it->second.example;
  };
  CHECK(text("PeopleHeatGain") == "2 75");
  CHECK(text("@odd") == "1 1");
  CHECK(text("Nested") == "1 n");
  CHECK(text("Nested/Inner").empty());
  CHECK(!held.contains({"Building", "@buildingType"}));
  CHECK(read.summary.census.unmapped_properties() == 3);
}

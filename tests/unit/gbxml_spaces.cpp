// Site, building, storeys, zones, spaces, meters.
#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

Gbxml building(std::string_view inside, std::string_view beside = "",
               std::string_view attributes = "") {
  return Gbxml(document(
      "<Building id='b' " + std::string(attributes) + ">" + std::string(inside) + "</Building>",
      beside));
}

std::string space(std::string_view attributes, std::string_view inside) {
  return "<Space " + std::string(attributes) + ">" + std::string(inside) + "</Space>";
}

std::string result(std::string_view attributes, std::string_view value) {
  return "<Results resultsType='Energy' " + std::string(attributes) + "><Name>n</Name><Value>" +
         std::string(value) + "</Value></Results>";
}

}  // namespace

TEST_CASE("the head of the file") {
  const Gbxml read(
      "<gbXML lengthUnit='Feet' areaUnit='SquareFeet' temperatureUnit='F' version='0.37'/>");
  CHECK(read.summary.length_unit == "Feet");
  CHECK(read.summary.encoding == "UTF-8");
  const auto& input = read.model.inputs.at(0);
  CHECK(input.name == "test.xml");
  CHECK(input.format == "gbxml");
  CHECK(input.version == "0.37");
  CHECK(input.bytes == 83);
  CHECK(input.sha256.size() == 64);
}

TEST_CASE("another root is refused") {
  model::Model model(the_vocabulary());
  const auto source = xml::open_text("\n<html><gbXML/></html>");
  const auto read = gbxml::read(*source, "x.xml", gbxml_mapping(), model);
  REQUIRE(!read);
  CHECK(read.error().message == "x.xml:2: the root element is `html`, not `gbXML`");
  CHECK(model.inputs.empty());
}

TEST_CASE("site") {
  const Gbxml read(
      document("<Location><Name>KL</Name><Latitude>3.1</Latitude><Longitude>101.7</Longitude>"
               "<Elevation>100</Elevation><CADModelAzimuth>-30</CADModelAzimuth></Location>",
               "", "lengthUnit='Feet'"));
  CHECK(read.value("site.name") == "KL");
  CHECK(read.value("site.latitude") == "3.1");
  CHECK(read.value("site.elevation") == "30.48");
  CHECK(read.value("site.true_north") == "330");
}

TEST_CASE("areas: stated, summed, negative, contradicting") {
  struct Case {
    const char* name;
    const char* inside;
    const char* gross;
    const char* net;
    bool noticed;
  };
  for (const auto& c : std::vector<Case>{
           {"both", "<Area>100</Area><Space><Area>60</Area></Space><Space><Area>40</Area></Space>",
            "100", "100", false},
           {"sum only", "<Space><Area>1,275</Area></Space>", "1275", "1275", false},
           {"zero means not set", "<Area>0</Area><Space><Area>50</Area></Space>", "50", "50",
            false},
           {"contradiction", "<Area>100</Area><Space><Area>150</Area></Space>", "100", "150", true},
           {"negative", "<Area>100</Area><Space><Area>-20</Area></Space>", "100", "(implausible)",
            false},
           {"one missing", "<Space><Area>50</Area></Space><Space/>", "(absent)", "(absent)", false},
           {"no spaces", "", "(absent)", "(absent)", false},
       }) {
    INFO(c.name);
    const auto read = building(c.inside);
    CHECK(read.value("building.gross_floor_area") == c.gross);
    CHECK(read.value("building.net_floor_area") == c.net);
    CHECK(read.notice("N-AREA").empty() == !c.noticed);
  }
  CHECK(building("<Space><Area>50</Area></Space><Space/>").open("building", "net_floor_area").low ==
        50);
}

TEST_CASE("conditioning") {
  struct Case {
    const char* name;
    std::string spaces;
    const char* conditioned;
    const char* area;
    const char* cooled;
  };
  const std::string zone = "zoneIdRef='z'";
  for (const auto& c : std::vector<Case>{
           {"stated", space("conditionType='HeatedAndCooled'", "<Area>10</Area>"), "yes", "10",
            "yes"},
           {"heated only", space("conditionType='Heated'", "<Area>10</Area>"), "yes", "10", "no"},
           {"not", space("conditionType='Unconditioned'", "<Area>10</Area>"), "no", "0", "no"},
           {"not said", space("", "<Area>10</Area>"), "(absent)", "(absent)", "(absent)"},
           {"by its zone", space(zone, "<Area>10</Area>"), "yes", "10", "(absent)"},
           {"one not said",
            space("conditionType='Cooled'", "<Area>10</Area>") + space("", "<Area>5</Area>"), "yes",
            "(absent)", "yes"},
           {"unknown word", space("conditionType='Warm'", "<Area>10</Area>"), "(unreadable)",
            "(absent)", "(absent)"},
       }) {
    INFO(c.name);
    const auto read =
        building(c.spaces, "<Zone id='z'><DesignCoolT unit='F'>75</DesignCoolT></Zone>");
    CHECK(read.value("space.is_conditioned") == c.conditioned);
    CHECK(read.value("building.conditioned_area") == c.area);
    CHECK(read.value("building.is_air_conditioned") == c.cooled);
  }
  const auto read =
      building(space("conditionType='Cooled'", "<Area>10</Area>") + space("", "<Area>5</Area>"));
  const auto open = read.open("building", "conditioned_area");
  CHECK(open.low == 10);
  CHECK(open.high == 15);
}

TEST_CASE("spaces") {
  const auto read = building(space(
      "id='a' spaceType='OfficeEnclosed'",
      "<Name>Room</Name><Area>20</Area><Volume>60</Volume><PeopleNumber "
      "unit='SquareMPerPerson'>10</PeopleNumber>"
      "<LightPowerPerArea "
      "unit='WattPerSquareFoot'>1</LightPowerPerArea><EquipPowerPerArea>5</EquipPowerPerArea>"));
  CHECK(read.value("space.name") == "Room");
  CHECK(read.value("space.use") == "office");
  CHECK(read.value("space.height") == "3");
  CHECK(read.value("space.occupants") == "2");
  CHECK(read.value("space.lighting_power_density") == "10.7639");
  CHECK(read.value("space.equipment_power_density") == "(unreadable)");  // no unit
  CHECK(read.value("space.is_interior") == "yes");
  CHECK(building(space("spaceType='Igloo'", "")).value("space.use") == "(unreadable)");
}

TEST_CASE("zones") {
  const auto read =
      building(space("zoneIdRef='z' conditionType='Cooled'", "<Area>20</Area>"),
               "<Zone id='z'><DesignHeatT>20</DesignHeatT><DesignCoolT unit='F'>75.2</DesignCoolT>"
               "<OAFlowPerPerson unit='CFM'>20</OAFlowPerPerson><OAFlowPerArea "
               "unit='CFMPerSquareFoot'>0.06</OAFlowPerArea></Zone>");
  CHECK(read.value("zone.floor_area") == "20");
  CHECK(read.value("zone.conditioning") == "cooled");
  CHECK(read.value("zone.heating_setpoint") == "20");
  CHECK(read.value("zone.cooling_setpoint") == "24");
  CHECK(read.value("zone.outdoor_air_per_person") == "9.4389");
  CHECK(read.value("zone.outdoor_air_per_area") == "0.3048");
  CHECK(read.model.table(Gbxml::entity("zone")).link(Gbxml::entity("building"))->rows.at(0) == 0);
}

TEST_CASE("storeys count from the ground only if one lies there") {
  const std::string storeys =
      "<BuildingStorey id='u'><Level>-3</Level></BuildingStorey><BuildingStorey "
      "id='g'><Level>0</Level></BuildingStorey>"
      "<BuildingStorey id='o'><Level>4</Level></BuildingStorey>";
  const auto read = building(storeys + space("buildingStoreyIdRef='g'", "<Area>7</Area>"));
  CHECK(read.value("building.storeys") == "3");
  CHECK(read.value("building.basements") == "1");
  CHECK(read.value("storey.is_above_ground", 0) == "no");
  CHECK(read.value("storey.floor_to_floor_height", 1) == "4");
  CHECK(read.value("storey.floor_to_floor_height", 2) == "(absent)");
  CHECK(read.value("storey.floor_area", 1) == "7");
  const auto high = building("<BuildingStorey><Level>195</Level></BuildingStorey>");
  CHECK(high.value("building.basements") == "(absent)");
}

TEST_CASE("use of the building") {
  CHECK(building("", "", "buildingType='SingleFamily'").value("building.use") == "house");
  CHECK(building("", "", "buildingType='Unknown'").value("building.use") == "(absent)");
  CHECK(building("", "", "buildingType='Castle'").value("building.use") == "(unreadable)");
}

TEST_CASE("yearly energy") {
  struct Case {
    const char* name;
    std::string results;
    std::uint32_t meters;
    const char* energy;
    const char* electricity;
  };
  const std::string year = "timeUnit='Year' unit='KilowattHours' ";
  for (const auto& c : std::vector<Case>{
           {"totals by code",
            result(year + "resourceType='Electricity' DOE22objectType='2305001'", "2000") +
                result("timeUnit='Year' unit='BTU' DOE22objectType='2306001'", "3412141.63") +
                result(year + "resourceType='Electricity' DOE22objectType='2305007'", "500"),
            2, "3", "2"},
           {"one per fuel",
            result(year + "resourceType='Electricity'", "2000") +
                result(year + "resourceType='NaturalGas'", "1000"),
            2, "3", "2"},
           {"electricity alone is no total", result(year + "resourceType='Electricity'", "2000"), 1,
            "(absent)", "2"},
           {"the same fuel twice",
            result(year + "resourceType='Electricity'", "2000") +
                result(year + "resourceType='Electricity'", "1"),
            2, "(absent)", "(absent)"},
           {"months",
            result("timeUnit='Month' unit='KilowattHours' resourceType='Electricity'", "2000"), 0,
            "(absent)", "(absent)"},
       }) {
    INFO(c.name);
    const auto read = building("", c.results);
    CHECK(read.count("meter") == c.meters);
    CHECK(read.value("building.annual_energy") == c.energy);
    CHECK(read.value("building.annual_electricity") == c.electricity);
  }
}

TEST_CASE("window share of the facade") {
  const std::string window =
      "<Opening openingType='FixedWindow'>" + upright(0, 2, 1) + "</Opening>";
  const Gbxml read(document("<Building id='b'/>" + surface("ExteriorWall", upright(0) + window) +
                            surface("ExteriorWall", upright(90), "", "s2") +
                            surface("InteriorWall", upright(0) + window, "", "s3")));
  CHECK(read.value("building.window_to_wall_ratio") == "0.0833");
  CHECK(Gbxml(document("<Building id='b'/>" + surface("UndergroundWall", upright(0))))
            .value("building.window_to_wall_ratio") == "(absent)");
}

TEST_CASE("several files may fill one model") {
  model::Model model(the_vocabulary());
  for (const auto* area : {"10", "20"}) {
    const auto text = document("<Building id='b'><Space id='s'><Area>" + std::string(area) +
                               "</Area></Space></Building>");
    const auto source = xml::open_text(text);
    REQUIRE(gbxml::read(*source, "x.xml", gbxml_mapping(), model));
  }
  const auto& net = model.column(Gbxml::property("building", "net_floor_area"));
  CHECK(net.number(0) == 10);
  CHECK(net.number(1) == 20);
  CHECK(net.origin(1).input == 1);
}

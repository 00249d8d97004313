// Values stated in the file: units, zeros, words, defaults, references.
#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

// A wall to the north with a construction and what else stands beside Campus.
Gbxml wall_of(std::string_view construction, std::string_view beside = "") {
  return Gbxml(document(surface("ExteriorWall", upright(0), "constructionIdRef='k'"),
                        "<Construction id='k'>" + std::string(construction) + "</Construction>" +
                            std::string(beside)));
}

Gbxml window_of(std::string_view type) {
  const std::string opening = "<Opening id='o' openingType='FixedWindow' windowTypeIdRef='t'>" +
                              upright(0, 1, 1) + "</Opening>";
  return Gbxml(document(surface("ExteriorWall", upright(0) + opening),
                        "<WindowType id='t'>" + std::string(type) + "</WindowType>"));
}

constexpr const char* kBrick =
    "<Layer id='l'><MaterialId materialIdRef='m'/></Layer>"
    "<Material id='m'><Name>Brick</Name><Thickness unit='Meters'>0.2</Thickness><Conductivity "
    "unit='WPerMeterK'>0.5</Conductivity>"
    "<Density unit='KgPerCubicM'>1500</Density></Material>";

}  // namespace

TEST_CASE("U-values: units, zero, thousands, text") {
  struct Case {
    const char* name;
    const char* written;
    const char* value;
  };
  for (const auto& c : std::vector<Case>{
           {"metric", "<U-value unit='WPerSquareMeterK'>0.41</U-value>", "0.41"},
           {"no unit", "<U-value>0.41</U-value>", "0.41"},
           {"imperial", "<U-value unit='BtuPerHourSquareFtF'>0.1</U-value>", "0.5678"},
           {"unit that is none", "<U-value unit='Furlongs'>0.1</U-value>", "(unreadable)"},
           {"unit of something else", "<U-value unit='Meters'>0.1</U-value>", "(unreadable)"},
           {"text", "<U-value unit='WPerSquareMeterK'>True</U-value>", "(unreadable)"},
           {"zero means not set", "<U-value unit='WPerSquareMeterK'>0</U-value>", "(absent)"},
           {"empty", "<U-value/>", "(absent)"},
           {"too large", "<U-value unit='WPerSquareMeterK'>41</U-value>", "(implausible)"},
           {"thirty digits",
            "<U-value unit='WPerSquareMeterK'>0.410000000000000000000000000001</U-value>", "0.41"},
       }) {
    INFO(c.name);
    CHECK(wall_of(c.written).value("wall.u_value") == c.value);
  }
}

TEST_CASE("the origin of a value says what stood where") {
  const auto read = wall_of("\n<U-value unit='BtuPerHourSquareFtF'>0.1</U-value>");
  const auto& origin = read.origin("wall", "u_value");
  CHECK(read.text(origin.path) == "Construction/U-value");
  CHECK(read.text(origin.text) == "0.1");
  CHECK(read.text(origin.unit) == "BtuPerHourSquareFtF");
  CHECK(read.text(origin.element) == "k");
  CHECK(origin.line == 5);
  CHECK(origin.source == model::Source::model);
}

TEST_CASE("unreadable text is kept") {
  const auto read = wall_of("<U-value unit='WPerSquareMeterK'>n/a</U-value>");
  const auto open = read.open("wall", "u_value");
  CHECK(open.cause == model::Cause::unreadable);
  CHECK(read.text(open.origin.text) == "n/a");
  CHECK(read.notice("N-UNREADABLE") == "1 values cannot be read, first `n/a`");
}

TEST_CASE("layers stand in for a U-value that is not stated") {
  const auto read = wall_of("<LayerId layerIdRef='l'/>", kBrick);
  CHECK(read.value("wall.u_value") == "1.7544");  // 1 / (0.04 + 0.4 + 0.13)
  CHECK(read.origin("wall", "u_value").source == model::Source::computed);
  CHECK(read.value("wall.thermal_resistance") == "0.4");
  CHECK(read.value("wall.mass_per_area") == "300");
  CHECK(read.count("layer") == 1);
  CHECK(read.value("layer.material_name") == "Brick");
  CHECK(read.value("layer.position") == "1");
  CHECK(read.value("layer.thickness") == "0.2");
  CHECK(read.value("layer.thermal_resistance") == "(absent)");
}

TEST_CASE("a stated U-value wins over layers; a difference is noticed") {
  const auto read =
      wall_of("<U-value unit='WPerSquareMeterK'>0.8108</U-value><LayerId layerIdRef='l'/>", kBrick);
  CHECK(read.value("wall.u_value") == "0.8108");
  CHECK(read.notice("N-U-LAYERS").starts_with("1 constructions state"));
  const auto near =
      wall_of("<U-value unit='WPerSquareMeterK'>1.7</U-value><LayerId layerIdRef='l'/>", kBrick);
  CHECK(near.notice("N-U-LAYERS").empty());
}

TEST_CASE("layers that are not complete compute nothing") {
  CHECK(wall_of("<LayerId layerIdRef='none'/>", kBrick).value("wall.u_value") == "(absent)");
  CHECK(wall_of("<LayerId layerIdRef='l'/>",
                "<Layer id='l'><MaterialId materialIdRef='m'/></Layer><Material id='m'/>")
            .value("wall.u_value") == "(absent)");
}

TEST_CASE("a dangling reference leaves the value open and is kept") {
  const Gbxml read(
      document(surface("ExteriorWall", upright(0), "constructionIdRef='gone'") +
               surface("ExteriorWall", upright(90), "constructionIdRef='gone'", "s2")));
  const auto open = read.open("wall", "u_value");
  CHECK(open.cause == model::Cause::absent);
  CHECK(read.text(open.origin.element) == "gone");
  CHECK(read.text(open.origin.path) == "Construction/U-value");
  CHECK(read.notice("N-DANGLING-REF") ==
        "2 references to constructions that the file does not hold, first `gone`");
}

TEST_CASE("constructions may stand before the surfaces") {
  const std::string text =
      "<gbXML lengthUnit='Meters'><Construction "
      "id='k'><U-value>0.3</U-value></Construction><Campus>" +
      surface("ExteriorWall", upright(0), "constructionIdRef='k'") + "</Campus></gbXML>";
  CHECK(Gbxml(text).value("wall.u_value") == "0.3");
}

TEST_CASE("absorptance is that of the sun") {
  CHECK(wall_of("<Absorptance unit='Fraction' type='ExtIR'>0.9</Absorptance>")
            .value("wall.solar_absorptance") == "(absent)");
  CHECK(wall_of("<Absorptance unit='Percent' type='ExtSolar'>70</Absorptance>")
            .value("wall.solar_absorptance") == "0.7");
}

TEST_CASE("a fraction that calls itself percent stays open between both readings") {
  const auto read = wall_of("<Absorptance unit='Percent' type='ExtSolar'>0.7</Absorptance>");
  const auto open = read.open("wall", "solar_absorptance");
  CHECK(open.cause == model::Cause::conflict);
  CHECK(std::abs(open.low - 0.007) < 1e-12);
  CHECK(open.high == 0.7);
  CHECK(read.notice("N-UNIT").starts_with("1 values are given in percent"));
}

TEST_CASE("solar heat gain: without an angle, else at zero") {
  struct Case {
    const char* name;
    const char* written;
    const char* shgc;
    const char* coefficient;
  };
  for (const auto& c : std::vector<Case>{
           {"several angles",
            "<SolarHeatGainCoeff "
            "solarIncidentAngle='40'>0.1</SolarHeatGainCoeff><SolarHeatGainCoeff>0.435</"
            "SolarHeatGainCoeff>"
            "<SolarHeatGainCoeff solarIncidentAngle='0'>0.9</SolarHeatGainCoeff>",
            "0.435", "0.5"},
           {"zero only", "<SolarHeatGainCoeff solarIncidentAngle='0'>0.87</SolarHeatGainCoeff>",
            "0.87", "1"},
           {"other angle", "<SolarHeatGainCoeff solarIncidentAngle='40'>0.1</SolarHeatGainCoeff>",
            "(absent)", "(absent)"},
           {"stated coefficient",
            "<SolarHeatGainCoeff>0.4</SolarHeatGainCoeff><ShadingCoeff>0.6</ShadingCoeff>", "0.4",
            "0.6"},
       }) {
    INFO(c.name);
    const auto read = window_of(c.written);
    CHECK(read.value("window.solar_heat_gain_coefficient") == c.shgc);
    CHECK(read.value("window.shading_coefficient") == c.coefficient);
  }
  const auto read = window_of("<SolarHeatGainCoeff>0.435</SolarHeatGainCoeff>");
  CHECK(read.origin("window", "shading_coefficient").source == model::Source::computed);
}

TEST_CASE("glazing") {
  const auto read = window_of(
      "<Name>Double</Name><U-value unit='WPerSquareMeterK'>2.9</U-value>"
      "<Transmittance type='Solar'>0.1</Transmittance><Transmittance type='Visible' "
      "unit='Percent'>70</Transmittance>"
      "<Glaze id='g1'><Name>a</Name></Glaze><Gap/><Glaze id='g2'/>");
  CHECK(read.value("window.u_value") == "2.9");
  CHECK(read.value("window.visible_transmittance") == "0.7");
  CHECK(read.value("window.panes") == "2");
  CHECK(read.text(read.model.info({Gbxml::entity("window"), 0}).type_name) == "Double");
}

TEST_CASE("defaults of exporters are marked, and only theirs") {
  struct Case {
    const char* name;
    const char* program;
    const char* construction;
    bool is_default;
  };
  for (const auto& c : std::vector<Case>{
           {"schematic", "X",
            "<Construction id='k' "
            "constructionIsSchematic='true'><U-value>0.3</U-value></Construction>",
            true},
           {"not schematic", "X",
            "<Construction id='k' "
            "constructionIsSchematic='false'><U-value>0.3</U-value></Construction>",
            false},
           {"Revit's block", "Autodesk Revit 2020 BEES",
            "<Construction id='k'><U-value>0.8108</U-value></Construction>", true},
           {"the same of others", "X",
            "<Construction id='k'><U-value>0.8108</U-value></Construction>", false},
           {"Revit, designed", "Autodesk Revit 2020 BEES",
            "<Construction id='k'><U-value>0.8</U-value></Construction>", false},
       }) {
    INFO(c.name);
    const Gbxml read(document(
        surface("ExteriorWall", upright(0), "constructionIdRef='k'"),
        c.construction + std::string("<DocumentHistory><ProgramInfo id='p'><ProductName>") +
            c.program + "</ProductName></ProgramInfo></DocumentHistory>"));
    CHECK(read.origin("wall", "u_value").is_default == c.is_default);
    CHECK(read.notice("N-DEFAULT").empty() == !c.is_default);
    CHECK(read.model.inputs.at(0).exporter == c.program);
  }
}

TEST_CASE("places that were looked at are known") {
  const Gbxml read(document(surface("ExteriorWall", upright(0))));
  CHECK(read.value("wall.u_value") == "(absent)");
  CHECK(read.value("wall.fire_rating") == "(unmapped)");
  CHECK(read.model.places(Gbxml::property("wall", "u_value")) ==
        std::vector<std::string>{"Construction/U-value", "Construction/LayerId"});
}

TEST_CASE("a value that is stated twice") {
  const auto read = [](std::string_view values) {
    return Gbxml(document(surface("ExteriorWall", upright(0), "constructionIdRef='k'"),
                          "<Construction id='k'>" + std::string(values) + "</Construction>"));
  };
  const auto differing = read("<U-value>0.3</U-value><U-value>0.9</U-value>");
  CHECK(differing.value("wall.u_value") == "(conflict)");
  CHECK(differing.open("wall", "u_value").low == 0.3);
  CHECK(differing.open("wall", "u_value").high == 0.9);
  CHECK(differing.notice("N-CONFLICT") ==
        "1 values are stated more than once and differ, first `Construction/U-value`; they stay "
        "open in between");
  CHECK(read("<U-value>0.3</U-value><U-value>0.30</U-value>").value("wall.u_value") == "0.3");
  CHECK(read("<U-value>0.3</U-value><U-value unit='BtuPerHourSquareFtF'>0.3</U-value>")
            .value("wall.u_value") == "(conflict)");
  CHECK(read("<U-value>0.3</U-value><U-value>0</U-value>").value("wall.u_value") == "0.3");
}

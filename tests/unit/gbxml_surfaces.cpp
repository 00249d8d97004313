// Surfaces and openings: kinds, areas, directions, neighbours.
#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

std::string opening(std::string_view type, std::string_view inside, std::string_view id = "o") {
  return "<Opening id='" + std::string(id) + "' openingType='" + std::string(type) + "'>" +
         std::string(inside) + "</Opening>";
}

std::string rectangle(std::string_view azimuth) {
  return "<RectangularGeometry><Azimuth>" + std::string(azimuth) +
         "</Azimuth><Tilt>90</Tilt></RectangularGeometry>";
}

std::string space(std::string_view id, std::string_view condition) {
  return "<Space id='" + std::string(id) + "'" +
         (condition.empty() ? "" : " conditionType='" + std::string(condition) + "'") +
         "><Area>10</Area></Space>";
}

std::string beside(std::string_view id) {
  return "<AdjacentSpaceId spaceIdRef='" + std::string(id) + "'/>";
}

}  // namespace

TEST_CASE("the kind of row that a surface becomes") {
  struct Case {
    const char* type;
    const char* entity;
    const char* external;
    const char* boundary;
  };
  for (const auto& c : std::vector<Case>{{"ExteriorWall", "wall", "yes", "outdoor_air"},
                                         {"UndergroundWall", "wall", "yes", "ground"},
                                         {"InteriorWall", "wall", "no", "(absent)"},
                                         {"InteriorFloor", "floor", "no", "(absent)"},
                                         {"Ceiling", "floor", "no", "(absent)"},
                                         {"ExposedFloor", "floor", "yes", "outdoor_air"},
                                         {"SlabOnGrade", "floor", "yes", "ground"},
                                         {"UndergroundCeiling", "floor", "yes", "ground"}}) {
    INFO(c.type);
    const Gbxml read(document(surface(c.type, upright(0))));
    const std::string entity = c.entity;
    CHECK(read.count(entity) == 1);
    CHECK(read.value(entity + ".is_external") == c.external);
    CHECK(read.value(entity + ".boundary") == c.boundary);
  }
  CHECK(Gbxml(document(surface("Roof", lying()))).value("roof.is_external") == "yes");
  CHECK(Gbxml(document(surface("Shade", lying()))).count("shading_device") == 1);
  CHECK(Gbxml(document(surface("Air", upright(0)))).count("wall") == 0);
}

TEST_CASE("words that nobody knows are noticed, and the surface is kept") {
  const Gbxml read(
      document(surface("Facade", upright(0)) + surface("Facade", upright(0), "", "s2")));
  CHECK(read.count("wall") == 2);
  CHECK(read.value("wall.is_external") == "(unreadable)");
  CHECK(read.value("wall.boundary") == "(unreadable)");
  CHECK(read.value("wall.gross_area") == "12");
  CHECK(read.notice("N-WORD") ==
        "Surface/@surfaceType `Facade` is not a word that the mapping knows (2 times)");
  CHECK(read.notice("N-SURFACE-TYPE").starts_with("2 surfaces have no surfaceType that is known"));
}

TEST_CASE("words in another case are read and noticed") {
  const Gbxml read(
      document(surface("exteriorwall", upright(0) + opening("FIXEDWINDOW", upright(0, 1, 1)) +
                                           opening("Nonslidingdoor", upright(0, 1, 2), "d"))));
  CHECK(read.value("wall.is_external") == "yes");
  CHECK(read.count("window") == 1);
  CHECK(read.count("door") == 1);
  CHECK(read.notice("N-WORD") ==
        "Opening/@openingType `FIXEDWINDOW` is read as `FixedWindow` (1 times)");
  CHECK(read.notice("N-SURFACE-TYPE").empty());
}

TEST_CASE("surfaces without a type are what their geometry says") {
  const std::string leaning = "<PlanarGeometry><PolyLoop>" + point(0, 0, 0) + point(4, 0, 0) +
                              point(4, 1, 3) + point(0, 1, 3) + "</PolyLoop></PlanarGeometry>";
  const std::string facing_down = "<PlanarGeometry><PolyLoop>" + point(0, 0, 0) + point(0, 5, 0) +
                                  point(4, 5, 0) + point(4, 0, 0) + "</PolyLoop></PlanarGeometry>";
  for (const auto& [geometry, entity] :
       std::vector<std::pair<std::string, std::string>>{{upright(0), "wall"},
                                                        {leaning, "wall"},
                                                        {lying(), "roof"},
                                                        {facing_down, "floor"},
                                                        {"", "wall"}}) {
    INFO(entity << geometry);
    const Gbxml read(document("<Surface id='s'>" + geometry + "</Surface>"));
    CHECK(read.count(entity) == 1);
    CHECK(read.value(entity + ".is_external") == "(absent)");
    CHECK(read.notice("N-SURFACE-TYPE")
              .starts_with("1 surfaces have no surfaceType that is known, first `s`"));
  }
}

TEST_CASE("sums leave room for surfaces that may not belong to them") {
  const auto share = [](std::string_view type, std::string_view inside) {
    const Gbxml read(
        document("<Building id='b'/>" +
                 surface("ExteriorWall", upright(0) + opening("FixedWindow", upright(0, 2, 3))) +
                 surface(type, upright(90) + std::string(inside), "", "s2")));
    const auto open = read.open("building", "window_to_wall_ratio");
    return read.value("building.window_to_wall_ratio") + " " + base::decimal(open.low) + " " +
           base::decimal(open.high);
  };
  CHECK(share("Wall", "") == "(absent) 0.25 0.5");
  CHECK(share("Wall", opening("FixedWindow", upright(90), "p")) == "(absent) 0.5 0.75");
  CHECK(share("InteriorWall", "").starts_with("0.5 "));
  const Gbxml roofs(document("<Building id='b'/>" + surface("Roof", lying()) +
                             surface("Top", lying(), "", "s2")));
  CHECK(roofs.open("building", "roof_area").low == 20);
  CHECK(roofs.open("building", "roof_area").high == 40);
}

TEST_CASE("identity of a row") {
  const Gbxml read(
      document("\n" + surface("ExteriorWall",
                              upright(0) + "<Name>N-1</Name><CADObjectId>Wall [42]</CADObjectId>",
                              "constructionIdRef='k'"),
               "<Construction id='k'><Name>Brick</Name></Construction>"));
  const auto& info = read.model.info({Gbxml::entity("wall"), 0});
  CHECK(read.text(info.id) == "s");
  CHECK(read.text(info.name) == "N-1");
  CHECK(read.text(info.tag) == "Wall [42]");
  CHECK(read.text(info.class_name) == "Surface");
  CHECK(read.text(info.predefined) == "ExteriorWall");
  CHECK(read.text(info.type_name) == "Brick");
  CHECK(info.line == 4);
}

TEST_CASE("areas come from polygons, in the unit of the file") {
  struct Case {
    const char* unit;
    const char* area;
  };
  for (const auto& c : std::vector<Case>{
           {"Meters", "12"}, {"Feet", "1.1148"}, {"Inches", "0.0077"}, {"Furlongs", "(absent)"}}) {
    INFO(c.unit);
    const Gbxml read(document(surface("ExteriorWall", upright(0)), "",
                              "lengthUnit='" + std::string(c.unit) + "'"));
    CHECK(read.value("wall.gross_area") == c.area);
  }
}

TEST_CASE("opaque area is what openings leave") {
  const auto wall = [](std::string_view openings) {
    return Gbxml(document(surface("ExteriorWall", upright(0) + std::string(openings))))
        .value("wall.opaque_area");
  };
  CHECK(wall("") == "12");
  CHECK(wall(opening("FixedWindow", upright(0, 2, 1)) +
             opening("NonSlidingDoor", upright(0, 1, 2), "p")) == "8");
  CHECK(wall(opening("Air", upright(0, 2, 1))) == "10");
  CHECK(wall(opening("FixedWindow", upright(0))) == "0");
  CHECK(wall(opening("FixedWindow", upright(0, 5, 5))) == "(implausible)");
  CHECK(wall(opening("FixedWindow", "")) == "(absent)");
}

TEST_CASE("far from the origin digits are kept") {
  std::string loop;
  for (const auto& p : {point(2002050, 640, 640), point(2002051, 640, 640),
                        point(2002051, 640, 641), point(2002050, 640, 641)})
    loop += p;
  const Gbxml read(document(surface(
      "ExteriorWall", "<PlanarGeometry><PolyLoop>" + loop + "</PolyLoop></PlanarGeometry>")));
  CHECK(read.value("wall.gross_area") == "1");
}

TEST_CASE("a polygon with a point that cannot be read has no area") {
  const Gbxml read(document(surface(
      "ExteriorWall",
      "<PlanarGeometry><PolyLoop>" + point(0, 0, 0) + point(1, 0, 0) +
          "<CartesianPoint><Coordinate>x</Coordinate><Coordinate>0</Coordinate></CartesianPoint>" +
          point(0, 0, 1) + "</PolyLoop></PlanarGeometry>")));
  CHECK(read.value("wall.gross_area") == "(absent)");
}

TEST_CASE("a polygon that crosses itself has neither area nor direction") {
  const auto polygon = [](const std::vector<std::pair<double, double>>& points) {
    std::string loop;
    for (const auto& [x, z] : points) loop += point(x, 7, z);
    return "<PlanarGeometry><PolyLoop>" + loop + "</PolyLoop></PlanarGeometry>";
  };
  const auto read = [&](const std::vector<std::pair<double, double>>& points) {
    return Gbxml(document(surface("ExteriorWall", polygon(points))));
  };
  const auto bow = read({{0, 0}, {10, 3}, {10, 0}, {0, 3}});
  CHECK(bow.value("wall.gross_area") == "(implausible)");
  CHECK(bow.value("wall.opaque_area") == "(implausible)");
  CHECK(bow.value("wall.orientation") == "(absent)");
  CHECK(bow.notice("N-POLYGON").starts_with("1 polygons cross themselves, first `s`"));
  CHECK(read({{0, 0}, {10, 3}, {10, 0}, {0, 2}}).value("wall.gross_area") == "(implausible)");
  CHECK(read({{0, 0}, {4, 0}, {4, 3}, {4, 0}}).value("wall.gross_area") == "(implausible)");
  std::vector<std::pair<double, double>> long_bow;
  for (int i = 0; i < 50; ++i) long_bow.push_back({i, 0});
  for (int i = 0; i < 50; ++i) long_bow.push_back({i, 3});
  CHECK(read(long_bow).value("wall.gross_area") == "(implausible)");
  CHECK(Gbxml(document(surface(
                  "ExteriorWall",
                  upright(0) + opening("FixedWindow", polygon({{0, 0}, {1, 1}, {1, 0}, {0, 1}})))))
            .value("wall.opaque_area") == "(implausible)");

  // None of these crosses: a point in line, an inlet, a hole joined by a seam, a line.
  CHECK(read({{0, 0}, {2, 0}, {4, 0}, {4, 3}, {0, 3}}).value("wall.gross_area") == "12");
  CHECK(read({{0, 0}, {4, 0}, {4, 3}, {2, 1}, {0, 3}}).value("wall.gross_area") == "8");
  CHECK(read({{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {1, 1}, {1, 2}, {2, 2}, {2, 1}, {1, 1}})
            .value("wall.gross_area") == "15");
  CHECK(read({{0, 0}, {1, 0}, {2, 0}, {3, 0}}).value("wall.gross_area") == "0");
}

TEST_CASE("where an orientation was found") {
  const auto path = [](std::string_view geometry) {
    const Gbxml read(document(surface("ExteriorWall", geometry)));
    return std::string(read.text(read.origin("wall", "orientation").path));
  };
  CHECK(path(upright(90)) == "Surface/PlanarGeometry");
  CHECK(path(upright(90) + rectangle("90")) == "Surface/RectangularGeometry/Azimuth");
}

TEST_CASE("coordinates with thousands") {
  const std::string far =
      "<CartesianPoint><Coordinate>1,001</Coordinate><Coordinate>0</Coordinate><Coordinate>2</"
      "Coordinate></CartesianPoint>";
  const Gbxml read(document(surface("ExteriorWall", "<PlanarGeometry><PolyLoop>" + point(1, 0, 0) +
                                                        point(1001, 0, 0) + far + point(1, 0, 2) +
                                                        "</PolyLoop></PlanarGeometry>")));
  CHECK(read.value("wall.gross_area") == "2000");
}

TEST_CASE("directions") {
  struct Case {
    const char* name;
    std::string geometry;
    const char* model_azimuth;
    const char* azimuth;
    const char* orientation;
    bool noticed;
  };
  for (const auto& c : std::vector<Case>{
           {"from the polygon", upright(90), "0", "90", "east", false},
           {"stated", rectangle("180") + upright(180), "0", "180", "south", false},
           {"model turned", rectangle("90") + upright(90), "45", "135", "south_east", false},
           {"model turned back", upright(0), "-33", "327", "north_west", false},
           {"a literal quote", upright(270), "&quot;0", "270", "west", false},
           {"stated against the polygon", rectangle("90") + upright(120), "0", "90", "east", true},
           {"polygon the other way", rectangle("90") + upright(270), "0", "90", "east", true},
           {"within tolerance", rectangle("91") + upright(90), "0", "91", "east", false},
           {"border of sectors", rectangle("22.5"), "0", "22.5", "north_east", false},
           {"near north", rectangle("359"), "0", "359", "north", false},
           {"unreadable", rectangle("?") + upright(90), "0", "(unreadable)", "east", false},
       }) {
    INFO(c.name);
    const Gbxml read(document("<Location><CADModelAzimuth>" + std::string(c.model_azimuth) +
                              "</CADModelAzimuth></Location>" +
                              surface("ExteriorWall", c.geometry)));
    CHECK(read.value("wall.azimuth") == c.azimuth);
    CHECK(read.value("wall.orientation") == c.orientation);
    CHECK(read.notice("N-AZIMUTH").empty() == !c.noticed);
  }
}

TEST_CASE("roofs: tilt, plan area, no direction when flat") {
  const Gbxml flat(document(surface("Roof", rectangle("0") + lying())));
  CHECK(flat.value("roof.orientation") == "(absent)");
  CHECK(flat.value("roof.area") == "20");
  CHECK(flat.value("roof.projected_area") == "20");
  const std::string sloped = "<PlanarGeometry><PolyLoop>" + point(0, 0, 0) + point(4, 0, 0) +
                             point(4, 3, 3) + point(0, 3, 3) + "</PolyLoop></PlanarGeometry>";
  const Gbxml roof(document(surface("Roof", sloped)));
  CHECK(roof.value("roof.tilt") == "45");
  CHECK(roof.value("roof.orientation") == "south");
  CHECK(roof.value("roof.projected_area") == "12");
}

TEST_CASE("parts of a roof: skylights and the opaque rest") {
  const Gbxml read(document(surface("Roof",
                                    lying() + opening("FixedWindow", lying(1, 2)) +
                                        opening("OperableSkylight", lying(1, 1), "p"),
                                    "constructionIdRef='k'"),
                            "<Construction id='k'><U-value>0.25</U-value></Construction>"));
  CHECK(read.count("skylight") == 2);
  CHECK(read.count("window") == 0);
  REQUIRE(read.count("part") == 3);
  CHECK(read.value("part.area", 0) == "2");
  CHECK(read.value("part.is_glazed", 0) == "yes");
  CHECK(read.value("part.u_value", 0) == "(absent)");
  CHECK(read.value("part.area", 2) == "17");
  CHECK(read.value("part.is_glazed", 2) == "no");
  CHECK(read.value("part.u_value", 2) == "0.25");
}

TEST_CASE("openings") {
  const Gbxml read(
      document(surface("ExteriorWall", upright(90) + opening("OperableWindow", upright(90, 1, 1)) +
                                           opening("SlidingDoor", upright(90, 1, 2), "d") +
                                           "<Opening id='n'>" + upright(90, 1, 1) +
                                           "</Opening>"
                                           "<Opening id='t' windowTypeIdRef='x'/>"),
               "<WindowType id='x'><U-value unit='WPerSquareMeterK'>1.1</U-value></WindowType>"));
  CHECK(read.count("window") == 3);
  CHECK(read.count("door") == 1);
  CHECK(read.value("window.is_operable") == "yes");
  CHECK(read.value("window.is_operable", 1) == "(absent)");
  CHECK(read.value("window.orientation") == "east");
  CHECK(read.value("window.is_external") == "yes");
  CHECK(read.value("window.u_value", 2) == "1.1");
  CHECK(read.value("door.area") == "2");
  CHECK(read.notice("N-OPENING-TYPE")
            .starts_with("1 openings have no openingType that is known, first `n`"));
  CHECK(read.model.table(Gbxml::entity("window")).link(Gbxml::entity("wall"))->rows.at(0) == 0);
}

TEST_CASE("what walls enclose and what lies behind them") {
  struct Case {
    const char* first;
    const char* second;
    const char* encloses;
    const char* boundary;
    std::uint32_t parent;
  };
  for (const auto& c :
       std::vector<Case>{{"Heated", "Unconditioned", "yes", "unconditioned", 0},
                         {"Unconditioned", "Cooled", "yes", "unconditioned", 1},
                         {"Heated", "Cooled", "yes", "conditioned", 0},
                         {"Vented", "NaturallyVentedOnly", "no", "unconditioned", 0},
                         {"", "Cooled", "yes", "(absent)", 1},
                         {"", "Unconditioned", "(absent)", "unconditioned", 0}}) {
    INFO(c.first << " | " << c.second);
    const Gbxml read(document("<Building id='b'>" + space("a", c.first) + space("z", c.second) +
                              "</Building>" +
                              surface("InteriorWall", beside("a") + beside("z") + upright(0))));
    CHECK(read.value("wall.encloses_conditioned_space") == c.encloses);
    CHECK(read.value("wall.boundary") == c.boundary);
    CHECK(read.model.table(Gbxml::entity("wall")).link(Gbxml::entity("space"))->rows.at(0) ==
          c.parent);
  }
}

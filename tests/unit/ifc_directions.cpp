#include <chrono>

#include "tests/unit/ifc_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

// A wall along x from (0,0) to (4,0) with a space of 4 × 5 m on one side, and true north.
std::string room(double space_y, const std::string& north = "(0.,1.)") {
  return "#1=IFCWALL('w',$,'W',$,$,#10,#20,$,$);\n#2=IFCSPACE('s',$,'S',$,$,#11,#30,$,$,$,$);\n"
         "#3=IFCRELSPACEBOUNDARY('b',$,$,$,#2,#1,$,.PHYSICAL.,.EXTERNAL.);\n"
         "#5=IFCGEOMETRICREPRESENTATIONCONTEXT($,'Model',3,$,#12,#6);\n#6=IFCDIRECTION(" +
         north +
         ");\n"
         "#10=IFCLOCALPLACEMENT($,#12);\n#11=IFCLOCALPLACEMENT($,#13);\n#12=IFCAXIS2PLACEMENT3D(#"
         "14,$,$);\n"
         "#13=IFCAXIS2PLACEMENT3D(#15,$,$);\n#14=IFCCARTESIANPOINT((0.,0.,0.));\n#15="
         "IFCCARTESIANPOINT((2.," +
         base::decimal(space_y) +
         ",0.));\n"
         "#20=IFCPRODUCTDEFINITIONSHAPE($,$,(#21,#24));\n#21=IFCSHAPEREPRESENTATION(#5,'Axis','"
         "Curve2D',(#22));\n"
         "#22=IFCPOLYLINE((#14,#23));\n#23=IFCCARTESIANPOINT((4.,0.));\n"
         "#24=IFCSHAPEREPRESENTATION(#5,'Body','SweptSolid',(#25));\n#25=IFCEXTRUDEDAREASOLID(#26,$"
         ",#27,3.);\n"
         "#26=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,0.2);\n#27=IFCDIRECTION((0.,0.,1.));\n"
         "#30=IFCPRODUCTDEFINITIONSHAPE($,$,(#31));\n#31=IFCSHAPEREPRESENTATION(#5,'Body','"
         "SweptSolid',(#32));\n"
         "#32=IFCEXTRUDEDAREASOLID(#33,$,#27,3.);\n#33=IFCRECTANGLEPROFILEDEF(.AREA.,$,$,4.,5.);\n";
}

}  // namespace

TEST_CASE("the outside of a wall is where its space is not") {
  const Ifc north_of_it(room(2.5));
  CHECK(north_of_it.value("wall.azimuth") == "180");
  CHECK(north_of_it.value("wall.orientation") == "south");
  CHECK(north_of_it.value("wall.gross_area") == "12");
  CHECK(north_of_it.value("wall.boundary") == "outdoor_air");
  CHECK(north_of_it.value("wall.is_external") == "yes");
  CHECK(north_of_it.value("space.floor_area") == "20");
  CHECK(north_of_it.value("space.volume") == "60");
  CHECK(Ifc(room(-2.5)).value("wall.orientation") == "north");
}

TEST_CASE("directions count from true north") {
  CHECK(Ifc(room(2.5, "(1.,0.)")).value("wall.azimuth") == "90");  // north is where x goes
  CHECK(Ifc(room(2.5, "(-1.,0.)")).value("wall.azimuth") == "270");
}

TEST_CASE("a wall in the middle of its space has one of two directions") {
  const Ifc both(room(0));
  CHECK(both.value("wall.orientation") == "(conflict)");
  const auto open = both.open("wall", "orientation");
  REQUIRE(open.alternatives.size() == 2);
  CHECK(both.text(open.alternatives[0]) == "south");
  CHECK(both.text(open.alternatives[1]) == "north");
  CHECK(both.value("wall.azimuth") == "(absent)");
}

TEST_CASE("walls without boundaries: time grows with their number, not with walls times spaces") {
  constexpr int kMany = 4000;
  std::string text =
      "#1=IFCBUILDING('b',$,'B',$,$,$,$,$,$,$,$,$);\n#2=IFCBUILDINGSTOREY('s',$,'S',$,$,$,$,$,$,$);"
      "\n"
      "#3=IFCRELAGGREGATES('r',$,$,$,#1,(#2));\n#4=IFCCARTESIANPOINT((0.,0.));\n"
      "#5=IFCCARTESIANPOINT((4.,0.));\n#6=IFCPOLYLINE((#4,#5));\n#7=IFCDIRECTION((0.,0.,1.));\n"
      "#8=IFCSHAPEREPRESENTATION($,'Axis','Curve2D',(#6));\n"
      "#9=IFCPRODUCTDEFINITIONSHAPE($,$,(#8));\n#10=IFCCARTESIANPOINT((2.,2.));\n"
      "#11=IFCAXIS2PLACEMENT2D(#10,$);\n#12=IFCRECTANGLEPROFILEDEF(.AREA.,$,#11,4.,3.9);\n"
      "#13=IFCCARTESIANPOINT((0.,0.,0.));\n#14=IFCAXIS2PLACEMENT3D(#13,$,$);\n"
      "#15=IFCEXTRUDEDAREASOLID(#12,#14,#7,3.);\n"
      "#16=IFCSHAPEREPRESENTATION($,'Body','SweptSolid',(#15));\n"
      "#17=IFCPRODUCTDEFINITIONSHAPE($,$,(#16));\n";
  std::string spaces, walls;
  for (int i = 0; i < kMany; ++i) {
    const auto id = [&](int kind) { return "#" + std::to_string(100 + 10 * i + kind); };
    text += id(0) + "=IFCCARTESIANPOINT((" + std::to_string(4 * (i % 60)) + ".," +
            std::to_string(10 * (i / 60)) + ".,0.));\n" + id(1) + "=IFCAXIS2PLACEMENT3D(" + id(0) +
            ",$,$);\n" + id(2) + "=IFCLOCALPLACEMENT($," + id(1) + ");\n" + id(3) +
            "=IFCSPACE('s',$,'S',$,$," + id(2) + ",#17,$,$,$,$);\n" + id(4) +
            "=IFCWALL('w',$,'W',$,$," + id(2) + ",#9,$,$);\n";
    spaces += (i > 0 ? "," : "") + id(3);
    walls += (i > 0 ? "," : "") + id(4);
  }
  text += "#20=IFCRELAGGREGATES('t',$,$,$,#2,(" + spaces +
          "));\n#21=IFCRELCONTAINEDINSPATIALSTRUCTURE('u',$,$,$,(" + walls + "),#2);\n";
  const auto before = std::chrono::steady_clock::now();
  const Ifc read(text);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
  CHECK(read.value("wall.orientation", 0) == "south");
  CHECK(read.value("wall.orientation", kMany - 1) == "south");
  CHECK(took.count() < 8);  // s, in a Debug build on a busy machine
}

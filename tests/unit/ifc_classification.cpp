// Codes of classifications as a source of values, by a mapping of an office's own.
#include <filesystem>
#include <fstream>

#include "tests/unit/ifc_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

mapping::Mapping office_mapping() {
  const auto file = std::filesystem::temp_directory_path() / "garis-classification-test.yaml";
  std::ofstream(file) << R"(format: ifc
units: { W/(m²·K): 1 W/(m²·K) }
classes: { IfcWall: wall }
constants: {}
enumerations:
  our_codes: { SL_20_15: meeting_room, SL_20*: office, SL_90_10: ~, Lobby: lobby }
properties:
  space:
    use:
      - { classification: Uniclass, values: our_codes }
      - { classification: omni, values: { "13-55": corridor } }
  wall:
    construction_name: [{ classification: NL/SfB }]
)";
  auto loaded = mapping::load(file, the_vocabulary());
  std::filesystem::remove(file);
  INFO((loaded ? std::string() : loaded.error().message));
  REQUIRE(loaded);
  return std::move(*loaded);
}

const std::string kSpace = "#1=IFCSPACE('s',$,'S',$,$,$,$,$,$,$,$);\n";
const std::string kSystem = "#2=IFCCLASSIFICATION('','',$,'Uniclass 2015',$,$,$);\n";

std::string relation(const std::string& object, const std::string& target,
                     const std::string& number = "9") {
  return "#" + number + "=IFCRELASSOCIATESCLASSIFICATION('r" + number + "',$,'OmniClass',$,(" +
         object + ")," + target + ");\n";
}

}  // namespace

TEST_CASE("a code is a word of the mapping") {
  const auto mapping = office_mapping();
  const std::pair<std::string, std::string> cases[] = {
      {"#3=IFCCLASSIFICATIONREFERENCE($,'SL_20_15','Rooms',#2,$,$);\n", "meeting_room"},
      {"#3=IFCCLASSIFICATIONREFERENCE($,'SL_20_90','Rooms',#2,$,$);\n", "office"},
      {"#3=IFCCLASSIFICATIONREFERENCE($,'X1','Lobby',#2,$,$);\n", "lobby"},
      {"#3=IFCCLASSIFICATIONREFERENCE($,'SL_90_10',$,#2,$,$);\n", "(absent)"},
      {"#3=IFCCLASSIFICATIONREFERENCE($,'SL_99',$,#2,$,$);\n", "(unreadable)"},
      // nested: the code of the reference around it
      {"#3=IFCCLASSIFICATIONREFERENCE($,'X1',$,#4,$,$);\n"
       "#4=IFCCLASSIFICATIONREFERENCE($,'SL_20_15',$,#2,$,$);\n",
       "meeting_room"},
      // a circle ends
      {"#3=IFCCLASSIFICATIONREFERENCE($,'X1',$,#4,$,$);\n"
       "#4=IFCCLASSIFICATIONREFERENCE($,'X2',$,#3,$,$);\n",
       "(unreadable)"},
      // without a system: the relationship names it
      {"#3=IFCCLASSIFICATIONREFERENCE($,'13-55',$,$,$,$);\n", "corridor"}};
  for (const auto& [references, use] : cases) {
    INFO(references);
    CHECK(Ifc(kSpace + kSystem + references + relation("#1", "#3"), "IFC4", mapping)
              .value("space.use") == use);
  }
  const Ifc read(kSpace + kSystem + cases[0].first + relation("#1", "#3"), "IFC4", mapping);
  CHECK(read.text(read.origin("space", "use").text) == "SL_20_15");
  CHECK(read.text(read.origin("space", "use").path) == "classification Uniclass");
  CHECK(read.text(read.origin("space", "use").element) == "#3");
}

TEST_CASE("of several codes the one that means something counts") {
  const Ifc read(kSpace + kSystem +
                     "#3=IFCCLASSIFICATIONREFERENCE($,'EF_1',$,#2,$,$);\n"
                     "#4=IFCCLASSIFICATIONREFERENCE($,'SL_20_15',$,#2,$,$);\n" +
                     relation("#1", "#3") + relation("#1", "#4", "10"),
                 "IFC4", office_mapping());
  CHECK(read.value("space.use") == "meeting_room");
}

TEST_CASE("the code of an object is stronger than that of its type; a code may be the value") {
  const std::string system = "#2=IFCCLASSIFICATION('','',$,'NL/SfB (4 cijfers)',$,$,$);\n";
  const std::string references =
      "#3=IFCCLASSIFICATIONREFERENCE($,'21.10',$,#2,$,$);\n"
      "#4=IFCCLASSIFICATIONREFERENCE($,'22.10',$,#2,$,$);\n";
  const std::string wall =
      "#1=IFCWALL('w',$,'W',$,$,$,$,$,$);\n#5=IFCWALLTYPE('t',$,'T',$,$,$,$,$,$,.NOTDEFINED.);\n"
      "#6=IFCRELDEFINESBYTYPE('q',$,$,$,(#1),#5);\n";
  const auto mapping = office_mapping();
  const auto all = wall + system + references + relation("#5", "#4", "10");
  CHECK(Ifc(all, "IFC4", mapping).value("wall.construction_name") == "22.10");
  CHECK(Ifc(all + relation("#1", "#3"), "IFC4", mapping).value("wall.construction_name") ==
        "21.10");
}

TEST_CASE("codes in the forms of IFC2X3 and IFC4X3") {
  const auto mapping = office_mapping();
  const std::string space = "#1=IFCSPACE('s',$,'S',$,$,$,$,$,$,.INTERNAL.,$);\n";
  CHECK(Ifc(space +
                "#2=IFCCLASSIFICATION('','',$,'Uniclass');\n"
                "#3=IFCCLASSIFICATIONREFERENCE($,'SL_20_15',$,#2);\n" +
                relation("#1", "#3"),
            "IFC2X3", mapping)
            .value("space.use") == "meeting_room");
  CHECK(Ifc(space +
                "#2=IFCCLASSIFICATIONNOTATION((#3));\n"
                "#3=IFCCLASSIFICATIONNOTATIONFACET('13-55');\n" +
                relation("#1", "#2"),
            "IFC2X3", mapping)
            .value("space.use") == "corridor");
  CHECK(Ifc(kSpace + kSystem + "#3=IFCCLASSIFICATIONREFERENCE($,'SL_20_15',$,#2,$,$);\n" +
                relation("#1", "#3"),
            "IFC4X3", mapping)
            .value("space.use") == "meeting_room");
  // The system itself says nothing about the object.
  CHECK(Ifc(kSpace + kSystem + relation("#1", "#2"), "IFC4", mapping).value("space.use") ==
        "(absent)");
}

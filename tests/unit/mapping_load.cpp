#include <filesystem>
#include <fstream>

#include "checker/readers/gbxml/read.hpp"
#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;

namespace {

base::Result<mapping::Mapping> load(const std::string& text) {
  const auto file = std::filesystem::temp_directory_path() / "garis-mapping-test.yaml";
  std::ofstream(file) << text;
  auto loaded = mapping::load(file, test::the_vocabulary());
  std::filesystem::remove(file);
  return loaded;
}

}  // namespace

TEST_CASE("the mapping of gbXML loads and every computation it names exists") {
  CHECK(test::gbxml_mapping().format == "gbxml");
  CHECK_NOTHROW(test::Gbxml(test::document("")));
}

TEST_CASE("what a mapping may not say is refused with its line") {
  struct Case {
    const char* text;
    const char* message;
    int line;
  };
  const std::vector<Case> cases = {
      {"format: x\nunit: {}\n", "unknown key `unit`, did you mean `units`?", 2},
      {"format: x\nunits: { A: 1 furlong }\n", "`1 furlong` is not a number with a unit", 2},
      {"format: x\nproperties:\n  wal: {}\n", "no entity `wal` in the vocabulary", 3},
      {"format: x\nproperties:\n  wall:\n    u: []\n", "`wall` has no property `u`", 4},
      {"format: x\nproperties:\n  wall:\n    u_value: [{ path: Construction/U-value, unit: A }]\n",
       "unit name `A` is not in `units`", 4},
      {"format: x\nproperties:\n  wall:\n    u_value: [{ path: Construction/U-value, zeros: absent "
       "}]\n",
       "unknown key `zeros`, did you mean `zero`?", 4},
      {"format: x\nproperties:\n  wall:\n    boundary: [{ path: Surface/@surfaceType, values: { A: "
       "outside } }]\n",
       "`A` cannot mean `outside` for `boundary`", 4},
      {"format: x\nproperties:\n  wall:\n    u_value: [U]\n", "`U` is not a path", 4},
      {"format: x\nsurfaces: { Wall: walls }\n", "`Wall`: no entity `walls`", 2},
  };
  for (const auto& c : cases) {
    INFO(c.text);
    const auto mapping = load(c.text);
    REQUIRE(!mapping);
    CHECK(mapping.error().code == "E-MAPPING");
    CHECK(mapping.error().message == c.message);
    CHECK(mapping.error().details.at(0).ends_with(":" + std::to_string(c.line)));
  }
}

TEST_CASE("a guideline may say where its property stands") {
  auto mapping = test::gbxml_mapping();
  const auto name = test::Gbxml::property("wall", "fire_rating");
  CHECK(mapping.add_place(name, "Construction/@fireRating") == std::nullopt);
  CHECK(mapping.add_place(name, "Construction//x")->code == "E-MAPPING");
  const test::Gbxml read(
      test::document(test::surface("ExteriorWall", test::upright(0), "constructionIdRef='k'"),
                     "<Construction id='k' fireRating='REI 60'/>"),
      mapping);
  CHECK(read.value("wall.fire_rating") == "REI 60");
  CHECK(read.model.places(name) == std::vector<std::string>{"Construction/@fireRating"});
}

TEST_CASE("a path that gbXML cannot have is refused when read") {
  auto mapping = test::gbxml_mapping();
  REQUIRE(!mapping.add_place(test::Gbxml::property("wall", "fire_rating"), "Facade/Rating"));
  model::Model model(test::the_vocabulary());
  const auto source = xml::open_text("<gbXML/>");
  const auto read = gbxml::read(*source, "x.xml", mapping, model);
  REQUIRE(!read);
  CHECK(read.error().message == "gbXML has no values at `Facade`");
}

#include "checker/report/columns.hpp"
#include "checker/report/explain.hpp"
#include "dsl/base/text.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using findings::Explains;

namespace {

findings::Explanation wall() {
  findings::Explanation explanation;
  explanation.clause.locator = "5.2.3";
  explanation.title = {{"en", "External wall U-value"}, {"ja", "外壁の熱貫流率"}};
  explanation.subject.kind = "wall";
  explanation.subject.name = "W-EXT-02";
  explanation.subject.where = {"Ward office", "2F"};
  explanation.outcome = findings::Outcome::fail;
  explanation.lines = {
      {Explains::applies, "", "yes  wall.is_external = yes",
       "office.ifc #18255 Pset_WallCommon.IsExternal", 0},
      {Explains::except, "", "no   \"heritage fabric\" (5.2.3 note 2): building.is_heritage = no",
       "", 0},
      {Explains::actual, "", "0.41 W/(m²·K)",
       "office.ifc #18260 Pset_WallCommon.ThermalTransmittance", 0},
      {Explains::input, "layer 1", "0.2 m", "office.ifc #18300", 1},
      {Explains::input, "thickness", "200 mm", "office.ifc #18301", 2},
      {Explains::limit, "", "0.35 W/(m²·K)", "table wall_u_max row 7: zone 3, office", 0},
      {Explains::compared, "",
       "0.41 <= 0.35 is false, short by 0.06 (17.1 %), tolerance 0, no rounding", "", 0},
      {Explains::passes_if, "", "wall.u_value ≤ 0.35 W/(m²·K)", "", 0},
      {Explains::rule, "", "envelope.garis:41, evidence primary, lcb@2026.1 page 21", "", 0}};
  return explanation;
}

}  // namespace

TEST_CASE("an explanation, as expected in files") {
  report::TextOptions wide;
  wide.width = 120;
  CHECK(testing::is_golden("explain.120.txt", report::to_text(wall(), wide)));
  CHECK(testing::is_golden("explain.80.txt", report::to_text(wall())));
  report::TextOptions japanese;
  japanese.language = "ja";
  CHECK(testing::is_golden("explain.ja.txt", report::to_text(wall(), japanese)));
}

TEST_CASE("depth limits the lines") {
  CHECK(report::to_text(wall(), {}, 1).find("layer 1") == std::string::npos);
  CHECK(report::to_text(wall(), {}, 2).find("layer 1") != std::string::npos);
  CHECK(report::to_text(wall(), {}, 2).find("thickness") == std::string::npos);
}

TEST_CASE("an explanation keeps to the page and is inert") {
  auto hostile = wall();
  hostile.subject.name = "\x1b[31m" + std::string(5000, 'x');
  hostile.lines[0].value = "\u202e" + std::string(300, 'y');
  hostile.lines[0].place = std::string(300, 'z');
  const auto text = report::to_text(hostile);
  CHECK(text.find('\x1b') == std::string::npos);
  CHECK(text.find("<U+202E>") != std::string::npos);
  for (const auto line : base::split(text, '\n')) CHECK(report::columns(line) <= 80);
}

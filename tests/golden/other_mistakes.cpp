// Mistakes that authors make: the code, and what the message must name.
#include "tests/golden/checked.hpp"
#include "tests/unit/catch.hpp"

namespace golden {
namespace {

struct Mistake {
  const char* text;
  Code code;
  const char* named;  // a part of the message
};

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all = {
      // ---- reading ----
      {"rule \"r\" { aplies to building }", Code::P001, "aplies"},
      {"rul \"r\" { }", Code::P001, "rul"},
      {"rule r { }", Code::P001, "`r`"},
      {"rule \"r\" {\n  applies to building\n", Code::P001, "ends"},
      {"rule \"r { applies to building }", Code::P001, "\"r"},
      {"rule \"r\" { applies to building requires building.storeys <= }", Code::P001, "}"},
      {"rule \"r\" { applies to building requires building.storeys => 3 }", Code::P001, ">"},
      {"rule \"r\" { applies building }", Code::P001, "building"},
      {"rule \"r\" { cite \"A document\" }", Code::P001, "}"},
      {"rule \"r\" { cite clause \"1\" evidence hearsay }", Code::P001, "hearsay"},
      {"define building.x : number 3", Code::P001, "3"},
      {"table t { key a : number value b : number | 1 | 2 }", Code::P001, "}"},
      {"trajectory t : ratio { 2025: 10% }", Code::P001, "2025"},
      {"test \"t\" { expect rule \"r\" passes }", Code::P001, "passes"},
      {"guideline \"g\" { }", Code::P001, "{"},
      {"rule \"r\" { requires (building.storeys <= 3 }", Code::P001, "}"},
      {"define building.x : length = 3 metres", Code::P002, "metres"},
      {"define building.x : energy = 3 kwh", Code::P002, "kwh"},
      {"define building.x : u_value = 3 W/m2/k", Code::N001, "`k`"},
      {"rule \"r\" { en \"T\" xq \"T\" } { }", Code::P003, "xq"},
      {"define building.x : number = 1,000", Code::P004, "1,000"},
      {"define building.x : number = 12,345,678", Code::P004, "12,345,678"},
      {"define rule.x : number = 3", Code::P005, "rule"},
      {"table table { }", Code::P005, "table"},
      {"credit \"c\" { award 3 }", Code::R007, "applies"},
      {"rating \"r\" { level \"a\" when score >= 3 points }", Code::S001, "counts no credit"},
      {"credit \"c\" { applies to building award 3 points max 2 points }", Code::S001, "3 points"},
      {"measure \"m\" { changes each window { window.area = 3 m² } }", Code::P001, "`=`"},
      {"measure \"m\" { changes each window { window.aera := 3 m² } }", Code::N001, "aera"},
      {"define building.x : u_value = 3 W/m²·K", Code::U002, "W/m²·K"},
      // ---- names ----
      {"rule \"r\" { applies to each wal requires building.has_bms }", Code::N001, "wal"},
      {"rule \"r\" { applies to each wall requires wall.uvalue <= 1 W/(m²·K) }", Code::N001,
       "uvalue"},
      {"rule \"r\" { applies to each wall requires wall.orientation is nord }", Code::N001, "nord"},
      {"rule \"r\" { applies to building requires building.use in { office, shop } }", Code::N001,
       "shop"},
      {"rule \"r\" { applies to building requires building.storeys <= limt let limit = 3 }",
       Code::N001, "limt"},
      {"rule \"r\" { applies to building requires building.storeys <= cap(check_year) }",
       Code::N001, "cap"},
      {"define building.x : areaa = 3 m²", Code::N001, "areaa"},
      {"define building.x : category[usage] = office", Code::N001, "usage"},
      {"define building.x : energy_intensity[total] = 3 kWh/(m²·yr)", Code::N001, "total"},
      {"rule \"r\" { applies to building requires every wals of building satisfies "
       "wall.is_external }",
       Code::N001, "wals"},
      {"test \"t\" { given bilding \"B\" }", Code::N001, "bilding"},
      {"test \"t\" { given building \"B\" { storey: 3 } }", Code::N001, "storey"},
      {"test \"t\" { given wall \"w\" in \"B\" }", Code::N001, "\"B\""},
      {"test \"t\" { expect rule \"nothing\" pass }", Code::N001, "nothing"},
      {"rule \"r\" { effective from 2020-01-01 by project.day applies to building requires "
       "building.has_bms }",
       Code::N001, "date"},
      {"table t { key a : number value b : number | 1 | 2 | } define building.x : number = t(c: 1)",
       Code::N001, "`c`"},
      {"table t { key a : number value b : number | 1 | 2 | } define building.x : number = t(a: "
       "1).d",
       Code::N001, "`d`"},
      // ---- kinds ----
      {"rule \"r\" { applies to building requires building.storeys }", Code::U003, "number"},
      {"rule \"r\" { applies to building requires building.storeys is office }", Code::U003,
       "number"},
      {"rule \"r\" { applies to building requires building.use <= 3 }", Code::U003, "building_use"},
      {"rule \"r\" { applies to building requires building.name + 1 <= 3 }", Code::U003, "text"},
      {"rule \"r\" { applies to building requires building.storeys matches \"3\" }", Code::U003,
       "matches"},
      // ---- declarations ----
      {"define building.storeys : number = 3", Code::D003, "storeys"},
      {"define building.x : number = 3 define building.x : number = 4", Code::D003, "twice"},
      {"define building.x : number = building.x", Code::D002, "`building.x` -> `building.x`"},
      {"define a : number = b define b : number = c define c : number = a", Code::D002,
       "`a` -> `b` -> `c` -> `a`"},
      {"rule \"r\" { applies to building let a = b let b = a requires a <= 3 }", Code::D002,
       "`a` -> `b` -> `a`"},
      {"rule \"r\" { requires building.has_bms }", Code::R007, "applies"},
      {"rule \"r\" { applies to building }", Code::R007, "requires nothing"},
      {"rule \"r\" { applies to building requires building.has_bms asks reviewer \"?\" }",
       Code::R007, "second requirement"},
      {"rule \"r\" { applies to building requires (min of wall.u_value over walls of building) <= "
       "1 W/(m²·K) }",
       Code::G001, "empty"},
      {"property wall.u_value : area", Code::D003, "wall.u_value"},
      // ---- tables ----
      {"table t { key a : number value b : number | 1 | }", Code::T004, "1 cells"},
      {"table t { key a : number value b : number | office | 2 | }", Code::T004, "office"},
      {"table t { key a : number value b : number | 5 .. 2 | 2 | }", Code::T004, "from 5 to 2"},
      {"table t { value b : number key a : number | 1 | 2 | }", Code::T004, "behind a value"},
      {"table t { key a : number value b : number | < 3 | 2 | }", Code::T002, "`a` 3"},
      {"table t { key a : number value b : number | < 3 | 2 | | < 5 | 1 | }", Code::T001,
       "rows 1 and 2"},
      {"table t { key a : number value b : number first match | * | 2 | | < 5 | 1 | }", Code::T003,
       "row 2"},
      // ---- the rest ----
      {"rule \"r\" { applies to building requires building.storeys <= 3 except where "
       "building.storeys < 0 exempt }",
       Code::X001, "never hold"},
      {"rule \"r\" { applies to building requires building.has_bms except where yes exempt }",
       Code::X004, "always holds"},
      {"rule \"r\" { applies to building requires building.has_bms except \"a\" over \"b\" where "
       "building.is_heritage exempt }",
       Code::X005, "\"b\""},
      {"rule \"r\" { applies to building requires building.has_bms message pass \"{actual}\" }",
       Code::M001, "{actual}"},
      {"rule \"r\" { applies to building requires building.has_bms message pass \"{missing}\" }",
       Code::M001, "{missing}"},
      {"guideline \"g\" edition \"1\" { languages en, ja } rule \"r\" \"Title\" { applies to "
       "building requires building.has_bms }",
       Code::L001, "`ja`"},
      {"rule \"r\" { applies to building requires building.has_bms tolerance 1% }", Code::R008,
       "tolerance"},
  };
  return all;
}

}  // namespace

TEST_CASE("mistakes are named by what was seen") {
  for (const auto& mistake : mistakes()) {
    const auto result = checked("t.garis", mistake.text);
    INFO(mistake.text << "\n" << result.shown());
    CHECK(result.has(mistake.code));
    bool named = false;
    for (const auto& d : result.sink.all())
      named =
          named || (d.code == mistake.code && d.message.find(mistake.named) != std::string::npos);
    INFO("expected in the message: " << mistake.named);
    CHECK(named);
  }
}

TEST_CASE("several mistakes in one file are all reported") {
  const auto result = checked(
      "t.garis", "rule \"a\" { aplies }\nrule \"b\" { requires }\ndefine x : number = 1,000\n");
  INFO(result.shown());
  CHECK(result.sink.count(garis::diagnostics::Level::error) == 3);
}

}  // namespace golden

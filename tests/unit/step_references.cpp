#include <optional>
#include <string_view>
#include <vector>

#include "checker/readers/step/references.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

TEST_CASE("lists of references are read in one go, anything else is left to the cursor") {
  struct Case {
    const char* name;
    const char* items;
    bool is_read;
    std::vector<std::uint64_t> expected;
  };
  const std::vector<Case> cases = {
      {"none", "", true, {}},
      {"one", "#12", true, {12}},
      {"several", "#1,#2,#300", true, {1, 2, 300}},
      {"blanks", " #1 ,\n#2\t, #3 ", true, {1, 2, 3}},
      {"large numbers", "#5000000000", true, {5000000000}},
      {"comma at the end", "#1,", false, {}},
      {"comma at the beginning", ",#1", false, {}},
      {"empty place", "#1,,#2", false, {}},
      {"only blanks", "  ", false, {}},
      {"a number among them", "#1,2", false, {}},
      {"lists in it", "(#1,#2)", false, {}},
      {"no digits", "#", false, {}},
      {"too many digits", "#99999999999999999999", false, {}},
      {"comment", "#1,/* #2, */#3", false, {}},
      {"null", "#1,$", false, {}},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    std::vector<std::uint64_t> names = {7};
    CHECK(step::read_references(c.items, names) == c.is_read);
    auto expected = c.expected;
    expected.insert(expected.begin(), 7);
    CHECK(names == expected);
  }
}

TEST_CASE("a leading name is read in one go, anything unusual is left to the cursor") {
  struct Case {
    const char* name;
    const char* instance;
    std::optional<std::string_view> expected;
  };
  const std::vector<Case> cases = {
      {"plain", "#1=IFCX('Name',$);", "Name"},
      {"blank after the equals sign", "#1= IFCX('Name',$);", "Name"},
      {"empty", "#1=IFCX('',$);", ""},
      {"bytes beyond ASCII", "#1=IFCX('Höhe',$);", "Höhe"},
      {"alone", "#1=IFCX('Name');", std::nullopt},
      {"escape", "#1=IFCX('H\\X\\F6he',$);", std::nullopt},
      {"doubled quote", "#1=IFCX('it''s',$);", std::nullopt},
      {"blank before the bracket", "#1=IFCX ('Name',$);", std::nullopt},
      {"blank after the bracket", "#1=IFCX( 'Name',$);", std::nullopt},
      {"no string", "#1=IFCX($,'Name');", std::nullopt},
      {"not closed", "#1=IFCX('Name", std::nullopt},
      {"cut off", "#1=IFCX(", std::nullopt},
      {"nothing", "", std::nullopt},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(step::leading_string(c.instance, 4) == c.expected);
  }
}

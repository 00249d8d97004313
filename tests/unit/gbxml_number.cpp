#include "checker/readers/gbxml/number.hpp"
#include "tests/unit/catch.hpp"

using garis::gbxml::read_number;

TEST_CASE("numbers as exporters write them") {
  struct Case {
    const char* text;
    double value;
  };
  for (const auto& c :
       std::vector<Case>{{"1", 1},
                         {" 12.5 ", 12.5},
                         {"+3", 3},
                         {"-1570.56", -1570.56},
                         {"1e-3", 0.001},
                         {"1,275", 1275},
                         {"10,422.932", 10422.932},
                         {"1,234,567", 1234567},
                         {"\"0", 0},
                         {"0.123456789012345678901234567890", 0.12345678901234568}}) {
    INFO(c.text);
    REQUIRE(read_number(c.text));
    CHECK(*read_number(c.text) == c.value);
  }
  for (const auto* text : {"", " ", "True", "1,5", "1,27", "12,34,567", ",123", "2 23/32\"",
                           "1.2.3", "nan", "inf", "1e999", "0x10", "12 m"}) {
    INFO(text);
    CHECK(!read_number(text));
  }
}

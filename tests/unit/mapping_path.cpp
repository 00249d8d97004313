#include "checker/readers/mapping/mapping.hpp"
#include "checker/readers/mapping/path.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

TEST_CASE("paths") {
  const auto path = mapping::parse_path("WindowType/Transmittance[@type='Visible'][not(@angle)]");
  REQUIRE(path);
  CHECK(path->anchor == "WindowType");
  CHECK(path->elements == std::vector<std::string>{"Transmittance"});
  REQUIRE(path->conditions.size() == 2);
  CHECK(path->conditions[0] == mapping::Condition{"type", "Visible"});
  CHECK(path->conditions[1] == mapping::Condition{"angle", ""});
  const auto attribute = mapping::parse_path("Surface/AdjacentSpaceId/@spaceIdRef");
  REQUIRE(attribute);
  CHECK(attribute->attribute == "spaceIdRef");
  CHECK(attribute->elements == std::vector<std::string>{"AdjacentSpaceId"});
  for (const auto* wrong : {"", "/", "Wall", "a//b", "a/b[", "a/b[x]", "a/b[@x=1]", "a/@", "a b/c",
                            "//Wall", "a/@b/c", "a/b[@x='1"}) {
    INFO(wrong);
    CHECK(!mapping::parse_path(wrong));
  }
}

TEST_CASE("quantities") {
  const auto u = mapping::parse_quantity("5.678263337 W/(m²·K)");
  REQUIRE(u);
  CHECK(u->value == 5.678263337);
  CHECK(u->unit.text == "W/(m²·K)");
  CHECK(mapping::parse_quantity("0.01")->unit.dimension.is_none());
  for (const auto* wrong : {"", "m", "1 furlong", "1 W/m²·K"})
    CHECK(!mapping::parse_quantity(wrong));
}

// Sets that many objects share, and what a file holds by name.
#include <chrono>

#include "tests/unit/ifc_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

std::string number_list(int first, int count) {
  std::string list;
  for (int i = first; i < first + count; ++i) list += (i == first ? "#" : ",#") + std::to_string(i);
  return list;
}

}  // namespace

TEST_CASE("a list of property sets is shared by all objects that get it") {
  const Ifc read(
      "#1=IFCWALL('a',$,'A',$,$,$,$,$,$);\n#2=IFCWALL('b',$,'B',$,$,$,$,$,$);\n"
      "#3=IFCPROPERTYSINGLEVALUE('ThermalTransmittance',$,IFCREAL(0.5),$);\n"
      "#4=IFCPROPERTYSINGLEVALUE('FireRating',$,IFCLABEL('REI 60'),$);\n"
      "#5=IFCPROPERTYSINGLEVALUE('ThermalTransmittance',$,IFCREAL(0.3),$);\n"
      "#6=IFCPROPERTYSET('s',$,'Pset_WallCommon',$,(#3));\n"
      "#7=IFCPROPERTYSET('t',$,'Pset_WallCommon',$,(#4));\n"
      "#8=IFCPROPERTYSET('u',$,'Pset_WallCommon',$,(#5));\n"
      "#9=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1,#2),IFCPROPERTYSETDEFINITIONSET((#6,#7)));\n"
      "#10=IFCRELDEFINESBYPROPERTIES('q',$,$,$,(#2),#8);");
  CHECK(read.value("wall.u_value", 0) == "0.5");
  CHECK(read.value("wall.u_value", 1) == "0.3");
  CHECK(read.value("wall.fire_rating", 0) == "REI 60");
  CHECK(read.value("wall.fire_rating", 1) == "REI 60");
}

// Thousands of sets for thousands of objects: by list, on a type, or one set with many properties.
TEST_CASE("what is shared is walked once") {
  constexpr int kMany = 2000;
  std::string objects, sets, properties;
  for (int i = 0; i < kMany; ++i) {
    const auto own = std::to_string(10'000 + i), set = std::to_string(20'000 + i),
               property = std::to_string(30'000 + i);
    objects += "#" + own + "=IFCWALL('a" + own + "',$,'A',$,$,$,$,$,$);\n";
    sets += "#" + set + "=IFCPROPERTYSET('s',$,'S" + set + "',$,(#" + property + "));\n";
    properties +=
        "#" + property + "=IFCPROPERTYSINGLEVALUE('P" + property + "',$,IFCREAL(0.5),$);\n";
  }
  const auto all = objects + sets + properties +
                   "#2=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.T.),$);\n"
                   "#3=IFCPROPERTYSET('w',$,'Pset_WallCommon',$,(#2));\n";
  const auto walls = number_list(10'000, kMany);
  const std::string ways[] = {
      "#1=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(" + walls + "),IFCPROPERTYSETDEFINITIONSET((" +
          number_list(20'000, kMany) + ",#3)));",
      "#4=IFCWALLTYPE('y',$,'T',$,$,(" + number_list(20'000, kMany) +
          ",#3),$,$,$,.NOTDEFINED.);\n#1=IFCRELDEFINESBYTYPE('q',$,$,$,(" + walls + "),#4);",
      "#4=IFCPROPERTYSET('l',$,'Pset_WallCommon',$,(" + number_list(30'000, kMany) +
          ",#2));\n#1=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(" + walls + "),#4);"};
  for (const auto& way : ways) {
    INFO(way.substr(0, 60));
    const auto before = std::chrono::steady_clock::now();
    const Ifc read(all + way);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
    CHECK(read.value("wall.is_external", kMany - 1) == "yes");
    CHECK(took.count() < 5);  // s; the full product takes minutes
  }
}

TEST_CASE("what a file holds by name") {
  const Ifc read(
      "#1=IFCWALL('a',$,'A',$,$,$,$,$,$);\n#2=IFCWALL('b',$,'B',$,$,$,$,$,$);\n"
      "#3=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.T.),$);\n"
      "#4=IFCPROPERTYSINGLEVALUE('Reference',$,IFCIDENTIFIER('W 24'),$);\n"
      "#5=IFCPROPERTYSET('s',$,'Pset_WallCommon',$,(#3,#4));\n"
      "#6=IFCPROPERTYSINGLEVALUE('Red',$,IFCINTEGER(7),$);\n"
      "#7=IFCCOMPLEXPROPERTY('Colour',$,'x',(#6));\n#8=IFCPROPERTYSET('t',$,'Paint',$,(#7));\n"
      "#9=IFCQUANTITYLENGTH('Width',$,$,0.24,$);\n"
      "#10=IFCELEMENTQUANTITY('q',$,'BaseQuantities',$,$,(#9));\n"
      "#11=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1,#2),#5);\n"
      "#12=IFCRELDEFINESBYPROPERTIES('u',$,$,$,(#1),#10);\n"
      "#13=IFCWALLTYPE('y',$,'T',$,$,(#8,#5),$,$,$,.NOTDEFINED.);\n"
      "#14=IFCRELDEFINESBYTYPE('v',$,$,$,(#1,#2),#13);");
  const auto& census = read.summary.census;
  CHECK(census.property_sets == 2);
  CHECK(census.properties == 4);
  CHECK(census.quantity_sets == 1);
  CHECK(census.quantities == 1);
  CHECK(census.unmapped_sets() == 2);  // Paint, and BaseQuantities without what is looked for in it
  CHECK(census.unmapped_properties() == 3);
  const auto held = [&](const char* set, const char* name) {
    const auto it = census.held.find({set, name});
    REQUIRE(it != census.held.end());
    return std::to_string(it->second.elements) + (it->second.is_mapped ? " mapped " : " ") +
           it->second.example;
  };
  CHECK(held("Pset_WallCommon", "IsExternal") == "2 mapped T");
  CHECK(held("Pset_WallCommon", "Reference") == "2 W 24");  // once per wall, though twice stated
  CHECK(held("Paint", "Colour.Red") == "2 7");
  CHECK(held("BaseQuantities", "Width") == "1 0.24");
}

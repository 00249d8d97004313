#include <chrono>

#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/string.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/ifcxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

TEST_CASE("what the schema does not know is skipped and noted with its line") {
  struct Case {
    const char* inside;
    const char* expected;
    const char* noted;
  };
  const Case cases[] = {
      {"<IfcWall/><IfcHyperWall>\n<IfcWall/></IfcHyperWall>", "#1=IFCWALL($,$,$,$,$,$,$,$,$);\n",
       "unknown_element at 2: IfcHyperWall\n"},
      {"<IfcWall><Colour>red</Colour><Name>n</Name></IfcWall>",
       "#1=IFCWALL($,$,'n',$,$,$,$,$,$);\n", "unknown_element at 2: Colour\n"},
      {"<IfcWall\n Colour='red' Name='n'/>", "#1=IFCWALL($,$,'n',$,$,$,$,$,$);\n",
       "unknown_attribute at 3: Colour\n"},
      {"<ifcwall/><IfcWall/>", "#1=IFCWALL($,$,$,$,$,$,$,$,$);\n",
       "unknown_element at 2: ifcwall\n"},
      {"<IfcWindow OverallHeight='high' OverallWidth='INF' Name='n'/>",
       "#1=IFCWINDOW($,$,'n',$,$,$,$,$,$,$,$,$,$);\n",
       "unreadable_value at 2: OverallHeight\nunreadable_value at 2: OverallWidth\n"},
      {"<IfcPropertySingleValue NominalValue='2'/>", "#1=IFCPROPERTYSINGLEVALUE($,$,$,$);\n",
       "unreadable_value at 2: NominalValue\n"},
      {"<IfcPropertySingleValue><NominalValue>2</NominalValue></IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE($,$,$,$);\n", "unreadable_value at 2: IfcValue\n"},
      {"<IfcWall PredefinedType='a b'/>", "#1=IFCWALL($,$,$,$,$,$,$,$,$);\n",
       "unreadable_value at 2: PredefinedType\n"},
      {"<IfcCartesianPoint Coordinates='0 x 0'/>", "#1=IFCCARTESIANPOINT($);\n",
       "unreadable_value at 2: Coordinates\n"},
      {"<IfcAxis2Placement3D><Location><IfcCartesianPoint ref='a'/><IfcCartesianPoint ref='a'/>"
       "</Location></IfcAxis2Placement3D><IfcCartesianPoint id='a'/>",
       "#1=IFCAXIS2PLACEMENT3D(#2,$,$);\n#2=IFCCARTESIANPOINT($);\n",
       "extra_value at 2: IfcCartesianPoint\n"},
      {"<IfcWall Name='a'><Name>b</Name></IfcWall>", "#1=IFCWALL($,$,'a',$,$,$,$,$,$);\n",
       "extra_value at 2: IfcLabel\n"},
      {"<IfcWall id='a'/>\n<IfcDoor id='a'/>",
       "#1=IFCWALL($,$,$,$,$,$,$,$,$);\n#2=IFCDOOR($,$,$,$,$,$,$,$,$,$,$,$,$);\n",
       "duplicate_id at 3: a\n"},
      {"<IfcRelAggregates>\n<RelatingObject ref='gone'/></IfcRelAggregates>",
       "#1=IFCRELAGGREGATES($,$,$,$,#2,$);\n", "dangling_reference at 3: gone\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.inside);
    const auto step = converted(ifcxml4(c.inside));
    CHECK(instances(step) == c.expected);
    if (step) CHECK(notices(*step) == c.noted);
  }
}

TEST_CASE("all are counted, the first eight kept") {
  std::string inside = "<IfcWall/>";
  for (int i = 0; i < 100; ++i) inside += "<IfcNoWall/>";
  const auto step = converted(ifcxml4(inside));
  REQUIRE(step);
  CHECK(step->notices.count(ifc::XmlNoticeCode::unknown_element) == 100);
  CHECK(step->notices.count() == 100);
  CHECK(step->notices.kept().size() == 8);
}

TEST_CASE("documents that are refused in one sentence") {
  struct Case {
    const char* document;
    const char* said;
  };
  const Case cases[] = {
      {"", "E-FORMAT t.ifcxml: is empty"},
      {"<gbXML/>",
       "E-FORMAT t.ifcxml:1: the root element is `gbXML`, which no ifcXML document has"},
      {"<ifcXML/>", "E-FORMAT t.ifcxml:1: the document holds no IFC instance"},
      {"<ifcXML>\n<Wall/></ifcXML>",
       "E-FORMAT t.ifcxml:2: `Wall` is not known, and the document holds no IFC instance"},
      {"<ifcXML xmlns='http://x/IFC99'>\n<IfcWall/></ifcXML>",
       "E-FORMAT t.ifcxml:2: the schema `IFC99` is not read"},
  };
  for (const auto& c : cases) CHECK(instances(converted(c.document)) == c.said);
  const auto broken = converted("<ifcXML><IfcWall></ifcXML>");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message.starts_with("t.ifcxml:1: "));
}

TEST_CASE("strings come back as they were") {
  const char* texts[] = {"it's",
                         "a\\b",
                         "\\X2\\00E4\\X0\\",
                         "\xC3\xA4\xE2\x82\xAC",
                         "'';\n#12=",
                         "/* no comment */",
                         "\xF0\x9F\x8F\xA0",
                         "tab\tand\nline"};
  for (const std::string text : texts) {
    const auto step = converted(ifcxml2x3("<IfcOrganization><Name><![CDATA[" + text +
                                          "]]></Name>"
                                          "</IfcOrganization>"));
    REQUIRE(step);
    const auto index = step::Index::build(step->text, "t");
    REQUIRE(index);
    CHECK(index->notices().kept().empty());
    REQUIRE(index->size() == 1);
    const auto row = index->find(1);
    REQUIRE(row);
    CHECK(step::decode_string(step::arguments(index->instance(*row)).nth(1).text) == text);
  }
}

TEST_CASE("limits hold, and no document makes the work grow with its square") {
  std::string deep;
  for (int i = 0; i < 300; ++i) deep += "<IfcLocalPlacement><PlacementRelTo>";
  CHECK(instances(converted(ifcxml4(deep))).starts_with("E-LIMIT t.ifcxml:2: elements are nested"));

  xml::Limits limits;
  limits.bytes = 1000;
  CHECK(instances(converted(ifcxml4(std::string(2000, ' ')), limits)).starts_with("E-LIMIT"));

  // one relation that 50,000 walls name, after it was written
  std::string many = "<IfcRelDefinesByProperties id='r'/>";
  for (int i = 0; i < 50'000; ++i)
    many += "<IfcWall><IsDefinedBy><IfcRelDefinesByProperties ref='r'/></IsDefinedBy></IfcWall>";
  const auto begin = std::chrono::steady_clock::now();
  const auto step = converted(ifcxml4(many));
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
  REQUIRE(step);
  CHECK(data(*step).substr(0, 60) ==
        "#1=IFCRELDEFINESBYPROPERTIES($,$,$,$,(#2,#3,#4,#5,#6,#7,#8,#");
}

#include "tests/unit/catch.hpp"
#include "tests/unit/ifcxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

TEST_CASE("2x3: attributes are elements, values by the type that the schema gives") {
  struct Case {
    const char* inside;
    const char* expected;
  };
  const Case cases[] = {
      {"<IfcOrganization id='i1'><Name>A 'B' \\C</Name><Description/></IfcOrganization>",
       "#1=IFCORGANIZATION($,'A ''B'' \\\\C','',$,$);\n"},
      {"<IfcSIUnit><UnitType>lengthunit</UnitType><Prefix>milli</Prefix><Name>metre</Name>"
       "</IfcSIUnit>",
       "#1=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n"},
      {"<IfcSIUnit><Dimensions><IfcDimensionalExponents ref='x'/></Dimensions></IfcSIUnit>",
       "#1=IFCSIUNIT(*,$,$,$);\n"},
      {"<IfcCartesianPoint><Coordinates ex:cType='list'><IfcLengthMeasure pos='0'>1</"
       "IfcLengthMeasure><IfcLengthMeasure pos='1'>-.5e-3</IfcLengthMeasure></Coordinates>"
       "</IfcCartesianPoint>",
       "#1=IFCCARTESIANPOINT((1.,-0.5E-3));\n"},
      {"<IfcDirection><DirectionRatios ex:cType='list'><ex:double-wrapper pos='1'>0.</ex:double-"
       "wrapper><ex:double-wrapper pos='2'>1.</ex:double-wrapper><ex:double-wrapper pos='0'>2.</"
       "ex:double-wrapper></DirectionRatios></IfcDirection>",
       "#1=IFCDIRECTION((2.,0.,1.));\n"},
      {"<IfcPropertySingleValue><Name>U</Name><NominalValue><IfcThermalTransmittanceMeasure>"
       "0.24</IfcThermalTransmittanceMeasure></NominalValue></IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE('U',$,IFCTHERMALTRANSMITTANCEMEASURE(0.24),$);\n"},
      {"<IfcPropertySingleValue><NominalValue><IfcBoolean>true</IfcBoolean></NominalValue>"
       "</IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE($,$,IFCBOOLEAN(.T.),$);\n"},
      {"<IfcPropertySingleValue><NominalValue><IfcLogical>unknown</IfcLogical></NominalValue>"
       "</IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE($,$,IFCLOGICAL(.U.),$);\n"},
      {"<IfcPropertyEnumeratedValue><EnumerationValues ex:cType='list'><IfcLabel pos='0'>A</"
       "IfcLabel><IfcLabel pos='1'>B</IfcLabel></EnumerationValues></IfcPropertyEnumeratedValue>",
       "#1=IFCPROPERTYENUMERATEDVALUE($,$,(IFCLABEL('A'),IFCLABEL('B')),$);\n"},
      {"<IfcSite><RefLatitude ex:cType='list'><ex:long-wrapper pos='0'>3</ex:long-wrapper>"
       "<ex:long-wrapper pos='1'>8</ex:long-wrapper></RefLatitude></IfcSite>",
       "#1=IFCSITE($,$,$,$,$,$,$,$,$,(3,8),$,$,$,$);\n"},
      {"<IfcOwnerHistory><CreationDate>1384180926</CreationDate></IfcOwnerHistory>",
       "#1=IFCOWNERHISTORY($,$,$,$,$,$,$,1384180926);\n"},
      {"<IfcPixelTexture><Pixel ex:cType='list'><ex:hexBinary-wrapper>00ff</ex:hexBinary-wrapper>"
       "</Pixel></IfcPixelTexture>",
       "#1=IFCPIXELTEXTURE($,$,$,$,$,$,$,(\"000FF\"));\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.inside);
    CHECK(instances(converted(ifcxml2x3(c.inside))) == c.expected);
  }
}

TEST_CASE("2x3: references, nested instances and numbers in the order of mention") {
  const auto step =
      converted(ifcxml2x3("<IfcApplication id='i5'>\n"
                          "<ApplicationDeveloper><IfcOrganization xsi:nil='true' ref='i1'/>"
                          "</ApplicationDeveloper></IfcApplication>\n"
                          "<IfcOrganization id='i1'/>\n"
                          "<IfcLocalPlacement id='i9'><PlacementRelTo>\n"
                          "<IfcLocalPlacement id='i7'/></PlacementRelTo><RelativePlacement>\n"
                          "<IfcAxis2Placement3D/></RelativePlacement></IfcLocalPlacement>\n"));
  REQUIRE(step);
  CHECK(data(*step) ==
        "#1=IFCAPPLICATION(#2,$,$,$);\n"
        "#2=IFCORGANIZATION($,$,$,$,$);\n"
        "#4=IFCLOCALPLACEMENT($,$);\n"
        "#5=IFCAXIS2PLACEMENT3D($,$,$);\n"
        "#3=IFCLOCALPLACEMENT(#4,#5);\n");
  CHECK(step->lines == std::vector<std::uint32_t>{3, 5, 6, 7, 8});
  CHECK(step->dialect == "iso_10303_28 IFC2X3");
  CHECK(step->bytes > 500);
  CHECK(step->sha256.size() == 64);
  CHECK(notices(*step).empty());
}

TEST_CASE("2x3: other roots and namespaces") {
  struct Case {
    const char* document;
    const char* dialect;
  };
  const Case cases[] = {
      {"<uos configuration='i-ifc2x3'><IfcWall/></uos>", "uos IFC2X3"},
      {"<iso_10303_28><uos><IfcWall/></uos></iso_10303_28>", "iso_10303_28 IFC2X3"},
      {"<doc:iso_10303_28 xmlns:doc='urn:oid:1.0.10303.28.2.1.3' "
       "xmlns:exp='urn:oid:1.0.10303.28.2.1.1'><exp:iso_10303_28_header/>"
       "<doc:express id='exp_1' external='' schema_name='IFC4'/><doc:configuration id='c'/>"
       "<doc:schema_population governing_schema='exp_1'/>"
       "<ifc:uos xmlns:ifc='http://www.iai-tech.org/ifcXML/IFC2x2/FINAL' schema='exp_1'>"
       "<ifc:IfcWall/></ifc:uos></doc:iso_10303_28>",
       "iso_10303_28 IFC2X3"},
  };
  for (const auto& c : cases) {
    const auto step = converted(c.document);
    REQUIRE(step);
    CHECK(step->dialect == c.dialect);
    CHECK(data(*step) == "#1=IFCWALL($,$,$,$,$,$,$,$);\n");
    CHECK(notices(*step).empty());
  }
}

TEST_CASE("the header says what wrote the document, and not who") {
  const auto step = converted(
      "<ex:iso_10303_28><ex:iso_10303_28_header><ex:name>a\nb</ex:name>"
      "<ex:time_stamp>2013-12-02T13:34:01</ex:time_stamp><ex:author>Jo</ex:author>"
      "<ex:organization>O</ex:organization><ex:preprocessor_version>P</ex:preprocessor_version>"
      "<ex:originating_system>S</ex:originating_system><ex:authorization>Jo</ex:authorization>"
      "<ex:documentation>ViewDefinition [CoordinationView]</ex:documentation>"
      "</ex:iso_10303_28_header><uos><IfcWall/></uos></ex:iso_10303_28>");
  REQUIRE(step);
  CHECK(step->text ==
        "ISO-10303-21;\nHEADER;\n"
        "FILE_DESCRIPTION(('ViewDefinition [CoordinationView]'),'2;1');\n"
        "FILE_NAME('a\\X\\0Ab','2013-12-02T13:34:01',(''),(''),'P','S','');\n"
        "FILE_SCHEMA(('IFC2X3'));\nENDSEC;\nDATA;\n"
        "#1=IFCWALL($,$,$,$,$,$,$,$);\nENDSEC;\nEND-ISO-10303-21;\n");
}

#include "tests/unit/catch.hpp"
#include "tests/unit/ifcxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

TEST_CASE("4: attributes are XML attributes, or elements that hold or are an instance") {
  struct Case {
    const char* inside;
    const char* expected;
  };
  const Case cases[] = {
      {"<IfcWall id='w' GlobalId='g' Name='Wand &amp; T\xC3\xBCr' PredefinedType='solidwall'/>",
       "#1=IFCWALL('g',$,'Wand & T\xC3\xBCr',$,$,$,$,$,.SOLIDWALL.);\n"},
      {"<ifc:IfcWall ifc:Name='x'/>", "#1=IFCWALL($,$,'x',$,$,$,$,$,$);\n"},
      {"<IfcWall Description='' PredefinedType=''/>", "#1=IFCWALL($,$,$,'',$,$,$,$,$);\n"},
      {"<IfcSite RefLatitude='24 28 0' RefElevation='2'/>",
       "#1=IFCSITE($,$,$,$,$,$,$,$,$,(24,28,0),$,2.,$,$);\n"},
      {"<IfcWindow OverallHeight='1.2E3'/>", "#1=IFCWINDOW($,$,$,$,$,$,$,$,1.2E3,$,$,$,$);\n"},
      {"<IfcAxis2Placement3D><Location Coordinates='0 0 1'/></IfcAxis2Placement3D>",
       "#2=IFCCARTESIANPOINT((0.,0.,1.));\n#1=IFCAXIS2PLACEMENT3D(#2,$,$);\n"},
      {"<IfcAxis2Placement3D><Location/></IfcAxis2Placement3D>",
       "#1=IFCAXIS2PLACEMENT3D($,$,$);\n"},
      {"<IfcBlock><Position xsi:type='ifc:IfcAxis2Placement3D'/></IfcBlock>",
       "#2=IFCAXIS2PLACEMENT3D($,$,$);\n#1=IFCBLOCK(#2,$,$,$);\n"},
      {"<IfcProject><UnitsInContext><Units><IfcSIUnit Name='metre'/><IfcSIUnit ref='s'/></Units>"
       "</UnitsInContext></IfcProject><IfcSIUnit id='s'/>",
       "#3=IFCSIUNIT(*,$,$,.METRE.);\n#2=IFCUNITASSIGNMENT((#3,#4));\n"
       "#1=IFCPROJECT($,$,$,$,$,$,$,$,#2);\n#4=IFCSIUNIT(*,$,$,$);\n"},
      {"<IfcPropertySingleValue Name='n'><NominalValue><IfcReal-wrapper>2</IfcReal-wrapper>"
       "</NominalValue></IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE('n',$,IFCREAL(2.),$);\n"},
      {"<IfcPropertySingleValue><NominalValue xsi:type='IfcLabel'>x</NominalValue>"
       "</IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE($,$,IFCLABEL('x'),$);\n"},
      {"<IfcPropertySingleValue><NominalValue><IfcLabel-wrapper/></NominalValue>"
       "</IfcPropertySingleValue>",
       "#1=IFCPROPERTYSINGLEVALUE($,$,IFCLABEL(''),$);\n"},
      {"<IfcPostalAddress><AddressLines><IfcLabel-wrapper>A b</IfcLabel-wrapper><IfcLabel-wrapper>"
       "C</IfcLabel-wrapper></AddressLines></IfcPostalAddress>",
       "#1=IFCPOSTALADDRESS($,$,$,$,('A b','C'),$,$,$,$,$);\n"},
      {"<IfcCartesianPointList3D CoordList='0 0 0 1 0 0'/>",
       "#1=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.,0.,0.)));\n"},
      {"<IfcCartesianPointList2D CoordList='0 0 1 0'/>",
       "#1=IFCCARTESIANPOINTLIST2D(((0.,0.),(1.,0.)));\n"},
      {"<IfcCartesianPointList3D><CoordList><IfcLengthMeasure-wrapper>0 0 0</IfcLengthMeasure-"
       "wrapper><Seq><IfcLengthMeasure-wrapper>1</IfcLengthMeasure-wrapper></Seq></CoordList>"
       "</IfcCartesianPointList3D>",
       "#1=IFCCARTESIANPOINTLIST3D(((0.,0.,0.),(1.)));\n"},
      {"<IfcIndexedPolyCurve SelfIntersect='false'><Segments><IfcLineIndex-wrapper>1 2"
       "</IfcLineIndex-wrapper><IfcArcIndex-wrapper>2 3 4</IfcArcIndex-wrapper></Segments>"
       "</IfcIndexedPolyCurve>",
       "#1=IFCINDEXEDPOLYCURVE($,(IFCLINEINDEX((1,2)),IFCARCINDEX((2,3,4))),.F.);\n"},
      {"<IfcMaterialLayerSet><MaterialLayers><IfcMaterialLayer LayerThickness='0.1'><Material "
       "xsi:type='IfcMaterial' Name='brick'/></IfcMaterialLayer></MaterialLayers>"
       "</IfcMaterialLayerSet>",
       "#3=IFCMATERIAL('brick',$,$);\n#2=IFCMATERIALLAYER(#3,0.1,$,$,$,$,$);\n"
       "#1=IFCMATERIALLAYERSET((#2),$,$);\n"},
      {"<IfcElementQuantity><Quantities/></IfcElementQuantity>",
       "#1=IFCELEMENTQUANTITY($,$,$,$,$,());\n"},
      {"<IfcRelAggregates><RelatingObject xsi:type='IfcProject' ref='p'/><RelatedObjects><IfcSite "
       "xsi:nil='true' href='#s'/></RelatedObjects></IfcRelAggregates><IfcProject id='p'/>"
       "<IfcSite id='s'/>",
       "#1=IFCRELAGGREGATES($,$,$,$,#2,(#3));\n#2=IFCPROJECT($,$,$,$,$,$,$,$,$);\n"
       "#3=IFCSITE($,$,$,$,$,$,$,$,$,$,$,$,$,$);\n"},
      {"<IfcRelAggregates><RelatedObjects xsi:type='IfcSite' Name='a'/><RelatedObjects "
       "xsi:type='IfcSite' Name='b'/></IfcRelAggregates>",
       "#2=IFCSITE($,$,'a',$,$,$,$,$,$,$,$,$,$,$);\n#3=IFCSITE($,$,'b',$,$,$,$,$,$,$,$,$,$,$);\n"
       "#1=IFCRELAGGREGATES($,$,$,$,$,(#2,#3));\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.inside);
    const auto step = converted(ifcxml4(c.inside));
    CHECK(instances(step) == c.expected);
    if (step) CHECK(notices(*step).empty());
  }
}

TEST_CASE("4: relations in an inverse attribute get the object around them") {
  struct Case {
    const char* inside;
    const char* expected;
  };
  const Case cases[] = {
      {"<IfcWall><IsDefinedBy><IfcRelDefinesByProperties GlobalId='r'>"
       "<RelatingPropertyDefinition><IfcPropertySet Name='p'/></RelatingPropertyDefinition>"
       "</IfcRelDefinesByProperties></IsDefinedBy></IfcWall>",
       "#3=IFCPROPERTYSET($,$,'p',$,$);\n#2=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);\n"
       "#1=IFCWALL($,$,$,$,$,$,$,$,$);\n"},
      {"<IfcWall id='w'><IsTypedBy><RelatingType ref='t'/></IsTypedBy></IfcWall>"
       "<IfcWallType id='t'/>",
       "#2=IFCRELDEFINESBYTYPE($,$,$,$,(#1),#3);\n#1=IFCWALL($,$,$,$,$,$,$,$,$);\n"
       "#3=IFCWALLTYPE($,$,$,$,$,$,$,$,$,$);\n"},
      {"<IfcBuilding><IsDecomposedBy><IfcRelAggregates><RelatedObjects><IfcBuildingStorey/>"
       "</RelatedObjects></IfcRelAggregates></IsDecomposedBy></IfcBuilding>",
       "#3=IFCBUILDINGSTOREY($,$,$,$,$,$,$,$,$,$);\n#2=IFCRELAGGREGATES($,$,$,$,#1,(#3));\n"
       "#1=IFCBUILDING($,$,$,$,$,$,$,$,$,$,$,$);\n"},
      // two walls share a relation; a third names it before it is there
      {"<IfcWall><IsDefinedBy><IfcRelDefinesByProperties ref='r'/></IsDefinedBy></IfcWall>"
       "<IfcWall><IsDefinedBy><IfcRelDefinesByProperties id='r' Name=\"it's\"/></IsDefinedBy>"
       "</IfcWall>"
       "<IfcWall><IsDefinedBy><IfcRelDefinesByProperties xsi:nil='true' ref='r'/></IsDefinedBy>"
       "</IfcWall>",
       "#1=IFCWALL($,$,$,$,$,$,$,$,$);\n"
       "#2=IFCRELDEFINESBYPROPERTIES($,$,'it''s',$,(#1,#3,#4),$);\n"
       "#3=IFCWALL($,$,$,$,$,$,$,$,$);\n#4=IFCWALL($,$,$,$,$,$,$,$,$);\n"},
      // said on both sides
      {"<IfcWall id='w'><IsDefinedBy><IfcRelDefinesByProperties><RelatedObjects><IfcWall ref='v'/>"
       "<IfcWall ref='w'/></RelatedObjects></IfcRelDefinesByProperties></IsDefinedBy></IfcWall>"
       "<IfcWall id='v'/>",
       "#2=IFCRELDEFINESBYPROPERTIES($,$,$,$,(#3,#1),$);\n#1=IFCWALL($,$,$,$,$,$,$,$,$);\n"
       "#3=IFCWALL($,$,$,$,$,$,$,$,$);\n"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.inside);
    const auto step = converted(ifcxml4(c.inside));
    CHECK(instances(step) == c.expected);
    if (step) CHECK(notices(*step).empty());
  }
}

TEST_CASE("a relation written before a later object names it keeps all its values") {
  const auto step = converted(ifcxml4(
      "<IfcRelAssignsToGroupByFactor id='r' Name='a;b' Factor='2' RelatedObjectsType='product'/>"
      "<IfcMetric id='m'><DataValue><IfcLabel-wrapper>x,(y)</IfcLabel-wrapper></DataValue>"
      "</IfcMetric>"
      "<IfcWall><HasAssignments><IfcRelAssignsToGroupByFactor ref='r'/></HasAssignments></IfcWall>"
      "<IfcWall><HasAssignments><IfcRelAssignsToGroupByFactor "
      "ref='r'/></HasAssignments></IfcWall>"));
  REQUIRE(step);
  CHECK(data(*step) ==
        "#1=IFCRELASSIGNSTOGROUPBYFACTOR($,$,'a;b',$,(#3,#4),.PRODUCT.,$,2.);\n"
        "#2=IFCMETRIC($,$,$,$,$,$,$,$,$,IFCLABEL('x,(y)'),$);\n"
        "#3=IFCWALL($,$,$,$,$,$,$,$,$);\n#4=IFCWALL($,$,$,$,$,$,$,$,$);\n");
}

TEST_CASE("the schema comes from the namespaces") {
  struct Case {
    const char* root;
    const char* dialect;
  };
  const Case cases[] = {
      {"xmlns='http://www.buildingsmart-tech.org/ifcXML/IFC4/final'", "ifcXML IFC4"},
      {"xmlns='http://www.buildingsmart-tech.org/ifcXML/MVD4/IFC4'", "ifcXML IFC4"},
      {"xmlns='https://standards.buildingsmart.org/IFC/RELEASE/IFC4/ADD2_TC1/XML'", "ifcXML IFC4"},
      {"xmlns='https://standards.buildingsmart.org/IFC/RELEASE/IFC4/3/ADD2'", "ifcXML IFC4X3"},
      {"xmlns:ifc='https://standards.buildingsmart.org/IFC/RELEASE/IFC4_3/x'", "ifcXML IFC4X3"},
      {"xmlns='http://www.buildingsmart.org/ifc/IFC4X3_ADD2'", "ifcXML IFC4X3"},
      {"", "ifcXML IFC4"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.root);
    const auto step = converted("<ifcXML " + std::string(c.root) + "><IfcWall/></ifcXML>");
    REQUIRE(step);
    CHECK(step->dialect == c.dialect);
  }
}

#include "tests/unit/ifc_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

// A wall with one property in one set.
std::string wall_with(const std::string& property, const std::string& set = "Pset_WallCommon",
                      const std::string& units = "") {
  return "#1=IFCWALL('w',$,'W1',$,$,$,$,'tag',$);\n#2=" + property +
         ";\n#3=IFCPROPERTYSET('s',$,'" + set +
         "',$,(#2));\n#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);\n" + units;
}

std::string u_value(const std::string& value, const std::string& unit = "$") {
  return "IFCPROPERTYSINGLEVALUE('ThermalTransmittance',$," + value + "," + unit + ")";
}

}  // namespace

TEST_CASE("ways to state a U-value") {
  const std::pair<std::string, std::string> cases[] = {
      {wall_with(u_value("IFCTHERMALTRANSMITTANCEMEASURE(0.24)")), "0.24"},
      {wall_with(u_value("IFCREAL(2.400E-1)")), "0.24"},
      {wall_with(u_value("IFCTHERMALTRANSMITTANCEMEASURE(0.)")), "(absent)"},
      {wall_with(u_value("IFCREAL(0.)")), "(absent)"},
      {wall_with(u_value("$")), "(absent)"},
      {wall_with(u_value("IFCLABEL('0.24')")), "0.24"},
      {wall_with(u_value("IFCLABEL('0.24 W/(m\\X2\\00B2\\X0\\\\X2\\00B7\\X0\\K)')")), "0.24"},
      {wall_with(u_value("IFCLABEL('-')")), "(absent)"},
      {wall_with(u_value("IFCLABEL('Undefined')")), "(absent)"},
      {wall_with(u_value("IFCLABEL('good')")), "(unreadable)"},
      {wall_with(u_value("IFCTHERMALTRANSMITTANCEMEASURE(-1.#IND)")), "(unreadable)"},
      {wall_with(u_value("IFCTHERMALTRANSMITTANCEMEASURE(26.15)")), "(implausible)"},
      {wall_with(u_value("IFCLENGTHMEASURE(0.24)")), "(unreadable)"},
      {wall_with("IFCPROPERTYSINGLEVALUE('Heat Transfer Coefficient (U)',$,IFCREAL(6.7069),$)",
                 "Analytical"),
       "6.7069"},
      {wall_with("IFCPROPERTYENUMERATEDVALUE('ThermalTransmittance',$,(IFCREAL(0.3)),$)"), "0.3"},
      {wall_with("IFCPROPERTYLISTVALUE('ThermalTransmittance',$,(IFCREAL(0.3)),$)"), "0.3"},
      {wall_with("IFCPROPERTYLISTVALUE('ThermalTransmittance',$,(IFCREAL(0.3),IFCREAL(0.3)),$)"),
       "0.3"},
      {wall_with("IFCPROPERTYLISTVALUE('ThermalTransmittance',$,(IFCREAL(0.3),IFCREAL(0.5)),$)"),
       "(conflict)"},
      {wall_with("IFCPROPERTYLISTVALUE('ThermalTransmittance',$,(IFCLABEL('a'),IFCREAL(0.5)),$)"),
       "(unreadable)"},
      {wall_with("IFCPROPERTYLISTVALUE('ThermalTransmittance',$,(),$)"), "(absent)"},
      {wall_with(
           "IFCPROPERTYTABLEVALUE('ThermalTransmittance',$,(IFCREAL(1.)),(IFCREAL(0.3)),$,$,$,"
           "$)"),
       "0.3"},
      {wall_with("IFCPROPERTYTABLEVALUE('ThermalTransmittance',$,(IFCREAL(1.),IFCREAL(2.)),("
                 "IFCREAL(0.3),IFCREAL(0.5)),$,$,$,$)"),
       "(conflict)"},
      {wall_with("IFCPROPERTYTABLEVALUE('ThermalTransmittance',$,$,$,$,$,$,$)"), "(absent)"},
      {wall_with("IFCPROPERTYREFERENCEVALUE('ThermalTransmittance',$,$,#1)"), "(absent)"},
      {wall_with("IFCPROPERTYBOUNDEDVALUE('ThermalTransmittance',$,IFCREAL(0.5),IFCREAL(0.3),$,$)"),
       "(conflict)"},
      {wall_with("IFCPROPERTYBOUNDEDVALUE('ThermalTransmittance',$,IFCREAL(0.5),IFCREAL(0.3),$,"
                 "IFCREAL(0.4))"),
       "0.4"},
      {wall_with("IFCPROPERTYBOUNDEDVALUE('ThermalTransmittance',$,$,$,$,$)"), "(absent)"},
      {wall_with(u_value("IFCREAL(0.24)"), "Other"), "(absent)"}};
  for (const auto& [text, expected] : cases) {
    INFO(text);
    CHECK(Ifc(text).value("wall.u_value") == expected);
  }
}

TEST_CASE("several numbers where one is asked are the range that they span") {
  const auto open = [](const std::string& property) {
    return Ifc(wall_with(property)).open("wall", "u_value");
  };
  const auto table = open(
      "IFCPROPERTYTABLEVALUE('ThermalTransmittance',$,(IFCREAL(9.),IFCREAL(1.),IFCREAL(2.)),("
      "IFCREAL(0.4),IFCREAL(0.3),IFCREAL(0.5)),$,$,$,$)");
  CHECK(table.low == 0.3);
  CHECK(table.high == 0.5);
  const auto list =
      open("IFCPROPERTYLISTVALUE('ThermalTransmittance',$,(IFCREAL(0.5),IFCREAL(0.2)),$)");
  CHECK(list.low == 0.2);
  CHECK(list.high == 0.5);
  const auto upper = open("IFCPROPERTYBOUNDEDVALUE('ThermalTransmittance',$,IFCREAL(0.5),$,$,$)");
  CHECK(upper.high == 0.5);
  CHECK(std::isinf(upper.low));
}

TEST_CASE("units of tables, enumerations and ranges") {
  const std::string units =
      "#20=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n#21=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n"
      "#22=IFCPROPERTYENUMERATION('E',(IFCLENGTHMEASURE(10.)),#21);\n"
      "#23=IFCUNITASSIGNMENT((#20));\n";
  const std::string cases[] = {
      "IFCPROPERTYSINGLEVALUE('Height',$,IFCLENGTHMEASURE(2500.),#21)",
      "IFCPROPERTYENUMERATEDVALUE('Height',$,(IFCLENGTHMEASURE(2500.)),#22)",
      "IFCPROPERTYLISTVALUE('Height',$,(IFCLENGTHMEASURE(2500.)),#21)",
      "IFCPROPERTYTABLEVALUE('Height',$,(IFCREAL(1.)),(IFCLENGTHMEASURE(2500.)),$,$,#21,$)",
      "IFCPROPERTYBOUNDEDVALUE('Height',$,IFCLENGTHMEASURE(3000.),IFCLENGTHMEASURE(2000.),#21,"
      "IFCLENGTHMEASURE(2500.))"};
  for (const auto& property : cases) {
    INFO(property);
    const Ifc read("#1=IFCSPACE('s',$,'S',$,$,$,$,$,$,$,$);\n#2=" + property +
                   ";\n#3=IFCPROPERTYSET('p',$,'BaseQuantities',$,(#2));\n"
                   "#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);\n" +
                   units);
    CHECK(read.value("space.height") == "2.5");
  }
}

TEST_CASE("several words where one is asked") {
  const auto use = [](const std::string& words) {
    return Ifc(
        "#1=IFCSPACE('s',$,'S',$,$,$,$,$,$,$,$);\n"
        "#2=IFCPROPERTYENUMERATEDVALUE('OccupancyType',$,(" +
        words +
        "),$);\n#3=IFCPROPERTYSET('p',$,'Pset_SpaceOccupancyRequirements',$,(#2));\n"
        "#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);");
  };
  CHECK(use("IFCLABEL('Office'),IFCLABEL('Pejabat')").value("space.use") == "office");
  const auto two = use("IFCLABEL('Office'),IFCLABEL('Corridor')");
  CHECK(two.value("space.use") == "(conflict)");
  CHECK(two.open("space", "use").alternatives.size() == 2);
  CHECK(use("IFCLABEL('Office'),IFCLABEL('Fish')").value("space.use") == "(unreadable)");
  CHECK(use("IFCLABEL('-')").value("space.use") == "(absent)");
}

TEST_CASE("units: beside the value, assigned, derived, imperial, with an offset") {
  // kg K⁻¹ s⁻³ is W/(m²·K)
  const std::string derived =
      "#20=IFCSIUNIT(*,.MASSUNIT.,.KILO.,.GRAM.);\n#21=IFCSIUNIT(*,.TIMEUNIT.,$,.SECOND.);\n"
      "#22=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.KELVIN.);\n#23=IFCDERIVEDUNITELEMENT(#20,"
      "1);\n"
      "#24=IFCDERIVEDUNITELEMENT(#22,-1);\n#25=IFCDERIVEDUNITELEMENT(#21,-3);\n"
      "#26=IFCDERIVEDUNIT((#23,#24,#25),.THERMALTRANSMITTANCEUNIT.,$);\n#27=IFCUNITASSIGNMENT((#26)"
      ");\n";
  CHECK(Ifc(wall_with(u_value("IFCTHERMALTRANSMITTANCEMEASURE(0.24)"), "Pset_WallCommon", derived))
            .value("wall.u_value") == "0.24");
  CHECK(Ifc(wall_with(u_value("IFCREAL(0.24)", "#26"), "Pset_WallCommon", derived))
            .value("wall.u_value") == "0.24");

  const std::string foot =
      "#30=IFCSIUNIT(*,.LENGTHUNIT.,$,.METRE.);\n#31=IFCMEASUREWITHUNIT(IFCRATIOMEASURE(0.3048),#"
      "30);\n"
      "#32=IFCDIMENSIONALEXPONENTS(1,0,0,0,0,0,0);\n#33=IFCCONVERSIONBASEDUNIT(#32,.LENGTHUNIT.,'"
      "FOOT',#31);\n"
      "#34=IFCUNITASSIGNMENT((#33));\n";
  const Ifc feet("#1=IFCWINDOW('x',$,'W',$,$,$,$,$,10.,2.,$,$,$);\n" + foot);
  CHECK(feet.value("window.height") == "3.048");
  CHECK(feet.value("window.area") == base::decimal(std::round(20 * 0.3048 * 0.3048 * 1e4) / 1e4));

  const std::string millimetre =
      "#30=IFCSIUNIT(*,.LENGTHUNIT.,.MILLI.,.METRE.);\n#31=IFCUNITASSIGNMENT((#30));\n";
  CHECK(Ifc("#1=IFCWINDOW('x',$,'W',$,$,$,$,$,1200.,900.,$,$,$);\n" + millimetre)
            .value("window.area") == "1.08");
  CHECK(Ifc("#1=IFCWINDOW('x',$,'W',$,$,$,$,$,1.2,0.9,$,$,$);\n").value("window.area") == "1.08");

  const std::string zone =
      "#1=IFCZONE('z',$,'Z',$,$,$);\n#2=IFCPROPERTYSINGLEVALUE('SpaceTemperatureSummerMax',$,"
      "IFCTHERMODYNAMICTEMPERATUREMEASURE(24.),$);\n#3=IFCPROPERTYSET('s',$,'Pset_"
      "SpaceThermalRequirements',$,(#2));\n"
      "#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);\n";
  const std::string celsius =
      "#5=IFCSIUNIT(*,.THERMODYNAMICTEMPERATUREUNIT.,$,.DEGREE_CELSIUS.);\n#6=IFCUNITASSIGNMENT((#"
      "5));\n";
  CHECK(Ifc(zone + celsius).value("zone.cooling_setpoint") == "24");
  CHECK(Ifc(zone).value("zone.cooling_setpoint") == "(implausible)");  // 24 K
}

TEST_CASE("the occurrence is stronger than its type, property by property") {
  const Ifc read(
      "#1=IFCWALL('w',$,'W1',$,$,$,$,$,$);\n#2=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.T."
      "),$);\n"
      "#3=IFCPROPERTYSET('s',$,'Pset_WallCommon',$,(#2));\n#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,("
      "#1),#3);\n"
      "#5=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.F.),$);\n#6=IFCPROPERTYSINGLEVALUE('"
      "ThermalTransmittance',$,IFCREAL(0.5),$);\n"
      "#7=IFCPROPERTYSET('t',$,'Pset_WallCommon',$,(#5,#6));\n#8=IFCWALLTYPE('y',$,'T',$,$,(#7),$,$"
      ",$,.NOTDEFINED.);\n"
      "#9=IFCRELDEFINESBYTYPE('q',$,$,$,(#1),#8);");
  CHECK(read.value("wall.is_external") == "yes");
  CHECK(read.value("wall.u_value") == "0.5");
  CHECK(read.text(read.origin("wall", "u_value").element) == "#6");
  CHECK(read.origin("wall", "u_value").line == 13);
  CHECK(read.text(read.model.info({FilledModel::entity("wall"), 0}).type_name) == "T");
}

TEST_CASE("an unknown logical says nothing") {
  CHECK(Ifc(wall_with("IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCLOGICAL(.U.),$)"))
            .value("wall.is_external") == "(absent)");
  CHECK(Ifc(wall_with("IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCBOOLEAN(.F.),$)"))
            .value("wall.is_external") == "no");
}

TEST_CASE("layers add up to a U-value when all conductivities are there") {
  const std::string layers =
      "#1=IFCWALL('w',$,'W1',$,$,$,$,$,$);\n#2=IFCMATERIAL('Brick',$,$);\n#3=IFCMATERIALLAYER(#2,0."
      "2,$,$,$,$,$);\n"
      "#4=IFCMATERIALLAYERSET((#3),'Brick "
      "200',$);\n#5=IFCMATERIALLAYERSETUSAGE(#4,.AXIS2.,.POSITIVE.,0.,$);\n"
      "#6=IFCRELASSOCIATESMATERIAL('m',$,$,$,(#1),#5);\n";
  const std::string conductivity =
      "#7=IFCPROPERTYSINGLEVALUE('ThermalConductivity',$,IFCTHERMALCONDUCTIVITYMEASURE(0.8),$);\n"
      "#8=IFCMATERIALPROPERTIES('Pset_MaterialThermal',$,(#7),#2);\n";
  const Ifc with(layers + conductivity);
  CHECK(with.value("wall.u_value") == base::decimal(std::round(1e4 / (0.2 / 0.8 + 0.17)) / 1e4));
  CHECK(with.value("wall.construction_name") == "Brick 200");
  CHECK(with.value("layer.thickness") == "0.2");
  CHECK(with.origin("wall", "u_value").source == model::Source::computed);
  CHECK(Ifc(layers).value("wall.u_value") == "(absent)");

  const Ifc older(
      "#1=IFCWALL('w',$,'W1',$,$,$,$,$);\n#2=IFCMATERIAL('Brick');\n#3=IFCMATERIALLAYER(#2,0.2,$);"
      "\n"
      "#4=IFCMATERIALLAYERSET((#3),'Brick 200');\n#6=IFCRELASSOCIATESMATERIAL('m',$,$,$,(#1),#4);\n"
      "#7=IFCTHERMALMATERIALPROPERTIES(#2,$,$,$,0.8);",
      "IFC2X3");
  CHECK(older.value("wall.u_value") == with.value("wall.u_value"));
}

TEST_CASE("what an instance becomes") {
  const std::pair<std::string, std::string> cases[] = {
      {"#1=IFCWALLSTANDARDCASE('w',$,'W',$,$,$,$,$,$);", "wall"},
      {"#1=IFCCURTAINWALL('w',$,'W',$,$,$,$,$,$);", "wall"},
      {"#1=IFCSLAB('w',$,'W',$,$,$,$,$,.ROOF.);", "roof"},
      {"#1=IFCSLAB('w',$,'W',$,$,$,$,$,.FLOOR.);", "floor"},
      {"#1=IFCSLAB('w',$,'W',$,$,$,$,$,$);", "floor"},
      {"#1=IFCROOF('w',$,'W',$,$,$,$,$,$);", "roof"},
      {"#1=IFCPLATE('w',$,'W',$,$,$,$,$,.CURTAIN_PANEL.);", "window"},
      {"#1=IFCLIGHTFIXTURE('w',$,'W',$,$,$,$,$,$);", "luminaire"},
      {"#1=IFCFLOWTERMINAL('w',$,'W',$,$,$,$,$);\n#2=IFCLIGHTFIXTURETYPE('t',$,'T',$,$,$,$,$,$,."
       "NOTDEFINED.);\n"
       "#3=IFCRELDEFINESBYTYPE('r',$,$,$,(#1),#2);",
       "luminaire"}};
  for (const auto& [text, entity] : cases) {
    INFO(text);
    CHECK(Ifc(text).count(entity) == 1);
  }
  const Ifc beam("#1=IFCBEAM('w',$,'W',$,$,$,$,$,$);");
  CHECK(beam.notice("N-CLASS") == "1 elements of classes that no rule speaks of: IfcBeam 1");
}

TEST_CASE("a roof of slabs is its slabs, with what the whole says") {
  const Ifc read(
      "#1=IFCROOF('r',$,'R',$,$,$,$,$,$);\n#2=IFCSLAB('s',$,'S1',$,$,$,$,$,.ROOF.);\n#3=IFCSLAB('t'"
      ",$,'S2',$,$,$,$,$,.ROOF.);\n"
      "#4=IFCRELAGGREGATES('a',$,$,$,#1,(#2,#3));\n#5=IFCPROPERTYSINGLEVALUE('ThermalTransmittance'"
      ",$,IFCREAL(0.3),$);\n"
      "#6=IFCPROPERTYSET('p',$,'Pset_RoofCommon',$,(#5));\n#7=IFCRELDEFINESBYPROPERTIES('q',$,$,$,("
      "#1),#6);");
  CHECK(read.count("roof") == 2);
  CHECK(read.value("roof.u_value", 0) == "0.3");
  CHECK(read.value("roof.u_value", 1) == "0.3");
}

TEST_CASE("what is in a roof is a skylight, in a wall a window") {
  const std::string opening =
      "#2=IFCOPENINGELEMENT('o',$,$,$,$,$,$,$,$);\n#3=IFCWINDOW('v',$,'V',$,$,$,$,$,1.,2.,$,$,$);\n"
      "#4=IFCRELVOIDSELEMENT('a',$,$,$,#1,#2);\n#5=IFCRELFILLSELEMENT('b',$,$,$,#2,#3);\n";
  const Ifc roof("#1=IFCSLAB('s',$,'S',$,$,$,$,$,.ROOF.);\n" + opening);
  CHECK(roof.count("skylight") == 1);
  CHECK(roof.count("window") == 0);
  CHECK(roof.count("part") == 2);
  const Ifc wall("#1=IFCWALL('s',$,'S',$,$,$,$,$,$);\n" + opening);
  CHECK(wall.count("window") == 1);
}

TEST_CASE("a property of a complex property has both names") {
  auto mapping = ifc_mapping();
  REQUIRE(!mapping.add_place(FilledModel::property("wall", "fire_rating"), "Physics.Fire.Class"));
  REQUIRE(mapping.add_place(FilledModel::property("wall", "fire_rating"), "Physics").has_value());
  const Ifc read(
      "#1=IFCWALL('w',$,'W1',$,$,$,$,$,$);\n#2=IFCPROPERTYSINGLEVALUE('Class',$,IFCLABEL('REI "
      "60'),$);\n"
      "#3=IFCCOMPLEXPROPERTY('Fire',$,'x',(#2,#3));\n#4=IFCPROPERTYSET('s',$,'Physics',$,(#3));\n"
      "#5=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#4);",
      "IFC4", mapping);
  CHECK(read.value("wall.fire_rating") == "REI 60");
}

TEST_CASE("areas that contradict the dimensions are open") {
  const auto window = [](const std::string& area) {
    return Ifc("#1=IFCWINDOW('x',$,'W',$,$,$,$,$,2.,1.,$,$,$);\n#2=IFCQUANTITYAREA('Area',$,$," +
               area +
               ",$);\n#3=IFCELEMENTQUANTITY('q',$,'Qto_WindowBaseQuantities',$,$,(#2));\n"
               "#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);")
        .value("window.area");
  };
  CHECK(window("2.") == "2");
  CHECK(window("1.") == "1");
  CHECK(window("3.8") == "(conflict)");
  CHECK(window("2000000.") == "(conflict)");
  CHECK(window("0.") == "2");

  const Ifc wall(
      "#1=IFCWALL('w',$,'W1',$,$,$,$,$,$);\n#2=IFCQUANTITYAREA('GrossSideArea',$,$,12.,$);\n"
      "#3=IFCQUANTITYAREA('NetSideArea',$,$,12000000.,$);\n"
      "#4=IFCELEMENTQUANTITY('q',$,'BaseQuantities',$,$,(#2,#3));\n#5=IFCRELDEFINESBYPROPERTIES('r'"
      ",$,$,$,(#1),#4);");
  CHECK(wall.value("wall.gross_area") == "12");
  CHECK(wall.value("wall.opaque_area") == "(conflict)");
  CHECK(wall.open("wall", "opaque_area").low == 0);
  CHECK(!wall.notice("N-AREA").empty());
}

TEST_CASE("a word that no place explains is unreadable") {
  const std::string building =
      "#1=IFCBUILDING('b',$,'B',$,'%',$,$,$,$,$,$,$);\n#2=IFCPROPERTYSINGLEVALUE('OccupancyType',$,"
      "IFCLABEL('citygml:1000'),$);\n#3=IFCPROPERTYSET('s',$,'Pset_BuildingCommon',$,(#2));\n"
      "#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);";
  const auto with = [&](const std::string& type) {
    auto text = building;
    return Ifc(text.replace(text.find('%'), 1, type)).value("building.use");
  };
  CHECK(with("Wohnhaus") == "house");
  CHECK(with("Bauwerk") == "(unreadable)");
}

TEST_CASE("0 and unknown of an element give way to its type") {
  const Ifc read(
      "#1=IFCWALL('w',$,'W1',$,$,$,$,$,$);\n#2=IFCPROPERTYSINGLEVALUE('IsExternal',$,IFCLOGICAL(.U."
      "),$);\n"
      "#3=IFCPROPERTYSINGLEVALUE('ThermalTransmittance',$,IFCREAL(0.),$);\n#4=IFCPROPERTYSET('s',$,"
      "'Pset_WallCommon',$,(#2,#3));\n"
      "#5=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#4);\n#6=IFCPROPERTYSINGLEVALUE('IsExternal',$,"
      "IFCBOOLEAN(.T.),$);\n"
      "#7=IFCPROPERTYSINGLEVALUE('ThermalTransmittance',$,IFCREAL(0.5),$);\n#8=IFCPROPERTYSET('t',$"
      ",'Pset_WallCommon',$,(#6,#7));\n"
      "#9=IFCWALLTYPE('y',$,'T',$,$,(#8),$,$,$,.NOTDEFINED.);\n#10=IFCRELDEFINESBYTYPE('q',$,$,$,(#"
      "1),#9);");
  CHECK(read.value("wall.u_value") == "0.5");
  CHECK(read.value("wall.is_external") == "yes");
}

TEST_CASE("quantities of a whole are not those of each part") {
  const Ifc read(
      "#1=IFCROOF('r',$,'R',$,$,$,$,$,$);\n#2=IFCSLAB('s',$,'S1',$,$,$,$,$,$);\n#3=IFCSLAB('t',$,'"
      "S2',$,$,$,$,$,.ROOF.);\n"
      "#4=IFCRELAGGREGATES('a',$,$,$,#1,(#2,#3));\n#5=IFCQUANTITYAREA('GrossArea',$,$,100.,$);\n"
      "#6=IFCELEMENTQUANTITY('q',$,'Qto_RoofBaseQuantities',$,$,(#5));\n#7="
      "IFCRELDEFINESBYPROPERTIES('p',$,$,$,(#1),#6);");
  CHECK(read.count("roof") == 2);
  CHECK(read.value("roof.area", 0) == "(absent)");
}

TEST_CASE("parts of spaces and gross areas are no rooms") {
  const Ifc read(
      "#1=IFCSPACE('a',$,'A',$,$,$,$,$,.COMPLEX.,$,$);\n#2=IFCSPACE('b',$,'B',$,$,$,$,$,.PARTIAL.,$"
      ",$);\n"
      "#3=IFCRELAGGREGATES('r',$,$,$,#1,(#2));\n#4=IFCSPACE('c',$,'C',$,$,$,$,$,.ELEMENT.,.GFA.,$)"
      ";");
  CHECK(read.count("space") == 1);
}

TEST_CASE("machines are what their class or the class of their type says") {
  const Ifc newer("#1=IFCCHILLER('c',$,'C',$,$,$,$,$,$);");
  CHECK(newer.value("equipment.type") == "chiller");
  const Ifc older(
      "#1=IFCENERGYCONVERSIONDEVICE('c',$,'C',$,$,$,$,$);\n"
      "#2=IFCBOILERTYPE('t',$,'T',$,$,$,$,$,$,.WATER.);\n#3=IFCRELDEFINESBYTYPE('r',$,$,$,(#1),#2)"
      ";",
      "IFC2X3");
  CHECK(older.value("equipment.type") == "boiler");
}

TEST_CASE("kinds of machines by predefined type") {
  const std::pair<std::string, std::string> cases[] = {
      {"#1=IFCTRANSPORTELEMENT('c',$,'C',$,$,$,$,$,.ELEVATOR.);", "lift"},
      {"#1=IFCUNITARYEQUIPMENT('c',$,'C',$,$,$,$,$,.AIRHANDLER.);", "air_handling_unit"},
      {"#1=IFCUNITARYEQUIPMENT('c',$,'C',$,$,$,$,$,$);", "packaged_unit"},
      {"#1=IFCUNITARYEQUIPMENT('c',$,'C',$,$,$,$,$,$);\n#2=IFCUNITARYEQUIPMENTTYPE('t',$,'T',$,$,$,"
       "$,$,$,.SPLITSYSTEM.);\n#3=IFCRELDEFINESBYTYPE('r',$,$,$,(#1),#2);",
       "split_unit"},
      {"#1=IFCTRANSFORMER('c',$,'C',$,$,$,$,$,$);", "transformer"},
      {"#1=IFCELECTRICGENERATOR('c',$,'C',$,$,$,$,$,.CHP.);", "cogeneration"}};
  for (const auto& [text, type] : cases) {
    INFO(text);
    CHECK(Ifc(text).value("equipment.type") == type);
  }
  const Ifc older("#1=IFCTRANSPORTELEMENT('c',$,'C',$,$,$,$,$,.ESCALATOR.,$,$);", "IFC2X3");
  CHECK(older.value("equipment.type") == "escalator");
}

TEST_CASE("what machines, luminaires and solar devices state") {
  struct Case {
    std::string instance, set, property, name, value;
  };
  const Case cases[] = {
      {"IFCCHILLER('c',$,'C',$,$,$,$,$,$)", "Pset_ChillerTypeCommon",
       "IFCPROPERTYSINGLEVALUE('NominalCapacity',$,IFCPOWERMEASURE(350000.),$)",
       "equipment.capacity", "350"},
      {"IFCCHILLER('c',$,'C',$,$,$,$,$,$)", "Pset_ChillerTypeCommon",
       "IFCPROPERTYSINGLEVALUE('NominalEfficiency',$,IFCPOSITIVERATIOMEASURE(5.2),$)",
       "equipment.cop", "5.2"},
      {"IFCBOILER('c',$,'C',$,$,$,$,$,$)", "Pset_BoilerTypeCommon",
       "IFCPROPERTYENUMERATEDVALUE('EnergySource',$,(IFCLABEL('WOOD_PELLET')),$)", "equipment.fuel",
       "biomass"},
      {"IFCFAN('c',$,'C',$,$,$,$,$,$)", "Pset_FanTypeCommon",
       "IFCPROPERTYSINGLEVALUE('NominalAirFlowRate',$,IFCVOLUMETRICFLOWRATEMEASURE(0.5),$)",
       "equipment.flow_rate", "500"},
      {"IFCFAN('c',$,'C',$,$,$,$,$,$)", "Pset_FanTypeCommon",
       "IFCPROPERTYENUMERATEDVALUE('CapacityControlType',$,(IFCLABEL('VARIABLESPEEDDRIVE')),$)",
       "equipment.has_variable_speed", "yes"},
      {"IFCPUMP('c',$,'C',$,$,$,$,$,$)", "Pset_ElectricalDeviceCommon",
       "IFCPROPERTYSINGLEVALUE('NominalPowerConsumption',$,IFCPOWERMEASURE(1500.),$)",
       "equipment.electrical_power", "1.5"},
      {"IFCLIGHTFIXTURE('c',$,'C',$,$,$,$,$,$)", "Pset_LightFixtureTypeCommon",
       "IFCPROPERTYSINGLEVALUE('TotalWattage',$,IFCPOWERMEASURE(36.),$)", "luminaire.power", "36"},
      {"IFCSOLARDEVICE('c',$,'C',$,$,$,$,$,.SOLARPANEL.)", "Qto_SolarDeviceBaseQuantities",
       "IFCPROPERTYSINGLEVALUE('GrossArea',$,IFCAREAMEASURE(1.7),$)", "renewable_system.area",
       "1.7"},
      {"IFCSHADINGDEVICE('c',$,'C',$,$,$,$,$,$)", "Pset_ShadingDeviceCommon",
       "IFCPROPERTYENUMERATEDVALUE('ShadingDeviceType',$,(IFCLABEL('OVERHANG')),$)",
       "shading_device.type", "overhang"}};
  for (const auto& one : cases) {
    INFO(one.name << " of " << one.instance);
    const Ifc read("#1=" + one.instance + ";\n#2=" + one.property + ";\n#3=IFCPROPERTYSET('s',$,'" +
                   one.set + "',$,(#2));\n#4=IFCRELDEFINESBYPROPERTIES('r',$,$,$,(#1),#3);");
    CHECK(read.value(one.name) == one.value);
  }
  // IFC2X3: a flow terminal, and all that it is stands on its type.
  const Ifc older(
      "#1=IFCFLOWTERMINAL('w',$,'W',$,$,$,$,$);\n#2=IFCPROPERTYSINGLEVALUE('TotalWattage',$,"
      "IFCPOWERMEASURE(36.),$);\n#3=IFCPROPERTYSET('s',$,'Pset_LightFixtureTypeCommon',$,(#2));\n"
      "#4=IFCLIGHTFIXTURETYPE('t',$,'T',$,$,(#3),$,$,$,.NOTDEFINED.);\n"
      "#5=IFCRELDEFINESBYTYPE('r',$,$,$,(#1),#4);",
      "IFC2X3");
  CHECK(older.value("luminaire.power") == "36");
  CHECK(
      Ifc("#1=IFCSOLARDEVICE('c',$,'C',$,$,$,$,$,.SOLARPANEL.);").value("renewable_system.type") ==
      "photovoltaic");
  CHECK(Ifc("#1=IFCSANITARYTERMINAL('c',$,'C',$,$,$,$,$,.SHOWER.);").value("water_fixture.type") ==
        "shower");
  const Ifc shade("#1=IFCSHADINGDEVICE('c',$,'C',$,$,$,$,$,.AWNING.);");
  CHECK(shade.value("shading_device.depth") == "(unmapped)");
}

TEST_CASE("GlobalIds are checked") {
  const std::string good = "0Gp6mYrbj2bQh3Zx$_9AaB", other = "3Gp6mYrbj2bQh3Zx$_9AaB";
  const auto walls = [](const std::string& first, const std::string& second) {
    return Ifc("#1=IFCWALL('" + first + "',$,'A',$,$,$,$,$,$);\n#2=IFCWALL('" + second +
               "',$,'B',$,$,$,$,$,$);");
  };
  CHECK(walls(good, other).model.notices.empty());
  CHECK(walls(good, good).notice("N-DUPLICATE-ID") ==
        "1 GlobalId is that of several elements: `" + good + "` in lines 8, 9");
  for (const auto* wrong : {"Proj1", "", "aaaaaaaaaaaaaaaaaaaaaa", "4Gp6mYrbj2bQh3Zx$_9AaB",
                            "0Gp6mYrbj2bQh3Zx$_9Aa-", "0Gp6mYrbj2bQh3Zx$_9AaBC"}) {
    INFO(wrong);
    CHECK(walls(good, wrong).notice("N-GLOBAL-ID").starts_with("1 GlobalIds are not 22"));
  }
  // A roof and its opaque part are one instance.
  CHECK(Ifc("#1=IFCROOF('" + good + "',$,'A',$,$,$,$,$,$);").model.notices.empty());
}

TEST_CASE("circles in a file end") {
  const Ifc parts(
      "#1=IFCWALL('a',$,'A',$,$,#9,$,$,$);\n#2=IFCWALL('b',$,'B',$,$,#9,$,$,$);\n#3="
      "IFCRELAGGREGATES('r',$,$,$,#1,(#2));\n"
      "#4=IFCRELAGGREGATES('s',$,$,$,#2,(#1));\n#9=IFCLOCALPLACEMENT(#9,$);\n"
      "#10=IFCDERIVEDUNIT((#11),.THERMALTRANSMITTANCEUNIT.,$);\n#11=IFCDERIVEDUNITELEMENT(#10,1);"
      "\n#12=IFCUNITASSIGNMENT((#10));");
  CHECK(parts.count("wall") == 2);
  const Ifc spaces(
      "#1=IFCSPACE('a',$,'A',$,$,$,$,$,$,$,$);\n#2=IFCSPACE('b',$,'B',$,$,$,$,$,$,$,$);\n"
      "#3=IFCRELAGGREGATES('r',$,$,$,#1,(#2));\n#4=IFCRELAGGREGATES('s',$,$,$,#2,(#1));");
  CHECK(spaces.count("space") == 2);
}

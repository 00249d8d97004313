// What becomes of the models of the corpus agrees with an independent reading of their text: counts
// of elements, sets and properties in all of them, values in those that state them.
#include <chrono>
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/corpus/naive_step.hpp"
#include "tests/corpus/step_models.hpp"
#include "tests/unit/ifc_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

// Of ArchiCAD 9, 18, 20 and 21, Revit 2008 to 2022, Allplan, Renga, BricsCAD, VectorWorks,
// IfcOpenShell, ADT, DDS-CAD, TriForma and smaller ones.
const char* const kModels[] = {"arch/AC20-FZK-Haus.ifc",
                               "arch/AC20-FZK-Haus_with_SB55.ifc",
                               "arch/AC90R1-niedriha-V2-2x3.ifc",
                               "arch/Architectural.ifc",
                               "arch/Building1.ifc",
                               "arch/CPM.ifc",
                               "arch/FJK-Project-Final.ifc",
                               "arch/House.ifc",
                               "arch/IDS_wooden-windows_IFC.ifc",
                               "arch/IFC-houten_kozijnen.ifc",
                               "arch/IfcOpenHouse_IFC4.ifc",
                               "arch/LargeBuilding.ifc",
                               "arch/ManySimpleWalls.ifc",
                               "arch/Roof-01_BCAD.ifc",
                               "arch/SampleHouse4.ifc",
                               "arch/SimpleWall.ifc",
                               "arch/Vogel_Gesamt.ifc",
                               "arch/WallStandardCase-01A.ifc",
                               "arch/duplex.ifc",
                               "arch/example.ifc",
                               "arch/revit_quantities.ifc",
                               "arch/4walls1floorSite.ifc",
                               "mep/Heizung_080729.ifc",
                               "mep/Ifc2s3_Duplex_Electrical.ifc",
                               "mep/MEP.ifc",
                               "mep/hvac_heating.ifc",
                               "ifc4x3/wall_door_columnt_rgb4x3.ifc"};

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Read : FilledModel {
  Read(const std::string& text, const std::string& name) {
    const auto read = ifc::read_text(text, name, {}, ifc_mapping(), model, {}, true);
    INFO((read ? std::string() : read.error().message));
    REQUIRE(read);
    census = read->census;
  }

  // Row of an entity by "#12".
  std::optional<std::uint32_t> row(std::string_view kind, std::string_view id) const {
    for (std::uint32_t i = 0; i < count(kind); ++i) {
      if (text(model.info({entity(kind), i}).ref) == id) return i;
    }
    return std::nullopt;
  }

  mapping::Census census;
};

using Keywords = std::vector<std::string>;
const Keywords kWalls = {"IFCWALL", "IFCWALLSTANDARDCASE", "IFCCURTAINWALL"};
const Keywords kProperties = {"IFCPROPERTYSINGLEVALUE", "IFCPROPERTYENUMERATEDVALUE",
                              "IFCPROPERTYLISTVALUE",   "IFCPROPERTYBOUNDEDVALUE",
                              "IFCPROPERTYTABLEVALUE",  "IFCPROPERTYREFERENCEVALUE",
                              "IFCCOMPLEXPROPERTY"};
const Keywords kQuantities = {"IFCQUANTITYLENGTH",         "IFCQUANTITYAREA",   "IFCQUANTITYVOLUME",
                              "IFCQUANTITYCOUNT",          "IFCQUANTITYWEIGHT", "IFCQUANTITYTIME",
                              "IFCPHYSICALCOMPLEXQUANTITY"};

// Between the brackets of `IFCBOOLEAN(.T.)`, `IFCREAL(2.4E-1)`.
std::string inside(const std::string& value) {
  const auto open = value.find('('), close = value.rfind(')');
  return open == std::string::npos ? value : value.substr(open + 1, close - open - 1);
}

std::size_t compare_externals(const NaiveFile& file, const Read& read, const std::string& kind,
                              const std::string& set) {
  std::size_t compared = 0;
  for (const auto& [object, members] : file.members(set)) {
    const auto row = read.row(kind, object);
    const auto member = members.find("'IsExternal'");
    if (!row || member == members.end()) continue;
    const auto stated = inside(file.find(member->second)->arguments[2]);
    if (stated != ".T." && stated != ".F.") continue;
    INFO(kind << " " << object);
    CHECK(read.value(kind + ".is_external", *row) == (stated == ".T." ? "yes" : "no"));
    ++compared;
  }
  return compared;
}

// Numbers without a unit beside them, `factor` SI units each; 0 is "not set".
std::size_t compare_numbers(const NaiveFile& file, const Read& read, const std::string& kind,
                            const std::string& property, const std::string& set,
                            const std::string& name, double factor) {
  std::size_t compared = 0;
  for (const auto& [object, members] : file.members(set)) {
    const auto row = read.row(kind, object);
    const auto member = members.find("'" + name + "'");
    if (!row || member == members.end()) continue;
    const auto& arguments = file.find(member->second)->arguments;
    const bool is_quantity = file.find(member->second)->keyword.starts_with("IFCQUANTITY");
    const auto stated = std::strtod(inside(arguments[is_quantity ? 3 : 2]).c_str(), nullptr);
    if (stated == 0 || arguments[is_quantity ? 2 : 3] != "$") continue;
    const auto value = read.value(kind + "." + property, *row);
    if (value == "(conflict)" || value == "(implausible)") continue;  // contradicted elsewhere
    INFO(kind << " " << object << ": " << value << ", stated " << stated);
    CHECK(std::abs(std::strtod(value.c_str(), nullptr) - stated * factor) <=
          1e-4 + 1e-6 * std::abs(stated * factor));
    ++compared;
  }
  return compared;
}

// Square metres of the assigned area unit; nothing for units that are not simple.
std::optional<double> area_unit(const NaiveFile& file) {
  for (const auto& [id, assignment] : file.all()) {
    if (assignment.keyword != "IFCUNITASSIGNMENT") continue;
    for (const auto& unit : NaiveFile::references(assignment.arguments[0])) {
      const auto* one = file.find(unit);
      if (one == nullptr || one->arguments.size() < 3 || one->arguments[1] != ".AREAUNIT.")
        continue;
      if (one->keyword == "IFCSIUNIT") {
        if (one->arguments[2] == "$") return 1;
        if (one->arguments[2] == ".MILLI.") return 1e-6;
      }
      if (one->arguments[2] == "'SQUARE FOOT'" || one->arguments[2] == "'SQUAREFOOT'")
        return 0.3048 * 0.3048;
      return std::nullopt;
    }
  }
  return 1;  // none is assigned
}

std::size_t compare_u_values(const NaiveFile& file, const Read& read) {
  std::size_t compared = 0;
  const std::pair<const char*, const char*> kinds[] = {{"wall", "Pset_WallCommon"},
                                                       {"window", "Pset_WindowCommon"},
                                                       {"door", "Pset_DoorCommon"},
                                                       {"roof", "Pset_SlabCommon"},
                                                       {"floor", "Pset_SlabCommon"}};
  for (const auto& [kind, set] : kinds)
    compared += compare_numbers(file, read, kind, "u_value", set, "ThermalTransmittance", 1);
  return compared;
}

std::size_t compare_areas(const NaiveFile& file, const Read& read) {
  const auto unit = area_unit(file);
  if (!unit) return 0;
  std::size_t compared = 0;
  for (const auto* sets : {"Qto_WallBaseQuantities", "BaseQuantities"}) {
    compared += compare_numbers(file, read, "wall", "gross_area", sets, "GrossSideArea", *unit);
    compared += compare_numbers(file, read, "wall", "opaque_area", sets, "NetSideArea", *unit);
  }
  for (const auto* sets : {"Qto_SpaceBaseQuantities", "BaseQuantities"})
    compared += compare_numbers(file, read, "space", "floor_area", sets, "NetFloorArea", *unit);
  for (const auto* sets : {"Qto_SlabBaseQuantities", "BaseQuantities"})
    compared += compare_numbers(file, read, "floor", "area", sets, "GrossArea", *unit);
  for (const auto* sets : {"Qto_WindowBaseQuantities", "BaseQuantities"})
    compared += compare_numbers(file, read, "window", "area", sets, "Area", *unit);
  return compared;
}

std::size_t compare_externals(const NaiveFile& file, const Read& read) {
  return compare_externals(file, read, "wall", "Pset_WallCommon") +
         compare_externals(file, read, "window", "Pset_WindowCommon") +
         compare_externals(file, read, "door", "Pset_DoorCommon") +
         compare_externals(file, read, "floor", "Pset_SlabCommon");
}

}  // namespace

TEST_CASE("counts and values agree with an independent reading") {
  const auto folder = corpus("ifc");
  if (is_missing(folder)) return;
  std::size_t with_u = 0, with_areas = 0, with_external = 0, with_some = 0;
  for (const auto* name : kModels) {
    INFO(name);
    const auto text = content(folder / name);
    const NaiveFile file(text);
    const Read read(text, name);
    CHECK(read.count("storey") == file.count({"IFCBUILDINGSTOREY"}));
    CHECK(read.count("building") == file.count({"IFCBUILDING"}));
    CHECK(read.count("space") == file.count({"IFCSPACE"}));
    CHECK(read.count("wall") == file.count(kWalls));
    CHECK(read.count("door") == file.count({"IFCDOOR", "IFCDOORSTANDARDCASE"}));
    const auto windows = file.count({"IFCWINDOW", "IFCWINDOWSTANDARDCASE"});
    const auto found = read.count("window") + read.count("skylight");
    CHECK(found >= windows);
    CHECK(found <= windows + file.count({"IFCPLATE"}));  // panels of curtain walls
    CHECK(read.census.property_sets == file.count({"IFCPROPERTYSET"}));
    CHECK(read.census.quantity_sets == file.count({"IFCELEMENTQUANTITY"}));
    CHECK(read.census.properties == file.count(kProperties));
    CHECK(read.census.quantities == file.count(kQuantities));
    const auto u = compare_u_values(file, read), areas = compare_areas(file, read),
               external = compare_externals(file, read);
    with_u += u > 0 ? 1 : 0;
    with_areas += areas > 0 ? 1 : 0;
    with_external += external > 0 ? 1 : 0;
    with_some += u + areas + external > 0 ? 1 : 0;
  }
  CHECK(with_some >= 10);
  CHECK(with_u >= 4);
  CHECK(with_areas >= 4);
  CHECK(with_external >= 8);
}

TEST_CASE("cut and flipped copies of the smaller models end, and soon") {
  const auto paths = models();
  if (is_missing(paths.empty() ? std::filesystem::path() : paths.front())) return;
  std::mt19937 random(20260318);
  std::size_t copies = 0;
  for (std::size_t i = 0; i < paths.size(); i += 3) {
    const auto text = content(paths[i]);
    if (text.empty() || text.size() > 300'000) continue;
    for (int copy = 0; copy < 4; ++copy, ++copies) {
      auto broken = text;
      if (copy % 2 == 0) broken.resize(random() % text.size());
      for (int flip = 0; copy > 0 && flip < 8 && !broken.empty(); ++flip)
        broken[random() % broken.size()] ^= static_cast<char>(1u << (random() % 8));
      INFO(paths[i] << ", copy " << copy);
      const auto before = std::chrono::steady_clock::now();
      model::Model model(the_vocabulary());
      const auto read = ifc::read_text(broken, "damaged.ifc", {}, ifc_mapping(), model, {}, true);
      const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
      CHECK((read || read.error().message.starts_with("damaged.ifc:")));
      CHECK(took.count() < 20);  // s; a Debug build takes some hundredths
    }
  }
  CHECK(copies >= 100);
}

// The ifcXML documents of the corpus, counted a second time here, whole and damaged; and the zip
// containers.
#include <map>
#include <set>

#include "checker/readers/detect.hpp"
#include "checker/readers/ifc/schema/header_names.hpp"
#include "checker/readers/ifc/xml/step_of_xml.hpp"
#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/header.hpp"
#include "checker/readers/step/index.hpp"
#include "checker/readers/step/mapped_file.hpp"
#include "checker/readers/step/string.hpp"
#include "checker/readers/zip/read_model.hpp"
#include "tests/corpus/corpus.hpp"
#include "tests/corpus/xml_tags.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

struct Text {
  std::string name, bytes;
};

std::string bytes_of(const std::filesystem::path& path) {
  return std::string(step::MappedFile::open(path, 1 << 28)->bytes());
}

std::vector<Text> documents(const std::filesystem::path& folder) {
  std::vector<Text> found;
  for (const auto& path : test::files(folder, ".ifcxml"))
    found.push_back({path.filename().string(), bytes_of(path)});
  if (const auto zipped = zip::read_model(folder / "HelloWallXml.ifczip"))
    found.push_back({zipped->name, zipped->bytes});
  return found;
}

base::Result<ifc::XmlAsStep> converted(std::string_view bytes, const std::string& name) {
  return ifc::step_of_xml(*xml::open_text(bytes), name);
}

std::map<std::string, std::size_t> rows_by_keyword(const step::Index& index) {
  std::map<std::string, std::size_t> counts;
  for (const auto keyword : index.keywords()) ++counts[std::string(index.keyword_name(keyword))];
  return counts;
}

// Name and value of each IfcPropertySingleValue.
std::multiset<std::string> properties(const step::Index& index) {
  std::multiset<std::string> found;
  for (std::size_t i = 0; i < index.size(); ++i) {
    const auto row = static_cast<step::Row>(i);
    if (index.keyword_name(index.keyword(row)) != "IFCPROPERTYSINGLEVALUE") continue;
    auto arguments = step::arguments(index.instance(row));
    const auto name = step::decode_string(arguments.next().text);
    arguments.skip(1);
    const auto value = arguments.next();
    found.insert(name + " = " + std::string(value.keyword) + " " + std::string(value.text));
  }
  return found;
}

void expect_valid(const ifc::XmlAsStep& step) {
  const auto index = step::Index::build(step.text, "t");
  REQUIRE(index);
  if (!index->notices().kept().empty()) FAIL(to_string(index->notices().kept()[0].code));
  CHECK(index->size() <= step.lines.size());
}

}  // namespace

TEST_CASE("documents have the instances and properties that their elements are") {
  const auto folder = test::corpus("ifcxml");
  if (test::is_missing(folder)) return;
  for (const auto& document : documents(folder)) {
    CAPTURE(document.name);
    const auto step = converted(document.bytes, document.name);
    REQUIRE(step);
    CHECK(step->bytes == document.bytes.size());
    CHECK(step->notices.kept().empty());
    expect_valid(*step);
    const auto index = step::Index::build(step->text, document.name);
    const auto header = step::read_header(index->header());
    const auto schema = ifc::schema_for(header.schemas);
    REQUIRE(schema);
    const auto counted = test::count_instances(document.bytes, **schema);
    CHECK(index->size() == counted.instances);
    CHECK(step->lines.size() == counted.instances);
    auto rows = rows_by_keyword(*index);
    for (const auto& [keyword, elements] : counted.by_keyword) {
      CAPTURE(keyword);
      const bool is_property =
          keyword.starts_with("IFCPROPERTY") || keyword.starts_with("IFCQUANTITY");
      if (is_property) CHECK(rows[keyword] == elements);
      CHECK(rows[keyword] >= elements);
    }
  }
}

TEST_CASE("a document has what its twin in exchange format has") {
  const auto folder = test::corpus("ifcxml");
  if (test::is_missing(folder)) return;
  const auto twin = bytes_of(test::corpus("ifc") / "arch" / "4walls1floorSite.ifc");
  const auto step = converted(bytes_of(folder / "4walls1floorSite.ifcxml"), "4walls");
  REQUIRE(step);
  const auto index = step::Index::build(step->text, "4walls");
  const auto twin_index = step::Index::build(twin, "twin");
  CHECK(rows_by_keyword(*index) == rows_by_keyword(*twin_index));
  CHECK(properties(*index).size() > 50);
  CHECK(properties(*index) == properties(*twin_index));
}

TEST_CASE("XML that is no ifcXML is refused with its place") {
  const auto folder = test::corpus("ifcxml");
  if (test::is_missing(folder)) return;
  const auto path = folder / "not-ifcxml_ISO-spec_wall-standard-case.xml";
  const auto step = converted(bytes_of(path), "t");
  REQUIRE_FALSE(step);
  CHECK(step.error().message ==
        "t:1: the root element is `IfcProject`, which no ifcXML document has");
}

TEST_CASE("damaged documents are read or refused, and what is read is valid") {
  const auto folder = test::corpus("ifcxml");
  if (test::is_missing(folder)) return;
  for (const auto& document : documents(folder)) {
    CAPTURE(document.name);
    const auto size = document.bytes.size();
    const std::size_t copies = size > 100'000 ? 40 : 200;
    for (std::size_t i = 0; i < copies; ++i) {
      const auto cut =
          converted(std::string_view(document.bytes).substr(0, i * size / copies), "t");
      REQUIRE_FALSE(cut);
      if (i > 0) CHECK(cut.error().message.starts_with("t:"));

      auto flipped = document.bytes;
      const auto bit = (i * 2654435761u) % (8 * size);
      flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
      if (const auto step = converted(flipped, "t")) expect_valid(*step);
    }
  }
}

TEST_CASE("containers give their model") {
  const auto folder = test::corpus("ifcxml");
  if (test::is_missing(folder)) return;
  struct Case {
    const char *container, *name;
    std::size_t size;
    readers::Format format;
  };
  const Case cases[] = {
      {"4walls1floorSite.ifczip", "4walls1floorSite.ifc", 34537, readers::Format::ifc},
      {"HelloWallXml.ifczip", "Hellowall.ifcxml", 47010, readers::Format::ifc_xml},
      {"LINDEN_-_Kozijnen.ifczip", "002.ifc", 2196390, readers::Format::ifc},
      {"ROOT-prefab_balkons.ifczip", "IFC-prefab_balkons.ifc", 48781, readers::Format::ifc},
      {"SmallModelIfc4.ifczip", "SmallModelIfc4.ifc", 4173, readers::Format::ifc},
  };
  for (const auto& c : cases) {
    CAPTURE(c.container);
    const auto model = zip::read_model(folder / c.container);
    REQUIRE(model);
    CHECK(model->name == c.name);
    CHECK(model->bytes.size() == c.size);
    CHECK(readers::detect(std::string_view(model->bytes).substr(0, 4096)) == c.format);
  }
}

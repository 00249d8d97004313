#include <filesystem>
#include <fstream>

#include <zip.h>

#include "checker/readers/zip/read_model.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/zip_container.hpp"

using namespace garis;
using test::zip_of;
using test::ZipEntry;

namespace {

const std::string kModel = "ISO-10303-21;\nHEADER;\n";

std::string said(const base::Result<zip::Model>& model) {
  return model ? "read " + model->name : model.error().code + " " + model.error().message;
}

// Really deflated, by libzip.
std::string deflated(const std::string& name, const std::string& bytes) {
  zip_error_t error;
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  zip_source_t* entry = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
  REQUIRE(zip_file_add(archive, name.c_str(), entry, 0) == 0);
  REQUIRE(zip_close(archive) == 0);
  REQUIRE(zip_source_open(memory) == 0);
  zip_source_seek(memory, 0, SEEK_END);
  std::string container(static_cast<std::size_t>(zip_source_tell(memory)), '\0');
  zip_source_seek(memory, 0, SEEK_SET);
  zip_source_read(memory, container.data(), container.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return container;
}

}  // namespace

TEST_CASE("the one model in a container is read") {
  struct Case {
    const char* what;
    std::vector<ZipEntry> entries;
    const char* name;
  };
  const Case cases[] = {
      {"plain", {{"a.ifc", kModel}}, "a.ifc"},
      {"data descriptor", {{"a.ifc", kModel, 0, 8}}, "a.ifc"},
      {"date 1980-00-00", {{"a.ifc", kModel, 0, 0, 0}}, "a.ifc"},
      {"UTF-8 name",
       {{"Wohnhaus f\xC3\xBCr zwei.ifc", kModel, 0, 0x800}},
       "Wohnhaus f\xC3\xBCr zwei.ifc"},
      {"upper case", {{"A.IFC", kModel}}, "A.IFC"},
      {"other endings", {{"a.ifcXML", kModel}}, "a.ifcXML"},
      {"zipped gbXML", {{"a.xml", kModel}}, "a.xml"},
      {"in folders", {{"x/", ""}, {"x/y/", ""}, {"x/y/a.ifc", kModel}}, "x/y/a.ifc"},
      {"textures beside it", {{"t.png", "x"}, {"a.ifc", kModel}, {"readme.txt", "x"}}, "a.ifc"},
      {"xml beside it", {{"meta.xml", "<x/>"}, {"a.ifc", kModel}}, "a.ifc"},
      {"from macOS", {{"a.ifc", kModel}, {"__MACOSX/._a.ifc", "x"}, {"._a.ifc", "x"}}, "a.ifc"},
  };
  for (const auto& c : cases) {
    CAPTURE(c.what);
    const auto model = zip::read_model(zip_of(c.entries), "t.zip");
    CHECK(said(model) == std::string("read ") + c.name);
    if (model) CHECK(model->bytes == kModel);
  }
}

TEST_CASE("a deflated model is read, from memory and from a file") {
  std::string text;
  for (int i = 0; i < 50'000; ++i) text += "#" + std::to_string(i) + "=IFCWALL();\n";
  const auto container = deflated("a.ifc", text);
  CHECK(container.size() < text.size() / 2);
  const auto model = zip::read_model(container, "t.zip");
  REQUIRE(model);
  CHECK(model->bytes == text);

  const auto path = std::filesystem::temp_directory_path() / "garis_zip_read_model.ifczip";
  std::ofstream(path, std::ios::binary) << container;
  const auto from_file = zip::read_model(path);
  std::filesystem::remove(path);
  REQUIRE(from_file);
  CHECK(from_file->bytes == text);
}

TEST_CASE("containers that are refused") {
  struct Case {
    std::vector<ZipEntry> entries;
    const char* said;
  };
  const Case cases[] = {
      {{{"a.ifc", kModel}, {"x/b.ifcxml", kModel}},
       "E-FORMAT t.zip: holds 2 models: `a.ifc`, `x/b.ifcxml`"},
      {{{"a.xml", kModel}, {"b.xml", kModel}}, "E-FORMAT t.zip: holds 2 models: `a.xml`, `b.xml`"},
      {{{"a.txt", "x"}, {"b\n.png", "x"}},
       "E-FORMAT t.zip: holds no model; in it are `a.txt`, `b?.png`"},
      {{{"x/", ""}}, "E-FORMAT t.zip: is an empty container"},
      {{{"a.ifc", kModel, 9}},
       "E-FORMAT t.zip: `a.ifc` in it is packed with Deflate64, which is not read"},
      {{{"a.ifc", kModel, 98}},
       "E-FORMAT t.zip: `a.ifc` in it is packed with method 98, which is not read"},
      {{{"a.ifc", kModel, 0, 1}}, "E-FORMAT t.zip: `a.ifc` in it is encrypted"},
  };
  for (const auto& c : cases) CHECK(said(zip::read_model(zip_of(c.entries), "t.zip")) == c.said);
}

TEST_CASE("what to do about a refusal is said") {
  const auto model = zip::read_model(zip_of({{"a.ifc", kModel, 9}}), "t.zip");
  REQUIRE_FALSE(model);
  CHECK(model.error().details[0] ==
        "unpack it and give the file, or pack it again with plain Deflate");
}

TEST_CASE("what is no container, and files that are not there") {
  CHECK(said(zip::read_model("", "t.zip")) == "E-FORMAT t.zip: is an empty container");
  for (const std::string bytes : {"PK", "ISO-10303-21;", "PK\x03\x04garbage"}) {
    CHECK(said(zip::read_model(bytes, "t.zip"))
              .starts_with("E-FORMAT t.zip: cannot be opened as a zip container: "));
  }
  CHECK(said(zip::read_model("/nowhere/a.ifczip")) ==
        "E-FORMAT /nowhere/a.ifczip: No such file or directory");
  CHECK_FALSE(zip::read_model(std::filesystem::temp_directory_path()));
}

TEST_CASE("a model over a limit is refused before it is unpacked or while") {
  const auto container = deflated("a.ifc", std::string(1 << 20, ' '));
  zip::Limits limits;
  limits.unpacked = 1000;
  CHECK(said(zip::read_model(container, "t.zip", limits)) ==
        "E-LIMIT t.zip: `a.ifc` in it unpacks to more than 1000 bytes");
  limits = {};
  limits.ratio_from = 1000;
  CHECK(said(zip::read_model(container, "t.zip", limits)) ==
        "E-LIMIT t.zip: `a.ifc` in it unpacks to more than 200 times the size of the container");
  limits.ratio = 2000;
  CHECK(zip::read_model(container, "t.zip", limits));
  limits.entries = 0;
  CHECK(said(zip::read_model(container, "t.zip", limits)) ==
        "E-LIMIT t.zip: holds more than 0 files");
}

TEST_CASE("damaged containers are refused or read, and never half") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "#" + std::to_string(i) + "=IFCWALL();\n";
  const auto container = deflated("a.ifc", text);
  for (std::size_t size = 0; size < container.size(); ++size) {
    CHECK_FALSE(zip::read_model(std::string_view(container).substr(0, size), "t.zip"));
  }
  for (std::size_t bit = 0; bit < 8 * container.size(); ++bit) {
    auto flipped = container;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    const auto model = zip::read_model(flipped, "t.zip");
    if (model && model->bytes != text) FAIL("bit " << bit << " gives another text");
  }
}

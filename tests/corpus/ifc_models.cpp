// Every model of the corpus is read or refused with one sentence; damaged copies never crash.
#include <cmath>
#include <fstream>
#include <iterator>
#include <random>

#include "tests/corpus/step_models.hpp"
#include "tests/unit/ifc_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("every model is read or refused with one sentence") {
  const auto paths = models();
  if (is_missing(paths.empty() ? std::filesystem::path() : paths.front())) return;
  std::size_t refused = 0;
  for (const auto& path : paths) {
    const auto text = content(path);
    model::Model model(the_vocabulary());
    const auto read = ifc::read_text(text, path.filename().string(), {}, ifc_mapping(), model);
    if (read) continue;
    INFO(path << ": " << read.error().message);
    CHECK(read.error().code == "E-FORMAT");
    CHECK(read.error().message.starts_with(path.filename().string() + ":"));
    CHECK(read.error().message.find('\n') == std::string::npos);
    ++refused;
  }
  CHECK(refused <= 3);  // unknown schemas, and a header with a missing apostrophe
}

TEST_CASE("values that a model states") {
  const auto folder = corpus("ifc");
  if (is_missing(folder)) return;
  FilledModel house;
  const auto text = content(folder / "arch/AC20-FZK-Haus.ifc");
  REQUIRE(ifc::read_text(text, "house.ifc", {}, ifc_mapping(), house.model));
  double area = 0;
  for (std::uint32_t row = 0; row < house.count("window"); ++row) {
    CHECK(house.model.known({FilledModel::entity("window"), row},
                            FilledModel::property("window", "u_value")));
    area += std::stod(house.value("window.area", row));
  }
  CHECK(std::abs(area - 23.17) < 0.25);
  for (std::uint32_t row = 0; row < house.count("wall"); ++row)
    CHECK(!house.value("wall.orientation", row).starts_with("("));
}

TEST_CASE("damaged models are read or refused") {
  const auto folder = corpus("ifc");
  if (is_missing(folder)) return;
  std::mt19937 random(20260211);
  for (const auto* name : {"arch/SimpleWall.ifc", "arch/example.ifc", "carbon/4_RV_Arc.ifc",
                           "nasty/properties.ifc", "arch/4walls1floorSite.ifc"}) {
    const auto text = content(folder / name);
    for (int copy = 0; copy < 40; ++copy) {
      auto broken = text;
      if (copy % 2 == 0) {
        broken.resize(random() % text.size());
      } else {
        for (int i = 0; i < 16; ++i)
          broken[random() % broken.size()] ^= static_cast<char>(1u << (random() % 8));
      }
      model::Model model(the_vocabulary());
      const auto read = ifc::read_text(broken, "damaged.ifc", {}, ifc_mapping(), model);
      INFO(name << ", copy " << copy);
      CHECK((read || read.error().message.starts_with("damaged.ifc:")));
    }
  }
}

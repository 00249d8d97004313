// Areas and U-values of the corpus against those of an independent script (REFERENCE-metrics.tsv).
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>

#include "tests/corpus/corpus.hpp"
#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

using model::Row;
using Line = std::map<std::string, std::string>;

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> all;
  std::istringstream stream(line);
  for (std::string cell; std::getline(stream, cell, '\t');) all.push_back(cell);
  return all;
}

std::map<std::string, Line> reference(const std::filesystem::path& folder) {
  std::ifstream file(folder / "REFERENCE-metrics.tsv");
  std::string line;
  std::getline(file, line);
  const auto head = cells(line);
  std::map<std::string, Line> all;
  while (std::getline(file, line)) {
    const auto row = cells(line);
    if (row.size() < head.size()) continue;  // the script refused the file
    for (std::size_t i = 1; i < row.size() && i < head.size(); ++i) all[row[0]][head[i]] = row[i];
  }
  return all;
}

struct Metrics {
  explicit Metrics(const model::Model& m) : model(m) {}

  double number(Row row, const char* name) const {
    const auto id = *the_vocabulary().find_property(row.entity, name);
    return model.known(row, id) ? model.column(id).number(row.index) : 0;
  }
  bool is_outside(std::uint32_t wall) const {
    return model.strings[model.info({Gbxml::entity("wall"), wall}).predefined] == "ExteriorWall";
  }
  double sum(const char* entity, const char* name) const {
    double total = 0;
    for (std::uint32_t i = 0; i < model.size(Gbxml::entity(entity)); ++i)
      total += number({Gbxml::entity(entity), i}, name);
    return total;
  }
  double walls() const {
    double total = 0;
    for (std::uint32_t i = 0; i < model.size(Gbxml::entity("wall")); ++i) {
      if (is_outside(i)) total += number({Gbxml::entity("wall"), i}, "gross_area");
    }
    return total;
  }
  bool in_outside_wall(const char* entity, std::uint32_t row) const {
    const auto* link = model.table(Gbxml::entity(entity)).link(Gbxml::entity("wall"));
    const auto wall = link == nullptr ? model::kNoRow : link->rows[row];
    return wall != model::kNoRow && is_outside(wall);
  }
  double openings(const char* entity) const {
    double total = 0;
    for (std::uint32_t i = 0; i < model.size(Gbxml::entity(entity)); ++i) {
      if (in_outside_wall(entity, i)) total += number({Gbxml::entity(entity), i}, "area");
    }
    return total;
  }
  struct Average {
    double weighted = 0;
    double total = 0;
    std::optional<double> value() const {
      return total > 0 ? std::optional(weighted / total) : std::nullopt;
    }
  };
  void add_u(Average& average, Row row, const char* area) const {
    const auto id = *the_vocabulary().find_property(row.entity, "u_value");
    if (!model.known(row, id) || model.column(id).origin(row.index).source != model::Source::model)
      return;
    average.weighted += number(row, "u_value") * number(row, area);
    average.total += number(row, area);
  }
  // Stated U-values of outside walls, weighted by opaque area as the script does.
  std::optional<double> wall_u() const {
    Average average;
    for (std::uint32_t i = 0; i < model.size(Gbxml::entity("wall")); ++i) {
      if (is_outside(i)) add_u(average, {Gbxml::entity("wall"), i}, "opaque_area");
    }
    return average.value();
  }
  // Of windows in outside walls and of skylights.
  std::optional<double> glazing_u() const {
    Average average;
    for (std::uint32_t i = 0; i < model.size(Gbxml::entity("window")); ++i) {
      if (in_outside_wall("window", i)) add_u(average, {Gbxml::entity("window"), i}, "area");
    }
    for (std::uint32_t i = 0; i < model.size(Gbxml::entity("skylight")); ++i) {
      add_u(average, {Gbxml::entity("skylight"), i}, "area");
    }
    return average.value();
  }

  const model::Model& model;
};

// Files and columns in which the reader and the script differ, and why the reader stands by its
// value.
struct Difference {
  const char* file;
  const char* column;
  const char* why;
};
constexpr const char* kAir = "the script counts openings of the type Air as doors; they are holes";
constexpr Difference kDifferences[] = {
    {"ladybug_v601_box-shape-8000area-3flr-0deg.xml", "spaceArea",
     "the script adds negative areas of spaces; they are implausible, hence open"},
    {"ladybug_v601_l-shape-5000area-1flr-0deg.xml", "roof",
     "the script adds what is left of polygons that cross themselves; their area is open"},
    {"ladybug_v037_columbia-sc-two-story-education-trane.xml", "door", kAir},
    {"nrel_v703_Ecology.xml", "door", kAir},
    {"nrel_v703_TMoH.xml", "door", kAir},
};

bool is_explained(const std::string& file, const std::string& column) {
  return std::any_of(std::begin(kDifferences), std::end(kDifferences),
                     [&](const Difference& d) { return file == d.file && column == d.column; });
}

void compare(const std::string& file, const Line& line, const char* column,
             std::optional<double> ours) {
  const auto cell = line.find(column);
  if (cell == line.end() || is_explained(file, column)) return;
  INFO(file << ": " << column << " is " << (ours ? base::decimal(*ours) : "none") << ", reference "
            << cell->second);
  if (cell->second == "None") {
    CHECK(!ours);
    return;
  }
  const double expected = std::stod(cell->second);
  REQUIRE(ours);
  CHECK(std::abs(*ours - expected) <= 0.01 * std::abs(expected) + 0.005);
}

void compare_file(const std::string& file, const Line& line, const model::Model& model) {
  const Metrics m(model);
  compare(file, line, "spaceArea", m.sum("space", "floor_area"));
  compare(file, line, "wall", m.walls());
  compare(file, line, "win", m.openings("window"));
  compare(file, line, "door", m.openings("door"));
  compare(file, line, "roof", m.sum("roof", "area"));
  compare(file, line, "sky", m.sum("skylight", "area"));
  compare(file, line, "WWR",
          m.walls() > 0 ? std::optional(m.openings("window") / m.walls()) : std::nullopt);
  compare(file, line, "Uwall", m.wall_u());
  compare(file, line, "Uwin", m.glazing_u());
}

}  // namespace

TEST_CASE("every file of the corpus is read or refused in one located sentence") {
  const auto folder = corpus("gbxml");
  if (is_missing(folder)) return;
  for (const auto& path : files(folder, ".xml")) {
    INFO(path);
    model::Model model(the_vocabulary());
    const auto read = gbxml::read(path, gbxml_mapping(), model);
    if (!read) {
      CHECK(read.error().message.find(path.filename().string()) != std::string::npos);
      CHECK(read.error().message.find('\n') == std::string::npos);
    } else {
      CHECK(model.size(Gbxml::entity("site")) == 1);
    }
  }
}

TEST_CASE("areas and U-values agree with the reference") {
  const auto folder = corpus("gbxml");
  if (is_missing(folder)) return;
  for (const auto& [file, line] : reference(folder)) {
    model::Model model(the_vocabulary());
    if (!gbxml::read(folder / file, gbxml_mapping(), model)) continue;
    compare_file(file, line, model);
  }
}

TEST_CASE("two exports of one building agree") {
  const auto folder = corpus("gbxml");
  if (is_missing(folder)) return;
  for (const auto* name : {"Villa", "House", "ExteriorWindowRatioWindow"}) {
    INFO(name);
    model::Model old_model(the_vocabulary()), new_model(the_vocabulary());
    REQUIRE(gbxml::read(folder / ("nrel_v037_" + std::string(name) + ".xml"), gbxml_mapping(),
                        old_model));
    REQUIRE(gbxml::read(folder / ("nrel_v703_" + std::string(name) + ".xml"), gbxml_mapping(),
                        new_model));
    const Metrics before(old_model), after(new_model);
    CHECK(std::abs(before.walls() - after.walls()) < 0.01);
    CHECK(std::abs(before.openings("window") - after.openings("window")) < 0.01);
    const auto id = Gbxml::property("wall", "orientation");
    for (std::uint32_t i = 0; i < old_model.size(Gbxml::entity("wall")); ++i) {
      const auto word = [&](const model::Model& m) { return m.strings[m.column(id).text(i)]; };
      CHECK(word(old_model) == word(new_model));
    }
  }
}

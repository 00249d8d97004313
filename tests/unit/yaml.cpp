#include "dsl/yaml/yaml.hpp"

#include <fstream>
#include <iterator>

#include "dsl/base/sha256.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

// "{a: [1, ~]}" of any node, to compare trees.
std::string shown(const yaml::Node& node) {
  if (node.is_null()) return "~";
  if (node.is_scalar()) return node.text();
  std::string text;
  for (const auto& entry : node) {
    if (!text.empty()) text += ", ";
    text += node.is_map() ? shown(entry.first) + ": " + shown(entry.second) : shown(entry);
  }
  return node.is_map() ? "{" + text + "}" : "[" + text + "]";
}

yaml::Problem problem_of(const std::string& text) {
  try {
    yaml::parse(text);
  } catch (const yaml::Problem& problem) {
    return problem;
  }
  return {};
}

}  // namespace

TEST_CASE("YAML becomes a tree") {
  const std::pair<std::string, std::string> cases[] = {
      {"", "~"},
      {"# only a comment\n", "~"},
      {"word", "word"},
      {"a: 1\nb: [x, 'y z', ~]\nc:\n  - {d: e}\n  - []\n",
       "{a: 1, b: [x, y z, ~], c: [{d: e}, []]}"},
      {"a: &one {x: 1, y: [2]}\nb: *one\nc: [*one]\n",
       "{a: {x: 1, y: [2]}, b: {x: 1, y: [2]}, c: [{x: 1, y: [2]}]}"},
      {"a: |\n  two\n  lines\n", "{a: two\nlines\n}"},
      {"a: é\r\nb: 2\r\n", "{a: é, b: 2}"}};
  for (const auto& [text, tree] : cases) {
    INFO(text);
    CHECK(shown(yaml::parse(text).root()) == tree);
  }
}

TEST_CASE("nodes of a YAML tree") {
  const auto document = yaml::parse("a: 1.5\nb: [x, y]\nc: true\nd:\ne: 7\n");
  const auto root = document.root();
  CHECK(root.size() == 5);
  CHECK(root["a"].number() == 1.5);
  CHECK(root["b"][1].text() == "y");
  CHECK(root["b"][1].line() == 2);
  CHECK(root["c"].yes());
  CHECK(root["d"].is_null());
  CHECK(root["e"].integer() == 7);
  CHECK(!root["none"]);
  CHECK(root["none"]["deeper"].text().empty());
  CHECK(root["none"].size() == 0);
  CHECK_THROWS_AS(root["c"].number(), yaml::Problem);
  CHECK_THROWS_AS(root["a"].integer(), yaml::Problem);
  CHECK_THROWS_AS(root["a"].yes(), yaml::Problem);
}

TEST_CASE("damaged YAML is refused with its line") {
  CHECK(problem_of("a: 1\nb: [1, 2\nc: 3\n").line >= 2);
  CHECK(problem_of("a: 1\n\tb: 2\n").message.starts_with("not readable as YAML"));
  CHECK(problem_of("a: *nothing\n").line == 1);
  CHECK(problem_of("a: &self [*self]\n").line == 1);
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const auto one = "*a" + std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
    for (int k = 0; k < 9; ++k) bomb += one + ", ";
    bomb += one + "]\n";
  }
  CHECK(problem_of(bomb).message == "more than a million values through references");
  CHECK(problem_of(std::string(100'000, '[')).line == 1);
}

TEST_CASE("the trees made by the build are those of the files") {
  int files = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(GARIS_SOURCE_DIR "/rules")) {
    if (entry.path().extension() != ".yaml") continue;
    INFO(entry.path());
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto* prepared = yaml::find_prepared(base::sha256(bytes));
    REQUIRE(prepared != nullptr);
    const auto parsed = yaml::parse(bytes);
    CHECK(shown(prepared->root()) == shown(parsed.root()));
    REQUIRE(prepared->records().size() == parsed.records().size());
    for (std::size_t i = 0; i < parsed.records().size(); ++i)
      CHECK(prepared->records()[i].line == parsed.records()[i].line);
    ++files;
  }
  CHECK(files > 10);
}

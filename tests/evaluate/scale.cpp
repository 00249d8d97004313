// Long chains and large sets.
#include <chrono>

#include "tests/evaluate/packs.hpp"

namespace garis {
namespace {

std::string chain(int length, const char* step) {
  std::string text =
      "guideline \"chain\" edition \"1\" { title \"Chain\" }\ndefine building.d0 : length = "
      "building.height\n";
  for (int i = 1; i <= length; ++i) {
    const auto before = "building.d" + std::to_string(i - 1);
    text +=
        "define building.d" + std::to_string(i) + " : length = " + before + step + before + "\n";
  }
  return text + "rule \"end\" { cite clause \"1\" applies to building requires building.d" +
         std::to_string(length) + " <= 5 m }\n";
}

TEST_CASE(
    "definitions that double at every step cost one evaluation each, also while reads are "
    "recorded") {
  const auto pack = test::written(chain(40, " - "));
  model::Model model(pack->guideline.vocabulary);
  const auto& words = pack->guideline.vocabulary;
  const auto building = model.add_row(*words.find_entity("building"), {});
  const auto height = *words.find_property(building.entity, "height");
  model.set_number(building, height, 3, {});
  evaluate::Exact exact(pack->plan, model, "2026-01-01");
  std::vector<evaluate::Read> reads;
  exact.record(&reads);
  const auto result = evaluate::check_row(exact, pack->plan.rules[0], building);
  exact.record(nullptr);
  CHECK(result.outcome == plan::Outcome::pass);
  CHECK_FALSE(reads.empty());
  CHECK(reads.size() < 10);
}

TEST_CASE("a chain that is too long is refused before anything is evaluated") {
  const auto path = std::filesystem::temp_directory_path() / "garis-test-chain.garis";
  std::ofstream(path) << chain(2000, " - 0 * ");
  const auto pack = compile::load_pack(path, test::words());
  std::filesystem::remove(path);
  REQUIRE(pack);
  CHECK_FALSE((*pack)->usable());
}

TEST_CASE("a fixture whose value cannot be computed fails its test") {
  const auto pack = test::written(R"(guideline "fixture" edition "1" { title "Fixture" }
trajectory limit : length step { cite "1" clause "1" from 2030: 20 m }
rule "h" { cite clause "1" applies to building requires building.height <= 20 m }
test "before the first point" { given building "B" { height: limit(2020) } expect rule "h" pass }
)");
  const auto result =
      evaluate::run_test(pack->plan, pack->plan.tests[0], pack->guideline.vocabulary, "2026-01-01");
  CHECK_FALSE(result.passed());
}

TEST_CASE("a hundred thousand rows stay linear") {
  const auto pack = test::written(R"(guideline "large" edition "1" { title "Large" }
rule "all" { cite clause "1" applies to building requires every walls of building satisfies wall.is_green }
rule "n" { cite clause "1" applies to building requires (count of walls of building where wall.is_external) <= 5 }
rule "m" { cite clause "1" applies to building requires at least 5 of walls of building satisfy wall.is_green }
)");
  const auto& words = pack->guideline.vocabulary;
  model::Model model(words);
  const auto building = model.add_row(*words.find_entity("building"), {});
  for (int i = 0; i < 100'000; ++i)
    model.link(model.add_row(*words.find_entity("wall"), {}), building);
  evaluate::Exact exact(pack->plan, model, "2026-01-01");
  for (const auto& rule : pack->plan.rules) {
    const auto result = evaluate::check_row(exact, rule, building);
    CHECK(result.outcome == plan::Outcome::undetermined);
    CHECK(result.causes.size() == 100'000);
  }
}

}  // namespace
}  // namespace garis

#include <algorithm>

#include "checker/testing/boundary.hpp"
#include "checker/testing/coverage.hpp"
#include "checker/testing/mutate.hpp"
#include "checker/testing/suggest.hpp"
#include "tests/evaluate/packs.hpp"

namespace garis {
namespace {

const std::string kRules = R"(guideline "roofs" edition "1" { title "Roofs" }
table u_max {
  cite clause "1"
  key mass : mass_per_area in kg/m²
  value limit : u_value in W/(m²·K)
  | < 50  | 0.4 |
  | >= 50 | 0.6 |
}
rule "u" {
  cite clause "1"
  applies to each roof
  requires roof.u_value <= u_max(mass: roof.mass_per_area)
  except "listed" cite clause "2" where roof.is_listed exempt
}
rule "ways" {
  cite clause "3"
  applies to each roof
  requires any of {
    path "green" { requires roof.is_green }
    path "cool" { requires roof.reflectance >= 0.65 }
  }
}
)";
// Light roofs only, far from the limit.
const std::string kLooseTest = R"(test "light" {
  as of 2026
  given roof "good" { u_value: 0.2 W/(m²·K) mass_per_area: 10 kg/m² is_listed: no }
  given roof "bad"  { u_value: 0.9 W/(m²·K) mass_per_area: 10 kg/m² is_listed: no }
  expect rule "u" for "good" pass
  expect rule "u" for "bad" fail
}
)";
const std::string kSharpTest = R"(test "at the limits" {
  as of 2026
  given roof "a" { u_value: 0.40 W/(m²·K) mass_per_area: 49.9 kg/m² is_listed: no }
  given roof "b" { u_value: 0.41 W/(m²·K) mass_per_area: 49.9 kg/m² is_listed: no }
  given roof "c" { u_value: 0.60 W/(m²·K) mass_per_area: 50 kg/m² is_listed: no }
  given roof "d" { u_value: 0.61 W/(m²·K) mass_per_area: 50 kg/m² is_listed: no }
  given roof "e" { u_value: 0.9 W/(m²·K) is_listed: missing }
  given roof "f" { u_value: 0.9 W/(m²·K) is_listed: yes }
  given roof "g" { is_green: no reflectance: 0.65 }
  given roof "h" { is_green: no reflectance: 0.64 }
  given roof "i" { is_green: yes }
  given roof "j" { is_green: no }
  expect rule "u" for "a" pass
  expect rule "u" for "b" fail
  expect rule "u" for "c" pass
  expect rule "u" for "d" fail
  expect rule "u" for "e" undetermined
  expect rule "u" for "f" exempt
  expect rule "ways" for "g" pass via "cool"
  expect rule "ways" for "h" fail
  expect rule "ways" for "i" pass via "green"
  expect rule "ways" for "j" undetermined
}
)";

testing::Coverage covered(const compile::Pack& pack) {
  evaluate::Hits hits;
  for (const auto& each : pack.plan.tests)
    CHECK(evaluate::run_test(pack.plan, each, pack.guideline.vocabulary, "2026-01-01", &hits)
              .passed());
  return testing::measure(pack.plan, hits);
}

std::vector<std::string> missing(const testing::Coverage& coverage) {
  std::vector<std::string> found;
  for (const auto& item : coverage.missing) found.push_back(item.what);
  return found;
}

TEST_CASE("coverage lists verdicts, exceptions, paths and rows that no test has shown") {
  const auto loose = covered(*test::written(kRules + kLooseTest));
  CHECK(missing(loose) ==
        std::vector<std::string>{"rule \"u\" undetermined", "rule \"u\" except \"listed\"",
                                 "rule \"ways\" pass", "rule \"ways\" fail",
                                 "rule \"ways\" undetermined", "rule \"ways\" path \"green\"",
                                 "rule \"ways\" path \"cool\"", "table `u_max` row 2"});
  CHECK(loose.total().covered == 3);
  CHECK(loose.total().all == 11);
  CHECK(covered(*test::written(kRules + kSharpTest)).missing.empty());
}

TEST_CASE("what no test expects is not covered, evaluated or not") {
  const auto pack = test::written(kRules +
                                  "test \"nothing\" { given roof \"r\" { is_green: yes } "
                                  "expect rule \"ways\" for \"r\" pass }\n");
  const auto lines = missing(covered(*pack));
  CHECK(std::find(lines.begin(), lines.end(), "rule \"u\" undetermined") != lines.end());
  CHECK(std::find(lines.begin(), lines.end(), "rule \"ways\" pass") == lines.end());
}

TEST_CASE("one step beside a limit") {
  const auto pack = test::written(
      "rule \"exact\" { cite clause \"1\" applies to building requires building.height <= 30 m }\n"
      "rule \"rounded\" { cite clause \"1\" applies to building requires building.height <= 30.5 m "
      "round to 1 m tolerance 2 m }\n"
      "rule \"at least\" { cite clause \"1\" applies to building requires building.vacancy_share "
      ">= "
      "12.5% }\n"
      "test \"one\" { given building \"B\" { height: 10 m vacancy_share: 40% } "
      "expect rule \"exact\" pass }\n");
  const auto found = testing::boundaries(pack->plan, pack->guideline.vocabulary, "2026-01-01");
  using enum plan::Outcome;
  struct Wanted {
    std::string rule;
    double limit, step;
    std::array<plan::Outcome, 3> outcomes;
  };
  const std::vector<Wanted> wanted = {{"exact", 30, 1, {pass, pass, fail}},
                                      {"rounded", 30.5, 1, {pass, pass, pass}},
                                      {"at least", 0.125, 0.001, {fail, pass, pass}}};
  REQUIRE(found.cases.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    INFO(wanted[i].rule);
    CHECK(found.cases[i].rule->id == wanted[i].rule);
    CHECK(found.cases[i].limit == wanted[i].limit);
    CHECK(std::abs(found.cases[i].step - wanted[i].step) < 1e-12);
    CHECK(found.cases[i].outcomes == wanted[i].outcomes);
  }
  CHECK_FALSE(found.cases[1].turns());
}

testing::Mutation mutated(const std::string& text, unsigned threads) {
  return testing::mutate([&] { return test::written(text); }, "2026-01-01", threads,
                         [](std::size_t, std::size_t) {});
}

TEST_CASE("loose tests let mistakes through, sharp ones do not") {
  const auto loose = mutated(kRules + kLooseTest, 1);
  CHECK(loose.survivors.size() > 6);
  CHECK(loose.killed < loose.mutants);
  const auto sharp = mutated(kRules + kSharpTest, 1);
  std::string left;
  for (const auto& survivor : sharp.survivors) left += survivor.before + " ";
  // 49.9 against 50 does not tell 50 from 45 to 49.9; nothing else is left.
  INFO(left);
  CHECK(sharp.survivors.size() <= 2);
  CHECK(sharp.killed + 3 >= sharp.mutants);
}

TEST_CASE("threads find the same mutants") {
  const auto one = mutated(kRules + kLooseTest, 1), two = mutated(kRules + kLooseTest, 2);
  CHECK(one.mutants == two.mutants);
  CHECK(one.killed == two.killed);
  REQUIRE(one.survivors.size() == two.survivors.size());
  for (std::size_t i = 0; i < one.survivors.size(); ++i) {
    CHECK(one.survivors[i].span == two.survivors[i].span);
    CHECK(one.survivors[i].after == two.survivors[i].after);
  }
}

TEST_CASE("a figure that no test stands on says so") {
  const auto found = mutated(kRules + kLooseTest, 1);
  const auto untested = std::count_if(found.survivors.begin(), found.survivors.end(),
                                      [](const auto& survivor) { return survivor.untested; });
  CHECK(untested == 2);  // >= 0.65: the number and the comparison
}

TEST_CASE("suggested tests parse, pass, and cover what was missing") {
  const auto pack = test::written(kRules + kLooseTest);
  const auto found = testing::suggest(*pack, test::words(), covered(*pack).missing, "2026-01-01");
  CHECK(found.not_found.empty());
  CHECK(found.tests == 8);
  INFO(found.text);
  CHECK(covered(*test::written(kRules + kLooseTest + found.text)).missing.empty());
}

TEST_CASE("what cannot be is not suggested") {
  const auto pack = test::written(
      "rule \"always\" { cite clause \"1\" applies to building requires (count of walls of "
      "building) "
      ">= 0 }\ntest \"one\" { given building \"B\" { } expect rule \"always\" for \"B\" pass }\n");
  const auto found = testing::suggest(*pack, test::words(), covered(*pack).missing, "2026-01-01");
  CHECK(found.tests == 0);
  CHECK(found.not_found ==
        std::vector<std::string>{"rule \"always\" fail", "rule \"always\" undetermined"});
}

TEST_CASE("suggestions are found for every guideline of the tests") {
  for (const auto* name : {"paths", "outcomes", "sets", "logic"}) {
    const auto path = std::filesystem::path(GARIS_SOURCE_DIR) / "tests/evaluate/guidelines" /
                      (std::string(name) + ".garis");
    const auto pack = test::load(path);
    const auto before = covered(*pack).missing;
    const auto found = testing::suggest(*pack, test::words(), before, "2026-01-01");
    INFO(name);
    CHECK(found.tests + found.not_found.size() == before.size());
    CHECK(found.tests * 2 >= before.size());
  }
}

}  // namespace
}  // namespace garis

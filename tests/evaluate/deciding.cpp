// The value that decides, and sets of measures: what is found, and when nothing may be told.
#include "checker/evaluate/deciding.hpp"

#include "checker/evaluate/cheapest.hpp"
#include "tests/evaluate/packs.hpp"

namespace garis {
namespace {

using plan::Comparison;

constexpr const char* kDeciding = R"(
table roof_u_max { cite clause "5" key mass : mass_per_area in kg/m² value u_max : u_value in W/(m²·K)
  | < 50 | 0.4 | | >= 50 | 0.6 | }
define building.bei : energy_intensity[site, gfa] = building.annual_energy / building.gross_floor_area
rule "limit" { cite clause "1" applies to each roof requires roof.u_value <= 0.4 W/(m²·K) }
rule "strict" { cite clause "1" applies to each roof requires roof.u_value > 0.39 W/(m²·K) }
rule "table" { cite clause "1" applies to each roof requires roof.u_value <= roof_u_max(mass: roof.mass_per_area) }
rule "ratio" { cite clause "1" applies to building requires building.bei <= 150 kWh/(m²·yr) }
rule "rounded" { cite clause "1" applies to building requires building.height <= 30 m round to 1 m }
rule "yes" { cite clause "1" applies to building requires building.has_bms }
rule "use" { cite clause "1" applies to building requires building.use in { office, hotel } }
rule "within" { cite clause "1" applies to building requires building.storeys between 3 and 5 }
rule "exempt" { cite clause "1" applies to each roof requires roof.reflectance >= 0.65
  except "heritage" where roof.building.is_heritage exempt }
rule "window" { cite clause "1" applies to building
  requires (average of window.u_value weighted by window.area over windows of building if none missing) <= 2 W/(m²·K) }
test "open" {
  given building "B" { annual_energy: missing gross_floor_area: 10_000 m² height: missing has_bms: missing use: missing
                       storeys: missing is_heritage: missing }
  given roof "mass" in "B" { u_value: 0.5 W/(m²·K) mass_per_area: missing reflectance: 0.3 }
  given roof "u" in "B" { u_value: missing mass_per_area: 20 kg/m² reflectance: 0.3 }
  given roof "both" in "B" { u_value: missing mass_per_area: missing reflectance: 0.3 }
  given wall "w" in "B"
  given window "known" in "w" { area: 1 m² u_value: 3 W/(m²·K) }
  given window "open" in "w" { area: 1 m² u_value: missing }
}
)";

struct Expected {
  const char* rule;
  const char* subject;
  const char* property;  // empty: nothing may be told
  Comparison op;
  double value;
  std::vector<std::string> words;
  plan::Outcome gives;
};

const std::vector<Expected>& expected() {
  using enum plan::Comparison;
  using plan::Outcome;
  static const std::vector<Expected> rows = {
      {"limit", "u", "roof.u_value", less_equal, 0.4, {}, Outcome::pass},
      {"strict", "u", "roof.u_value", greater, 0.39, {}, Outcome::pass},
      {"table", "mass", "roof.mass_per_area", greater_equal, 50, {}, Outcome::pass},
      {"table", "both", "", less, 0, {}, Outcome::pass},
      {"ratio", "B", "building.annual_energy", less_equal, 1500, {}, Outcome::pass},
      {"rounded", "B", "building.height", less, 30.5, {}, Outcome::pass},
      {"yes", "B", "building.has_bms", less, 0, {"yes"}, Outcome::pass},
      {"use", "B", "building.use", less, 0, {"office", "hotel"}, Outcome::pass},
      {"within", "B", "", less, 0, {}, Outcome::pass},
      {"exempt", "u", "building.is_heritage", less, 0, {"yes"}, Outcome::exempt},
      {"window", "B", "window.u_value", less_equal, 1, {}, Outcome::pass},
  };
  return rows;
}

TEST_CASE("the value that decides") {
  const auto pack = test::written(kDeciding);
  const auto& words = pack->guideline.vocabulary;
  const auto model = evaluate::model_of(pack->plan, pack->plan.tests[0], words);
  evaluate::Exact exact(pack->plan, model, "2026-01-01");
  const evaluate::Acceptance acceptance;
  for (const auto& wanted : expected()) {
    INFO(wanted.rule << " for " << wanted.subject);
    evaluate::DecidingValues deciding(exact, acceptance);
    std::size_t looked_at = 0;
    for (const auto& rule : pack->plan.rules) {
      if (rule.id != wanted.rule) continue;
      for (const auto& row : evaluate::check_rule(exact, rule).rows) {
        if (exact.id_of(row.row) != wanted.subject) continue;
        ++looked_at;
        REQUIRE(row.outcome == plan::Outcome::undetermined);
        const auto found = deciding.find(rule, row);
        CHECK(found.has_value() == (*wanted.property != 0));
        if (!found) continue;
        CHECK(words.qualified_name(found->property) == wanted.property);
        CHECK(found->words == wanted.words);
        CHECK(found->gives == wanted.gives);
        if (!wanted.words.empty()) continue;
        CHECK(found->op == wanted.op);
        CHECK(found->value == wanted.value);
      }
    }
    CHECK(looked_at == 1);
    CHECK(exact.overlay().empty());
  }
}

// ---- sets of measures ----

constexpr const char* kMeasures = R"(
measure "film" { cite "a" page 1 changes each window { window.u_value := 2.5 W/(m²·K) } cost 100 RM/m² * window.area }
measure "glass" { cite "a" page 1 changes each window { window.u_value := 1.5 W/(m²·K) } cost 850 RM/m² * window.area }
measure "roof" { cite "a" page 1 changes each roof { roof.u_value := 0.3 W/(m²·K) } cost 5_000 RM }
measure "dear roof" { cite "a" page 1 changes each roof { roof.u_value := 0.2 W/(m²·K) } cost 9_000 RM }
measure "useless" { cite "a" page 1 changes each building { building.height := 20 m } cost 10 RM }
rule "window" { cite clause "1" applies to each window requires window.u_value <= 2 W/(m²·K) }
rule "roof" { cite clause "1" applies to each roof requires roof.u_value <= 0.4 W/(m²·K) }
credit "c" { cite clause "1" applies to building
  award 1 point when every windows of building satisfies window.u_value <= 3 W/(m²·K)
  award 1 point when every windows of building satisfies window.u_value <= 1 W/(m²·K) }
rating "r" { cite clause "1" counts "c" level "one" when score >= 1 point level "two" when score >= 2 points }
test "t" {
  given building "B"
  given roof "r" in "B" { u_value: 0.9 W/(m²·K) }
  given wall "w" in "B"
  given window "g" in "w" { u_value: 5 W/(m²·K) area: 10 m² }
}
)";

struct Wanted {
  const char* name;
  std::function<evaluate::Goal(const plan::Plan&)> goal;
  std::uint32_t most_sets;
  evaluate::CheapestSet::Ending ending;
  std::vector<std::string> measures;
  double cost;
};

TEST_CASE("the cheapest set of measures") {
  const auto pack = test::written(kMeasures);
  const auto& plan = pack->plan;
  const auto model = evaluate::model_of(plan, plan.tests[0], pack->guideline.vocabulary);
  evaluate::Exact exact(plan, model, "2026-01-01");
  std::vector<evaluate::MeasureEffect> effects;
  for (const auto& measure : plan.measures) effects.push_back(evaluate::effect_of(exact, measure));
  const auto rules = [](const plan::Plan& p) {
    return evaluate::all_rules_met({&p.rules[0], &p.rules[1]}, {});
  };
  const auto level = [](std::size_t i) {
    return [i](const plan::Plan& p) { return evaluate::level_reached(p.ratings[0], i, {}); };
  };
  using enum evaluate::CheapestSet::Ending;
  const std::vector<Wanted> all = {
      {"all rules", rules, 2'000, found, {"roof", "glass"}, 13'500},
      {"level one", level(0), 2'000, found, {"film"}, 1'000},
      {"level two", level(1), 2'000, out_of_reach, {}, 0},
      {"few sets", rules, 3, stopped, {}, 0},
  };
  for (const auto& wanted : all) {
    INFO(wanted.name);
    const auto result = evaluate::cheapest_set(exact, effects, wanted.goal(plan), wanted.most_sets);
    CHECK(result.ending == wanted.ending);
    std::vector<std::string> names;
    for (const auto* effect : result.measures) names.push_back(effect->measure->id);
    CHECK(names == wanted.measures);
    CHECK(result.cost.low == wanted.cost);
    CHECK(result.tried > 0);
    CHECK(exact.overlay().empty());
  }
}

TEST_CASE("measures that set one value differently do not go together") {
  const auto pack = test::written(kMeasures);
  const auto& plan = pack->plan;
  const auto model = evaluate::model_of(plan, plan.tests[0], pack->guideline.vocabulary);
  evaluate::Exact exact(plan, model, "2026-01-01");
  const auto film = evaluate::effect_of(exact, plan.measures[0]);
  const auto glass = evaluate::effect_of(exact, plan.measures[1]);
  CHECK(evaluate::combined(exact, {&film, &film}).conflict.empty());
  CHECK(evaluate::combined(exact, {&film, &glass}).conflict ==
        "measures \"film\" and \"glass\" set window.u_value of g to different values");
  CHECK_THROWS_AS(evaluate::apply_measures(exact, {"film", "glass"}), evaluate::RuleFailure);
}

}  // namespace
}  // namespace garis

// Takes the fixtures of every test of the packs at hand, changes them at random with a fixed seed,
// and compares.
#include <cmath>
#include <iostream>
#include <random>

#include "tests/evaluate/packs.hpp"

namespace garis {
namespace {

using evaluate::Exact;
using plan::Outcome;

struct Seen {
  std::map<std::pair<std::string, std::string>, std::set<Outcome>> possible;  // by rule and row
  std::map<std::pair<std::string, std::string>, Outcome> outcome;
  std::map<std::pair<std::string, std::string>, std::pair<double, double>>
      values;  // by definition and row
};

bool looks_at_openness(const plan::Requirement& requirement) {
  if (requirement.shape == plan::Requirement::Shape::known) return true;
  for (const auto& path : requirement.paths) {
    for (const auto& part : path.parts) {
      if (looks_at_openness(part)) return true;
    }
  }
  return false;
}

Seen look(const plan::Plan& plan, const plan::Test& test, const vocabulary::Vocabulary& words) {
  const auto model = evaluate::model_of(plan, test, words);
  Exact exact(plan, model, test.as_of.empty() ? "2026-01-01" : test.as_of,
              evaluate::records_of(test));
  Seen seen;
  for (const auto& rule : plan.rules) {
    if (looks_at_openness(rule.requirement)) continue;
    for (const auto& row : evaluate::check_rule(exact, rule).rows) {
      const auto key = std::pair(rule.id, exact.id_of(row.row));
      seen.possible[key] = row.possible;
      seen.outcome[key] = row.outcome;
    }
  }
  for (std::uint32_t i = 0; i < plan.defines.size(); ++i) {
    const auto& define = plan.defines[i];
    if (!define.entity || define.form != plan::Form::number) continue;
    for (const auto row : exact.rows_of(*define.entity)) {
      evaluate::Scope scope;
      scope.variables = {row};
      try {
        const auto value = exact.evaluate(define.value, scope);
        if (value.stated == evaluate::Value::Stated::yes)
          seen.values[{std::to_string(i) + " " + define.name, exact.id_of(row)}] = {value.low,
                                                                                    value.high};
      } catch (const evaluate::RuleFailure&) {
      }
    }
  }
  return seen;
}

// A value a little outside by rounding still counts as inside.
bool nested(std::pair<double, double> inner, std::pair<double, double> outer) {
  const auto slack = [](double x) {
    return std::isinf(x) ? 0 : 1e-9 * std::max(1.0, std::fabs(x));
  };
  return inner.first >= outer.first - slack(outer.first) &&
         inner.second <= outer.second + slack(outer.second);
}

std::vector<std::filesystem::path> packs() {
  std::vector<std::filesystem::path> found{GARIS_SOURCE_DIR "/rules/my-ms1525/2019"};
  for (const auto& entry :
       std::filesystem::directory_iterator(GARIS_SOURCE_DIR "/tests/evaluate/guidelines"))
    found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

template <class Body>
void for_each_test(Body&& body) {
  for (const auto& path : packs()) {
    const auto pack = test::load(path);
    bool openness = false;
    for (const auto& node : pack->plan.nodes)
      openness = openness || std::holds_alternative<plan::IsKnown>(node);
    for (const auto& [id, info] : pack->plan.properties)
      openness = openness || !info.assumptions.empty();
    for (const auto& each : pack->plan.tests) body(*pack, each, openness);
  }
}

// A row whose name is not stated is called by its id: another name, and not a missing one.
bool is_name(plan::PropertyId property, const vocabulary::Vocabulary& words) {
  return words.property(static_cast<vocabulary::PropertyId>(property)).name == "name";
}

plan::Test emptied(plan::Test test, std::mt19937& random, double keep,
                   const vocabulary::Vocabulary& words) {
  std::bernoulli_distribution kept(keep);
  for (auto& fixture : test.fixtures)
    std::erase_if(fixture.values,
                  [&](const auto& value) { return !is_name(value.first, words) && !kept(random); });
  return test;
}

std::size_t compare_information(const std::string& name, const Seen& fuller, const Seen& emptier) {
  std::size_t compared = 0;
  INFO(name);
  for (const auto& [key, possible] : fuller.possible) {
    const auto it = emptier.possible.find(key);
    if (it == emptier.possible.end() || it->second.empty())
      continue;  // a group that is not there yet; an error
    ++compared;
    if (std::includes(it->second.begin(), it->second.end(), possible.begin(), possible.end()) &&
        !possible.empty())
      continue;
    // An error: with less information the row must not have been settled.
    if (possible.empty() && it->second.contains(Outcome::fail) && it->second.size() > 1) continue;
    FAIL_CHECK(name << ": rule " << key.first << " for " << key.second
                    << " has more outcomes with more information");
  }
  for (const auto& [key, bounds] : fuller.values) {
    const auto it = emptier.values.find(key);
    if (it == emptier.values.end()) continue;
    ++compared;
    if (nested(bounds, it->second)) continue;
    FAIL_CHECK(name << ": " << key.first << " of " << key.second << " is [" << bounds.first << ", "
                    << bounds.second << "], with less information [" << it->second.first << ", "
                    << it->second.second << "]");
  }
  return compared;
}

TEST_CASE("more information never makes an outcome or a value less certain") {
  std::mt19937 random(20260211);
  std::size_t compared = 0;
  for_each_test([&](const compile::Pack& pack, const plan::Test& each, bool openness) {
    if (openness) return;
    const auto& words = pack.guideline.vocabulary;
    const int rounds = each.fixtures.size() > 25 ? 1 : 4;
    for (int round = 0; round < rounds; ++round) {
      // A chain of ever emptier models, each compared with the one before.
      plan::Test test = each;
      Seen fuller = look(pack.plan, test, words);
      for (const double keep : {0.95, 0.8, 0.6}) {
        test = emptied(test, random, keep, words);
        Seen emptier = look(pack.plan, test, words);
        compared += compare_information(each.name, fuller, emptier);
        fuller = std::move(emptier);
      }
    }
  });
  std::cout << compared << " comparisons\n";
  CHECK(compared > 2'000);
}

void check_same(const std::string& name, const Seen& before, const Seen& after) {
  for (const auto& [key, outcome] : before.outcome) {
    const auto it = after.outcome.find(key);
    if (it != after.outcome.end() && it->second == outcome) continue;
    FAIL_CHECK(name << ": rule " << key.first << " for " << key.second << " differs");
  }
  for (const auto& [key, bounds] : before.values) {
    const auto it = after.values.find(key);
    const auto same = [](double a, double b) {
      return a == b || std::fabs(a - b) <= 1e-12 * std::max(1.0, std::fabs(a));
    };
    if (it != after.values.end() && same(bounds.first, it->second.first) &&
        same(bounds.second, it->second.second))
      continue;
    FAIL_CHECK(name << ": " << key.first << " of " << key.second << " differs");
  }
}

TEST_CASE("the order of rows means nothing") {
  std::mt19937 random(1525);
  for_each_test([&](const compile::Pack& pack, const plan::Test& each, bool) {
    plan::Test shuffled = each;
    auto& rows = shuffled.fixtures;
    for (std::size_t swap = 0; rows.size() > 1 && swap < 8 * rows.size(); ++swap) {
      const auto i = std::uniform_int_distribution<std::size_t>(0, rows.size() - 2)(random);
      if (rows[i + 1].parent != rows[i].id && rows[i + 1].id != rows[i].id)
        std::swap(rows[i], rows[i + 1]);
    }
    check_same(each.name, look(pack.plan, each, pack.guideline.vocabulary),
               look(pack.plan, shuffled, pack.guideline.vocabulary));
  });
}

TEST_CASE("a row that no rule looks at changes nothing") {
  for_each_test([&](const compile::Pack& pack, const plan::Test& each, bool) {
    plan::Test more = each;
    const auto& words = pack.guideline.vocabulary;
    more.fixtures.insert(
        more.fixtures.begin(),
        {static_cast<plan::EntityId>(*words.find_entity("operator")), "nobody", "", {}});
    check_same(each.name, look(pack.plan, each, words), look(pack.plan, more, words));
  });
}

TEST_CASE("a wall cut in two halves leaves what is weighted by area") {
  const auto pack = test::load(GARIS_SOURCE_DIR "/rules/my-ms1525/2019");
  const auto& words = pack->guideline.vocabulary;
  const auto wall = *words.find_entity("wall");
  const auto area = static_cast<plan::PropertyId>(*words.find_property(wall, "opaque_area"));
  plan::Plan plan = pack->plan;
  for (const auto& each : pack->plan.tests) {
    plan::Test cut = each;
    for (const auto& fixture : each.fixtures) {
      if (fixture.entity != static_cast<plan::EntityId>(wall)) continue;
      // Windows stay in the first half; half the opaque area goes to the second.
      for (auto& row : cut.fixtures) {
        if (row.entity != fixture.entity || row.id != fixture.id) continue;
        for (auto& [property, value] : row.values) {
          if (property != area || !value) continue;
          plan.nodes.push_back(plan::Arithmetic{plan::Operator::multiply, *value,
                                                static_cast<plan::NodeId>(plan.nodes.size() + 1)});
          value = static_cast<plan::NodeId>(plan.nodes.size() - 1);
          plan.nodes.push_back(plan::Number{0.5});
        }
        auto half = row;
        half.id += " second half";
        cut.fixtures.push_back(std::move(half));
        break;
      }
    }
    check_same(each.name, look(plan, each, words), look(plan, cut, words));
  }
}

}  // namespace
}  // namespace garis

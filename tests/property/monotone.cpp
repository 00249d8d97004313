// Takes the fixtures of every test of the packs at hand, and of random guidelines, changes them at
// random with a fixed seed, and compares.
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <random>

#include "tests/evaluate/packs.hpp"
#include "tests/property/seen.hpp"
#include "tests/reference/generate.hpp"
#include "tests/reference/product.hpp"

namespace garis {
namespace {

using test::compare_information;
using test::emptied;
using test::look;
using test::Seen;

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

// GARIS_CASES: how many buildings of random guidelines lose their values; GARIS_SEED: the first.
TEST_CASE("deleting values never turns a pass into a fail, in random guidelines") {
  const auto setting = [](const char* name, unsigned otherwise) {
    const char* value = std::getenv(name);
    return value != nullptr ? static_cast<unsigned>(std::strtoul(value, nullptr, 10)) : otherwise;
  };
  const unsigned first = setting("GARIS_SEED", 1), guidelines = setting("GARIS_CASES", 960) / 8;
  std::size_t compared = 0, deleted = 0;
  for (unsigned seed = first; seed < first + guidelines; ++seed) {
    const auto text = reference::random_guideline(
        seed, {.buildings = 8, .openness = false, .questions = true, .overlapping = false});
    const reference::Case c(text, test::words());
    if (!c.usable()) continue;
    std::mt19937 random(seed);
    const auto values = [](const plan::Test& test) {
      std::size_t count = 0;
      for (const auto& fixture : test.fixtures) count += fixture.values.size();
      return count;
    };
    for (const auto& building : c.plan.tests) {
      plan::Test test = building;
      Seen fuller = look(c.plan, test, c.guideline.vocabulary);
      for (const double keep : {0.97, 0.9, 0.6}) {
        const auto before = values(test);
        test = emptied(test, random, keep, c.guideline.vocabulary);
        deleted += before - values(test);
        Seen emptier = look(c.plan, test, c.guideline.vocabulary);
        compared +=
            compare_information("seed " + std::to_string(seed) + " " + test.name, fuller, emptier);
        fuller = std::move(emptier);
      }
    }
  }
  std::cout << deleted << " values deleted, " << compared << " comparisons\n";
  CHECK(deleted > 10 * guidelines);
  CHECK(compared > 10 * guidelines);
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

// The product and the reference evaluator must say the same about every case: outcome, what is
// possible, actual, limit, severity, causes, and the bounds of every definition.
//
// GARIS_CASES=20000 tries that many random guidelines instead of the usual number, GARIS_SEED=7
// starts elsewhere.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "tests/evaluate/packs.hpp"
#include "tests/reference/generate.hpp"
#include "tests/reference/product.hpp"

namespace garis {
namespace {

unsigned setting(const char* name, unsigned otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr ? static_cast<unsigned>(std::strtoul(value, nullptr, 10)) : otherwise;
}

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::filesystem::path> files_in(const char* folder) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(GARIS_SOURCE_DIR "/tests/") + folder))
    if (entry.path().extension() == ".garis") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("product and reference agree on random guidelines and buildings") {
  const unsigned guidelines = setting("GARIS_CASES", 2'400) / 8, first = setting("GARIS_SEED", 1);
  std::size_t compared = 0, refused = 0, close = 0, shown = 0;
  for (unsigned seed = first; seed < first + guidelines; ++seed) {
    const auto text = reference::random_guideline(seed);
    const reference::Case c(text, test::words());
    if (!c.usable()) {
      ++refused;
      if (setting("GARIS_SHOW", 0) != 0) std::cout << seed << "\n" << c.complaints();
      continue;
    }
    for (std::size_t i = 0; i < c.plan.tests.size(); ++i) {
      reference::close_calls = 0;
      const auto differences = reference::disagreements(c, i);
      if (reference::close_calls > 0) {
        ++close;
        continue;
      }
      ++compared;
      if (differences.empty() || ++shown > 5) continue;
      FAIL_CHECK("seed " << seed << ", building " << i << "\n" << differences << "\n" << text);
    }
  }
  std::cout << compared << " cases compared, " << refused << " guidelines refused by the checks, "
            << close << " cases too close to call, " << shown << " disagreements\n";
  CHECK(shown == 0);
  // Otherwise the generator writes what nobody may write.
  CHECK(refused < guidelines / 3);
  CHECK(close <= compared / 50);
}

TEST_CASE("product and reference agree on cases that once told them apart") {
  for (const auto& path : files_in("reference/golden")) {
    const reference::Case c(text_of(path), test::words());
    INFO(path.string() << "\n" << c.complaints());
    REQUIRE(c.usable());
    for (std::size_t i = 0; i < c.plan.tests.size(); ++i) {
      INFO(c.plan.tests[i].name);
      CHECK(reference::disagreements(c, i).empty());
      const auto run =
          evaluate::run_test(c.plan, c.plan.tests[i], c.guideline.vocabulary, "2026-01-01");
      CHECK(run.expectations > 0);
      for (const auto& failure : run.failures)
        FAIL_CHECK(failure.at.line << ": " << failure.expected << ", got " << failure.got);
    }
  }
}

TEST_CASE("product and reference agree on the tests of guidelines") {
  for (const auto& path : files_in("evaluate/guidelines")) {
    const reference::Case c(text_of(path), test::words());
    REQUIRE(c.usable());
    for (std::size_t i = 0; i < c.plan.tests.size(); ++i) {
      const auto differences = reference::disagreements(c, i);
      if (!differences.empty())
        FAIL_CHECK(path.filename().string() << ": " << c.plan.tests[i].name << "\n" << differences);
    }
  }
}

}  // namespace
}  // namespace garis

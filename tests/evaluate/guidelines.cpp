// Runs the tests inside guidelines/*.garis; their names say what they show.
#include "tests/evaluate/packs.hpp"

namespace garis {
namespace {

std::vector<std::filesystem::path> guidelines() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry :
       std::filesystem::directory_iterator(GARIS_SOURCE_DIR "/tests/evaluate/guidelines"))
    found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

TEST_CASE("guidelines with tests of their own") {
  for (const auto& path : guidelines()) {
    const auto pack = test::load(path);
    CHECK_FALSE(pack->plan.tests.empty());
    for (const auto& each : pack->plan.tests) {
      const auto result =
          evaluate::run_test(pack->plan, each, pack->guideline.vocabulary, "2026-01-01");
      CHECK(result.expectations > 0);
      for (const auto& failure : result.failures) {
        FAIL_CHECK(path.filename().string() << ":" << failure.at.line << " " << each.name << ": "
                                            << failure.expected << ", got " << failure.got);
      }
    }
  }
}

}  // namespace
}  // namespace garis

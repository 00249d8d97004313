// Every code is produced by a golden file, and has its paragraph in docs/diagnostics.md.
#include <set>

#include "tests/golden/expectation.hpp"
#include "tests/unit/catch.hpp"

namespace golden {
namespace {

std::set<std::string> produced() {
  std::set<std::string> codes;
  for (const auto* phase : {"syntax", "semantics"}) {
    for (const auto& path : files_of(phase)) {
      const auto file = parse_golden(read(path));
      const auto result = checked(path.filename().string(), file.text(), file.settings);
      for (const auto& d : result.sink.all()) {
        if (!is_left_aside(file, d)) codes.emplace(garis::diagnostics::info(d.code).name);
      }
    }
  }
  return codes;
}

}  // namespace

TEST_CASE("every code has a golden file") {
  const auto codes = produced();
  for (const auto& code : garis::diagnostics::all_codes()) {
    INFO(code.name << ": " << code.title);
    // A file that is not UTF-8, or larger than can be kept here, is made by hostile_texts.cpp.
    // V003 needs the tests to be run (tests/testing).
    if (code.name == "P008" || code.name == "V003") continue;
    CHECK(codes.contains(std::string(code.name)));
  }
}

TEST_CASE("every code is explained") {
  const auto page = read(std::filesystem::path(GARIS_SOURCE_DIR) / "docs/diagnostics.md");
  for (const auto& code : garis::diagnostics::all_codes()) {
    INFO(code.name);
    CHECK(page.find("### " + std::string(code.name)) != std::string::npos);
  }
}

}  // namespace golden

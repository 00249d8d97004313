// Every golden file gives exactly the diagnostics that stand beside its lines. GARIS_UPDATE=1
// writes what is given now; the difference is for a person to read.
#include <cstdlib>
#include <fstream>

#include "tests/golden/expectation.hpp"
#include "tests/unit/catch.hpp"

namespace golden {
namespace {

bool updates() { return std::getenv("GARIS_UPDATE") != nullptr; }

void check_file(const std::filesystem::path& path) {
  INFO(path.filename().string());
  const auto file = parse_golden(read(path));
  const auto result = checked(path.filename().string(), file.text(), file.settings);
  const auto now = found(file, result);
  if (updates()) std::ofstream(path, std::ios::binary) << rewritten(file, now);
  for (std::size_t line = 0; line < now.size() && !updates(); ++line) {
    INFO("line " << line + 1 << ": " << file.lines[line]);
    CHECK(now[line] == file.expected[line]);
  }
  CHECK(path.filename().string().starts_with("fail_") == result.sink.has_errors());
}

}  // namespace

TEST_CASE("golden files of the syntax") {
  for (const auto& path : files_of("syntax")) check_file(path);
}

TEST_CASE("golden files of the checks") {
  for (const auto& path : files_of("semantics")) check_file(path);
}

}  // namespace golden

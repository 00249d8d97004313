// cases/NAME.garis formatted is cases/NAME.out, with other symbols NAME.ascii.out and
// NAME.unicode.out where these are. GARIS_UPDATE=1 writes what comes out now.
#include <cstdlib>
#include <fstream>

#include "tests/format/files.hpp"
#include "tests/unit/catch.hpp"

namespace formatting {
namespace {

using garis::format::Symbols;

void check(const std::filesystem::path& in, const char* extension, Symbols symbols) {
  auto out = in;
  out.replace_extension(extension);
  const bool must_be = symbols == Symbols::as_written;
  if (!must_be && !std::filesystem::exists(out)) return;
  INFO(out.filename().string());
  const auto now = formatted(read(in), {symbols});
  if (std::getenv("GARIS_UPDATE") != nullptr) std::ofstream(out, std::ios::binary) << now;
  CHECK(read(out) == now);
  CHECK(formatted(now, {symbols}) == now);
}

}  // namespace

TEST_CASE("formatted files are as they were accepted") {
  const auto cases = below(source_folder() / "tests/format/cases");
  REQUIRE_FALSE(cases.empty());
  for (const auto& in : cases) {
    check(in, ".out", Symbols::as_written);
    check(in, ".ascii.out", Symbols::ascii);
    check(in, ".unicode.out", Symbols::unicode);
  }
}

TEST_CASE("the packs that come with the program are formatted") {
  for (const auto& path : below(source_folder() / "rules")) {
    INFO(path.string() << ": run `garis fmt rules`");
    const bool is_formatted = formatted(read(path)) == read(path);
    CHECK(is_formatted);
  }
}

}  // namespace formatting

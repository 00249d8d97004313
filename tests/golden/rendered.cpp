// What a person sees: place, message, source line, caret and help. Each rendered/NAME.garis has its
// text in rendered/NAME.txt; GARIS_UPDATE=1 rewrites it.
#include <cstdlib>
#include <fstream>

#include "tests/golden/checked.hpp"
#include "tests/unit/catch.hpp"

namespace golden {

TEST_CASE("diagnostics as they are shown") {
  for (const auto& path : files_of("rendered")) {
    INFO(path.filename().string());
    const auto shown = checked(path.filename().string(), read(path)).shown();
    auto expected = path;
    expected.replace_extension(".txt");
    if (std::getenv("GARIS_UPDATE") != nullptr) std::ofstream(expected, std::ios::binary) << shown;
    CHECK(shown == read(expected));
  }
}

}  // namespace golden

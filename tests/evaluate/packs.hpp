// Guidelines of the tests: from the folder beside this file, or written to a temporary one.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "checker/evaluate/test_runner.hpp"
#include "dsl/compile/pack.hpp"
#include "tests/unit/catch.hpp"

namespace garis::test {

inline const vocabulary::Vocabulary& words() {
  static const auto loaded =
      vocabulary::load(std::filesystem::path(GARIS_SOURCE_DIR) / "rules/vocabulary");
  REQUIRE(loaded);
  return *loaded;
}

inline std::unique_ptr<compile::Pack> load(const std::filesystem::path& path) {
  auto pack = compile::load_pack(path, words());
  INFO(path.string());
  REQUIRE(pack);
  INFO(diagnostics::render((*pack)->diagnostics, (*pack)->sources));
  REQUIRE((*pack)->usable());
  return std::move(*pack);
}

inline std::unique_ptr<compile::Pack> written(const std::string& text) {
  const auto path = std::filesystem::temp_directory_path() /
                    ("garis-test-" + std::to_string(std::hash<std::string>()(text)) + ".garis");
  std::ofstream(path) << text;
  auto pack = load(path);
  std::filesystem::remove(path);
  return pack;
}

}  // namespace garis::test

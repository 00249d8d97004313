// Guidelines of the tests: from the folder beside this file, or written to a temporary one.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "checker/evaluate/test_runner.hpp"
#include "dsl/compile/compile.hpp"
#include "dsl/compile/pack.hpp"
#include "tests/unit/catch.hpp"

namespace garis::test {

inline const vocabulary::Vocabulary& words() {
  static const auto loaded =
      vocabulary::load(std::filesystem::path(GARIS_SOURCE_DIR) / "rules/vocabulary");
  REQUIRE(loaded);
  return *loaded;
}

// Exceptions that contradict each other are an error of the text (X002). Not every such pair is
// found there, so what the evaluator does with one is looked at all the same.
inline bool may_run(const compile::Pack& pack) {
  const auto& found = pack.diagnostics.all();
  return std::all_of(found.begin(), found.end(), [](const diagnostics::Diagnostic& each) {
    return each.level != diagnostics::Level::error || each.code == diagnostics::Code::X002;
  });
}

inline std::unique_ptr<compile::Pack> load(const std::filesystem::path& path) {
  auto pack = compile::load_pack(path, words());
  INFO(path.string());
  REQUIRE(pack);
  INFO(diagnostics::render((*pack)->diagnostics, (*pack)->sources));
  REQUIRE(may_run(**pack));
  if (!(*pack)->usable()) (*pack)->plan = compile::compile((*pack)->guideline, (*pack)->sources);
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

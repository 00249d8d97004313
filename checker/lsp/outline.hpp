// What is in a file, and which of it can be run. Private to the language server.
#pragma once

#include "checker/lsp/workspace.hpp"

namespace garis::lsp {

nlohmann::json document_symbols(const std::string& text);

// "run this test" above each test.
nlohmann::json code_lenses(const std::string& uri, const std::string& text);

struct TestRun {
  bool found = false, passed = false;
  std::string text;  // what failed, or why nothing could be run
};
TestRun run_test(const Analysis& analysis, const std::string& name, const std::string& today);

}  // namespace garis::lsp

// Runs the `test` blocks of a guideline: each makes its own small model from its fixtures.
#pragma once

#include <string>
#include <vector>

#include "checker/evaluate/credits.hpp"

namespace garis::evaluate {

struct Failure {
  plan::Place at;
  std::string expected;  // as written
  std::string got;
};

struct TestResult {
  const plan::Test* test = nullptr;
  std::vector<Failure> failures;
  std::size_t expectations = 0;
  bool passed() const { return failures.empty(); }
};

// The model of a test's fixtures; `vocabulary` is that of the guideline.
model::Model model_of(const plan::Plan& plan, const plan::Test& test,
                      const vocabulary::Vocabulary& vocabulary);
Records records_of(const plan::Test& test);

// `today` stands in where the test has no `as of`. What takes effect in rules that the test expects
// something of is added to `hits`.
TestResult run_test(const plan::Plan& plan, const plan::Test& test,
                    const vocabulary::Vocabulary& vocabulary, const std::string& today,
                    Hits* hits = nullptr);

}  // namespace garis::evaluate

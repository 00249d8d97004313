// The product's answer to a case, in the words of the reference.
#pragma once

#include "checker/evaluate/test_runner.hpp"
#include "dsl/compile/compile.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/check.hpp"
#include "tests/reference/evaluator.hpp"

namespace garis::reference {

// A text that was parsed, checked and compiled. Not to be moved: parts refer to each other.
struct Case {
  Case(const std::string& text, const vocabulary::Vocabulary& words);
  Case(const Case&) = delete;
  Case& operator=(const Case&) = delete;

  // Conditions that never or always hold are errors for an author; here they are cases like others.
  bool usable() const {
    const auto& found = diagnostics.all();
    return std::all_of(found.begin(), found.end(), [](const diagnostics::Diagnostic& each) {
      const char family = diagnostics::info(each.code).name[0];
      return each.level != diagnostics::Level::error || family == 'R' || family == 'X';
    });
  }
  std::string complaints() const { return diagnostics::render(diagnostics, sources); }
  const ast::Test& test(std::size_t i = 0) const;
  model::Model model(const plan::Test& test) const;

  base::SourceMap sources;
  diagnostics::Sink diagnostics;
  semantics::Guideline guideline;
  plan::Plan plan;
  std::vector<OpenLine> open;
};

struct ProductFinding {
  std::string rule, subject, outcome, severity;
  unsigned possible = 0;
  std::optional<std::pair<double, double>> actual, limit;  // in base units
  Causes causes;
};
std::vector<ProductFinding> product_findings(const Case& c, const plan::Test& test);
// Bounds in base units, by "wall w1.name".
std::map<std::string, std::pair<double, double>> product_definitions(const Case& c,
                                                                     const plan::Test& test);

// What the two say differently, line by line; empty if they agree.
std::string disagreements(const Case& c, std::size_t test = 0);

}  // namespace garis::reference

// What `garis test` found, and its forms. Private to the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/test_runner.hpp"
#include "checker/testing/coverage.hpp"

namespace garis::cli {

struct TestCase {
  std::string name, file;
  std::uint32_t line = 0;
  std::size_t expectations = 0;
  std::vector<evaluate::Failure> failures;
  bool passed() const { return failures.empty(); }
};

struct PackTests {
  std::string name, folder;
  std::size_t rules = 0;
  std::vector<TestCase> cases;
  std::optional<testing::Coverage> coverage;
  std::vector<std::string> notes;  // lines of --boundary, --mutate
};

struct TestReport {
  std::vector<PackTests> packs;
  bool rule_errors = false;

  std::size_t rules() const;
  std::size_t tests() const;
  std::size_t expectations() const;
  std::size_t failed() const;
  // In per cent of everything that tests can show; 100 where there is nothing.
  double covered() const;
};

struct TestText {
  bool only_totals = false;   // -q
  bool list_missing = false;  // -v
};
std::string test_text(const TestReport& report, const TestText& how);
std::string test_json(const TestReport& report);
std::string test_junit(const TestReport& report);
std::string test_tap(const TestReport& report);

}  // namespace garis::cli

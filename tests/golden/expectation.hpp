// Golden files: rule texts with the diagnostics that they give, beside the line.
//
//   requires roof.u_value <= 50 kWh   #! error[U001] @ 12-34
//
// What follows `#!` is taken off before the text is read. Lines that start with `#!!` are settings:
//
//   #!! with V001 V002       also these codes, which most files leave aside
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/golden/checked.hpp"

namespace golden {

struct GoldenFile {
  std::vector<std::string> lines;     // without expectations
  std::vector<std::string> expected;  // beside each line; empty if none
  Settings settings;
  std::set<std::string> with;

  std::string text() const;
};

GoldenFile parse_golden(const std::string& text);
// What the file gives now, beside each line.
std::vector<std::string> found(const GoldenFile& file, const Checked& result);
// The file with the expectations of `found`.
std::string rewritten(const GoldenFile& file, const std::vector<std::string>& found);
bool is_left_aside(const GoldenFile& file, const Diagnostic& diagnostic);

}  // namespace golden

// The rule files that operands stand for, and what would change in them. Private to the command
// line.
#pragma once

#include <string>
#include <vector>

#include "dsl/base/result.hpp"

namespace garis::cli {

struct RuleText {
  std::string name;  // as it was given, or found in a folder; `-` is standard input
  std::string text;
};

// The files below a folder in the order of their names; `./rules` without any operand.
base::Result<std::vector<std::string>> rule_files(const std::vector<std::string>& operands);

base::Result<RuleText> read_rule_file(const std::string& name);

// The lines that differ, as `diff -u` shows them; nothing where the texts are equal.
std::string unified_diff(const std::string& name, const std::string& before,
                         const std::string& after);

}  // namespace garis::cli

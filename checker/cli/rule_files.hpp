// The rule files that operands stand for, and what would change in them. Private to the command
// line.
#pragma once

#include <filesystem>
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

// Packs below a folder: the folder itself, or every folder below it that has a pack.yaml; loose
// .garis files in a folder without one are guidelines of their own. A folder that cannot be read
// counts as a pack, whose loading says why.
void collect_packs(const std::filesystem::path& path, std::vector<std::filesystem::path>& packs);

base::Result<RuleText> read_rule_file(const std::string& name);

// The lines that differ, as `diff -u` shows them; nothing where the texts are equal.
std::string unified_diff(const std::string& name, const std::string& before,
                         const std::string& after);

}  // namespace garis::cli

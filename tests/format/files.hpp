// Rule files for the tests of the formatter.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "dsl/base/source.hpp"
#include "dsl/format/format.hpp"

namespace formatting {

std::string read(const std::filesystem::path& path);
std::filesystem::path source_folder();

// All files below the folders that the project ships or tests with; those of the design where they
// are at hand.
std::vector<std::filesystem::path> rule_files();
std::vector<std::filesystem::path> below(const std::filesystem::path& folder);

// Empty if the text does not parse.
std::string formatted(const std::string& text, const garis::format::Options& options = {});

}  // namespace formatting

// A rule text, read and checked with the vocabulary of the project.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/check.hpp"

namespace golden {

using garis::diagnostics::Code;
using garis::diagnostics::Diagnostic;

struct Checked {
  std::unique_ptr<garis::base::SourceMap> sources;
  garis::diagnostics::Sink sink;

  bool has(Code code) const;
  // All of them as a person would see them.
  std::string shown() const { return garis::diagnostics::render(sink, *sources); }
};

struct Settings {
  bool only_parse = false;
};

const garis::vocabulary::Vocabulary& vocabulary();
Checked checked(const std::string& name, const std::string& text, const Settings& settings = {});

std::filesystem::path folder();  // tests/golden
std::string read(const std::filesystem::path& path);
// The .garis files of tests/golden/NAME, by name.
std::vector<std::filesystem::path> files_of(const std::string& name);

}  // namespace golden

// What `garis lint` found, and its renderings. Private to the command line.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "dsl/compile/pack.hpp"

namespace garis::cli {

struct Finding {
  const compile::Pack* pack;
  const diagnostics::Diagnostic* diagnostic;

  const base::SourceFile& file() const { return pack->sources.file(diagnostic->span.file); }
};

struct LintResult {
  std::vector<std::unique_ptr<compile::Pack>> packs;
  std::vector<Finding> findings;  // in the order of packs, files and places
  std::size_t files = 0, checks = 0;

  std::size_t count(diagnostics::Level level) const;
};

// "1 error, 1 warning in 6 files (38 checks)"
std::string summary_of(const LintResult& result);
// With `not_analysed` also where the checks could not look into.
std::string lint_text(const LintResult& result, bool not_analysed);
std::string lint_json(const LintResult& result);
std::string lint_sarif(const LintResult& result);
// Commands of GitHub's workflow log, one line each.
std::string lint_github(const LintResult& result);

}  // namespace garis::cli

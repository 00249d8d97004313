// A run that was written with -f json, and what it was made from. Private to the command line.
#pragma once

#include <optional>
#include <string>

#include "checker/cli/run.hpp"
#include "checker/report/json.hpp"

namespace garis::cli {

// True if the file begins like one: { … "format": "garis-report/….
bool is_saved_run(const std::string& file);

// Reads a saved run; "-" is standard input.
base::Result<findings::Report> load_saved_run(
    const std::string& file, report::DigestCheck digest = report::DigestCheck::demanded);

// Options that repeat the run, if its pack and all its inputs are at hand with the same hashes.
// Inputs are looked for in the folder of `file` and in the current one.
std::optional<RunOptions> find_again(const findings::Report& saved, const std::string& file);

}  // namespace garis::cli

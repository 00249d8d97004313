// The file garis.yaml: what is asked for again and again. Private to the command line.
#pragma once

#include <optional>

#include <CLI/CLI.hpp>

#include "checker/cli/environment.hpp"
#include "dsl/base/result.hpp"

namespace garis::cli {

// Gives options of the parsed command that were not given the values of the file. The file is that
// of --config, else garis.yaml of the current folder or of the nearest parent, up to the first that
// holds .git. E-CONFIG names file and line.
std::optional<base::Error> apply_config(CLI::App& app, Display& display);

}  // namespace garis::cli

// A report in every format that was asked for. Private to the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "checker/cli/output.hpp"
#include "checker/report/text.hpp"

namespace garis::cli {

struct RenderingOptions {
  report::TextOptions text;  // as for standard output; files get neither colour nor marks
  std::size_t html_rows = 100, sarif_results = 25'000;
  std::string csv_separator = ",";
  bool csv_mark = false;
  bool strict = false;  // not decided is a failure in JUnit
  bool force = false;
  bool silent = false;  // nothing on standard output
};

const std::vector<std::string>& known_formats();

// `--html-rows`, `--csv-sep` …
void add_rendering_options(CLI::App& app, RenderingOptions& options);

// With everything in files the verdict is still told, unless the text options are quiet. An exit
// code after trouble, which has been told.
std::optional<int> write_renderings(const findings::Report& report,
                                    const std::vector<Output>& outputs,
                                    const RenderingOptions& options);

}  // namespace garis::cli

#include "checker/cli/renderings.hpp"

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/report/csv.hpp"
#include "checker/report/github.hpp"
#include "checker/report/html/html.hpp"
#include "checker/report/json.hpp"
#include "checker/report/junit.hpp"
#include "checker/report/ndjson.hpp"
#include "checker/report/sarif.hpp"

namespace garis::cli {
namespace {

using Render = std::string (*)(const findings::Report&, const RenderingOptions&);

struct Format {
  const char* name;
  Render render;
};

constexpr Format kFormats[] = {
    {"text", [](const findings::Report& report,
                const RenderingOptions& options) { return report::to_text(report, options.text); }},
    {"json", [](const findings::Report& report,
                const RenderingOptions&) { return report::to_json(report); }},
    {"html",
     [](const findings::Report& report, const RenderingOptions& options) {
       return html::to_html(report, {options.text.language, options.html_rows});
     }},
    {"ndjson", [](const findings::Report& report,
                  const RenderingOptions&) { return report::to_ndjson(report); }},
    {"sarif",
     [](const findings::Report& report, const RenderingOptions& options) {
       return report::to_sarif(report, {options.sarif_results});
     }},
    {"junit",
     [](const findings::Report& report, const RenderingOptions& options) {
       return report::to_junit(report, {options.strict, options.text.language});
     }},
    {"csv",
     [](const findings::Report& report, const RenderingOptions& options) {
       return report::to_csv(report, {options.csv_separator.front(), options.csv_mark});
     }},
    {"github",
     [](const findings::Report& report, const RenderingOptions& options) {
       return report::to_github(report, options.text.language);
     }},
};

Render find(const std::string& name) {
  for (const auto& format : kFormats) {
    if (format.name == name) return format.render;
  }
  return nullptr;
}

RenderingOptions for_file(RenderingOptions options) {
  options.text.colour = options.text.marks = false;
  return options;
}

}  // namespace

const std::vector<std::string>& known_formats() {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> list;
    for (const auto& format : kFormats) list.emplace_back(format.name);
    return list;
  }();
  return names;
}

void add_rendering_options(CLI::App& app, RenderingOptions& options) {
  const auto as_separator = [](const std::string& text) {
    return text.size() == 1 && text.find_first_of("\"\r\n") == std::string::npos
               ? std::string()
               : std::string("one character, for example ';'");
  };
  app.add_option("--html-rows", options.html_rows, "rows per group in HTML")->type_name("N");
  app.add_flag("--csv-bom", options.csv_mark, "CSV begins with a byte order mark, for Excel");
  app.add_option("--csv-sep", options.csv_separator, "separator of CSV")
      ->type_name("C")
      ->check(as_separator);
}

std::optional<int> write_renderings(const findings::Report& report,
                                    const std::vector<Output>& outputs,
                                    const RenderingOptions& options) {
  bool on_stdout = false;
  for (const auto& output : outputs) {
    on_stdout = on_stdout || output.file.empty();
    if (output.file.empty() && options.silent) continue;
    const auto text =
        find(output.format)(report, output.file.empty() ? options : for_file(options));
    if (auto error = write(output, text, options.force)) return fail(*error);
  }
  if (!on_stdout && !options.text.quiet && !options.silent)
    fmt::print("{}", report::verdict_line(report, options.text));
  return std::nullopt;
}

}  // namespace garis::cli

#include "checker/cli/renderings.hpp"

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/report/html/html.hpp"
#include "checker/report/json.hpp"

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

// garis report RUN [-f FORMAT[=FILE]]...
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/renderings.hpp"
#include "checker/cli/saved_run.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace f = garis::findings;

struct ReportOptions {
  Display display;
  std::string run, folder, outcomes;
  std::vector<std::string> formats;
  bool all = false, force = false, ignore_digest = false;
  int examples = 1, groups = 10;
  RenderingOptions rendering;
};

void add_options(CLI::App& app, ReportOptions& options) {
  app.add_option("RUN", options.run, "a saved run (-f json), or - for standard input")->required();
  add_display_options(app, options.display);
  app.add_option("-f,--format", options.formats, "text, html, json, csv, …, into =FILE; repeatable")
      ->type_name("FORMAT");
  app.add_option("-o", options.folder, "folder for formats without a file of their own")
      ->type_name("FOLDER");
  app.add_option("--outcome", options.outcomes,
                 "only findings with these outcomes: fail, undetermined, …")
      ->type_name("LIST");
  app.add_flag("--all", options.all, "also list passes and rules that do not apply");
  app.add_option("--examples", options.examples, "examples per group in text")
      ->type_name("N")
      ->check(quietly(CLI::NonNegativeNumber));
  app.add_option("--groups", options.groups, "groups per rule in text")
      ->type_name("N")
      ->check(quietly(CLI::NonNegativeNumber));
  add_rendering_options(app, options.rendering);
  app.add_option("--sarif-results", options.rendering.sarif_results,
                 "results in SARIF, fails first")
      ->type_name("N");
  app.add_flag("--ignore-digest", options.ignore_digest, "show a run that was altered, and say so");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.footer("example: garis report report.json -f html=report.html");
}

base::Result<std::set<f::Outcome>> parse_outcomes(const std::string& list) {
  std::set<f::Outcome> outcomes;
  for (const auto& word : base::split(list, ',')) {
    const auto outcome = f::outcome_of(base::trim(word));
    if (!outcome)
      return base::Error{
          "E-USAGE",
          fmt::format("no outcome '{}'", base::trim(word)),
          {"outcomes: pass, fail, undetermined, not_applicable, exempt, manual, waived, error"}};
    outcomes.insert(*outcome);
  }
  return outcomes;
}

// Counts stay those of the run; only the list is shorter.
void keep(const std::set<f::Outcome>& outcomes, f::Report& report) {
  std::erase_if(report.findings,
                [&](const f::Finding& finding) { return !outcomes.contains(finding.outcome); });
}

std::string extension_of(const std::string& format) {
  if (format == "text" || format == "github") return "txt";
  return format == "junit" ? "xml" : format;
}

// Formats that name no file go into the folder.
std::vector<std::string> with_files(const ReportOptions& options) {
  auto formats = options.formats;
  if (options.folder.empty()) return formats;
  if (formats.empty()) formats = {"text"};
  for (auto& format : formats) {
    if (format.find('=') != std::string::npos) continue;
    const auto extension = extension_of(format);
    format += "=" + (std::filesystem::path(options.folder) / ("report." + extension)).string();
  }
  return formats;
}

}  // namespace

int report(const Arguments& arguments) {
  CLI::App app("Renders a saved run to other formats; nothing is evaluated.", "report");
  ReportOptions options;
  add_options(app, options);
  if (auto code = parse(app, arguments, &options.display)) return *code;
  if (!options.folder.empty() && !std::filesystem::is_directory(options.folder))
    return usage(fmt::format("no folder {}", options.folder), {"create it first"});
  const auto outputs = parse_outputs(with_files(options), known_formats());
  if (!outputs) return fail(outputs.error());
  const auto check =
      options.ignore_digest ? report::DigestCheck::ignored : report::DigestCheck::demanded;
  auto run = load_saved_run(options.run, check);
  if (!run) return fail(run.error());
  if (!options.outcomes.empty()) {
    const auto outcomes = parse_outcomes(options.outcomes);
    if (!outcomes) return fail(outcomes.error());
    keep(*outcomes, *run);
  }
  auto& rendering = options.rendering;
  rendering.text = text_options(options.display);
  rendering.text.all = options.all;
  rendering.text.examples = options.examples;
  rendering.text.groups = options.groups;
  rendering.force = options.force;
  rendering.silent = options.display.quiet > 1;
  const auto failed = write_renderings(*run, *outputs, rendering);
  return failed.value_or(0);
}

}  // namespace garis::cli

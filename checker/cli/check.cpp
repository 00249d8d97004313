// garis check MODEL... --rules PACK
#include <chrono>
#include <ctime>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/renderings.hpp"
#include "checker/cli/run.hpp"
#include "checker/report/exit_code.hpp"

namespace garis::cli {
namespace {

struct CheckOptions : RunOptions {
  std::vector<std::string> formats;
  std::string fail_on;
  bool strict = false, force = false;
  int examples = 1, groups = 10;
  RenderingOptions rendering;
  std::optional<std::uint64_t> max_findings;
};

void add_options(CLI::App& app, CheckOptions& options) {
  app.add_option("MODEL", options.models, "model files, a folder, or - for standard input")
      ->required();
  add_run_options(app, options);
  app.add_option("-f,--format", options.formats, "text, html, json, csv, …, into =FILE; repeatable")
      ->type_name("FORMAT");
  app.add_flag("--all", options.all, "also list passes and rules that do not apply");
  app.add_option("--fail-on", options.fail_on, "fail, undetermined, manual, nothing, advisory")
      ->type_name("LIST");
  app.add_flag("--strict", options.strict, "exit code 1 where 2 would be given");
  app.add_option("--examples", options.examples, "examples per group in text")
      ->type_name("N")
      ->check(quietly(CLI::NonNegativeNumber));
  app.add_option("--groups", options.groups, "groups per rule in text")
      ->type_name("N")
      ->check(quietly(CLI::NonNegativeNumber));
  add_rendering_options(app, options.rendering);
  app.add_option("--max-findings", options.max_findings, "findings kept per rule")->type_name("N");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.footer("example: garis check office.xml --rules my-ms1525@2019 --as-of 2026-02-11");
}

std::string clock_text(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", utc.tm_year + 1900, utc.tm_mon + 1,
                     utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec);
}

// The call as it was made; of paths only the last part, so that no folder of a user is recorded.
std::vector<std::string> shown_arguments(const Arguments& arguments) {
  std::vector<std::string> shown{"garis", "check"};
  for (const auto& argument : arguments)
    shown.push_back(argument.substr(argument.find_last_of('/') + 1));
  return shown;
}

std::optional<int> write_reports(const CheckOptions& options, const std::vector<Output>& outputs,
                                 const findings::Report& report) {
  auto rendering = options.rendering;
  rendering.text = text_options(options.display);
  rendering.text.all = options.all;
  rendering.text.examples = options.examples;
  rendering.text.groups = options.groups;
  rendering.force = options.force;
  rendering.silent = options.display.quiet > 1;
  rendering.strict = options.strict;
  return write_renderings(report, outputs, rendering);
}

// Everything up to the report; the progress line is gone when it returns.
std::optional<int> run_rules(const CheckOptions& options, Run& run) {
  Progress progress(options.display);
  if (auto code = load_rules(options, run)) return code;
  if (auto code = read_models(options, run, progress)) return code;
  evaluate_rules(options, run, progress);
  run.report.run.options.max_findings = options.max_findings;
  make_report(options, run);
  return std::nullopt;
}

}  // namespace

int check(const Arguments& arguments) {
  const auto started = std::chrono::system_clock::now();
  CLI::App app("Checks one submission against a guideline.", "check");
  CheckOptions options;
  add_options(app, options);
  if (auto code = parse(app, arguments, &options.display)) return *code;
  const auto outputs = parse_outputs(options.formats, known_formats());
  if (!outputs) return fail(outputs.error());
  report::ExitPolicy policy;
  policy.strict = options.strict;
  if (!options.fail_on.empty()) {
    const auto fail_on = report::parse_fail_on(options.fail_on);
    if (!fail_on) return fail(fail_on.error());
    policy.fail_on = *fail_on;
  }

  Run run;
  if (auto code = run_rules(options, run)) return *code;
  auto& meta = run.report.meta;
  meta.started = clock_text(started);
  meta.finished = clock_text(std::chrono::system_clock::now());
  meta.host_os = "linux";
  meta.argv = shown_arguments(arguments);
  if (auto code = write_reports(options, *outputs, run.report)) return *code;
  return static_cast<int>(report::exit_code(run.report, policy));
}

}  // namespace garis::cli

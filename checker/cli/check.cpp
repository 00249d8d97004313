// garis check MODEL... --rules PACK
#include <algorithm>
#include <chrono>
#include <ctime>
#include <iterator>
#include <set>

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

// Everything up to the report of one pack, which is not in order yet.
std::optional<int> run_pack(const CheckOptions& options, Run& run) {
  Progress progress(options.display);
  if (auto code = load_rules(options, run)) return code;
  if (auto code = read_models(options, run, progress)) return code;
  evaluate_rules(options, run, progress);
  run.report.run.options.max_findings = options.max_findings;
  collect_report(options, run);
  return std::nullopt;
}

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// What the second pack has found joins the first; what both say about the inputs is said once.
void gather(findings::Report& into, findings::Report& from) {
  append(into.run.packs, from.run.packs);
  append(into.rules, from.rules);
  append(into.findings, from.findings);
  append(into.credits, from.credits);
  append(into.ratings, from.ratings);
  for (auto& notice : from.notices) {
    const bool known = std::any_of(into.notices.begin(), into.notices.end(), [&](const auto& one) {
      return one.code == notice.code && one.text == notice.text && one.file == notice.file &&
             one.line == notice.line;
    });
    if (!known) into.notices.push_back(std::move(notice));
  }
  into.verdict.skipped += from.verdict.skipped;
  into.verdict.incomplete = into.verdict.incomplete || from.verdict.incomplete;
}

// One verdict for each pack. Every pack has its own vocabulary, so the models are read for each.
std::optional<int> run_rules(const CheckOptions& options, Run& first) {
  auto one = options;
  one.rules.resize(std::min<std::size_t>(options.rules.size(), 1));
  if (auto code = run_pack(one, first)) return code;
  std::set<std::string> packs{first.pack->info.name()};
  const bool reads_stdin =
      std::find(options.models.begin(), options.models.end(), "-") != options.models.end();
  if (reads_stdin && options.rules.size() > 1)
    return usage("standard input can be read once, and every pack reads it",
                 {"give the model as a file"});
  for (std::size_t i = 1; i < options.rules.size(); ++i) {
    one.rules = {options.rules[i]};
    Run next;
    if (auto code = run_pack(one, next)) return code;
    if (!packs.insert(next.pack->info.name()).second)
      return usage(fmt::format("the pack {} is given twice", next.pack->info.name()));
    gather(first.report, next.report);
  }
  finish_report(first);
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

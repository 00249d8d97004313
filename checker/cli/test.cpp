// garis test [PACK|FILE|FOLDER...]
#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/environment.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/progress.hpp"
#include "checker/cli/rule_files.hpp"
#include "checker/cli/run.hpp"
#include "checker/cli/test_report.hpp"
#include "checker/testing/boundary.hpp"
#include "checker/testing/mutate.hpp"
#include "checker/testing/suggest.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

struct TestOptions {
  std::vector<std::string> operands;
  std::vector<std::string> formats;
  std::string filter;
  std::string coverage;  // "no", or the smallest share in per cent
  bool fail_fast = false, boundary = false, mutate = false, suggest = false;
  Display display;
  double least_coverage = 0;
  bool wants_coverage() const { return coverage != "no" || suggest; }
};

// ---- what is said beside the tests ----

std::string amount(double value, const plan::DirectComparison& c) {
  if (c.percent) return base::decimal(std::round(value * 1e8) / 1e6) + " %";
  return base::decimal(std::round(value * 1e6) / 1e6) +
         (c.unit.text.empty() ? "" : " " + c.unit.text);
}

std::string_view word(evaluate::Outcome outcome) {
  static constexpr std::array<std::string_view, 8> words = {
      "pass", "fail", "undetermined", "not applicable", "exempt", "manual", "waived", "error"};
  return words[static_cast<std::size_t>(outcome)];
}

void add_boundaries(const compile::Pack& pack, PackTests& report) {
  const auto found = testing::boundaries(pack.plan, pack.guideline.vocabulary, today());
  for (const auto& c : found.cases) {
    auto line = fmt::format("  boundary: rule \"{}\" for \"{}\": {} =", base::visible(c.rule->id),
                            base::visible(c.subject), base::visible(c.what));
    for (int side = -1; side <= 1; ++side)
      line += fmt::format("{} {} {}", side < 0 ? "" : ",",
                          amount(c.limit + side * c.step, *c.comparison),
                          word(c.outcomes[static_cast<std::size_t>(side + 1)]));
    report.notes.push_back(line +
                           (c.turns() ? "\n" : "; one step beside it makes no difference\n"));
  }
  for (const auto* rule : found.not_analysed)
    report.notes.push_back(
        fmt::format("  boundary: rule \"{}\": no test decides a comparison with a known limit\n",
                    base::visible(rule->id)));
}

std::string survivor_text(const testing::Survivor& survivor, const base::SourceMap& sources) {
  std::string after;
  for (const auto& each : survivor.after) after += (after.empty() ? "" : " or ") + each;
  return diagnostics::render(
      {diagnostics::Code::V003,
       diagnostics::Level::note,
       survivor.span,
       fmt::format("no test notices when `{}` becomes {}", survivor.before, after),
       survivor.untested ? "no test expects anything that this is needed for"
                         : "add a case that this figure decides",
       {}},
      sources);
}

void add_mutants(const fs::path& path, const vocabulary::Vocabulary& words,
                 const TestOptions& options, const compile::Pack& pack, PackTests& report) {
  Progress progress(options.display);
  const auto load = [&] { return std::move(*compile::load_pack(path, words)); };
  const auto found =
      testing::mutate(load, today(), options.display.jobs == 0 ? 2 : options.display.jobs,
                      [&](std::size_t done, std::size_t all) {
                        progress.stage(fmt::format("{}: {} of {} mutants",
                                                   pack.info.folder.generic_string(), done, all));
                      });
  for (const auto& survivor : found.survivors)
    report.notes.push_back(survivor_text(survivor, pack.sources));
  report.notes.push_back(
      fmt::format("  mutation: {} of {} small mistakes are noticed by the tests\n", found.killed,
                  found.mutants));
}

// ---- running ----

bool is_selected(const TestOptions& options, const plan::Test& test) {
  return options.filter.empty() || matches("*" + options.filter + "*", test.name);
}

PackTests run_tests(const TestOptions& options, const compile::Pack& pack) {
  PackTests report{
      pack.info.name(), pack.info.folder.generic_string(), pack.plan.rules.size(), {}, {}, {}};
  evaluate::Hits hits;
  const auto day = today();
  for (const auto& test : pack.plan.tests) {
    if (!is_selected(options, test)) continue;
    auto result = evaluate::run_test(pack.plan, test, pack.guideline.vocabulary, day, &hits);
    report.cases.push_back(
        {test.name, test.at.file, test.at.line, result.expectations, std::move(result.failures)});
    if (options.fail_fast && !report.cases.back().passed()) return report;
  }
  if (options.wants_coverage()) report.coverage = testing::measure(pack.plan, hits);
  return report;
}

struct TestRun {
  TestReport report;
  std::vector<std::unique_ptr<compile::Pack>> packs;  // the report refers to them
  std::string suggestions;
};

void suggest_tests(const compile::Pack& pack, const vocabulary::Vocabulary& words,
                   const PackTests& tests, TestRun& run) {
  const auto found = testing::suggest(pack, words, tests.coverage->missing, today());
  run.suggestions += found.text;
  for (const auto& what : found.not_found)
    to_stderr(fmt::format("garis: no building found for {}\n", base::visible(what)));
}

std::optional<int> run_all(const TestOptions& options, const vocabulary::Vocabulary& words,
                           TestRun& run) {
  std::vector<fs::path> paths;
  for (const auto& operand :
       options.operands.empty() ? std::vector<std::string>{"rules"} : options.operands) {
    const auto found = find_pack(operand, today());
    if (!found) return fail(found.error());
    collect_packs(*found, paths);
  }
  for (const auto& path : paths) {
    auto loaded = compile::load_pack(path, words);
    if (!loaded) return fail(loaded.error());
    const auto& pack = **loaded;
    if (!pack.usable() || options.display.verbose > 0)
      to_stderr(diagnostics::render(pack.diagnostics, pack.sources));
    run.report.rule_errors = run.report.rule_errors || !pack.usable();
    if (!pack.usable()) continue;
    run.report.packs.push_back(run_tests(options, pack));
    auto& tests = run.report.packs.back();
    const bool failed = run.report.failed() > 0;
    if (options.fail_fast && failed) break;
    if (options.boundary) add_boundaries(pack, tests);
    // Tests that fail anyway notice everything.
    if (options.mutate && !failed) add_mutants(path, words, options, pack, tests);
    if (options.suggest) suggest_tests(pack, words, tests, run);
    run.packs.push_back(std::move(*loaded));
  }
  return std::nullopt;
}

int exit_code(const TestOptions& options, const TestReport& report) {
  if (report.rule_errors) return kError;
  if (report.failed() > 0) return 1;
  if (report.tests() == 0) return 2;
  return options.coverage != "no" && report.covered() < options.least_coverage ? 1 : 0;
}

// `--coverage` or `--coverage=80`.
std::optional<base::Error> read_coverage(TestOptions& options) {
  if (options.coverage == "no") return std::nullopt;
  std::string_view text = options.coverage == "true" ? "0" : std::string_view(options.coverage);
  if (text.ends_with('%')) text.remove_suffix(1);
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, options.least_coverage);
  if (text.empty() || read.ptr != end || options.least_coverage < 0 || options.least_coverage > 100)
    return base::Error{"E-USAGE",
                       fmt::format("'{}' is no share in per cent", options.coverage),
                       {"write it like --coverage=80"}};
  return std::nullopt;
}

std::string rendered(const std::string& format, const TestOptions& options, const TestRun& run) {
  if (format == "json") return test_json(run.report);
  if (format == "junit") return test_junit(run.report);
  if (format == "tap") return test_tap(run.report);
  return test_text(run.report, {options.display.quiet > 0, options.display.verbose > 0});
}

std::optional<base::Error> write_all(const TestOptions& options, const std::vector<Output>& outputs,
                                     const TestRun& run) {
  if (options.suggest) {
    // The tests alone go to standard output; what is said about them goes elsewhere.
    to_stderr(rendered("text", options, run));
    return write({"text", ""}, run.suggestions, false);
  }
  for (const auto& output : outputs) {
    if (options.display.quiet > 1) break;
    if (auto error = write(output, rendered(output.format, options, run), false)) return error;
  }
  return std::nullopt;
}

}  // namespace

int test(const Arguments& arguments) {
  CLI::App app("Runs the tests in rule files.", "test");
  TestOptions options;
  options.coverage = "no";
  app.add_option("PACK", options.operands, "packs, folders or .garis files; ./rules without any");
  app.add_option("--filter", options.filter, "only tests whose name holds this")
      ->type_name("PATTERN");
  app.add_flag("--coverage", options.coverage,
               "what the tests show; =MIN: at least MIN %; -v: all");
  app.add_option("-f,--format", options.formats, "text, json, junit or tap")
      ->type_name("FORMAT[=FILE]");
  app.add_flag("--fail-fast", options.fail_fast, "stop at the first test that fails");
  app.add_flag("--boundary", options.boundary, "what rules say one step beside their limits");
  app.add_flag("--mutate", options.mutate, "small mistakes that no test notices");
  app.add_flag("--suggest", options.suggest, "write tests for what is not covered");
  add_display_options(app, options.display);
  app.footer("example: garis test rules/my-ms1525/2019 --coverage");
  if (auto code = parse(app, arguments, &options.display)) return *code;
  if (auto error = read_coverage(options)) return fail(*error);
  const auto outputs = parse_outputs(options.formats, {"text", "json", "junit", "tap"});
  if (!outputs) return fail(outputs.error());
  const auto words = load_vocabulary();
  if (!words) return fail(words.error());
  TestRun run;
  if (auto code = run_all(options, *words, run)) return *code;
  if (auto error = write_all(options, *outputs, run)) return fail(*error);
  return exit_code(options, run.report);
}

}  // namespace garis::cli

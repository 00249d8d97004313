// garis test [PACK|FILE|FOLDER...]
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checker/cli/command.hpp"
#include "checker/cli/environment.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/rule_files.hpp"
#include "checker/cli/run.hpp"
#include "checker/evaluate/test_runner.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

struct TestOptions {
  std::vector<std::string> operands;
  std::vector<std::string> formats;
  std::string filter;
  bool fail_fast = false;
  Display display;
};

struct Totals {
  std::size_t rules = 0, tests = 0, expectations = 0, failed = 0;
  bool rule_errors = false;
  nlohmann::json json = nlohmann::json::array();
  std::string text;
};

nlohmann::json failures_json(const evaluate::TestResult& result) {
  auto list = nlohmann::json::array();
  for (const auto& failure : result.failures)
    list.push_back({{"file", failure.at.file},
                    {"line", failure.at.line},
                    {"expected", failure.expected},
                    {"got", failure.got}});
  return list;
}

void add_failures(const evaluate::TestResult& result, Totals& totals) {
  const auto& test = *result.test;
  totals.text += fmt::format("  ✗ {:<56} {}:{}\n", base::visible(test.name),
                             base::visible(test.at.file), test.at.line);
  for (const auto& failure : result.failures)
    totals.text +=
        fmt::format("    {}:{}\n    {}\n    got    {}\n", base::visible(failure.at.file),
                    failure.at.line, base::visible(failure.expected), base::visible(failure.got));
}

void run_pack(const TestOptions& options, const compile::Pack& pack, Totals& totals) {
  const auto day = today();
  totals.rules += pack.plan.rules.size();
  bool headed = false;
  for (const auto& test : pack.plan.tests) {
    if (!options.filter.empty() && !matches("*" + options.filter + "*", test.name)) continue;
    const auto result = evaluate::run_test(pack.plan, test, pack.guideline.vocabulary, day);
    ++totals.tests;
    totals.expectations += result.expectations;
    totals.json.push_back({{"pack", pack.info.name()},
                           {"test", test.name},
                           {"file", test.at.file},
                           {"line", test.at.line},
                           {"expectations", result.expectations},
                           {"passed", result.passed()},
                           {"failures", failures_json(result)}});
    if (result.passed()) continue;
    if (!headed) totals.text += pack.info.folder.generic_string() + "\n";
    headed = true;
    ++totals.failed;
    add_failures(result, totals);
    if (options.fail_fast) return;
  }
}

std::optional<int> run_all(const TestOptions& options, const vocabulary::Vocabulary& words,
                           Totals& totals) {
  std::vector<fs::path> packs;
  for (const auto& operand :
       options.operands.empty() ? std::vector<std::string>{"rules"} : options.operands) {
    const auto found = find_pack(operand, today());
    if (!found) return fail(found.error());
    collect_packs(*found, packs);
  }
  for (const auto& path : packs) {
    auto pack = compile::load_pack(path, words);
    if (!pack) return fail(pack.error());
    const bool wants_warnings = options.display.verbose > 0;
    if (!(*pack)->usable() || wants_warnings)
      to_stderr(diagnostics::render((*pack)->diagnostics, (*pack)->sources));
    if (!(*pack)->usable()) {
      totals.rule_errors = true;
      continue;
    }
    run_pack(options, **pack, totals);
    if (options.fail_fast && totals.failed > 0) break;
  }
  return std::nullopt;
}

int exit_code(const Totals& totals) {
  if (totals.rule_errors) return kError;
  return totals.failed > 0 ? 1 : totals.tests == 0 ? 2 : 0;
}

}  // namespace

int test(const Arguments& arguments) {
  CLI::App app("Runs the tests in rule files.", "test");
  TestOptions options;
  app.add_option("PACK", options.operands, "packs, folders or .garis files; ./rules without any");
  app.add_option("--filter", options.filter, "only tests whose name holds this")
      ->type_name("PATTERN");
  app.add_option("-f,--format", options.formats, "text or json")->type_name("FORMAT[=FILE]");
  app.add_flag("--fail-fast", options.fail_fast, "stop at the first test that fails");
  add_display_options(app, options.display);
  app.footer("example: garis test rules/my-ms1525/2019");
  if (auto code = parse(app, arguments, &options.display)) return *code;
  const auto outputs = parse_outputs(options.formats, {"text", "json"});
  if (!outputs) return fail(outputs.error());
  const auto words = load_vocabulary();
  if (!words) return fail(words.error());
  Totals totals;
  if (auto code = run_all(options, *words, totals)) return *code;
  const auto line = fmt::format("{} rules, {} tests, {} expectations, {} failed\n", totals.rules,
                                totals.tests, totals.expectations, totals.failed);
  for (const auto& output : *outputs) {
    const nlohmann::json json = {{"format", "garis-test/1"},
                                 {"rules", totals.rules},
                                 {"tests", totals.json},
                                 {"expectations", totals.expectations},
                                 {"failed", totals.failed}};
    const auto text = output.format == "json"     ? json.dump(2) + "\n"
                      : options.display.quiet > 0 ? line
                                                  : totals.text + line;
    if (options.display.quiet > 1) break;
    if (auto error = write(output, text, false)) return fail(*error);
  }
  return exit_code(totals);
}

}  // namespace garis::cli

// garis explain (RUN.json | MODEL... --rules PACK) TARGET...
#include "checker/report/explain.hpp"

#include <array>
#include <filesystem>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checker/cli/command.hpp"
#include "checker/cli/explain_points.hpp"
#include "checker/cli/explain_targets.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"
#include "checker/cli/saved_run.hpp"

namespace garis::cli {
namespace {

namespace f = findings;

struct ExplainOptions : RunOptions {
  std::vector<std::string> operands, targets, formats;
  std::optional<std::string> saved;
  int depth = 3;
  bool force = false;
};

void add_options(CLI::App& app, ExplainOptions& options) {
  app.add_option("RUN|MODEL|TARGET", options.operands,
                 "saved run or models, then rule, clause, id or name");
  add_run_options(app, options);
  app.add_option("--depth", options.depth, "how deep values are followed")
      ->type_name("N")
      ->check(CLI::Range(1, 10));
  app.add_option("-f,--format", options.formats, "text or json")->type_name("FORMAT[=FILE]");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.footer("example: garis explain report.json 5.2-ottv");
}

// What exists is a model or a saved run; everything else is a target. "-" is a saved run unless
// rules are given.
std::optional<int> sort_operands(ExplainOptions& options) {
  for (const auto& operand : options.operands) {
    std::error_code error;
    const bool run = operand == "-" ? options.rules.empty() : is_saved_run(operand);
    if (run && options.saved) return usage("two saved runs", {"explain one at a time"});
    if (run) {
      options.saved = operand;
    } else if (operand == "-" || std::filesystem::exists(operand, error)) {
      options.models.push_back(operand);
    } else {
      options.targets.push_back(operand);
    }
  }
  if (options.saved && !options.models.empty()) {
    return usage("a saved run and a model", {"give the run, or models with --rules"});
  }
  if (options.saved || !options.models.empty()) return std::nullopt;
  const auto named =
      options.targets.empty() ? "" : fmt::format("there is no file {}", options.targets[0]);
  return usage("no saved run and no model given",
               {named.empty() ? "example: garis explain report.json 5.2-ottv" : named});
}

std::optional<int> evaluate_again(const RunOptions& options, Run& run) {
  Progress progress(options.display);
  if (auto code = load_rules(options, run)) return code;
  if (auto code = read_models(options, run, progress)) return code;
  evaluate_rules(options, run, progress);
  make_full_report(options, run);
  return std::nullopt;
}

bool same_subject(const f::Subject& a, const f::Subject& b) {
  return a.kind == b.kind && a.ordinal == b.ordinal;
}

// The row behind a finding of a run that was just evaluated.
std::optional<f::Explanation> explanation_of(Run& run, const f::Finding& finding) {
  for (const auto& rule : run.rules) {
    if (rule.rule->id != finding.rule) continue;
    for (const auto& row : rule.rows) {
      auto explanation = f::explain(*run.exact, rule, row);
      if (same_subject(explanation.subject, finding.subject)) return explanation;
    }
  }
  return std::nullopt;
}

f::Explanation stored_of(const f::Report& report, const f::Finding& finding) {
  auto explanation = f::stored_explanation(finding);
  for (const auto& rule : report.rules) {
    if (rule.rule == finding.rule && rule.pack == finding.pack) explanation.title = rule.title;
  }
  return explanation;
}

nlohmann::json line_json(const f::ExplanationLine& line) {
  static constexpr std::array<const char*, 13> names = {
      "applies", "except",  "path",     "actual", "limit", "compared", "passes_if",
      "missing", "assumed", "question", "input",  "rule",  "other"};
  nlohmann::json json = {{"explains", names[static_cast<std::size_t>(line.explains)]},
                         {"value", line.value},
                         {"depth", line.depth}};
  if (!line.label.empty()) json["label"] = line.label;
  if (!line.place.empty()) json["place"] = line.place;
  return json;
}

// `json` says what is explained: {"rule": …, "finding": …}, or {"credit": …}.
std::string to_json(const f::Explanation& explanation, nlohmann::json json, int depth) {
  const auto& subject = explanation.subject;
  json["format"] = "garis-explanation/1";
  json["clause"] = explanation.clause.locator;
  json["title"] = explanation.title;
  if (explanation.state.empty()) {
    json["outcome"] = f::to_string(explanation.outcome);
  } else {
    json["state"] = explanation.state;
  }
  json["subject"] = {
      {"kind", subject.kind}, {"id", subject.id}, {"name", subject.name}, {"where", subject.where}};
  json["stored_values_only"] = explanation.stored_values_only;
  json["lines"] = nlohmann::json::array();
  for (const auto& line : explanation.lines) {
    if (line.depth < depth) json["lines"].push_back(line_json(line));
  }
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

int write_explanation(const ExplainOptions& options, const std::vector<Output>& outputs,
                      const f::Explanation& explanation, const nlohmann::json& what) {
  if (options.display.quiet > 1) return 0;
  for (const auto& output : outputs) {
    auto style = text_options(options.display);
    if (!output.file.empty()) style.colour = style.marks = false;
    const auto text = output.format == "json" ? to_json(explanation, what, options.depth)
                                              : report::to_text(explanation, style, options.depth);
    if (auto error = write(output, text, options.force)) return fail(*error);
  }
  return 0;
}

}  // namespace

int explain(const Arguments& arguments) {
  CLI::App app("Says why one finding is as it is.", "explain");
  ExplainOptions options;
  add_options(app, options);
  if (auto code = parse(app, arguments, &options.display)) return *code;
  const auto outputs = parse_outputs(options.formats, {"text", "json"});
  if (!outputs) return fail(outputs.error());
  if (auto code = sort_operands(options)) return *code;

  Run run;
  f::Report saved;
  bool again = true;
  if (options.saved) {
    auto report = load_saved_run(*options.saved);
    if (!report) return fail(report.error());
    saved = std::move(*report);
    const auto repeated = find_again(saved, *options.saved);
    again = repeated.has_value();
    if (again) {
      const auto display = options.display;
      static_cast<RunOptions&>(options) = *repeated;
      options.display = display;
    }
  }
  if (again) {
    if (auto code = evaluate_again(options, run)) return *code;
  }
  const auto& report = again ? run.report : saved;
  const auto points = explain_points(report, options.targets);
  if (!points) return fail(points.error());
  if (const auto& found = *points)
    return write_explanation(options, *outputs, found->explanation, {{found->kind, found->name}});
  const auto finding = choose(report.findings, options.targets);
  if (!finding) return fail(finding.error());
  auto explanation = again ? explanation_of(run, **finding) : std::nullopt;
  if (!explanation) explanation = stored_of(report, **finding);
  return write_explanation(options, *outputs, *explanation,
                           {{"rule", (*finding)->rule}, {"finding", (*finding)->id}});
}

}  // namespace garis::cli

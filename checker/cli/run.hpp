// One run of one guideline over the models of one submission; shared by check and explain. Private
// to the command line.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "checker/cli/answers.hpp"
#include "checker/cli/environment.hpp"
#include "checker/cli/progress.hpp"
#include "checker/cli/waivers.hpp"
#include "checker/evaluate/credits.hpp"
#include "checker/evaluate/rules.hpp"
#include "checker/findings/collect.hpp"
#include "checker/readers/read.hpp"
#include "dsl/compile/pack.hpp"

namespace garis::cli {

struct RunOptions {
  std::vector<std::string> rules;  // packs; several with `check`
  std::vector<std::string> models;
  std::string as_of;  // empty: today
  std::vector<std::string> only, skip;
  std::string submission;
  std::uint32_t round = 1;
  std::string accept_evidence = "secondary";
  std::string geometry = "declared";
  std::string max_size;
  std::string stdin_name;
  std::string answers, waivers;  // files
  bool all = false;
  bool with_census = false;  // count what the files hold by name
  Display display;
};

// A check whose words do not fill the help: the description of the option says what is allowed.
CLI::Validator quietly(CLI::Validator check);

void add_display_options(CLI::App& app, Display& display);
void add_run_options(CLI::App& app, RunOptions& options);

// Parses; answers with an exit code when the program is done (help, or wrong usage). With `display`
// options that are not given come from garis.yaml.
std::optional<int> parse(CLI::App& app, const std::vector<std::string>& arguments,
                         Display* display = nullptr);

// Everything that a run has at hand; members refer to each other, so it stays where it is.
struct Run {
  Run() = default;
  Run(const Run&) = delete;
  Run& operator=(const Run&) = delete;

  vocabulary::Vocabulary words;
  std::unique_ptr<compile::Pack> pack;
  readers::Mappings mappings;
  std::unique_ptr<model::Model> model;
  std::vector<readers::ReadFile> files;
  std::unique_ptr<evaluate::Exact> exact;
  std::vector<evaluate::RuleRun> rules;
  std::vector<evaluate::CreditRun> credits;
  std::vector<evaluate::RatingRun> ratings;
  std::optional<Answers> answers;
  std::optional<Waivers> waivers;
  evaluate::Records records;
  findings::Report report;
};

evaluate::Acceptance acceptance_of(const RunOptions& options);

// Vocabulary, pack and mappings; diagnostics of the rules go to stderr. Answers with an error code.
std::optional<int> load_rules(const RunOptions& options, Run& run);
// Without a pack the model is read with the vocabulary alone.
std::optional<int> read_models(const RunOptions& options, Run& run, Progress& progress);
void evaluate_rules(const RunOptions& options, Run& run, Progress& progress);
// With the overlay and everything else that run.exact has at hand.
void evaluate_on(const RunOptions& options, Run& run, Progress& progress);
// What is reported before it is put in order: several packs are gathered in one report.
void collect_report(const RunOptions& options, Run& run);
void finish_report(Run& run);
void make_report(const RunOptions& options, Run& run);

// One finding per rule and subject, passes too, whatever the options say.
void make_full_report(RunOptions options, Run& run);

// The models that the operands stand for: a folder is the models directly in it.
base::Result<std::vector<std::string>> model_files(const std::vector<std::string>& operands);

std::optional<int> read_limits(const std::string& size, xml::Limits& limits);

// With wildcards * and ?.
bool matches(std::string_view pattern, std::string_view text);

}  // namespace garis::cli

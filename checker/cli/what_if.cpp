// garis what-if MODEL... --rules PACK (--measure NAME... | --reach GOAL)
#include "checker/cli/what_if.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "checker/cli/command.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"
#include "checker/evaluate/cheapest.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

struct WhatIfOptions : RunOptions {
  std::vector<std::string> measures, formats;
  std::string reach;
  std::uint32_t most_sets = 2'000;
  bool force = false;
};

void add_options(CLI::App& app, WhatIfOptions& options) {
  app.add_option("MODEL", options.models, "model files, a folder, or - for standard input")
      ->required();
  add_run_options(app, options);
  app.add_option("--measure", options.measures, "measure of the guideline; repeatable")
      ->type_name("NAME");
  app.add_option("--reach", options.reach, "look for the cheapest measures: pass, or RATING=LEVEL")
      ->type_name("GOAL");
  app.add_option("--max-sets", options.most_sets, "sets of measures looked at with --reach")
      ->type_name("N")
      ->check(CLI::PositiveNumber);
  app.add_option("-f,--format", options.formats, "text or json")->type_name("FORMAT[=FILE]");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.footer("example: garis what-if office.xml --rules my-pack --measure low-e-glazing");
}

std::vector<std::string> names_of(const plan::Plan& plan) {
  std::vector<std::string> names;
  for (const auto& measure : plan.measures) names.push_back(measure.id);
  return names;
}

// The measures that are asked for; all of the guideline with --reach alone.
base::Result<std::vector<const plan::Measure*>> chosen(const WhatIfOptions& options,
                                                       const plan::Plan& plan) {
  std::vector<const plan::Measure*> measures;
  if (options.measures.empty()) {
    for (const auto& measure : plan.measures) measures.push_back(&measure);
  }
  for (const auto& name : options.measures) {
    const auto it = std::find_if(plan.measures.begin(), plan.measures.end(),
                                 [&](const auto& measure) { return measure.id == name; });
    if (it == plan.measures.end()) {
      const auto help = base::did_you_mean(name, names_of(plan));
      return base::Error{
          "E-USAGE",
          fmt::format("no measure '{}'", name),
          {!help.empty()           ? help
           : plan.measures.empty() ? "the guideline has no measures"
                                   : fmt::format("measures: {}", fmt::join(names_of(plan), ", "))}};
    }
    if (std::find(measures.begin(), measures.end(), &*it) == measures.end())
      measures.push_back(&*it);
  }
  if (measures.empty())
    return base::Error{"E-USAGE", "the guideline has no measures", {"nothing can be changed"}};
  return measures;
}

// `pass`, or `green=Gold`.
base::Result<evaluate::Goal> goal_of(const WhatIfOptions& options, const Run& run) {
  const auto& plan = run.pack->plan;
  const auto acceptance = acceptance_of(options);
  if (options.reach == "pass") {
    std::vector<const plan::Rule*> rules;
    for (const auto& rule : run.rules) rules.push_back(rule.rule);
    return evaluate::all_rules_met(std::move(rules), acceptance);
  }
  const auto at = options.reach.find('=');
  std::vector<std::string> known{"pass"};
  for (const auto& rating : plan.ratings) {
    for (std::size_t level = 0; level < rating.levels.size(); ++level) {
      known.push_back(rating.id + "=" + rating.levels[level].name);
      if (at != std::string::npos && known.back() == options.reach)
        return evaluate::level_reached(rating, level, acceptance);
    }
  }
  const auto help = base::did_you_mean(options.reach, known);
  return base::Error{"E-USAGE",
                     fmt::format("no goal '{}'", options.reach),
                     {help.empty() ? fmt::format("goals: {}", fmt::join(known, ", ")) : help}};
}

std::optional<int> run_before(const WhatIfOptions& options, Run& run) {
  Progress progress(options.display);
  if (auto code = load_rules(options, run)) return code;
  if (auto code = read_models(options, run, progress)) return code;
  evaluate_rules(options, run, progress);
  make_full_report(options, run);
  return std::nullopt;
}

findings::Report report_after(const WhatIfOptions& options, Run& run, evaluate::Overlay overlay) {
  Progress progress(options.display);
  auto before = std::move(run.report);
  run.report = {};
  run.exact->use_overlay(std::move(overlay));
  evaluate_on(options, run, progress);
  make_full_report(options, run);
  std::swap(before, run.report);
  return before;
}

}  // namespace

int what_if(const Arguments& arguments) {
  CLI::App app("Says what measures would change, and what they cost.", "what-if");
  WhatIfOptions options;
  add_options(app, options);
  if (auto code = parse(app, arguments, &options.display)) return *code;
  const auto outputs = parse_outputs(options.formats, {"text", "json"});
  if (!outputs) return fail(outputs.error());
  if (options.measures.empty() && options.reach.empty())
    return usage("neither --measure nor --reach is given",
                 {"name measures with --measure, or a goal with --reach pass"});
  Run run;
  if (auto code = run_before(options, run)) return *code;
  const auto measures = chosen(options, run.pack->plan);
  if (!measures) return fail(measures.error());

  WhatIf what;
  what.goal = options.reach;
  run.exact->use_date(run.exact->deciding_date(std::nullopt));
  std::vector<evaluate::MeasureEffect> effects;
  for (const auto* measure : *measures)
    effects.push_back(evaluate::effect_of(*run.exact, *measure));
  std::vector<const evaluate::MeasureEffect*> used;
  for (const auto& effect : effects) used.push_back(&effect);
  if (!options.reach.empty()) {
    const auto goal = goal_of(options, run);
    if (!goal) return fail(goal.error());
    what.cheapest = evaluate::cheapest_set(*run.exact, effects, *goal, options.most_sets);
    used = what.cheapest->measures;
  }
  for (const auto* effect : used) what.measures.push_back(applied_of(*run.exact, *effect));
  const auto failed = std::find_if(used.begin(), used.end(),
                                   [](const auto* effect) { return !effect->error_text.empty(); });
  if (failed != used.end())
    return fail({(*failed)->error_code,
                 fmt::format("measure \"{}\": {}", (*failed)->measure->id, (*failed)->error_text),
                 {}});
  auto together = evaluate::combined(*run.exact, used);
  if (!together.conflict.empty())
    return fail({"E-MEASURES", together.conflict, {"take one of them out"}});
  what.after = report_after(options, run, std::move(together.overlay));
  what.before = std::move(run.report);

  for (const auto& output : *outputs) {
    if (options.display.quiet > 1) break;
    const auto text = output.format == "json" ? to_json(what) : to_text(what);
    if (auto error = write(output, text, options.force)) return fail(*error);
  }
  const bool missed =
      what.cheapest && what.cheapest->ending != evaluate::CheapestSet::Ending::found;
  return missed ? 1 : 0;
}

}  // namespace garis::cli

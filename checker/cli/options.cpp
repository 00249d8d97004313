// Options that several commands have, and how the command line is read.
#include <algorithm>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/config.hpp"
#include "checker/cli/describe.hpp"
#include "checker/cli/run.hpp"

namespace garis::cli {
namespace {

std::string leading_dashes(const std::string& name) {
  return name.substr(0, name.find_first_not_of('-'));
}

// Did-you-mean for the options of a command.
std::string similar_option(const CLI::App& app, const std::string& wrong) {
  std::vector<std::string> names;
  for (const auto* option : app.get_options()) {
    for (const auto& name : option->get_lnames()) names.push_back(leading_dashes(wrong) + name);
  }
  return base::did_you_mean(wrong.substr(0, wrong.find('=')), names);
}

}  // namespace

CLI::Validator quietly(CLI::Validator check) {
  check.description("");
  return check;
}

void add_display_options(CLI::App& app, Display& display) {
  app.add_flag("-q,--quiet", display.quiet, "the verdict or result line only; twice: nothing");
  app.add_flag("-v,--verbose", display.verbose, "more");
  app.add_option("--lang", display.language, "language of messages: en, ms, ja")
      ->type_name("LANG")
      ->check(quietly(CLI::IsMember({"en", "ms", "ja"})));
  app.add_option("-j,--jobs", display.jobs, "worker threads; 0: all cores")->type_name("N");
  app.add_flag("--no-progress", display.no_progress, "no progress line");
  app.add_option("--config", display.config, "configuration instead of garis.yaml")
      ->type_name("FILE");
  app.add_flag("--no-config", display.no_config, "do not read garis.yaml");
  app.add_option("--color", display.color, "auto, always, never")
      ->type_name("WHEN")
      ->check(quietly(CLI::IsMember({"auto", "always", "never"})));
}

void add_run_options(CLI::App& app, RunOptions& options) {
  app.add_option("-r,--rules", options.rules, "pack: id@edition, id, folder or .garis file")
      ->type_name("PACK");
  app.add_option("--as-of", options.as_of, "date that chooses editions and time-dependent limits")
      ->type_name("YYYY-MM-DD");
  app.add_option("--only", options.only, "rules by name, clause or tag; * and ? are wildcards")
      ->type_name("PATTERN");
  app.add_option("--skip", options.skip, "rules to leave out, as --only")->type_name("PATTERN");
  app.add_option("--answers", options.answers, "answers to questions, garis-answers/1")
      ->type_name("FILE");
  app.add_option("--waivers", options.waivers, "waivers that were granted, garis-waivers/1")
      ->type_name("FILE");
  app.add_option("--submission", options.submission, "permit number")->type_name("KEY");
  app.add_option("--round", options.round, "round of the submission")->type_name("N");
  app.add_option("--accept-evidence", options.accept_evidence,
                 "weakest: primary, transcribed, secondary, unverified")
      ->type_name("GRADE")
      ->check(quietly(CLI::IsMember({"primary", "transcribed", "secondary", "unverified"})));
  app.add_option("--max-size", options.max_size, "largest input, for example 500MB")
      ->type_name("SIZE");
  app.add_option("--stdin-name", options.stdin_name, "name in the record of a model read from -")
      ->type_name("NAME");
  add_display_options(app, options.display);
}

namespace {

// The last of two equal options counts; repeatable ones take one value each time.
void set_conventions(CLI::App& app) {
  app.get_formatter()->column_width(26);
  for (auto* option : app.get_options()) {
    if (option->get_positional()) continue;
    if (option->get_items_expected_max() == 1) option->take_last();
    if (option->get_items_expected_max() > 1) option->allow_extra_args(false);
  }
}

int unknown_option(const CLI::App& app) {
  const auto rest = app.remaining();
  const auto wrong = std::find_if(rest.begin(), rest.end(),
                                  [](const std::string& a) { return a.starts_with('-'); });
  const auto how = fmt::format("`garis {} --help` lists the options", app.get_name());
  if (wrong == rest.end())
    return usage(fmt::format("unexpected operand '{}'", rest.empty() ? "" : rest[0]), {how});
  const auto help = similar_option(app, *wrong);
  return usage(fmt::format("no option '{}'", *wrong), {help.empty() ? how : help});
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

std::optional<int> parse(CLI::App& app, const std::vector<std::string>& arguments,
                         Display* display) {
  if (takes_description(app)) return 0;
  auto reversed = arguments;
  std::reverse(reversed.begin(), reversed.end());
  set_conventions(app);
  try {
    app.parse(reversed);
    if (display == nullptr) return std::nullopt;
    if (auto error = apply_config(app, *display)) return fail(*error);
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    fmt::print("{}", app.help("garis"));
    return 0;
  } catch (const CLI::ExtrasError&) {
    return unknown_option(app);
  } catch (const CLI::ParseError& error) {
    return usage(first_line(error.what()),
                 {fmt::format("`garis {} --help` shows how", app.get_name())});
  }
}

}  // namespace garis::cli

#include "checker/cli/run.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <map>

#include <fmt/format.h>

#include "checker/cli/command.hpp"

namespace garis::cli {

namespace fs = std::filesystem;

// ---- rules ------------------------------

namespace {

bool is_date(const std::string& text) {
  return text.size() == 10 && model::days_of(text).has_value();
}

// Places that the guideline adds for properties: `from gbxml "Construction/U-value"`.
std::optional<base::Error> add_places(Run& run) {
  const auto& guideline = run.pack->guideline;
  for (const auto& [declaration, property] : guideline.properties) {
    for (const auto& from :
         std::get<ast::Property>(guideline.file.declarations[declaration]).from) {
      auto* mapping = run.mappings.find(from.format);
      if (mapping == nullptr) continue;
      if (auto error = mapping->add_place(property, from.path)) {
        const auto& file = run.pack->sources.file(from.span.file);
        error->details.push_back(
            fmt::format("at {}:{}", file.name(), file.position(from.span.begin).line));
        return error;
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> load_rules(const RunOptions& options, Run& run) {
  if (options.rules.empty())
    return usage("no rules given", {"say which guideline: --rules my-ms1525@2019"});
  if (options.rules.size() > 1)
    return usage("several packs in one run are not supported yet",
                 {"run the command once per pack"});
  if (!options.as_of.empty() && !is_date(options.as_of))
    return usage(fmt::format("'{}' is not a date", options.as_of), {"write it like 2026-02-11"});
  auto words = load_vocabulary();
  if (!words) return fail(words.error());
  run.words = std::move(*words);
  const auto path = find_pack(options.rules[0], options.as_of.empty() ? today() : options.as_of);
  if (!path) return fail(path.error());
  auto pack = load_pack(*path, run.words);
  if (!pack) return fail(pack.error());
  run.pack = std::move(*pack);
  if (!run.pack->usable()) {
    to_stderr(diagnostics::render(run.pack->diagnostics, run.pack->sources));
    return fail({"E-RULES",
                 fmt::format("the rules of {} have errors", run.pack->info.name()),
                 {"nothing was checked"}});
  }
  return std::nullopt;
}

// ---- models ------------------------------

base::Result<std::vector<std::string>> model_files(const std::vector<std::string>& operands) {
  std::vector<std::string> files;
  for (const auto& operand : operands) {
    std::error_code error;
    if (operand != "-" && !fs::exists(operand, error)) {
      if (error) return base::Error{"E-READ", operand + ": " + error.message(), {}};
      return base::Error{"E-NO-FILE", fmt::format("no file {}", operand), {}};
    }
    if (operand == "-" || !fs::is_directory(operand, error)) {
      files.push_back(operand);
      continue;
    }
    std::vector<std::string> inside;
    for (const auto& entry : fs::directory_iterator(operand, error)) {
      const auto extension = entry.path().extension();
      const bool is_model = extension == ".ifc" || extension == ".ifczip" ||
                            extension == ".ifcxml" || extension == ".xml" || extension == ".gbxml";
      if (is_model && entry.is_regular_file(error)) inside.push_back(entry.path().string());
    }
    if (error) return base::Error{"E-READ", operand + ": " + error.message(), {}};
    if (inside.empty())
      return base::Error{"E-NO-FILE",
                         fmt::format("no model in the folder {}", operand),
                         {"models end in .ifc, .ifczip, .ifcxml, .xml or .gbxml"}};
    std::sort(inside.begin(), inside.end());
    files.insert(files.end(), inside.begin(), inside.end());
  }
  if (std::count(files.begin(), files.end(), "-") > 1)
    return base::Error{"E-USAGE", "standard input can be read once", {}};
  return files;
}

std::optional<int> read_limits(const std::string& size, xml::Limits& limits) {
  if (size.empty()) return std::nullopt;
  std::uint64_t value = 0;
  const auto end = std::from_chars(size.data(), size.data() + size.size(), value).ptr;
  const std::string unit(end, size.data() + size.size());
  const std::map<std::string, std::uint64_t> factors = {{"", 1},
                                                        {"B", 1},
                                                        {"kB", 1'000},
                                                        {"KB", 1'000},
                                                        {"MB", 1'000'000},
                                                        {"GB", 1'000'000'000},
                                                        {"KiB", 1U << 10U},
                                                        {"MiB", 1U << 20U},
                                                        {"GiB", 1U << 30U}};
  const auto factor = factors.find(unit);
  if (end == size.data() || factor == factors.end())
    return usage(fmt::format("'{}' is not a size", size), {"write it like 500MB or 4GiB"});
  limits.bytes = value * factor->second;
  return std::nullopt;
}

std::optional<int> read_models(const RunOptions& options, Run& run, Progress& progress) {
  const auto folder = data_folder("mappings");
  if (!folder) return fail(folder.error());
  const auto& vocabulary = run.pack ? run.pack->guideline.vocabulary : run.words;
  auto mappings = readers::load_mappings(*folder, vocabulary);
  if (!mappings) return fail(mappings.error());
  run.mappings = std::move(*mappings);
  if (run.pack) {
    if (auto error = add_places(run)) return fail(*error);
  }
  const auto files = model_files(options.models);
  if (!files) return fail(files.error());
  readers::ReadOptions reading;
  reading.with_census = options.with_census;
  if (auto code = read_limits(options.max_size, reading.limits)) return code;
  run.model = std::make_unique<model::Model>(vocabulary);
  for (const auto& file : *files) {
    progress.stage("reading " + file);
    const auto read = readers::read(file, run.mappings, *run.model, reading);
    if (!read) return fail(read.error());
    run.files.push_back(*read);
    if (file == "-" && !options.stdin_name.empty())
      run.model->inputs[read->input].name = options.stdin_name;
  }
  return std::nullopt;
}

// ---- evaluation ------------------------------

bool matches(std::string_view pattern, std::string_view text) {
  if (pattern.empty()) return text.empty();
  if (pattern[0] == '*') {
    for (std::size_t skip = 0; skip <= text.size(); ++skip) {
      if (matches(pattern.substr(1), text.substr(skip))) return true;
    }
    return false;
  }
  return !text.empty() && (pattern[0] == '?' || pattern[0] == text[0]) &&
         matches(pattern.substr(1), text.substr(1));
}

namespace {

bool selected(const plan::Rule& rule, const RunOptions& options) {
  const auto hit = [&](const std::vector<std::string>& patterns) {
    return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
      const bool by_clause = !rule.clauses.empty() && matches(pattern, rule.clauses[0].locator);
      const bool by_tag =
          std::any_of(rule.tags.begin(), rule.tags.end(),
                      [&](const std::string& tag) { return matches(pattern, tag); });
      return matches(pattern, rule.id) || by_clause || by_tag;
    });
  };
  return (options.only.empty() || hit(options.only)) && !hit(options.skip);
}

findings::Pack pack_record(const compile::Pack& pack) {
  findings::Pack record;
  record.id = pack.info.id;
  record.edition = pack.info.edition;
  record.sha256 = pack.info.sha256;
  record.status = pack.info.status.empty() ? "draft" : pack.info.status;
  record.title = pack.info.title;
  record.languages = pack.plan.languages;
  if (pack.plan.effective) {
    record.effective_from = pack.plan.effective->from;
    record.effective_until = pack.plan.effective->until;
  }
  for (const auto& rule : pack.plan.rules)
    ++record.rules_by_evidence[static_cast<findings::Evidence>(rule.evidence)];
  record.clauses = pack.info.clause_states;
  for (const auto& [state, count] : pack.info.clause_states) record.clauses["clauses"] += count;
  return record;
}

}  // namespace

void evaluate_rules(const RunOptions& options, Run& run, Progress& progress) {
  const auto as_of = options.as_of.empty() ? today() : options.as_of;
  run.exact = std::make_unique<evaluate::Exact>(run.pack->plan, *run.model, as_of);
  const evaluate::Acceptance acceptance{
      static_cast<plan::Evidence>(*findings::evidence_of(options.accept_evidence))};
  for (const auto& rule : run.pack->plan.rules) {
    if (!selected(rule, options)) continue;
    progress.stage("checking " + rule.id);
    run.rules.push_back(evaluate::check_rule(*run.exact, rule, acceptance));
  }
}

void make_report(const RunOptions& options, Run& run) {
  auto& report = run.report;
  report.run.tool.version = GARIS_VERSION;
  report.run.tool.vocabulary = std::to_string(run.words.version());
  report.run.packs.push_back(pack_record(*run.pack));
  findings::add_inputs(*run.model, report);
  report.run.as_of = run.exact->as_of();
  const bool configured = options.display.configured.contains("--as-of");
  report.run.as_of_from = options.as_of.empty() ? "clock" : configured ? "config" : "option";
  report.run.submission = !options.submission.empty() ? options.submission
                          : run.model->inputs.empty() ? ""
                                                      : run.model->inputs[0].name;
  report.run.round = options.round;
  report.run.options.accept_evidence = options.accept_evidence;
  report.run.options.all = options.all;
  report.run.options.only = options.only;
  report.run.options.skip = options.skip;
  if (options.as_of.empty()) {
    report.notices.push_back(
        {"N-AS-OF",
         "note",
         {{"en", "No date was given; the day of the run, " + report.run.as_of +
                     ", decides what is in force."},
          {"ms", "Tiada tarikh diberi; hari semakan, " + report.run.as_of +
                     ", menentukan apa yang berkuat kuasa."},
          {"ja", "日付の指定がないため、実行日 " + report.run.as_of + " を基準とします。"}},
         "",
         0});
  }
  findings::collect(*run.exact, run.rules, {run.pack->info.name(), options.all}, report);
  findings::finalize(report, findings::duplicate_keys(*run.model));
}

void make_full_report(RunOptions options, Run& run) {
  options.all = true;
  make_report(options, run);
}

}  // namespace garis::cli

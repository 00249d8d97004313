// garis inspect MODEL... [--rules PACK]
#include "checker/cli/inspect.hpp"

#include <algorithm>

#include "checker/cli/command.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"

namespace garis::cli {
namespace {

struct InspectOptions : RunOptions {
  std::vector<std::string> formats;
  std::string entities, properties, values, element;
  bool unmapped = false, strict = false, force = false;
};

void add_options(CLI::App& app, InspectOptions& options) {
  app.add_option("MODEL", options.models, "model files, a folder, or - for standard input")
      ->required();
  app.add_option("-r,--rules", options.rules, "only what these rules read")->type_name("PACK");
  app.add_option("--entities", options.entities, "list the elements of a kind")->type_name("KIND");
  app.add_option("--properties", options.properties, "all properties of a kind")->type_name("KIND");
  app.add_option("--values", options.values, "distribution and outliers of a property")
      ->type_name("PROPERTY");
  app.add_option("--element", options.element, "all values of one element, with origin")
      ->type_name("ID");
  app.add_flag("--unmapped", options.unmapped, "what the files hold and no mapping looks for");
  app.add_flag("--strict", options.strict, "exit code 1 if something is unreadable or duplicated");
  app.add_option("-f,--format", options.formats, "text, json or csv")->type_name("FORMAT[=FILE]");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.add_option("--max-size", options.max_size, "largest input, for example 500MB")
      ->type_name("SIZE");
  app.add_option("--stdin-name", options.stdin_name, "name of a model read from -")
      ->type_name("NAME");
  add_display_options(app, options.display);
  app.footer("example: garis inspect office.xml --values window.u_value");
}

std::optional<int> load(const InspectOptions& options, Run& run) {
  if (!options.rules.empty()) return load_rules(options, run);
  auto words = load_vocabulary();
  if (!words) return fail(words.error());
  run.words = std::move(*words);
  return std::nullopt;
}

bool something_wrong(const model::Model& model, const std::vector<Coverage>& coverage) {
  const bool duplicate =
      std::any_of(model.notices.begin(), model.notices.end(), [](const auto& notice) {
        return notice.code == "N-DUPLICATE-ID" || notice.code == "N-UNREADABLE";
      });
  return duplicate || std::any_of(coverage.begin(), coverage.end(), [](const auto& line) {
           return line.open.contains("unreadable");
         });
}

// The view that was asked for; nothing: the overview.
base::Result<std::optional<Table>> asked_view(const InspectOptions& options, const Run& run) {
  const auto& model = *run.model;
  const std::pair<const std::string&,
                  base::Result<Table> (*)(const model::Model&, const std::string&)>
      views[] = {{options.entities, entities_table},
                 {options.properties, properties_table},
                 {options.values, values_table},
                 {options.element, element_table}};
  for (const auto& [asked, make] : views) {
    if (asked.empty()) continue;
    auto table = make(model, asked);
    if (!table) return table.error();
    return std::optional<Table>(std::move(*table));
  }
  if (options.unmapped) return std::optional<Table>(unmapped_table(census_of(run)));
  return std::optional<Table>();
}

std::string rendered(const std::string& format, const Run& run,
                     const std::vector<Coverage>& coverage, const std::optional<Table>& view) {
  if (format == "csv") return to_csv(view ? *view : coverage_table(coverage));
  if (format == "json") return view ? to_json(*view) : overview_json(run, coverage);
  return view ? to_text(*view) : overview_text(run, coverage);
}

}  // namespace

int inspect(const Arguments& arguments) {
  CLI::App app("Says what a model holds and what is missing.", "inspect");
  InspectOptions options;
  options.with_census = true;
  add_options(app, options);
  if (auto code = parse(app, arguments, &options.display)) return *code;
  if (options.display.configured.contains("--rules"))
    options.rules.clear();  // only when asked for here
  const auto outputs = parse_outputs(options.formats, {"text", "json", "csv"});
  if (!outputs) return fail(outputs.error());
  Run run;
  if (auto code = load(options, run)) return *code;
  {
    Progress progress(options.display);
    if (auto code = read_models(options, run, progress)) return *code;
  }
  const auto wanted = run.pack ? properties_read(run.pack->plan) : Wanted();
  const auto coverage = coverage_of(*run.model, run.pack ? &wanted : nullptr);
  const auto view = asked_view(options, run);
  if (!view) return fail(view.error());
  for (const auto& output : *outputs) {
    if (options.display.quiet > 1) break;
    if (auto error = write(output, rendered(output.format, run, coverage, *view), options.force))
      return fail(*error);
  }
  return options.strict && something_wrong(*run.model, coverage) ? 1 : 0;
}

}  // namespace garis::cli

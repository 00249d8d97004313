// garis needs PACK... [MODEL...]
#include "checker/needs/needs.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"
#include "checker/needs/ids.hpp"
#include "checker/needs/tables.hpp"

namespace garis::cli {
namespace {

struct NeedsOptions : RunOptions {
  std::vector<std::string> operands, formats, format_of;
  std::string stage, by = "entity";
  bool force = false;
};

// Formats that people ask about; those without a mapping are shown as what they are.
const std::vector<std::string> kFormats = {"ifc", "gbxml", "buildingsync"};

void add_options(CLI::App& app, NeedsOptions& options) {
  app.add_option("PACK", options.operands, "a pack; then models, to list only what they lack")
      ->required();
  app.add_option("--format-of", options.format_of,
                 "ifc, gbxml or buildingsync; ifc and gbxml without")
      ->type_name("FORMAT")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(kFormats));
  app.add_option("--stage", options.stage, "only rules of a stage, and those without any")
      ->type_name("NAME");
  app.add_option("--by", options.by, "entity, clause or supplier")
      ->check(CLI::IsMember({"entity", "clause", "supplier"}));
  app.add_option("-f,--format", options.formats, "text, csv, json, html or ids")
      ->type_name("FORMAT[=FILE]");
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.add_option("--as-of", options.as_of, "date that chooses the edition")
      ->type_name("YYYY-MM-DD");
  app.add_option("--max-size", options.max_size, "largest input, for example 500MB")
      ->type_name("SIZE");
  app.add_option("--stdin-name", options.stdin_name, "name of a model read from -")
      ->type_name("NAME");
  add_display_options(app, options.display);
  app.footer("example: garis needs my-ms1525@2019 --format-of ifc");
}

needs::Formats formats_of(const readers::Mappings& mappings) {
  needs::Formats formats;
  for (const auto& name : kFormats) {
    if (const auto* mapping = mappings.find(name)) {
      formats.mapped.push_back(mapping);
    } else {
      formats.unmapped.push_back(name);
    }
  }
  return formats;
}

void keep_stage(std::vector<needs::Need>& all, const std::string& stage) {
  if (stage.empty()) return;
  std::erase_if(all, [&](const needs::Need& need) {
    return !need.stages.empty() && !need.stages.contains(stage);
  });
}

needs::View view_of(const NeedsOptions& options, const std::vector<std::string>& formats) {
  needs::View view;
  view.by = options.by == "clause"     ? needs::By::clause
            : options.by == "supplier" ? needs::By::supplier
                                       : needs::By::entity;
  view.formats = formats;
  view.with_models = !options.models.empty();
  view.language = language_of(options.display);
  return view;
}

void say_unmapped(const std::vector<std::string>& shown, const needs::Formats& formats) {
  for (const auto& name : shown) {
    if (std::find(formats.unmapped.begin(), formats.unmapped.end(), name) != formats.unmapped.end())
      to_stderr(
          fmt::format("garis: no mapping of {} exists (rules/mappings/{}.yaml)\n", name, name));
  }
}

base::Result<std::string> rendered(const std::string& format, const compile::Pack& pack,
                                   const std::vector<needs::Need>& all, const needs::View& view,
                                   const needs::Formats& formats) {
  if (format == "csv") return needs::to_csv(all, view);
  if (format == "json") return needs::to_json(pack, all, view);
  if (format == "html") return needs::to_html(pack, all, view);
  if (format == "text") return needs::to_text(all, view);
  for (const auto* mapping : formats.mapped) {
    if (mapping->format != "ifc") continue;
    auto found = needs::ids(pack, all, *mapping);
    for (const auto& line : found.left_out)
      to_stderr(fmt::format("not in IDS: {}\n", base::visible(line)));
    if (found.specifications > 0) return std::move(found.xml);
  }
  return base::Error{"E-IDS", "nothing that the guideline needs can be said in IDS", {}};
}

}  // namespace

int needs_command(const Arguments& arguments) {
  CLI::App app("Says which data the rules of a guideline need.", "needs");
  NeedsOptions options;
  add_options(app, options);
  if (auto code = parse(app, arguments, &options.display)) return *code;
  const auto outputs = parse_outputs(options.formats, {"text", "csv", "json", "html", "ids"});
  if (!outputs) return fail(outputs.error());
  options.rules = {options.operands[0]};
  options.models.assign(options.operands.begin() + 1, options.operands.end());
  Run run;
  if (auto code = load_rules(options, run)) return *code;
  const auto folder = data_folder("mappings");
  if (!folder) return fail(folder.error());
  const auto mappings = readers::load_mappings(*folder, run.pack->guideline.vocabulary);
  if (!mappings) return fail(mappings.error());
  const auto formats = formats_of(*mappings);
  const auto shown =
      options.format_of.empty() ? std::vector<std::string>{"ifc", "gbxml"} : options.format_of;
  say_unmapped(shown, formats);
  auto all = needs::needs(*run.pack, formats);
  keep_stage(all, options.stage);
  if (!options.models.empty()) {
    Progress progress(options.display);
    if (auto code = read_models(options, run, progress)) return *code;
    needs::count_missing(all, *run.model);
    std::erase_if(all, [](const needs::Need& need) { return need.missing == 0; });
  }
  const auto view = view_of(options, shown);
  for (const auto& output : *outputs) {
    if (options.display.quiet > 1) break;
    const auto text = rendered(output.format, *run.pack, all, view, formats);
    if (!text) return fail(text.error());
    if (auto error = write(output, *text, options.force)) return fail(*error);
  }
  return !options.models.empty() && !all.empty() ? 1 : 0;
}

}  // namespace garis::cli

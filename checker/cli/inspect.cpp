// garis inspect MODEL... [--rules PACK]
#include "checker/cli/inspect.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checker/cli/command.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"
#include "checker/report/columns.hpp"

namespace garis::cli {
namespace {

struct InspectOptions : RunOptions {
  std::vector<std::string> formats;
  std::string entities, properties, values, element;
  bool strict = false, force = false;
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

// ---- text
// ----------------------------------------------------------------------------------------

std::string size_text(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  if (bytes >= 1'000'000) return fmt::format("{:.1f} MB", value / 1e6);
  return bytes >= 1000 ? fmt::format("{:.1f} kB", value / 1e3) : fmt::format("{} bytes", bytes);
}

std::string wrapped(const std::string& head, const std::vector<std::string>& items,
                    const char* separator, std::size_t indent = 2) {
  constexpr std::size_t kWidth = 80;
  std::string text, line = head;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string item = items[i] + (i + 1 < items.size() ? separator : "");
    if (report::columns(line) + report::columns(item) > kWidth && line.size() > 2) {
      text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
      line = std::string(indent, ' ');
    }
    line += item;
  }
  return text + line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

std::string format_name(const std::string& format) {
  return format == "gbxml" ? "gbXML" : format == "ifc" ? "IFC" : format;
}

std::string file_text(const model::InputFile& input, const readers::ReadFile& file) {
  std::string name = report::inert(input.name + "  " + format_name(input.format) +
                                   (input.version.empty() ? " (no version)" : " " + input.version));
  std::vector<std::string> parts{name + "  " + size_text(input.bytes) + "  " + file.encoding +
                                 "  "};
  if (!input.exporter.empty()) parts.push_back("from " + report::inert(input.exporter) + "  ");
  std::string units;
  for (const auto& unit : file.units) units += (units.empty() ? "" : ", ") + report::inert(unit);
  parts.push_back(units);
  return wrapped("", parts, "");
}

std::string structure_text(const std::vector<Structure>& structure) {
  std::vector<std::string> items;
  for (const auto& kind : structure) {
    items.push_back(fmt::format("{} {}", kind.count == 1 ? kind.name : kind.plural, kind.count));
    if (kind.external > 0) items.back() += fmt::format(" ({} external)", kind.external);
  }
  return items.empty() ? "no building elements\n" : wrapped("", items, " · ");
}

std::string path_text(const Coverage& line) {
  if (line.of == 0) return "no such element in the file";
  std::string text = line.paths.empty() ? "not in the file" : report::inert(line.paths[0].first);
  if (line.paths.size() > 1) text += fmt::format(" and {} more", line.paths.size() - 1);
  if (line.derived > 0) text += fmt::format(", {} derived", line.derived);
  if (line.defaults > 0) text += fmt::format(", {} exporter defaults", line.defaults);
  for (const auto& [cause, count] : line.open) text += fmt::format(", {} {}", count, cause);
  return text;
}

bool worth_a_line(const Coverage& line, bool all) {
  return all || line.found > 0 || !line.open.empty();
}

std::string coverage_text(const std::vector<Coverage>& coverage, bool all) {
  std::size_t width = 34;
  for (const auto& line : coverage) {
    if (worth_a_line(line, all)) width = std::max(width, line.name.size() + 4);
  }
  std::string text = report::pad("coverage of the vocabulary", width) + "found    of   share\n";
  std::map<std::string, std::vector<std::string>> missing;
  std::vector<std::string> order;
  for (const auto& line : coverage) {
    if (!worth_a_line(line, all)) {
      const auto dot = line.name.find('.');
      auto& names = missing[line.name.substr(0, dot)];
      if (names.empty()) order.push_back(line.name.substr(0, dot));
      names.push_back(line.name.substr(dot + 1));
      continue;
    }
    const auto share =
        line.of == 0 ? std::string("–") : fmt::format("{} %", line.found * 100 / line.of);
    text += report::pad("  " + line.name, width) +
            fmt::format("{:>5} {:>5}  ", line.found, line.of) + report::pad_left(share, 6) + "  " +
            path_text(line) + "\n";
  }
  if (!order.empty()) text += "not in the file:\n";
  for (const auto& kind : order) text += wrapped("  " + kind + ": ", missing[kind], ", ", 4);
  return text;
}

std::string notices_text(const std::vector<model::Notice>& notices) {
  if (notices.empty()) return "notices: none\n";
  std::string text = "notices:\n";
  for (const auto& notice : notices) {
    text += fmt::format("  {} [{}{}]\n", report::inert(notice.text), notice.code,
                        notice.line > 0 ? fmt::format(", line {}", notice.line) : "");
  }
  return text;
}

std::string to_text(const Run& run, const std::vector<Coverage>& coverage) {
  std::string text;
  for (const auto& file : run.files) text += file_text(run.model->inputs[file.input], file);
  return text + structure_text(structure_of(*run.model)) +
         coverage_text(coverage, run.pack != nullptr) + notices_text(run.model->notices);
}

// ---- JSON
// ----------------------------------------------------------------------------------------

using Json = nlohmann::json;

std::string dumped(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

Json inputs_json(const Run& run) {
  Json list = Json::array();
  for (const auto& file : run.files) {
    const auto& input = run.model->inputs[file.input];
    list.push_back({{"name", input.name},
                    {"format", input.format},
                    {"version", input.version},
                    {"exporter", input.exporter},
                    {"bytes", input.bytes},
                    {"sha256", input.sha256},
                    {"encoding", file.encoding},
                    {"units", file.units}});
  }
  return list;
}

Json coverage_json(const model::Model& model, const Coverage& line) {
  Json paths = Json::object();
  for (const auto& [path, count] : line.paths) paths[path] = count;
  return {{"property", line.name},
          {"found", line.found},
          {"of", line.of},
          {"unit", unit_text(model, line.property)},
          {"defaults", line.defaults},
          {"derived", line.derived},
          {"paths", paths},
          {"open", line.open}};
}

std::string to_json(const Run& run, const std::vector<Coverage>& coverage) {
  Json json = {{"format", "garis-inspect/1"},
               {"inputs", inputs_json(run)},
               {"structure", Json::object()},
               {"coverage", Json::array()},
               {"notices", Json::array()}};
  for (const auto& kind : structure_of(*run.model)) {
    json["structure"][kind.name] = kind.count;
    if (kind.external > 0) json["structure"]["external_wall"] = kind.external;
  }
  for (const auto& line : coverage) json["coverage"].push_back(coverage_json(*run.model, line));
  for (const auto& notice : run.model->notices)
    json["notices"].push_back(
        {{"code", notice.code}, {"text", notice.text}, {"line", notice.line}});
  return dumped(json);
}

std::string to_json(const Table& table) {
  Json list = Json::array();
  for (const auto& row : table.rows) {
    Json entry = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) entry[table.head[i]] = row[i];
    list.push_back(std::move(entry));
  }
  return dumped({{"format", "garis-inspect/1"}, {table.name, list}});
}

// ---- command
// -------------------------------------------------------------------------------------

// The view that was asked for; nothing: the overview.
base::Result<std::optional<Table>> asked_view(const InspectOptions& options,
                                              const model::Model& model) {
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
  return std::optional<Table>();
}

std::string rendered(const std::string& format, const Run& run,
                     const std::vector<Coverage>& coverage, const std::optional<Table>& view) {
  if (format == "csv") return to_csv(view ? *view : coverage_table(coverage));
  if (format == "json") return view ? to_json(*view) : to_json(run, coverage);
  return view ? to_text(*view) : to_text(run, coverage);
}

}  // namespace

int inspect(const Arguments& arguments) {
  CLI::App app("Says what a model holds and what is missing.", "inspect");
  InspectOptions options;
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
  const auto view = asked_view(options, *run.model);
  if (!view) return fail(view.error());
  for (const auto& output : *outputs) {
    if (options.display.quiet > 1) break;
    if (auto error = write(output, rendered(output.format, run, coverage, *view), options.force))
      return fail(*error);
  }
  return options.strict && something_wrong(*run.model, coverage) ? 1 : 0;
}

}  // namespace garis::cli

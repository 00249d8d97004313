// garis packs [ID]
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checker/cli/command.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"

namespace garis::cli {
namespace {

struct Line {
  std::string name, status, from, until, sha256, folder;
  bool usable = true;
};

base::Result<Line> line_of(const FoundPack& found, const vocabulary::Vocabulary& words) {
  const auto pack = compile::load_pack(found.folder, words);
  if (!pack) return pack.error();
  const auto& info = (*pack)->info;
  Line line{found.name, info.status, "", "", info.sha256, found.folder.string(), (*pack)->usable()};
  if (const auto& effective = (*pack)->plan.effective) {
    line.from = effective->from;
    line.until = effective->until;
  }
  return line;
}

std::string in_force(const Line& line) {
  if (line.from.empty() && line.until.empty()) return "always in force";
  std::string text = line.from.empty() ? "" : "from " + line.from;
  if (!line.until.empty()) text += (text.empty() ? "until " : " until ") + line.until;
  return text;
}

std::string to_text(const std::vector<Line>& lines) {
  std::string text;
  for (const auto& line : lines) {
    text +=
        fmt::format("{:<20} {:<10} {:<24} sha256 {:.8}  {}{}\n", line.name, line.status,
                    in_force(line), line.sha256, line.folder, line.usable ? "" : "  (has errors)");
  }
  return text;
}

std::string to_json(const std::vector<Line>& lines) {
  nlohmann::json json = {{"format", "garis-packs/1"}, {"packs", nlohmann::json::array()}};
  for (const auto& line : lines) {
    json["packs"].push_back({{"pack", line.name},
                             {"status", line.status},
                             {"in_force_from", line.from},
                             {"in_force_until", line.until},
                             {"sha256", line.sha256},
                             {"folder", line.folder},
                             {"usable", line.usable}});
  }
  return json.dump(2) + "\n";
}

}  // namespace

int packs(const Arguments& arguments) {
  CLI::App app("Lists the packs that are found, and where.", "packs");
  std::string id;
  std::vector<std::string> formats;
  Display display;
  app.add_option("ID", id, "only packs of this id");
  app.add_option("-f,--format", formats, "text or json")->type_name("FORMAT[=FILE]");
  add_display_options(app, display);
  app.footer("example: garis packs -f json");
  if (auto code = parse(app, arguments, &display)) return *code;
  const auto outputs = parse_outputs(formats, {"text", "json"});
  if (!outputs) return fail(outputs.error());
  const auto words = load_vocabulary();
  if (!words) return fail(words.error());
  std::vector<Line> lines;
  for (const auto& found : found_packs()) {
    if (!id.empty() && found.name.substr(0, found.name.find('@')) != id) continue;
    const auto line = line_of(found, *words);
    if (!line) return fail(line.error());
    lines.push_back(*line);
  }
  if (lines.empty() && !id.empty()) to_stderr(fmt::format("no pack has the id '{}'\n", id));
  for (const auto& output : *outputs) {
    if (auto error =
            write(output, output.format == "json" ? to_json(lines) : to_text(lines), false))
      return fail(*error);
  }
  return lines.empty() ? 1 : 0;
}

}  // namespace garis::cli

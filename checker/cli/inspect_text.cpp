// What a model holds, as text.
#include <map>

#include <fmt/format.h>

#include "checker/cli/inspect.hpp"
#include "checker/cli/run.hpp"
#include "checker/report/columns.hpp"

namespace garis::cli {
namespace {

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

std::string counted(std::uint64_t count, const char* one, const char* many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

// XML has no sets: there it is elements and attributes.
std::string census_text(const mapping::Census& census) {
  const auto unmapped = census.unmapped_properties();
  const bool has_sets = census.property_sets + census.quantity_sets > 0;
  std::string text;
  if (has_sets) {
    text = wrapped("",
                   {fmt::format("property sets {}", census.property_sets),
                    fmt::format("properties {}", census.properties),
                    fmt::format("quantity sets {}", census.quantity_sets),
                    fmt::format("quantities {}", census.quantities)},
                   " · ");
  }
  if (unmapped == 0) return text;
  if (!has_sets)
    return text + fmt::format("not mapped: {} (--unmapped)\n",
                              counted(unmapped, "element or attribute", "elements and attributes"));
  return text + fmt::format("not mapped: {}, {} (--unmapped)\n",
                            counted(census.unmapped_sets(), "property set", "property sets"),
                            counted(unmapped, "property", "properties"));
}

}  // namespace

std::string overview_text(const Run& run, const std::vector<Coverage>& coverage) {
  std::string text;
  for (const auto& file : run.files) text += file_text(run.model->inputs[file.input], file);
  return text + structure_text(structure_of(*run.model)) +
         coverage_text(coverage, run.pack != nullptr) + census_text(census_of(run)) +
         notices_text(run.model->notices);
}

}  // namespace garis::cli

#include "checker/needs/tables.hpp"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "checker/needs/markup.hpp"

namespace garis::needs {
namespace {

using Row = std::vector<std::string>;

std::string joined(const std::vector<std::string>& list) {
  return fmt::format("{}", fmt::join(list, ", "));
}

// Who can supply it where no model does.
std::string supplier(const Need& need) {
  if (!need.asked.empty()) return need.asked;
  if (need.assumed) return "assumed";
  const bool mapped = std::any_of(need.supply.begin(), need.supply.end(),
                                  [](const auto& each) { return !each.second.places.empty(); });
  return mapped ? "model" : "nobody";
}

Row heading(const View& view) {
  Row row{"entity", "property", "unit"};
  if (view.with_models) row.emplace_back("missing");
  row.insert(row.end(), view.formats.begin(), view.formats.end());
  row.insert(row.end(), {"supplier", "clauses"});
  return row;
}

Row cells(const Need& need, const View& view) {
  Row row{need.entity, need.name, need.unit};
  if (view.with_models) row.push_back(fmt::format("{} of {}", need.missing, need.rows));
  for (const auto& format : view.formats) {
    const auto it = need.supply.find(format);
    row.push_back(it == need.supply.end() ? "unmapped" : place_text(it->second));
  }
  row.push_back(supplier(need));
  row.push_back(joined(need.clauses));
  return row;
}

// Under one heading per group: a clause, or who supplies it; by entity all stand in one.
std::vector<std::pair<std::string, std::vector<const Need*>>> groups(const std::vector<Need>& needs,
                                                                     const View& view) {
  std::vector<std::pair<std::string, std::vector<const Need*>>> all;
  const auto add = [&](const std::string& title, const Need& need) {
    auto it = std::find_if(all.begin(), all.end(),
                           [&](const auto& group) { return group.first == title; });
    if (it == all.end()) it = all.insert(all.end(), {title, {}});
    it->second.push_back(&need);
  };
  for (const auto& need : needs) {
    if (view.by == By::entity) add("", need);
    if (view.by == By::supplier) add(supplier(need), need);
    if (view.by != By::clause) continue;
    for (const auto& clause : need.clauses) add(clause, need);
  }
  return all;
}

std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string out = "\"";
  for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

}  // namespace

std::string to_text(const std::vector<Need>& needs, const View& view) {
  std::string text;
  for (const auto& [title, members] : groups(needs, view)) {
    if (!title.empty()) text += base::visible(title) + "\n";
    std::vector<Row> rows;
    for (const auto* need : members) rows.push_back(cells(*need, view));
    std::vector<std::size_t> widths(heading(view).size());
    for (const auto& row : rows) {
      for (std::size_t i = 0; i < row.size(); ++i)
        widths[i] = std::max(widths[i], width_of(row[i]));
    }
    for (const auto& row : rows) {
      std::string line = title.empty() ? "" : "  ";
      for (std::size_t i = 0; i < row.size(); ++i) {
        const auto cell = base::visible(row[i]);
        const auto gap = i + 1 == row.size() ? 0 : widths[i] - width_of(row[i]) + 2;
        line += cell + std::string(gap, ' ');
      }
      text += line + "\n";
    }
  }
  return text;
}

std::string to_csv(const std::vector<Need>& needs, const View& view) {
  std::string text;
  const auto add = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + csv_field(row[i]);
    text += "\r\n";
  };
  add(heading(view));
  for (const auto& [title, members] : groups(needs, view)) {
    for (const auto* need : members) add(cells(*need, view));
  }
  return text;
}

std::string to_json(const compile::Pack& pack, const std::vector<Need>& needs, const View& view) {
  nlohmann::json json = {{"format", "garis-needs/1"},
                         {"pack", pack.info.name()},
                         {"sha256", pack.info.sha256},
                         {"needs", nlohmann::json::array()}};
  for (const auto& need : needs) {
    nlohmann::json item = {{"entity", need.entity},   {"property", need.name},
                           {"unit", need.unit},       {"rules", need.rules},
                           {"clauses", need.clauses}, {"supplier", supplier(need)}};
    if (!need.stages.empty()) item["stages"] = need.stages;
    if (view.with_models) item["missing"] = need.missing, item["rows"] = need.rows;
    for (const auto& format : view.formats) {
      auto places = nlohmann::json::array();
      if (const auto it = need.supply.find(format); it != need.supply.end()) {
        for (const auto& place : it->second.places) {
          nlohmann::json one = {{"path", place.text}};
          if (!place.derive.empty()) one["computed"] = place.derive;
          places.push_back(one);
        }
      }
      item["places"][format] = places;
    }
    json["needs"].push_back(item);
  }
  return json.dump(2) + "\n";
}

std::string to_html(const compile::Pack& pack, const std::vector<Need>& needs, const View& view) {
  std::string body;
  for (const auto& [title, members] : groups(needs, view)) {
    if (!title.empty()) body += fmt::format("<h2>{}</h2>\n", escaped(title));
    body += "<table>\n<thead><tr>";
    for (const auto& cell : heading(view)) body += fmt::format("<th>{}</th>", escaped(cell));
    body += "</tr></thead>\n<tbody>\n";
    for (const auto* need : members) {
      body += "<tr>";
      for (const auto& cell : cells(*need, view)) body += fmt::format("<td>{}</td>", escaped(cell));
      body += "</tr>\n";
    }
    body += "</tbody>\n</table>\n";
  }
  const auto title = base::in_language(pack.info.title, view.language);
  const auto name = escaped(pack.info.name());
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Data needs: {}</title>\n"
      "<style>\n:root{{color-scheme:light dark}}\nbody{{font:15px/1.5 "
      "system-ui,sans-serif;margin:2rem "
      "auto;max-width:72rem;padding:0 1rem}}\ntable{{border-collapse:collapse;width:100%}}\n"
      "th,td{{text-align:left;padding:.3rem .6rem;border-bottom:1px solid "
      "#8884;vertical-align:top}}\n"
      "th{{font-weight:600}}\ntd{{overflow-wrap:anywhere}}\n@media "
      "print{{body{{margin:0;max-width:none}}"
      "tr{{break-inside:avoid}}}}\n</style>\n</head>\n<body>\n<h1>{}</h1>\n<p>{} · {} "
      "properties</p>\n"
      "{}</body>\n</html>\n",
      view.language, name, escaped(title.empty() ? pack.info.name() : std::string(title)), name,
      needs.size(), body);
}

}  // namespace garis::needs

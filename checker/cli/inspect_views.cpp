#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "checker/cli/inspect.hpp"
#include "checker/report/columns.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

using Row = std::vector<std::string>;

std::string in_csv(const std::string& cell) {
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) text += c == '"' ? "\"\"" : std::string(1, c);
  return text + "\"";
}

base::Result<model::EntityId> entity_called(const model::Model& model, const std::string& kind) {
  const auto& words = model.vocabulary();
  if (const auto id = words.find_entity(kind)) return *id;
  if (const auto id = words.find_plural(kind)) return *id;
  std::vector<std::string> names;
  for (const auto& entity : words.entities()) names.push_back(entity.name);
  const auto help = base::did_you_mean(kind, names);
  return base::Error{"E-USAGE",
                     fmt::format("no kind of element '{}'", kind),
                     {help.empty() ? "kinds are those of the vocabulary, for example wall" : help}};
}

base::Result<model::PropertyId> property_called(const model::Model& model,
                                                const std::string& name) {
  const auto& words = model.vocabulary();
  std::vector<std::string> names;
  for (const auto& entity : words.entities()) {
    for (const auto property : entity.properties) {
      names.push_back(words.qualified_name(property));
      if (names.back() == name) return property;
    }
  }
  const auto help = base::did_you_mean(name, names);
  return base::Error{"E-USAGE",
                     fmt::format("no property '{}'", name),
                     {help.empty() ? "write it like wall.u_value" : help}};
}

std::string text_of(const model::Model& model, model::StringId id) {
  return std::string(model.strings[id]);
}

std::string place_of(const model::Model& model, const model::Origin& origin) {
  std::string place = origin.input < model.inputs.size() ? model.inputs[origin.input].name : "";
  if (origin.line > 0) place += ":" + std::to_string(origin.line);
  return place + " " + text_of(model, origin.path);
}

std::string source_of(const model::Origin& origin) {
  if (origin.is_default) return "exporter default";
  return origin.source == model::Source::computed ? "derived" : "stated";
}

std::vector<double> numbers_of(const model::Model& model, model::PropertyId property,
                               std::uint32_t rows) {
  std::vector<double> numbers;
  for (std::uint32_t row = 0; row < rows; ++row) {
    if (model.column(property).known(row)) numbers.push_back(model.column(property).number(row));
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

double quantile(const std::vector<double>& sorted, double share) {
  const double at = share * static_cast<double>(sorted.size() - 1);
  const auto low = static_cast<std::size_t>(at);
  const auto high = std::min(low + 1, sorted.size() - 1);
  return sorted[low] + (at - static_cast<double>(low)) * (sorted[high] - sorted[low]);
}

std::string rounded(double value) { return base::decimal(std::round(value * 1e6) / 1e6); }

// Values further than 1.5 interquartile ranges from the middle half, and never fewer than 4 values.
void add_outliers(const model::Model& model, model::PropertyId property,
                  const std::vector<double>& sorted, Table& table) {
  if (sorted.size() < 4) return;
  const double low = quantile(sorted, 0.25), high = quantile(sorted, 0.75),
               reach = 1.5 * (high - low);
  const auto entity = model.vocabulary().property(property).entity;
  for (std::uint32_t row = 0; row < model.size(entity); ++row) {
    if (!model.column(property).known(row)) continue;
    const double value = model.column(property).number(row);
    if (value >= low - reach && value <= high + reach) continue;
    table.rows.push_back(
        {"outlier " + text_of(model, model.info({entity, row}).id), rounded(value)});
  }
}

void add_numbers(const model::Model& model, model::PropertyId property, std::uint32_t rows,
                 Table& table) {
  const auto sorted = numbers_of(model, property, rows);
  if (sorted.empty()) return;
  table.rows.push_back({"min", rounded(sorted.front())});
  table.rows.push_back({"median", rounded(quantile(sorted, 0.5))});
  table.rows.push_back({"max", rounded(sorted.back())});
  add_outliers(model, property, sorted, table);
}

void add_words(const model::Model& model, model::PropertyId property, model::EntityId entity,
               Table& table) {
  std::map<std::string, std::size_t> counts;
  for (std::uint32_t row = 0; row < model.size(entity); ++row) {
    if (model.column(property).known(row)) ++counts[value_text(model, {entity, row}, property)];
  }
  for (const auto& [word, count] : counts) table.rows.push_back({word, std::to_string(count)});
}

bool is_called(const model::Model& model, const model::RowInfo& info, const std::string& id) {
  const auto is = [&](model::StringId text) { return model.strings[text] == id; };
  return is(info.id) || is(info.global_id) || is(info.tag) || is(info.name);
}

void add_element(const model::Model& model, model::Row row, Table& table) {
  const auto& entity = model.vocabulary().entity(row.entity);
  for (const auto property : entity.properties) {
    const auto& column = model.column(property);
    const auto name = model.vocabulary().qualified_name(property);
    if (column.known(row.index)) {
      const auto& origin = column.origin(row.index);
      table.rows.push_back({name, value_text(model, row, property), source_of(origin),
                            text_of(model, origin.text), place_of(model, origin)});
    } else if (const auto* open = column.open(row.index)) {
      table.rows.push_back({name, "", std::string(model::to_string(open->cause)),
                            text_of(model, open->origin.text), place_of(model, open->origin)});
    }
  }
}

}  // namespace

std::string unit_text(const model::Model& model, model::PropertyId property) {
  const auto& declared = model.vocabulary().property(property);
  return model.vocabulary().kind(declared.kind).has_unit ? declared.unit.text : "";
}

std::string value_text(const model::Model& model, model::Row row, model::PropertyId property) {
  const auto& column = model.column(property);
  if (!column.known(row.index)) return "";
  switch (model.vocabulary().kind(model.vocabulary().property(property).kind).form) {
    case vocabulary::Form::yes_no:
      return column.yes(row.index) ? "yes" : "no";
    case vocabulary::Form::date:
      return model::iso_date(column.number(row.index));
    case vocabulary::Form::category:
    case vocabulary::Form::text:
      return text_of(model, column.text(row.index));
    case vocabulary::Form::number:
      break;
  }
  const auto unit = unit_text(model, property);
  return rounded(column.number(row.index)) + (unit.empty() ? "" : " " + unit);
}

std::string to_text(const Table& table) {
  std::vector<std::size_t> widths(table.head.size(), 0);
  std::vector<Row> rows{table.head};
  for (const auto& row : table.rows) {
    auto& clean = rows.emplace_back();
    for (const auto& cell : row) clean.push_back(report::inert(cell));
  }
  for (const auto& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      widths[i] = std::max(widths[i], report::columns(row[i]));
  }
  std::string text;
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t i = 0; i < row.size(); ++i) line += report::pad(row[i], widths[i] + 2);
    text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
  }
  return text;
}

std::string to_csv(const Table& table) {
  std::string text;
  const auto add = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) text += (i > 0 ? "," : "") + in_csv(row[i]);
    text += "\r\n";
  };
  add(table.head);
  for (const auto& row : table.rows) add(row);
  return text;
}

Table coverage_table(const std::vector<Coverage>& coverage) {
  Table table{"coverage", {"property", "found", "of", "defaults", "derived", "path"}, {}};
  for (const auto& line : coverage) {
    table.rows.push_back({line.name, std::to_string(line.found), std::to_string(line.of),
                          std::to_string(line.defaults), std::to_string(line.derived),
                          line.paths.empty() ? "" : line.paths[0].first});
  }
  return table;
}

base::Result<Table> entities_table(const model::Model& model, const std::string& kind) {
  const auto entity = entity_called(model, kind);
  if (!entity) return entity.error();
  Table table{"entities", {"id", "name", "type", "class", "file", "line", "values"}, {}};
  for (std::uint32_t row = 0; row < model.size(*entity); ++row) {
    const auto& info = model.info({*entity, row});
    const auto& properties = model.vocabulary().entity(*entity).properties;
    const auto known = std::count_if(properties.begin(), properties.end(),
                                     [&](auto p) { return model.column(p).known(row); });
    const auto file = info.input < model.inputs.size() ? model.inputs[info.input].name : "";
    table.rows.push_back({text_of(model, info.id), text_of(model, info.name),
                          text_of(model, info.type_name), text_of(model, info.class_name), file,
                          std::to_string(info.line), std::to_string(known)});
  }
  return table;
}

base::Result<Table> properties_table(const model::Model& model, const std::string& kind) {
  const auto entity = entity_called(model, kind);
  if (!entity) return entity.error();
  std::vector<Coverage> coverage;
  for (const auto property : model.vocabulary().entity(*entity).properties)
    coverage.push_back(coverage_of(model, property));
  auto table = coverage_table(coverage);
  table.name = "properties";
  return table;
}

base::Result<Table> values_table(const model::Model& model, const std::string& name) {
  const auto property = property_called(model, name);
  if (!property) return property.error();
  const auto coverage = coverage_of(model, *property);
  const auto& declared = model.vocabulary().property(*property);
  const auto form = model.vocabulary().kind(declared.kind).form;
  const auto unit = unit_text(model, *property);
  Table table{"values", {name, unit.empty() ? "value" : unit}, {}};
  table.rows.push_back({"n", fmt::format("{} of {}", coverage.found, coverage.of)});
  if (form == vocabulary::Form::number)
    add_numbers(model, *property, model.size(declared.entity), table);
  if (form != vocabulary::Form::number) add_words(model, *property, declared.entity, table);
  for (const auto& [cause, count] : coverage.open)
    table.rows.push_back({cause, std::to_string(count)});
  return table;
}

base::Result<Table> element_table(const model::Model& model, const std::string& id) {
  Table table{"element", {"property", "value", "source", "as written", "where"}, {}};
  std::vector<std::string> ids;
  bool found = false;
  for (const auto& entity : model.vocabulary().entities()) {
    const auto kind = *model.vocabulary().find_entity(entity.name);
    for (std::uint32_t row = 0; row < model.size(kind); ++row) {
      const auto& info = model.info({kind, row});
      ids.push_back(text_of(model, info.id));
      if (!is_called(model, info, id)) continue;
      found = true;
      add_element(model, {kind, row}, table);
    }
  }
  if (found) return table;
  const auto help = base::did_you_mean(id, ids);
  return base::Error{"E-USAGE",
                     fmt::format("no element '{}'", id),
                     {help.empty() ? "`--entities KIND` lists the elements" : help}};
}

Table unmapped_table(const mapping::Census& census) {
  Table table{"unmapped", {"set", "property", "elements", "example"}, {}};
  for (const auto& [name, held] : census.held) {
    if (held.is_mapped) continue;
    table.rows.push_back({name.first, name.second, std::to_string(held.elements), held.example});
  }
  return table;
}

}  // namespace garis::cli

// What a model holds, as JSON.
#include <nlohmann/json.hpp>

#include "checker/cli/inspect.hpp"
#include "checker/cli/run.hpp"

namespace garis::cli {
namespace {

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

Json census_json(const mapping::Census& census) {
  return {{"property_sets", census.property_sets},
          {"properties", census.properties},
          {"quantity_sets", census.quantity_sets},
          {"quantities", census.quantities},
          {"unmapped_sets", census.unmapped_sets()},
          {"unmapped_properties", census.unmapped_properties()}};
}

}  // namespace

std::string overview_json(const Run& run, const std::vector<Coverage>& coverage) {
  Json json = {{"format", "garis-inspect/1"}, {"inputs", inputs_json(run)},
               {"structure", Json::object()}, {"held", census_json(census_of(run))},
               {"coverage", Json::array()},   {"notices", Json::array()}};
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

}  // namespace garis::cli

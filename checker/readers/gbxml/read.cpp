#include "checker/readers/gbxml/read.hpp"

#include "checker/readers/gbxml/census.hpp"
#include "checker/readers/gbxml/collect.hpp"
#include "checker/readers/gbxml/notices.hpp"
#include "checker/readers/gbxml/number.hpp"
#include "checker/readers/gbxml/reading.hpp"
#include "checker/readers/gbxml/rows.hpp"
#include "checker/readers/gbxml/values.hpp"

namespace garis::gbxml {
namespace {

std::string text_at(const Reading& r, std::uint32_t item, FieldId field) {
  const auto* value = r.records.find(item, field);
  return value == nullptr ? std::string() : std::string(r.text(value->text));
}

std::string exporter_of(const Reading& r) {
  std::string names;
  for (const auto program : r.items_of(Anchor::program_info)) {
    const auto name = text_at(r, program, r.plan.field.product);
    if (!name.empty()) names += (names.empty() ? "" : "; ") + name;
  }
  return names;
}

// The head of the file: units, program, north.
void read_head(Reading& r) {
  r.exporter = exporter_of(r);
  for (const auto& rule : r.plan.defaults) {
    if (r.exporter.find(rule.rule->exporter) != std::string::npos) r.defaults.push_back(&rule);
  }
  const auto* unit = r.unit(nullptr, text_at(r, 0, r.plan.field.length_unit));
  if (unit != nullptr && unit->unit.dimension == units::Dimension(units::Base::length, 1)) {
    r.length_factor = unit->value * unit->unit.factor;
  }
  for (const auto location : r.items_of(Anchor::location)) {
    const auto north = read_number(text_at(r, location, r.plan.field.model_azimuth));
    if (north) r.model_azimuth = turn(*north);
  }
}

model::InputFile input_of(const Reading& r, const std::string& name,
                          const xml::Document& document) {
  model::InputFile file;
  file.name = std::filesystem::path(name).filename().string();
  file.format = "gbxml";
  file.version = text_at(r, 0, r.plan.field.version);
  file.exporter = r.exporter;
  file.sha256 = document.sha256;
  file.bytes = document.bytes;
  return file;
}

// Rows and values in the order in which they need each other.
void build(Reading& r) {
  const auto& e = r.plan.entity;
  add_places(r);
  apply(r, e.space);
  add_surfaces(r);
  add_openings(r);
  add_layers(r);
  add_equipment(r);
  add_meters(r);
  for (const auto entity :
       {e.site, e.storey, e.zone, e.wall, e.roof, e.floor, e.shading_device, e.window, e.skylight,
        e.door, e.part, e.layer, e.equipment, e.meter, e.building}) {
    apply(r, entity);
  }
}

void set_places(const mapping::Mapping& mapping, model::Model& model) {
  for (const auto& [property, places] : mapping.places) {
    std::vector<std::string> texts;
    for (const auto& place : places) texts.push_back(place.text);
    model.set_places(property, std::move(texts));
  }
}

Summary summary_of(const Reading& r, const xml::Document& document) {
  Summary summary;
  summary.input = r.input;
  summary.elements = document.elements;
  summary.encoding = xml::to_string(document.encoding.encoding);
  summary.length_unit = text_at(r, 0, r.plan.field.length_unit);
  summary.area_unit = text_at(r, 0, r.plan.field.area_unit);
  summary.temperature_unit = text_at(r, 0, r.plan.field.temperature_unit);
  return summary;
}

}  // namespace

base::Result<Summary> read(xml::ByteSource& source, const std::string& name,
                           const mapping::Mapping& mapping, model::Model& model,
                           const xml::Limits& limits, bool with_census) {
  const auto plan = Plan::make(model.vocabulary(), mapping, model.strings);
  if (!plan) return plan.error();
  Reading reading(mapping, *plan, model, static_cast<std::uint16_t>(model.inputs.size()));
  Collector collector(plan->schema, model.strings, reading.records);
  CensusTaker census(plan->schema, collector);
  xml::Handler& handler = with_census ? static_cast<xml::Handler&>(census) : collector;
  const auto document = xml::parse(source, name, plan->schema.names(), handler, limits);
  if (!document) return document.error();

  reading.prepare();
  read_head(reading);
  model.inputs.push_back(input_of(reading, name, *document));
  set_places(mapping, model);
  build(reading);
  add_notices(reading, *document);
  auto summary = summary_of(reading, *document);
  summary.census = census.take();
  return summary;
}

base::Result<Summary> read(const std::filesystem::path& path, const mapping::Mapping& mapping,
                           model::Model& model, const xml::Limits& limits) {
  auto source = xml::open_file(path);
  if (!source) return source.error();
  return read(**source, path.string(), mapping, model, limits);
}

}  // namespace garis::gbxml

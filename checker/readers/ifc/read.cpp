#include "checker/readers/ifc/read.hpp"

#include <algorithm>
#include <filesystem>
#include <future>

#include "checker/readers/ifc/census.hpp"
#include "checker/readers/ifc/cross_check.hpp"
#include "checker/readers/ifc/global_ids.hpp"
#include "checker/readers/ifc/reading.hpp"
#include "checker/readers/ifc/rows.hpp"
#include "checker/readers/ifc/schema/header_names.hpp"
#include "checker/readers/ifc/values.hpp"
#include "checker/readers/step/header.hpp"
#include "checker/readers/step/lexical.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::ifc {
namespace {

using Level = model::Notice::Level;

// IfcApplication(ApplicationDeveloper, Version, ApplicationFullName, …) names the program better
// than the header does.
std::string exporter_of(const Source& source, const step::Header& header) {
  for (const auto row : source.rows_of("IfcApplication")) {
    const auto name = source.text(source.argument(row, 2));
    if (!name.empty()) return name + " " + source.text(source.argument(row, 1));
  }
  return header.originating_system.empty() ? header.preprocessor : header.originating_system;
}

void set_places(const mapping::Mapping& mapping, model::Model& model) {
  for (const auto& [property, places] : mapping.places) {
    std::vector<std::string> texts;
    for (const auto& place : places) texts.push_back(place.text);
    model.set_places(property, std::move(texts));
  }
}

// Rows and values in the order in which they need each other.
void build(Reading& r) {
  add_places(r);
  apply(r, r.entity("space"));
  add_elements(r);
  add_roof_parts(r);
  add_layers(r);
  for (const auto* entity : {"layer", "site", "storey", "zone", "window", "skylight", "door"})
    apply(r, r.entity(entity));
  check_areas_of_fillings(r);
  for (const auto* entity : {"wall", "roof", "floor"}) apply(r, r.entity(entity));
  check_areas_of_hosts(r);
  for (const auto* entity :
       {"part", "shading_device", "luminaire", "equipment", "renewable_system", "water_fixture"})
    apply(r, r.entity(entity));
  for (const auto* entity : {"window", "skylight", "door", "roof"})
    apply(r, r.entity(entity), Phase::after);
  apply(r, r.entity("building"));
}

// --- notices -------------------------------------------------------------------------------------

std::string times(std::uint64_t count) {
  return std::to_string(count) + (count == 1 ? " time" : " times");
}

void add_tally(Reading& r, const char* code, const Tally& tally, const std::string& what) {
  if (tally.count == 0) return;
  const auto example = tally.example.empty() ? "" : ", first `" + tally.example + "`";
  r.notice(code, Level::warning, what + ": " + times(tally.count) + example, tally.first_line);
}

void add_step_notices(Reading& r) {
  const auto& notices = r.source.index().notices();
  std::vector<bool> said(step::kNoticeCodes);
  for (const auto& notice : notices.kept()) {
    const auto code = static_cast<std::size_t>(notice.code);
    if (said[code]) continue;
    said[code] = true;
    const auto text = r.source.index().text();
    r.notice("N-STEP", Level::warning,
             std::string(step::to_string(notice.code)) + ": " + times(notices.count(notice.code)),
             static_cast<std::uint32_t>(step::line_of(text, notice.offset)));
  }
}

void add_unmapped_classes(Reading& r) {
  std::vector<std::pair<std::string, const Tally*>> classes;
  std::uint64_t sum = 0;
  for (const auto& [name, tally] : r.no_entity) {
    classes.emplace_back(name.empty() ? "(unknown class)" : name, &tally);
    sum += tally.count;
  }
  if (classes.empty()) return;
  std::stable_sort(classes.begin(), classes.end(),
                   [](const auto& a, const auto& b) { return a.second->count > b.second->count; });
  std::string list;
  constexpr std::size_t kMost = 12;
  for (std::size_t i = 0; i < std::min(kMost, classes.size()); ++i)
    list += (i > 0 ? ", " : "") + classes[i].first + " " + std::to_string(classes[i].second->count);
  if (classes.size() > kMost) list += ", …";
  r.notice("N-CLASS", Level::note,
           std::to_string(sum) + " elements of classes that no rule speaks of: " + list, 0);
}

void add_notices(Reading& r) {
  add_step_notices(r);
  add_unmapped_classes(r);
  check_global_ids(r);
  add_tally(r, "N-UNREADABLE", r.unreadable, "values that cannot be read");
  add_tally(r, "N-UNIT", r.wrong_units, "values in a unit that does not fit the property");
  add_tally(r, "N-AREA", r.areas, "areas that contradict the dimensions of the same element");
  add_tally(r, "N-SIDE", r.two_sided,
            "walls whose outside cannot be told: no space is known on one side of them only");
  add_tally(r, "N-RANGE", r.bounded, "values stated as a range");
  std::vector<std::pair<std::string, const Tally*>> words;
  for (const auto& [word, tally] : r.unknown_words) words.emplace_back(word, &tally);
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  for (const auto& [word, tally] : words)
    r.notice("N-WORD", Level::note, word + " has no meaning in the mapping: " + times(tally->count),
             tally->first_line);
}

base::Error with_name(base::Error error, const std::string& name) {
  error.message = name + ": " + error.message;
  return error;
}

}  // namespace

base::Result<Summary> read_text(std::string_view text, const std::string& name, Origin origin,
                                const mapping::Mapping& mapping, model::Model& model,
                                const step::ScanOptions& options, bool with_census) {
  const auto plan = Plan::make(model.vocabulary(), mapping, model.strings);
  if (!plan) return plan.error();
  // The hash needs every byte as the index does; a second core takes it.
  auto hash = origin.sha256.empty()
                  ? std::async(std::launch::async, [&] { return base::sha256(text); })
                  : std::future<std::string>();
  auto index = step::Index::build(text, name, options);
  if (!index) return index.error();
  const auto header = step::read_header(index->header());
  const auto schema = schema_for(header.schemas);
  if (!schema) return with_name(schema.error(), name);

  const Source source(*index, **schema, std::move(origin.lines));
  Reading reading(mapping, *plan, source, model, static_cast<std::uint16_t>(model.inputs.size()));
  model::InputFile file;
  file.name = std::filesystem::path(name).filename().string();
  file.format = origin.format;
  file.version = header.schemas.front();
  file.exporter = exporter_of(source, header);
  file.bytes = origin.bytes == 0 ? text.size() : origin.bytes;
  model.inputs.push_back(std::move(file));
  set_places(mapping, model);
  build(reading);
  add_notices(reading);
  auto& input = model.inputs[reading.input];
  input.sha256 = hash.valid() ? hash.get() : origin.sha256;
  return Summary{reading.input, index->size(), std::string((*schema)->title()),
                 reading.units.assigned(), with_census ? take_census(reading) : mapping::Census()};
}

}  // namespace garis::ifc

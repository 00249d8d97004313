#include "checker/readers/gbxml/notices.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

#include "checker/readers/gbxml/number.hpp"

namespace garis::gbxml {
namespace {

using Level = model::Notice::Level;

double tolerance(const Reading& r, std::string_view name) {
  return r.mapping.tolerances.find(name)->second.value;
}

// `sentence` takes the count and the first example.
void report(Reading& r, const Tally& tally, const char* code, Level level, const char* sentence) {
  if (tally.count == 0) return;
  r.notice(code, level, fmt::format(fmt::runtime(sentence), tally.count, tally.example),
           tally.first_line);
}

void notice_encoding(Reading& r, const xml::Document& document) {
  const auto& guess = document.encoding;
  if (guess.overruled) {
    r.notice("N-ENCODING", Level::note,
             fmt::format("the file declares {} but its bytes are {}", guess.declared,
                         xml::to_string(guess.encoding)),
             1);
  }
  if (document.bad_bytes > 0) {
    r.notice("N-ENCODING", Level::warning,
             fmt::format("{} bytes are not {}; they were read as Windows-1252", document.bad_bytes,
                         xml::to_string(guess.encoding)),
             document.first_bad_line);
  }
}

void notice_references(Reading& r) {
  report(r, r.duplicates, "N-DUPLICATE-ID", Level::warning,
         "{} ids are used twice, first `{}`; references mean the first");
  report(r, r.dangling_constructions, "N-DANGLING-REF", Level::warning,
         "{} references to constructions that the file does not hold, first `{}`");
  report(r, r.dangling_window_types, "N-DANGLING-REF", Level::warning,
         "{} references to window types that the file does not hold, first `{}`");
  report(r, r.dangling_others, "N-DANGLING-REF", Level::warning,
         "{} references to spaces, zones or storeys that the file does not hold, first `{}`");
}

void notice_words(Reading& r) {
  for (const auto& [word, tally] : r.odd_words) {
    const auto& [written, read_as] = word;
    const auto what = read_as.empty() ? std::string("is not a word that the mapping knows")
                                      : "is read as `" + read_as + "`";
    r.notice("N-WORD", Level::warning, fmt::format("{} {} ({} times)", written, what, tally.count),
             tally.first_line);
  }
  report(r, r.no_surface_type, "N-SURFACE-TYPE", Level::warning,
         "{} surfaces have no surfaceType that is known, first `{}`; their geometry says whether "
         "they count as walls, roofs or floors, and whether they face outside stays open");
  report(r, r.too_many_layers, "N-LAYERS", Level::warning,
         "{} rows have a construction of more than 50 layers, first `{}`; its layers are left out");
  report(r, r.no_opening_type, "N-OPENING-TYPE", Level::warning,
         "{} openings have no openingType that is known, first `{}`; they count as windows, in a "
         "roof as skylights");
  report(r, r.unit_names, "N-UNIT", Level::warning, "{} values have no unit that fits, first `{}`");
  report(r, r.unreadable, "N-UNREADABLE", Level::warning, "{} values cannot be read, first `{}`");
  report(r, r.conflicts, "N-CONFLICT", Level::warning,
         "{} values are stated more than once and differ, first `{}`; they stay open in between");
  report(r, r.doubtful_percents, "N-UNIT", Level::warning,
         "{} values are given in percent and are at most 1, first `{}`; they may be fractions and "
         "stay open");
  if (r.length_factor == 0) {
    r.notice("N-UNIT", Level::warning,
             "lengthUnit is missing or not known; areas cannot be computed", 1);
  }
}

void notice_directions(Reading& r) {
  report(r, r.azimuths, "N-AZIMUTH", Level::warning,
         "{} surfaces state an azimuth that their polygon contradicts, first `{}`; the stated one "
         "is used");
  report(r, r.reversed, "N-AZIMUTH", Level::warning,
         "{} surfaces have a polygon that faces the other way than their azimuth, first `{}`; the "
         "stated one is used");
}

void notice_polygons(Reading& r) {
  Tally tally;
  for (const auto& item : r.records.items) {
    const bool crosses = item.shape != kNone && r.records.shapes[item.shape].crosses;
    if (crosses) tally.add(item.line, r.text(item.id));
  }
  report(r, tally, "N-POLYGON", Level::warning,
         "{} polygons cross themselves, first `{}`; their areas and directions stay open");
}

void notice_layers(Reading& r) {
  Tally tally;
  const auto u_unit = *units::parse_unit("W/(m²·K)");
  const double surfaces =
      r.mapping.constants.find("outside_surface_resistance")->second.quantity.value +
      r.mapping.constants.find("inside_surface_resistance")->second.quantity.value;
  for (const auto construction : r.items_of(Anchor::construction)) {
    const auto stated = r.physical(construction, r.plan.field.u_value, u_unit, "WPerSquareMeterK");
    const auto resistance = r.layers_of(construction).resistance;
    if (!stated || stated->value <= 0 || !resistance) continue;
    const double computed = 1 / (*resistance + surfaces);
    if (std::abs(computed - stated->value) <= tolerance(r, "layers_u") * stated->value) continue;
    tally.add(stated->stated->line, r.text(r.records.items[construction].id));
  }
  report(r, tally, "N-U-LAYERS", Level::note,
         "{} constructions state a U-value that differs by more than a tenth from their layers, "
         "first `{}`; the stated one is used");
}

void notice_floor_area(Reading& r) {
  const auto& area = r.model.column(r.plan.property.space_area);
  const auto& gross = r.model.column(r.plan.property.gross_floor_area);
  for (const auto& building : r.subjects[static_cast<std::size_t>(r.plan.entity.building)]) {
    double sum = 0;
    bool complete = true;
    for (const auto* space : r.subjects_in(r.plan.entity.space, Anchor::building, building.own)) {
      complete = complete && area.known(space->row.index);
      if (complete) sum += area.number(space->row.index);
    }
    if (!complete || !gross.known(building.row.index)) continue;
    const double stated = gross.number(building.row.index);
    if (std::abs(stated - sum) <= tolerance(r, "floor_area") * std::max(stated, sum)) continue;
    r.notice("N-AREA", Level::warning,
             fmt::format("the building states {} m², its spaces add up to {} m²",
                         base::fixed_decimal(stated, 1), base::fixed_decimal(sum, 1)),
             gross.origin(building.row.index).line);
  }
}

void notice_defaults(Reading& r) {
  std::size_t values = 0, rows = 0;
  for (std::size_t i = 0; i < r.model.vocabulary().properties().size(); ++i) {
    const auto id = static_cast<model::PropertyId>(i);
    const auto entity = r.model.vocabulary().property(id).entity;
    const auto& column = r.model.column(id);
    for (auto row = r.first_row(entity); row < r.model.size(entity); ++row) {
      if (!column.known(row)) continue;
      ++rows;
      values += column.origin(row).is_default ? 1 : 0;
    }
  }
  if (values == 0) return;
  r.notice("N-DEFAULT", Level::note,
           fmt::format("{} of {} values are defaults of the exporting program, not design data",
                       values, rows),
           0);
}

}  // namespace

void add_notices(Reading& r, const xml::Document& document) {
  notice_encoding(r, document);
  notice_references(r);
  notice_words(r);
  notice_directions(r);
  notice_polygons(r);
  notice_layers(r);
  notice_floor_area(r);
  notice_defaults(r);
}

}  // namespace garis::gbxml

// Spaces, zones and storeys.
#include <algorithm>

#include "checker/readers/derive/spaces.hpp"
#include "checker/readers/gbxml/derive.hpp"
#include "checker/readers/gbxml/number.hpp"
#include "checker/readers/gbxml/reading.hpp"

namespace garis::gbxml {
namespace {

// Spaces that belong to a zone or storey.
const std::vector<const Subject*>& spaces_below(Reading& r, const Subject& s) {
  return r.subjects_in(r.plan.entity.space, r.records.items[s.own].anchor, s.own);
}

// The word that all spaces below share; empty if one is not known or they differ.
std::string_view common_condition(Reading& r, const Subject& s) {
  std::string_view common;
  for (const auto* space : spaces_below(r, s)) {
    const auto* value = r.records.find(space->own, r.plan.field.condition);
    if (value == nullptr) return "";
    const auto word = r.text(value->text);
    if (!common.empty() && word != common) return "";
    common = word;
  }
  return common;
}

}  // namespace

// A true north that is turned against the model's y axis; exporters also write negative angles and
// `"0`.
bool model_azimuth(Reading& r, const Subject& s, const Target& t) {
  const auto* value = r.records.find(s.item(Anchor::location), r.plan.field.model_azimuth);
  if (value == nullptr) return false;
  const auto number = read_number(r.text(value->text));
  auto origin = t.origin;
  origin.text = value->text;
  origin.line = value->line;
  origin.source = model::Source::model;
  if (number)
    r.model.set_number(s.row, t.property, turn(*number), origin);
  else
    r.model.set_open(s.row, t.property,
                     {.cause = model::Cause::unreadable, .alternatives = {}, .origin = origin});
  return true;
}

bool is_a_space(Reading& r, const Subject& s, const Target& t) {
  r.model.set_yes_no(s.row, t.property, true, t.origin);
  return true;
}

bool volume_by_area(Reading& r, const Subject& s, const Target& t) {
  return derive::set_volume_by_area(r.model, cell(s, t));
}

bool zone_has_setpoint(Reading& r, const Subject& s, const Target& t) {
  for (const auto field : {r.plan.field.design_heat, r.plan.field.design_cool}) {
    const auto* value = r.records.find(s.item(Anchor::zone), field);
    if (value == nullptr || value->text == StringId{}) continue;
    auto origin = t.origin;
    origin.text = value->text;
    origin.unit = value->unit;
    origin.line = value->line;
    origin.element = r.records.items[s.item(Anchor::zone)].id;
    r.model.set_yes_no(s.row, t.property, true, origin);
    return true;
  }
  return false;
}

bool people_by_area(Reading& r, const Subject& s, const Target& t) {
  const auto* value = r.records.find(s.own, r.plan.field.people);
  const auto& area = r.model.column(r.plan.property.space_area);
  if (value == nullptr || !area.known(s.row.index)) return false;
  const auto number = read_number(r.text(value->text));
  const auto unit = r.text(value->unit);
  const double square_metres = unit == "SquareMPerPerson"    ? 1
                               : unit == "SquareFtPerPerson" ? 0.09290304
                                                             : 0;
  if (!number || *number <= 0 || square_metres == 0) return false;
  auto origin = t.origin;
  origin.text = value->text;
  origin.unit = value->unit;
  origin.line = value->line;
  r.model.set_number(s.row, t.property, area.number(s.row.index) / (*number * square_metres),
                     origin);
  return true;
}

bool sum_of_areas_below(Reading& r, const Subject& s, const Target& t) {
  const auto& area = r.model.column(r.plan.property.space_area);
  const auto& spaces = spaces_below(r, s);
  double sum = 0;
  for (const auto* space : spaces) {
    if (!area.known(space->row.index)) return false;
    sum += area.number(space->row.index);
  }
  if (!spaces.empty()) r.model.set_number(s.row, t.property, sum, t.origin);
  return !spaces.empty();
}

bool conditioning_of_spaces(Reading& r, const Subject& s, const Target& t) {
  const auto words = r.mapping.enumerations.find("conditioning");
  if (words == r.mapping.enumerations.end()) return false;
  const auto word = mapping::find_word(words->second, common_condition(r, s));
  if (word == words->second.end() || word->second.empty()) return false;
  r.model.set_category(s.row, t.property, word->second, t.origin);
  return true;
}

bool all_spaces_naturally_ventilated(Reading& r, const Subject& s, const Target& t) {
  const auto word = common_condition(r, s);
  if (word.empty()) return false;
  r.model.set_yes_no(s.row, t.property, word == "NaturallyVentedOnly", t.origin);
  return true;
}

// Levels are heights above whatever zero the model has: only with a storey at about 0 is that the
// ground.
bool level_above_ground(Reading& r, const Subject& s, const Target& t) {
  const auto& column = r.model.column(r.plan.property.storey_elevation);
  const auto near = r.mapping.tolerances.find("ground_level")->second.value;
  const auto& levels = r.levels_of(s.item(Anchor::building));
  const auto ground = std::lower_bound(levels.begin(), levels.end(), -near);
  const bool counts_from_ground = ground != levels.end() && *ground <= near;
  if (!counts_from_ground || !column.known(s.row.index)) return false;
  r.model.set_yes_no(s.row, t.property, column.number(s.row.index) >= -near, t.origin);
  return true;
}

bool step_to_next_level(Reading& r, const Subject& s, const Target& t) {
  const auto& column = r.model.column(r.plan.property.storey_elevation);
  if (!column.known(s.row.index)) return false;
  return derive::set_step_to_next(r.model, cell(s, t), column.number(s.row.index),
                                  r.levels_of(s.item(Anchor::building)));
}

}  // namespace garis::gbxml

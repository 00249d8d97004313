// Surfaces and openings.
#include <algorithm>

#include "checker/readers/gbxml/row_tools.hpp"
#include "checker/readers/gbxml/rows.hpp"

namespace garis::gbxml {
namespace {

// A surface has two sides; more is damage, and must not cost more than it says.
constexpr std::size_t kMostSpaces = 8;

void count_dangling_spaces(Reading& r, std::uint32_t surface) {
  for (const auto* ref : r.all(surface, r.plan.field.adjacent_space)) {
    if (!r.find(Anchor::space, ref->text)) r.dangling_others.add(ref->line, r.text(ref->text));
  }
}

bool is_conditioned(const Reading& r, std::uint32_t space) {
  const auto row = row_of(r, space);
  const auto& column = r.model.column(r.plan.property.space_is_conditioned);
  return row.exists() && column.known(row.index) && column.yes(row.index);
}

std::uint32_t parent_space(const Reading& r, const std::vector<std::uint32_t>& spaces) {
  const auto it =
      std::find_if(spaces.begin(), spaces.end(), [&](auto s) { return is_conditioned(r, s); });
  if (it != spaces.end()) return *it;
  return spaces.empty() ? kNone : spaces.front();
}

// From the upright: as far as gbXML itself lets a wall lean.
constexpr double kMostLean = 30;

struct Meaning {
  bool is_known = false;
  std::optional<model::EntityId> entity;  // nothing: no guideline speaks of it
};

// What a word of `surfaceType` or `openingType` stands for.
Meaning meaning_of(Reading& r, const mapping::Words& words, std::uint32_t item, FieldId field,
                   std::string_view place) {
  const auto* value = r.records.find(item, field);
  if (value == nullptr || value->text == StringId{}) return {};
  const auto word = r.text(value->text);
  const auto it = mapping::find_word(words, word);
  const bool is_known = it != words.end();
  if (!is_known || it->first != word) r.note_word(*value, place, is_known ? it->first : "");
  if (!is_known || it->second.empty()) return {is_known, std::nullopt};
  return {true, r.model.vocabulary().find_entity(it->second)};
}

// Of a surface whose type says nothing. Left out it would count as complying.
model::EntityId entity_by_geometry(const Reading& r, std::uint32_t item) {
  const auto& own = r.plan.entity;
  const auto* shape = r.records.shape(item);
  if (shape == nullptr || !shape->is_simple() || shape->area() == 0) return own.wall;
  const auto tilt = tilt_of(shape->normal);
  if (tilt < 90 - kMostLean) return own.roof;
  return tilt > 90 + kMostLean ? own.floor : own.wall;
}

std::optional<model::EntityId> surface_entity(Reading& r, std::uint32_t item) {
  const auto meaning =
      meaning_of(r, r.mapping.surfaces, item, r.plan.field.surface_type, "Surface/@surfaceType");
  if (meaning.is_known) return meaning.entity;
  r.no_surface_type.add(r.records.items[item].line, r.text(r.records.items[item].id));
  return entity_by_geometry(r, item);
}

void add_surface(Reading& r, std::uint32_t item) {
  const auto entity = surface_entity(r, item);
  if (!entity) return;
  auto subject = subject_of(r, item);
  refer_construction(r, subject, r.plan.field.surface_construction);
  count_dangling_spaces(r, item);
  const auto space = parent_space(r, adjacent_spaces(r, item));
  subject.item(Anchor::space) = space;
  subject.item(Anchor::building) = space == kNone ? only_building(r) : r.records.items[space].outer;
  auto info = info_of(r, item);
  info.predefined = text_of(r, item, r.plan.field.surface_type);
  info.type_name = text_of(r, subject.item(Anchor::construction),
                           r.plan.field.name[static_cast<std::size_t>(Anchor::construction)]);
  const auto row = add(r, *entity, subject, info).row;
  r.rows[item] = row;
  const bool hangs_in_space = space != kNone && *entity != r.plan.entity.shading_device;
  link(r, row, row_of(r, hangs_in_space ? space : subject.item(Anchor::building)));
}

void link_opening(Reading& r, const Subject& subject, Row surface) {
  const auto& parents = r.model.vocabulary().entity(subject.row.entity).parents;
  const bool fits = std::find(parents.begin(), parents.end(), surface.entity) != parents.end();
  if (surface.exists() && fits) return link(r, subject.row, surface);
  const auto space = row_of(r, subject.item(Anchor::space));
  link(r, subject.row, space.exists() ? space : row_of(r, subject.item(Anchor::building)));
}

std::optional<model::EntityId> opening_entity(Reading& r, std::uint32_t item, const Row& surface) {
  const auto& own = r.plan.entity;
  const auto meaning =
      meaning_of(r, r.mapping.openings, item, r.plan.field.opening_type, "Opening/@openingType");
  const bool has_window_type =
      text_of(r, item, r.plan.field.opening_window_type) != StringId{};  // then it is glazed
  if (!meaning.is_known && !has_window_type)
    r.no_opening_type.add(r.records.items[item].line, r.text(r.records.items[item].id));
  auto entity = meaning.is_known ? meaning.entity : own.window;
  const bool glazed = entity == own.window || entity == own.skylight;
  if (glazed) entity = surface.exists() && surface.entity == own.roof ? own.skylight : own.window;
  return entity;
}

void add_opening(Reading& r, std::uint32_t item, const Subject& surface) {
  const auto entity = opening_entity(r, item, surface.row);
  if (!entity) return;
  auto subject = subject_of(r, item);
  subject.item(Anchor::space) = surface.item(Anchor::space);
  subject.item(Anchor::building) = surface.item(Anchor::building);
  refer_construction(r, subject, r.plan.field.opening_construction);
  const auto type = text_of(r, item, r.plan.field.opening_window_type);
  subject.item(Anchor::window_type) =
      refer(r, Anchor::window_type, type, subject.dangling_window_type);
  if (subject.dangling_window_type != StringId{})
    r.dangling_window_types.add(r.records.items[item].line, r.text(type));

  auto info = info_of(r, item);
  info.predefined = text_of(r, item, r.plan.field.opening_type);
  const auto& name = r.plan.field.name;
  info.type_name = text_of(r, subject.item(Anchor::window_type),
                           name[static_cast<std::size_t>(Anchor::window_type)]);
  if (info.type_name == StringId{}) {
    info.type_name = text_of(r, subject.item(Anchor::construction),
                             name[static_cast<std::size_t>(Anchor::construction)]);
  }
  auto& added = add(r, *entity, subject, info);
  r.rows[item] = added.row;
  link_opening(r, added, surface.row);
}

// Each skylight of a roof, and the opaque rest.
void add_parts(Reading& r, const Subject& roof) {
  for (const auto opening : r.openings[roof.own]) {
    const auto row = row_of(r, opening);
    if (!row.exists() || row.entity != r.plan.entity.skylight) continue;
    const auto& skylight =
        r.subjects[static_cast<std::size_t>(row.entity)][row.index - r.first_row(row.entity)];
    link(r, add(r, r.plan.entity.part, skylight, info_of(r, opening)).row, roof.row);
  }
  link(r, add(r, r.plan.entity.part, roof, info_of(r, roof.own)).row, roof.row);
}

}  // namespace

std::vector<std::uint32_t> adjacent_spaces(const Reading& r, std::uint32_t surface) {
  std::vector<std::uint32_t> spaces;
  const auto& records = r.records;
  for (const auto* v = records.find(surface, r.plan.field.adjacent_space); v != nullptr;
       v = records.find_next(*v)) {
    if (spaces.size() == kMostSpaces) break;
    const auto space = r.find(Anchor::space, v->text);
    if (space && std::find(spaces.begin(), spaces.end(), *space) == spaces.end())
      spaces.push_back(*space);
  }
  return spaces;
}

void add_surfaces(Reading& r) {
  for (const auto item : r.items_of(Anchor::surface)) add_surface(r, item);
}

void add_openings(Reading& r) {
  const auto& own = r.plan.entity;
  for (const auto entity : {own.wall, own.roof, own.floor}) {
    for (const auto& surface : r.subjects[static_cast<std::size_t>(entity)]) {
      for (const auto opening : r.openings[surface.own]) add_opening(r, opening, surface);
    }
  }
  for (const auto& roof : r.subjects[static_cast<std::size_t>(own.roof)]) add_parts(r, roof);
}

}  // namespace garis::gbxml

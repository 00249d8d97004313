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

// The entity that a word of `surfaceType` or `openingType` stands for; counts words that are not
// known.
std::optional<model::EntityId> entity_of(Reading& r, const mapping::Words& words,
                                         std::string_view word, const char* attribute,
                                         std::uint32_t line) {
  const auto it = words.find(word);
  if (word.empty()) r.no_surface_type.add(line);
  if (it == words.end() && !word.empty()) {
    r.unknown_words[std::string(attribute) + " `" + std::string(word) + "`"].add(line);
  }
  return it == words.end() || it->second.empty() ? std::nullopt
                                                 : r.model.vocabulary().find_entity(it->second);
}

void add_surface(Reading& r, std::uint32_t item) {
  const auto type = text_of(r, item, r.plan.field.surface_type);
  const auto line = r.records.items[item].line;
  const auto entity = entity_of(r, r.mapping.surfaces, r.text(type), "Surface/@surfaceType", line);
  if (!entity) return;
  auto subject = subject_of(r, item);
  refer_construction(r, subject, r.plan.field.surface_construction);
  count_dangling_spaces(r, item);
  const auto space = parent_space(r, adjacent_spaces(r, item));
  subject.item(Anchor::space) = space;
  subject.item(Anchor::building) = space == kNone ? only_building(r) : r.records.items[space].outer;
  auto info = info_of(r, item);
  info.predefined = type;
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
  const auto type = text_of(r, item, r.plan.field.opening_type);
  const auto line = r.records.items[item].line;
  std::optional<model::EntityId> entity;
  if (type != StringId{}) {
    entity = entity_of(r, r.mapping.openings, r.text(type), "Opening/@openingType", line);
  } else if (text_of(r, item, r.plan.field.opening_window_type) != StringId{}) {
    entity = own.window;  // what has a window type is glazed
  } else {
    r.no_opening_type.add(line);
  }
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

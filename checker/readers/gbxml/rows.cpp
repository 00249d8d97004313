#include "checker/readers/gbxml/rows.hpp"

#include <algorithm>

namespace garis::gbxml {
namespace {

model::RowInfo info_of(Reading& r, std::uint32_t index) {
  const auto& item = r.records.items[index];
  const auto anchor = static_cast<std::size_t>(item.anchor);
  const auto text = [&](FieldId field) {
    const auto* value = r.records.find(index, field);
    return value == nullptr ? StringId{} : value->text;
  };
  model::RowInfo info;
  info.id = item.id;
  info.name = text(r.plan.field.name[anchor]);
  info.tag = text(r.plan.field.tag[anchor]);
  if (info.tag == StringId{} && item.anchor == Anchor::surface)
    info.tag = text(r.plan.field.misspelt_tag);
  info.class_name = r.model.strings.add(element_name(item.anchor));
  info.line = item.line;
  info.input = r.input;
  return info;
}

StringId text_of(const Reading& r, std::uint32_t item, FieldId field) {
  const auto* value = r.records.find(item, field);
  return value == nullptr ? StringId{} : value->text;
}

// A subject with the elements around its own; every row also sees the head of the file.
Subject subject_of(const Reading& r, std::uint32_t index) {
  Subject subject;
  subject.own = index;
  for (auto at = index; at != kNone; at = r.records.items[at].outer)
    subject.item(r.records.items[at].anchor) = at;
  return subject;
}

Subject& add(Reading& r, model::EntityId entity, Subject subject, model::RowInfo info) {
  subject.row = r.model.add_row(entity, info);
  auto& all = r.subjects[static_cast<std::size_t>(entity)];
  all.push_back(subject);
  return all.back();
}

Row row_of(const Reading& r, std::uint32_t item) {
  const auto it = r.rows.find(item);
  return it == r.rows.end() ? Row{} : it->second;
}

void link(Reading& r, Row child, Row parent) {
  if (child.exists() && parent.exists()) r.model.link(child, parent);
}

std::uint32_t only_building(const Reading& r) {
  const auto& buildings = r.subjects[static_cast<std::size_t>(r.plan.entity.building)];
  return buildings.empty() ? kNone : buildings.front().own;
}

// Resolves a reference; `dangling` gets the id that does not exist.
std::uint32_t refer(const Reading& r, Anchor anchor, StringId id, StringId& dangling) {
  if (id == StringId{}) return kNone;
  if (const auto found = r.find(anchor, id)) return *found;
  dangling = id;
  return kNone;
}

// The same for references whose absence leaves no value open.
std::uint32_t refer(Reading& r, Anchor anchor, std::uint32_t item, FieldId field) {
  StringId dangling{};
  const auto found = refer(r, anchor, text_of(r, item, field), dangling);
  if (dangling != StringId{}) r.dangling_others.add(r.records.items[item].line, r.text(dangling));
  return found;
}

void count_dangling_spaces(Reading& r, std::uint32_t surface) {
  for (const auto* ref : r.all(surface, r.plan.field.adjacent_space)) {
    if (!r.find(Anchor::space, ref->text)) r.dangling_others.add(ref->line, r.text(ref->text));
  }
}

void refer_construction(Reading& r, Subject& subject, FieldId field) {
  const auto id = text_of(r, subject.own, field);
  subject.item(Anchor::construction) =
      refer(r, Anchor::construction, id, subject.dangling_construction);
  if (subject.dangling_construction != StringId{}) {
    r.dangling_constructions.add(r.records.items[subject.own].line, r.text(id));
  }
}

void add_sites(Reading& r) {
  for (const auto campus : r.items_of(Anchor::campus)) {
    auto subject = subject_of(r, campus);
    for (const auto location : r.items_of(Anchor::location)) {
      if (r.records.items[location].outer == campus) subject.item(Anchor::location) = location;
    }
    r.rows[campus] = add(r, r.plan.entity.site, subject, info_of(r, campus)).row;
  }
}

void add_buildings(Reading& r) {
  for (const auto item : r.items_of(Anchor::building)) {
    const auto row = add(r, r.plan.entity.building, subject_of(r, item), info_of(r, item)).row;
    r.rows[item] = row;
    link(r, row, row_of(r, r.records.items[item].outer));
  }
}

void add_storeys(Reading& r) {
  for (const auto item : r.items_of(Anchor::building_storey)) {
    const auto row = add(r, r.plan.entity.storey, subject_of(r, item), info_of(r, item)).row;
    r.rows[item] = row;
    link(r, row, row_of(r, r.records.items[item].outer));
  }
}

void add_zones(Reading& r) {
  for (const auto item : r.items_of(Anchor::zone)) {
    r.rows[item] = add(r, r.plan.entity.zone, subject_of(r, item), info_of(r, item)).row;
  }
}

void add_spaces(Reading& r) {
  for (const auto item : r.items_of(Anchor::space)) {
    auto subject = subject_of(r, item);
    subject.item(Anchor::zone) = refer(r, Anchor::zone, item, r.plan.field.zone_of_space);
    subject.item(Anchor::building_storey) =
        refer(r, Anchor::building_storey, item, r.plan.field.storey_of_space);
    const auto row = add(r, r.plan.entity.space, subject, info_of(r, item)).row;
    r.rows[item] = row;
    const auto building = row_of(r, subject.item(Anchor::building));
    const auto zone = row_of(r, subject.item(Anchor::zone));
    link(r, row, row_of(r, subject.item(Anchor::building_storey)));
    link(r, row, zone);
    link(r, row, building);
    link(r, zone, building);
  }
}

// Zones without a space hang under the only building there is.
void link_empty_zones(Reading& r) {
  const auto& buildings = r.subjects[static_cast<std::size_t>(r.plan.entity.building)];
  if (buildings.size() != 1) return;
  for (const auto& zone : r.subjects[static_cast<std::size_t>(r.plan.entity.zone)]) {
    link(r, zone.row, buildings.front().row);
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
  if (it == words.end()) {
    r.unknown_words[std::string(attribute) + " `" + std::string(word) + "`"].add(line);
    return std::nullopt;
  }
  return it->second.empty() ? std::nullopt : r.model.vocabulary().find_entity(it->second);
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

void add_layers_of(Reading& r, const Subject& owner) {
  const auto construction = owner.item(Anchor::construction);
  if (construction == kNone) return;
  std::uint32_t position = 0;
  for (const auto material : materials_of(r, construction).items) {
    auto subject = subject_of(r, material);
    subject.item(Anchor::construction) = construction;
    subject.position = ++position;
    auto info = info_of(r, material);
    info.id = r.model.strings.add(std::string(r.text(r.records.items[owner.own].id)) + "/" +
                                  std::to_string(position));
    link(r, add(r, r.plan.entity.layer, subject, info).row, owner.row);
  }
}

void add_machines(Reading& r, Anchor anchor, FieldId type_field) {
  const auto words = r.mapping.enumerations.find("equipment_type");
  if (words == r.mapping.enumerations.end()) return;
  for (const auto item : r.items_of(anchor)) {
    const auto type = text_of(r, item, type_field);
    const auto word = words->second.find(r.text(type));
    if (word == words->second.end() || word->second.empty())
      continue;  // pipes and ducts are no machines
    auto info = info_of(r, item);
    info.predefined = type;
    const auto row = add(r, r.plan.entity.equipment, subject_of(r, item), info).row;
    link(r, row, row_of(r, only_building(r)));
  }
}

// Yearly energy of the whole building: results with one of the mapping's codes for totals, or
// without a code.
bool is_yearly_total(const Reading& r, std::uint32_t item) {
  const auto& f = r.plan.field;
  const auto is = [&](FieldId field, std::string_view word) {
    return r.text(text_of(r, item, field)) == word;
  };
  if (!is(f.results_type, "Energy") || !is(f.results_time, "Year")) return false;
  const auto object = text_of(r, item, f.results_object);
  if (object != StringId{} && !r.find(Anchor::campus, object) && !r.find(Anchor::building, object))
    return false;
  const auto code = r.text(text_of(r, item, f.results_code));
  const auto& totals = r.mapping.annual_totals;
  return code.empty() || std::find(totals.begin(), totals.end(), code) != totals.end();
}

}  // namespace

MaterialList materials_of(const Reading& r, std::uint32_t construction) {
  MaterialList list;
  for (const auto* layer : r.all(construction, r.plan.field.layer_ref)) {
    const auto item = r.find(Anchor::layer, layer->text);
    list.complete = list.complete && item.has_value();
    if (!item) continue;
    for (const auto* ref : r.all(*item, r.plan.field.material_ref)) {
      const auto material = r.find(Anchor::material, ref->text);
      list.complete = list.complete && material.has_value();
      if (material) list.items.push_back(*material);
    }
  }
  return list;
}

std::vector<std::uint32_t> adjacent_spaces(const Reading& r, std::uint32_t surface) {
  std::vector<std::uint32_t> spaces;
  const auto& records = r.records;
  for (const auto* v = records.find(surface, r.plan.field.adjacent_space); v != nullptr;
       v = records.find_next(*v)) {
    const auto space = r.find(Anchor::space, v->text);
    if (space && std::find(spaces.begin(), spaces.end(), *space) == spaces.end())
      spaces.push_back(*space);
  }
  return spaces;
}

void add_places(Reading& r) {
  add_sites(r);
  add_buildings(r);
  add_storeys(r);
  add_zones(r);
  add_spaces(r);
  link_empty_zones(r);
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

void add_layers(Reading& r) {
  const auto& own = r.plan.entity;
  for (const auto entity : {own.wall, own.roof, own.floor, own.door}) {
    for (const auto& owner : r.subjects[static_cast<std::size_t>(entity)]) add_layers_of(r, owner);
  }
}

void add_equipment(Reading& r) {
  add_machines(r, Anchor::hydronic_loop_equipment, r.plan.field.hydronic_equipment_type);
  add_machines(r, Anchor::air_loop_equipment, r.plan.field.air_equipment_type);
}

void add_meters(Reading& r) {
  for (const auto item : r.items_of(Anchor::results)) {
    if (!is_yearly_total(r, item)) continue;
    auto subject = subject_of(r, item);
    subject.item(Anchor::building) = only_building(r);
    const auto row = add(r, r.plan.entity.meter, subject, info_of(r, item)).row;
    link(r, row, row_of(r, only_building(r)));
  }
}

}  // namespace garis::gbxml

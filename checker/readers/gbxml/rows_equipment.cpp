// Layers, machines, meters.
#include <algorithm>

#include "checker/readers/gbxml/row_tools.hpp"
#include "checker/readers/gbxml/rows.hpp"

namespace garis::gbxml {
namespace {

// Each wall gets rows of its own, so that a hostile construction would multiply.
constexpr std::size_t kMostLayers = 50;

void add_layers_of(Reading& r, const Subject& owner) {
  const auto construction = owner.item(Anchor::construction);
  if (construction == kNone) return;
  const auto materials = materials_of(r, construction).items;
  if (materials.size() > kMostLayers)
    return r.too_many_layers.add(r.records.items[owner.own].line,
                                 r.text(r.records.items[construction].id));
  std::uint32_t position = 0;
  for (const auto material : materials) {
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
    const auto word = mapping::find_word(words->second, r.text(type));
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
      if (list.items.size() > kMostLayers) {
        list.complete = false;
        return list;
      }
    }
  }
  return list;
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

#include "checker/readers/gbxml/row_tools.hpp"

namespace garis::gbxml {

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
  return buildings.size() == 1 ? buildings.front().own : kNone;
}

std::uint32_t refer(const Reading& r, Anchor anchor, StringId id, StringId& dangling) {
  if (id == StringId{}) return kNone;
  if (const auto found = r.find(anchor, id)) return *found;
  dangling = id;
  return kNone;
}

std::uint32_t refer(Reading& r, Anchor anchor, std::uint32_t item, FieldId field) {
  StringId dangling{};
  const auto found = refer(r, anchor, text_of(r, item, field), dangling);
  if (dangling != StringId{}) r.dangling_others.add(r.records.items[item].line, r.text(dangling));
  return found;
}

void refer_construction(Reading& r, Subject& subject, FieldId field) {
  const auto id = text_of(r, subject.own, field);
  subject.item(Anchor::construction) =
      refer(r, Anchor::construction, id, subject.dangling_construction);
  if (subject.dangling_construction != StringId{}) {
    r.dangling_constructions.add(r.records.items[subject.own].line, r.text(id));
  }
}

}  // namespace garis::gbxml

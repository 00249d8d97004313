#include "checker/readers/ifc/rows.hpp"

namespace garis::ifc {
namespace {

constexpr int kDepth = 32;  // of parts of parts

model::StringId text_at(Reading& r, Row row, std::size_t position) {
  return r.model.strings.add(r.source.text(r.source.argument(row, position)));
}

model::StringId text_of(Reading& r, Row row, std::string_view attribute) {
  return r.model.strings.add(r.source.text(r.source.attribute(row, attribute)));
}

model::RowInfo info_of(Reading& r, Row own) {
  model::RowInfo info;
  const bool is_rooted = r.source.is_a(own, "IfcRoot");
  info.global_id = is_rooted ? text_at(r, own, at::global_id) : model::StringId{};
  info.name = text_of(r, own, "Name");
  info.tag = text_of(r, own, "Tag");
  info.class_name = r.model.strings.add(r.source.class_name(own));
  info.predefined = text_of(r, own, "PredefinedType");
  if (const auto type = r.relations.types.first(own)) info.type_name = text_at(r, *type, at::name);
  info.ref = r.model.strings.add("#" + std::to_string(r.source.index().name(own)));
  info.id = info.global_id == model::StringId{} ? info.ref : info.global_id;
  info.line = r.source.line(own);
  info.input = r.input;
  return info;
}

using Word = std::optional<std::string_view>;  // of the mapping's list of classes

Word find_word(const mapping::Words& words, const std::string& key) {
  const auto it = words.find(key);
  return it == words.end() ? Word() : Word(it->second);
}

// The class itself or the nearest ancestor that the mapping names.
Word word_of_class(const Reading& r, EntityId entity, const std::string& predefined) {
  const auto& schema = r.source.schema();
  for (std::optional<EntityId> at = entity; at; at = schema.parent(*at)) {
    const std::string name(schema.name(*at));
    if (!predefined.empty()) {
      if (const auto word = find_word(r.mapping.classes, name + "." + predefined)) return word;
    }
    if (const auto word = find_word(r.mapping.classes, name)) return word;
  }
  return {};
}

// IFC2X3 says what a flow terminal is in the class of its type: IfcLightFixtureType.
Word word_of_type(const Reading& r, Row type) {
  constexpr std::string_view kType = "Type";
  const auto name = r.source.class_name(type);
  if (!name.ends_with(kType)) return {};
  return find_word(r.mapping.classes, std::string(name.substr(0, name.size() - kType.size())));
}

std::string predefined_of(const Reading& r, Row row) {
  return r.source.text(r.source.attribute(row, "PredefinedType"));
}

}  // namespace

Subject& add_row(Reading& r, model::EntityId entity, Row own, std::vector<Row> holders) {
  Subject subject;
  subject.row = r.model.add_row(entity, info_of(r, own));
  subject.own = own;
  subject.holders = std::move(holders);
  const bool has_type = r.relations.types.first(own).has_value();
  subject.own_holders = has_type ? 2 : 1;
  auto& list = r.subjects[static_cast<std::size_t>(entity)];
  return list.emplace_back(std::move(subject));
}

void link(Reading& r, model::Row child, model::Row parent) {
  if (child.exists() && parent.exists()) r.model.link(child, parent);
}

std::vector<Row> holders_of(const Reading& r, Row element) {
  std::vector<Row> holders;
  std::optional<Row> at = element;
  for (int depth = 0; at && depth < kDepth; ++depth) {
    holders.push_back(*at);
    if (const auto type = r.relations.types.first(*at)) holders.push_back(*type);
    at = r.relations.wholes.first(*at);
    if (at && !r.source.is_a(*at, "IfcElement")) break;
  }
  return holders;
}

std::optional<model::EntityId> entity_of(const Reading& r, Row element) {
  const auto entity = r.source.entity(element);
  if (!entity) return std::nullopt;
  const auto type = r.relations.types.first(element);
  auto predefined = predefined_of(r, element);
  if (type && (predefined.empty() || predefined == "NOTDEFINED"))
    predefined = predefined_of(r, *type);
  auto word = word_of_class(r, *entity, predefined);
  if (!word && type) word = word_of_type(r, *type);
  // A slab that does not say what it is, in a roof: part of the roof.
  const auto whole = r.relations.wholes.first(element);
  const bool says_nothing = predefined.empty() || predefined == "NOTDEFINED";
  if (whole && says_nothing && r.source.is_a(element, "IfcSlab") &&
      r.source.is_a(*whole, "IfcRoof"))
    word = "roof";
  if (!word || word->empty()) return std::nullopt;
  return r.model.vocabulary().find_entity(*word);
}

}  // namespace garis::ifc

#include "checker/findings/subject_of.hpp"

#include <algorithm>

namespace garis::findings {

std::string text_of(const model::Model& model, model::StringId id) {
  return std::string(model.strings[id]);
}

base::Texts label_of(const model::Model& model, model::PropertyId property) {
  return model.vocabulary().property(property).label;
}

std::vector<std::string> where_of(evaluate::Exact& exact, model::Row row) {
  std::vector<std::string> where;
  const auto& vocabulary = exact.model().vocabulary();
  for (const char* kind : {"building", "storey", "space", "wall", "roof", "zone"}) {
    const auto entity = vocabulary.find_entity(kind);
    if (!entity || *entity == row.entity || !vocabulary.can_hang_under(row.entity, *entity))
      continue;
    const auto above = exact.ancestor(row, static_cast<plan::EntityId>(*entity));
    if (above.exists()) where.push_back(exact.name_of(above));
  }
  return where;
}

namespace {

void fill_from_row(const model::Model& model, model::Row row, Subject& subject) {
  const auto& info = model.info(row);
  subject.class_name = text_of(model, info.class_name);
  subject.predefined = text_of(model, info.predefined);
  subject.type = text_of(model, info.type_name);
  subject.tag = text_of(model, info.tag);
  subject.global_id = text_of(model, info.global_id);
  subject.ref = text_of(model, info.ref);
  subject.line = info.line;
  if (info.input < model.inputs.size()) {
    subject.file = model.inputs[info.input].name;
    if (subject.global_id.empty()) subject.doc_id = text_of(model, info.id);
  }
}

}  // namespace

Subject subject_of(evaluate::Exact& exact, model::Row row) {
  const auto& model = exact.model();
  Subject subject;
  subject.kind = model.vocabulary().entity(row.entity).name;
  subject.ordinal = row.index + 1;
  subject.id = exact.id_of(row);
  if (const auto* group = exact.group_row(row)) {
    // A derived row is found again through its parent and its key.
    if (group->parent.exists()) fill_from_row(model, group->parent, subject);
    subject.class_name.clear();
    subject.predefined.clear();
    subject.type.clear();
    subject.members = static_cast<std::uint32_t>(group->members.size());
    const auto parent_id = group->parent.exists() ? exact.id_of(group->parent).size() + 1 : 0;
    subject.group_key = group->id.substr(std::min(parent_id, group->id.size()));
    subject.name = exact.name_of(row);
  } else {
    fill_from_row(model, row, subject);
    subject.name = exact.name_of(row);
  }
  if (subject.file.empty() && !model.inputs.empty()) subject.file = model.inputs[0].name;
  subject.where = where_of(exact, row);
  return subject;
}

}  // namespace garis::findings

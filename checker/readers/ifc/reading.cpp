#include "checker/readers/ifc/reading.hpp"

#include <set>

namespace garis::ifc {
namespace {

double metres_per_unit(const Units& units) {
  const auto unit = units.of_measure("IFCLENGTHMEASURE");
  return unit ? unit->factor : 1;
}

constexpr int kDepth = 8;  // of parents in the vocabulary

// Rows of one entity that a row hangs under. Links go up; a row may have several parents.
void collect(const model::Model& model, model::Row row, model::EntityId wanted, int depth,
             std::set<std::uint32_t>& found) {
  for (const auto& link : model.table(row.entity).links) {
    if (row.index >= link.rows.size() || link.rows[row.index] == model::kNoRow) continue;
    if (link.parent == wanted) found.insert(link.rows[row.index]);
    if (depth < kDepth)
      collect(model, {link.parent, link.rows[row.index]}, wanted, depth + 1, found);
  }
}

}  // namespace

Reading::Reading(const mapping::Mapping& mapping_data, const Plan& made_plan,
                 const Source& read_source, model::Model& filled_model, std::uint16_t input_number)
    : mapping(mapping_data),
      plan(made_plan),
      source(read_source),
      model(filled_model),
      input(input_number),
      relations(source),
      units(source),
      geometry(source, metres_per_unit(units)),
      digests(source, plan.names()),
      subjects(model.vocabulary().entities().size()) {}

model::Row Reading::row_of(std::optional<Row> instance) const {
  if (!instance) return {};
  const auto it = rows.find(static_cast<std::uint32_t>(*instance));
  return it == rows.end() ? model::Row{} : it->second;
}

model::EntityId Reading::entity(std::string_view name) const {
  return *model.vocabulary().find_entity(name);
}

model::PropertyId Reading::property(std::string_view entity_name, std::string_view name) const {
  return *model.vocabulary().find_property(entity(entity_name), name);
}

const std::vector<model::Row>& Reading::rows_in(model::EntityId wanted, model::Row ancestor) const {
  static const std::vector<model::Row> none;
  const auto [it, is_new] = below_.try_emplace({wanted, ancestor.entity});
  if (is_new) {
    for (const auto& subject : of(wanted)) {
      std::set<std::uint32_t> above;
      collect(model, subject.row, ancestor.entity, 0, above);
      for (const auto row : above) it->second[row].push_back(subject.row);
    }
  }
  const auto found = it->second.find(ancestor.index);
  return found == it->second.end() ? none : found->second;
}

const std::vector<AttributePlace>& Reading::attributes_of(EntityId own,
                                                          const EntityPlan& wanted) const {
  const auto [it, is_new] = attributes_.try_emplace({&wanted, own});
  if (!is_new) return it->second;
  const auto& schema = source.schema();
  for (const auto& attribute : wanted.attributes) {
    const auto of_class = schema.entity(attribute.set);
    const bool is_one = of_class && schema.is_a(own, *of_class);
    const auto position = is_one ? schema.attribute_index(own, attribute.name) : std::nullopt;
    if (position) it->second.push_back({attribute.slot, *position});
  }
  return it->second;
}

void Reading::notice(std::string code, model::Notice::Level level, std::string text,
                     std::uint32_t line) {
  model.notices.push_back({std::move(code), level, std::move(text), line, input});
}

}  // namespace garis::ifc

#include "checker/needs/needs.hpp"

#include <algorithm>

#include "dsl/semantics/dependencies.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::needs {
namespace {

using semantics::DeclId;

// Properties that the expressions of one declaration read, those of its dates among them.
class Reads {
 public:
  explicit Reads(const semantics::Guideline& guideline) : g_(guideline) {}

  std::set<PropertyId> of(const std::set<DeclId>& declarations) {
    found_.clear();
    for (const auto id : declarations) {
      const auto& declaration = g_.file.declarations[id];
      semantics::for_each_root_of(declaration, [&](ast::ExprId root) { look_below(root); });
      if (const auto keys = g_.group_keys.find(id); keys != g_.group_keys.end()) {
        for (const auto key : keys->second) look_below(key);
      }
      if (const auto* rule = std::get_if<ast::Rule>(&declaration)) look(rule->effective);
      if (const auto* table = std::get_if<ast::Table>(&declaration)) look(table->effective);
    }
    if (g_.file.header) look(g_.file.header->effective);
    return found_;
  }

 private:
  void look(const std::optional<ast::Effective>& effective) {
    if (!effective || !effective->by || effective->by->parts.size() != 2) return;
    const auto entity = g_.vocabulary.find_entity(effective->by->parts[0].text);
    const auto property =
        entity ? g_.vocabulary.find_property(*entity, effective->by->parts[1].text) : std::nullopt;
    if (property) found_.insert(*property);
  }

  void look_below(ast::ExprId root) {
    semantics::for_each_below(g_.file, root, [&](ast::ExprId id) {
      if (const auto* read = std::get_if<semantics::PropertyOf>(&g_.meaning(id)))
        add(read->property);
      const auto set = g_.sets.find(static_cast<std::uint32_t>(id));
      if (set != g_.sets.end() && set->second.expected_by) add(*set->second.expected_by);
    });
  }

  void add(PropertyId id) {
    const auto& property = g_.vocabulary.property(id);
    // Every row has a name, if only its id.
    if (property.name != "name" && g_.group_of(property.entity) == nullptr) found_.insert(id);
  }

  const semantics::Guideline& g_;
  std::set<PropertyId> found_;
};

std::string unit_of(const vocabulary::Vocabulary& words, PropertyId id) {
  const auto& property = words.property(id);
  switch (words.kind(property.kind).form) {
    case vocabulary::Form::yes_no:
      return "yes/no";
    case vocabulary::Form::category:
      return words.category(*property.category).name;
    case vocabulary::Form::text:
      return "text";
    case vocabulary::Form::date:
      return "date";
    case vocabulary::Form::number:
      break;
  }
  return property.unit.text.empty() ? "1" : property.unit.text;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

Need described(const compile::Pack& pack, PropertyId id, const Formats& formats) {
  const auto& words = pack.guideline.vocabulary;
  const auto& property = words.property(id);
  Need need;
  need.property = id;
  need.entity = words.entity(property.entity).name;
  need.name = property.name;
  need.unit = unit_of(words, id);
  for (const auto* mapping : formats.mapped) {
    auto& supply = need.supply[mapping->format];
    if (const auto it = mapping->places.find(id); it != mapping->places.end())
      supply.places = it->second;
  }
  for (const auto& format : formats.unmapped) need.supply[format] = {};
  for (const auto& [declaration, declared] : pack.guideline.properties) {
    if (declared != id) continue;
    const auto& added = std::get<ast::Property>(pack.guideline.file.declarations[declaration]);
    if (added.asks) need.asked = added.asks->role;
    need.assumed = need.assumed || !added.assumptions.empty();
    for (const auto& from : added.from) {
      mapping::Place place;
      place.text = from.path;
      if (!mapping::set_path(place, from.format)) continue;
      auto& places = need.supply[from.format].places;
      places.insert(places.begin(), place);
    }
  }
  return need;
}

}  // namespace

std::vector<Need> needs(const compile::Pack& pack, const Formats& formats) {
  const auto& g = pack.guideline;
  const semantics::Dependencies dependencies(g);
  Reads reads(g);
  std::map<PropertyId, Need> found;
  std::size_t rule_index = 0;
  for (DeclId id = 0; id < g.file.declarations.size(); ++id) {
    if (!std::holds_alternative<ast::Rule>(g.file.declarations[id])) continue;
    const auto& rule = pack.plan.rules[rule_index++];
    for (const auto property : reads.of(dependencies.closure(id))) {
      const auto it = found.try_emplace(property, described(pack, property, formats)).first;
      const std::string clause = rule.clauses.empty() ? rule.id : rule.clauses[0].locator;
      add_once(it->second.rules, rule.id);
      add_once(it->second.clauses, clause);
      it->second.stages.insert(rule.stages.begin(), rule.stages.end());
    }
  }
  std::vector<Need> all;
  for (auto& [property, need] : found) all.push_back(std::move(need));
  return all;
}

void count_missing(std::vector<Need>& needs, const model::Model& model) {
  for (auto& need : needs) {
    const auto entity = model.vocabulary().property(need.property).entity;
    need.rows = model.size(entity);
    for (std::uint32_t row = 0; row < model.size(entity); ++row)
      need.missing += model.known({entity, row}, need.property) ? 0 : 1;
  }
}

std::string place_text(const Supply& supply) {
  if (supply.places.empty()) return "unmapped";
  const auto& place = supply.places[0];
  if (place.derive.empty()) return place.text;
  return place.text.empty() ? "computed" : "computed from " + place.text;
}

}  // namespace garis::needs

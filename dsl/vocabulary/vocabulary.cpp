#include "dsl/vocabulary/vocabulary.hpp"

#include <algorithm>

namespace garis::vocabulary {
namespace {

template <class Id>
std::optional<Id> find_in(const std::unordered_map<std::string, Id>& names, std::string_view name) {
  const auto it = names.find(std::string(name));
  return it == names.end() ? std::nullopt : std::optional<Id>(it->second);
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<std::uint16_t> Category::find(std::string_view value) const {
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i].name == value) return static_cast<std::uint16_t>(i);
  }
  return std::nullopt;
}

std::optional<KindId> Vocabulary::find_kind(std::string_view name) const {
  return find_in(kind_names_, name);
}
std::optional<EntityId> Vocabulary::find_entity(std::string_view name) const {
  return find_in(entity_names_, name);
}
std::optional<EntityId> Vocabulary::find_plural(std::string_view name) const {
  return find_in(plurals_, name);
}
std::optional<CategoryId> Vocabulary::find_category(std::string_view name) const {
  return find_in(category_names_, name);
}

std::optional<PropertyId> Vocabulary::find_property(EntityId id, std::string_view name) const {
  return find_in(property_names_, entity(id).name + "." + std::string(name));
}

bool Vocabulary::is_energy_basis(std::string_view name) const {
  return contains(energy_bases_, name);
}
bool Vocabulary::is_area_basis(std::string_view name) const { return contains(area_bases_, name); }

std::string Vocabulary::qualified_name(PropertyId id) const {
  return entity(property(id).entity).name + "." + property(id).name;
}

bool Vocabulary::can_hang_under(EntityId id, EntityId ancestor) const {
  // Parents form no cycle (the loader checks), so this ends.
  const auto& parents = entity(id).parents;
  return std::any_of(parents.begin(), parents.end(), [&](EntityId parent) {
    return parent == ancestor || can_hang_under(parent, ancestor);
  });
}

EntityId Vocabulary::add_group(Entity entity, EntityId member) {
  const auto id = static_cast<EntityId>(entities_.size());
  entity_names_[entity.name] = id;
  plurals_[entity.plural] = id;
  entities_.push_back(std::move(entity));
  // Last, so that the stated parents of the members keep their precedence.
  entities_[static_cast<std::size_t>(member)].parents.push_back(id);
  return id;
}

PropertyId Vocabulary::add_property(Property property) {
  const auto id = static_cast<PropertyId>(properties_.size());
  auto& owner = entities_[static_cast<std::size_t>(property.entity)];
  owner.properties.push_back(id);
  property_names_[owner.name + "." + property.name] = id;
  properties_.push_back(std::move(property));
  return id;
}

CategoryId Vocabulary::set_category(Category category) {
  if (const auto known = find_category(category.name)) {
    categories_[static_cast<std::size_t>(*known)] = std::move(category);
    return *known;
  }
  const auto id = static_cast<CategoryId>(categories_.size());
  category_names_[category.name] = id;
  categories_.push_back(std::move(category));
  return id;
}

}  // namespace garis::vocabulary

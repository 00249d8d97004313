// The names that guidelines use for buildings: entities, their properties, the kinds of values, and
// closed lists (categories). Loaded from rules/vocabulary/*.yaml; a guideline adds its own
// properties and categories to a copy.
//
//   wall.u_value      entity `wall`, property `u_value`, kind `u_value`, unit W/(m²·K), range 0.05
//   … 7
//
// Ids index the vectors below and stay valid for the life of a vocabulary and of its copies.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dsl/base/result.hpp"
#include "dsl/base/text.hpp"
#include "dsl/units/unit.hpp"

namespace garis::vocabulary {

enum class KindId : std::uint16_t {};
enum class EntityId : std::uint16_t {};
enum class PropertyId : std::uint32_t {};
enum class CategoryId : std::uint16_t {};

// How a value of a kind is represented and which operations it has.
enum class Form : std::uint8_t { number, yes_no, category, text, date };

struct Range {
  std::optional<double> low;  // in the unit of the property
  std::optional<double> high;
  bool contains(double value) const { return (!low || value >= *low) && (!high || value <= *high); }
};

// Energy basis (site, primary) and area basis (gfa, nfa, nla, conditioned); empty if not stated.
struct Basis {
  std::string energy;
  std::string area;
  bool empty() const { return energy.empty() && area.empty(); }
  friend bool operator==(const Basis&, const Basis&) = default;
};

struct Kind {
  std::string name;
  Form form = Form::number;
  units::Unit unit;       // the unit in which the running engine holds values
  bool has_unit = false;  // false for plain numbers and ratios
  bool energy_basis = false;
  bool area_basis = false;
  bool is_temperature_point = false;
  Range range;
};

struct CategoryValue {
  std::string name;
  base::Texts label;
};

struct Category {
  std::string name;
  base::Texts label;
  std::vector<CategoryValue> values;
  std::optional<std::uint16_t> find(std::string_view value) const;
};

struct Property {
  EntityId entity{};
  std::string name;
  KindId kind{};
  Basis basis;
  std::optional<CategoryId> category;
  units::Unit unit;
  Range range;
  bool definable = false;
  std::string expected_by;  // property of the same entity that dates the rows, or empty
  base::Texts label;
  std::string meaning;
};

struct Entity {
  std::string name;
  std::string plural;
  std::vector<EntityId> parents;  // in order of preference
  base::Texts label;
  std::string meaning;
  std::vector<PropertyId> properties;
};

class Vocabulary {
 public:
  int version() const { return version_; }

  const Kind& kind(KindId id) const { return kinds_[static_cast<std::size_t>(id)]; }
  const Entity& entity(EntityId id) const { return entities_[static_cast<std::size_t>(id)]; }
  const Property& property(PropertyId id) const {
    return properties_[static_cast<std::size_t>(id)];
  }
  const Category& category(CategoryId id) const {
    return categories_[static_cast<std::size_t>(id)];
  }

  const std::vector<Kind>& kinds() const { return kinds_; }
  const std::vector<Entity>& entities() const { return entities_; }
  const std::vector<Property>& properties() const { return properties_; }
  const std::vector<Category>& categories() const { return categories_; }

  std::optional<KindId> find_kind(std::string_view name) const;
  std::optional<EntityId> find_entity(std::string_view singular) const;
  std::optional<EntityId> find_plural(std::string_view plural) const;
  std::optional<PropertyId> find_property(EntityId entity, std::string_view name) const;
  std::optional<CategoryId> find_category(std::string_view name) const;
  bool is_energy_basis(std::string_view name) const;
  bool is_area_basis(std::string_view name) const;

  // "wall.u_value"
  std::string qualified_name(PropertyId id) const;
  // True if rows of `entity` can hang under rows of `ancestor`, at any depth.
  bool can_hang_under(EntityId entity, EntityId ancestor) const;

  // A derived entity of a guideline: `facade`. Its rows stand between `parent` and `member`.
  EntityId add_group(Entity entity, EntityId member);
  PropertyId add_property(Property property);
  // Replaces a category of the same name: a guideline's list is the closed list in that guideline.
  CategoryId set_category(Category category);

 private:
  friend class Loader;

  int version_ = 0;
  std::vector<Kind> kinds_;
  std::vector<Entity> entities_;
  std::vector<Property> properties_;
  std::vector<Category> categories_;
  std::vector<std::string> energy_bases_;
  std::vector<std::string> area_bases_;
  std::unordered_map<std::string, KindId> kind_names_;
  std::unordered_map<std::string, EntityId> entity_names_;
  std::unordered_map<std::string, EntityId> plurals_;
  std::unordered_map<std::string, PropertyId> property_names_;  // "wall.u_value"
  std::unordered_map<std::string, CategoryId> category_names_;
};

// Reads every *.yaml of `folder`, in the order of their names. Errors name file, line and key.
base::Result<Vocabulary> load(const std::filesystem::path& folder);

}  // namespace garis::vocabulary

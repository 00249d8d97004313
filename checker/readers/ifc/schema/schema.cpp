#include "checker/readers/ifc/schema/schema.hpp"

#include <algorithm>
#include <array>

namespace garis::ifc {
namespace {

constexpr std::size_t kBasicTypes = 7;

constexpr char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

// Less, equal or greater, without regard to case.
int compare(std::string_view a, std::string_view b) {
  const auto size = std::min(a.size(), b.size());
  for (std::size_t i = 0; i < size; ++i) {
    const char x = upper(a[i]), y = upper(b[i]);
    if (x != y) return x < y ? -1 : 1;
  }
  return a.size() == b.size() ? 0 : a.size() < b.size() ? -1 : 1;
}

}  // namespace

std::string_view to_string(TypeKind kind) {
  static constexpr std::array<std::string_view, 10> names = {
      "real",   "integer", "number",      "boolean", "logical",
      "string", "binary",  "enumeration", "select",  "entity"};
  return names[static_cast<std::size_t>(kind)];
}

std::optional<EntityId> Schema::entity(std::string_view name) const {
  const auto& ids = tables_->by_name;
  const auto name_of = [&](std::uint16_t id) { return tables_->name(tables_->entities[id].name); };
  const auto found = std::lower_bound(ids.begin(), ids.end(), name, [&](auto id, auto text) {
    return compare(name_of(id), text) < 0;
  });
  if (found == ids.end() || compare(name_of(*found), name) != 0) return std::nullopt;
  return static_cast<EntityId>(*found);
}

EntityRange Schema::entities() const {
  return {0, static_cast<std::uint32_t>(tables_->entities.size())};
}

std::string_view Schema::name(EntityId entity) const { return tables_->name(row(entity).name); }

std::optional<EntityId> Schema::parent(EntityId entity) const {
  const auto parent = row(entity).parent;
  if (parent == kNone) return std::nullopt;
  return static_cast<EntityId>(parent);
}

bool Schema::is_a(EntityId entity, EntityId ancestor) const {
  return entity >= ancestor && static_cast<std::uint16_t>(entity) <= row(ancestor).last;
}

EntityRange Schema::subtypes(EntityId entity) const {
  return {static_cast<std::uint32_t>(entity), std::uint32_t{row(entity).last} + 1};
}

Attribute Schema::attribute(EntityId entity, std::size_t index) const {
  const auto* owner = &row(entity);
  while (index < owner->inherited) owner = &tables_->entities[owner->parent];
  const auto& attribute = tables_->attributes[owner->attributes + index - owner->inherited];
  return {tables_->name(attribute.name), type_of(attribute.type), attribute.aggregates,
          attribute.is_optional};
}

std::optional<std::size_t> Schema::attribute_index(EntityId entity, std::string_view name) const {
  for (std::size_t i = 0; i < attribute_count(entity); ++i) {
    if (attribute(entity, i).name == name) return i;
  }
  return std::nullopt;
}

bool Schema::is_derived(EntityId entity, std::size_t index) const {
  return std::any_of(tables_->derived.begin(), tables_->derived.end(), [&](const auto& derived) {
    return derived.attribute == index && is_a(entity, static_cast<EntityId>(derived.entity));
  });
}

std::vector<Inverse> Schema::inverses(EntityId entity) const {
  std::vector<Inverse> found;
  for (const auto& row : tables_->inverses) {
    if (is_a(entity, static_cast<EntityId>(row.entity))) {
      found.push_back(
          {tables_->name(row.name), static_cast<EntityId>(row.relation), row.attribute});
    }
  }
  return found;
}

Type Schema::type_of(std::uint16_t number) const {
  if (number >= kFirstEntity)
    return {name(static_cast<EntityId>(number - kFirstEntity)), TypeKind::entity, 0};
  const auto& type = tables_->types[number];
  return {tables_->name(type.name), static_cast<TypeKind>(type.kind), type.aggregates};
}

const TypeRow* Schema::type_row(std::string_view name) const {
  const auto defined = tables_->types.subspan(kBasicTypes);
  const auto found = std::lower_bound(
      defined.begin(), defined.end(), name,
      [&](const TypeRow& type, auto text) { return compare(tables_->name(type.name), text) < 0; });
  if (found == defined.end() || compare(tables_->name(found->name), name) != 0) return nullptr;
  return &*found;
}

std::optional<Type> Schema::type(std::string_view name) const {
  const auto* found = type_row(name);
  if (found == nullptr) return std::nullopt;
  return Type{tables_->name(found->name), static_cast<TypeKind>(found->kind), found->aggregates};
}

std::vector<std::string_view> Schema::members(std::string_view type) const {
  std::vector<std::string_view> members;
  const auto* found = type_row(type);
  if (found == nullptr) return members;
  const bool is_select = static_cast<TypeKind>(found->kind) == TypeKind::select;
  for (const auto member : tables_->members.subspan(found->members, found->member_count))
    members.push_back(is_select ? type_of(member).name : tables_->name(member));
  return members;
}

const Schema& ifc2x3() {
  static const Schema schema(ifc2x3_tables());
  return schema;
}

const Schema& ifc4() {
  static const Schema schema(ifc4_tables());
  return schema;
}

const Schema& ifc4x3() {
  static const Schema schema(ifc4x3_tables());
  return schema;
}

}  // namespace garis::ifc

// The rows that generate.py writes. Private to the library; callers use Schema.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace garis::ifc {

inline constexpr std::uint16_t kNone = 0xFFFF;
// A number of a type from here on is an entity.
inline constexpr std::uint16_t kFirstEntity = 0x8000;

struct EntityRow {  // in preorder: the subtypes of row i are the rows i + 1 to `last`
  std::uint16_t name, parent, last;
  std::uint16_t attributes;       // first of its own
  std::uint8_t inherited, every;  // explicit attributes
  bool is_abstract;
};

struct AttributeRow {
  std::uint16_t name, type;
  std::uint8_t aggregates;
  bool is_optional;
};

struct DerivedRow {  // an inherited attribute that this entity and its subtypes derive: `*` in a
                     // file
  std::uint16_t entity;
  std::uint8_t attribute;
};

struct InverseRow {  // `relation.attribute` holds the entity and its subtypes
  std::uint16_t entity, name, relation;
  std::uint8_t attribute;
};

struct TypeRow {
  std::uint16_t name;
  std::uint8_t kind, aggregates;        // under all the names
  std::uint16_t below;                  // the type that it names anew
  std::uint16_t members, member_count;  // names of an enumeration, types of a select
};

struct Tables {
  std::string_view title;
  const char* pool;
  std::span<const std::uint32_t> names;  // places in the pool, and its end
  std::span<const EntityRow> entities;
  std::span<const std::uint16_t> by_name;  // upper case
  std::span<const AttributeRow> attributes;
  std::span<const DerivedRow> derived;   // by entity
  std::span<const InverseRow> inverses;  // by entity
  std::span<const TypeRow> types;        // the basic ones, then by name
  std::span<const std::uint16_t> members;

  std::string_view name(std::uint16_t index) const {
    return {pool + names[index], names[index + 1] - names[index]};
  }
};

const Tables& ifc2x3_tables();
const Tables& ifc4_tables();
const Tables& ifc4x3_tables();

}  // namespace garis::ifc

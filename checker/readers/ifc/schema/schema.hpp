// What the IFC schemas say about names: which entity is a kind of which, what its attributes are
// called and in which place of an instance they stand.
//
//   const auto schema = ifc::find_schema("IFC4");
//   const auto wall = *schema->entity("IFCWALL");
//   schema->attribute_index(wall, "Name");                                  // 2
//   schema->is_a(*schema->entity("IFCWALLSTANDARDCASE"), wall);          // true
//
// The tables are constants of the program: IFC2X3 TC1, IFC4 ADD2 TC1 and IFC4X3 ADD2, generated
// from their EXPRESS definitions (see generate.py). A Schema is a view of them; all text it gives
// lives as long as the program.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "checker/readers/ifc/schema/tables.hpp"

namespace garis::ifc {

enum class EntityId : std::uint16_t {};  // of one schema; supertypes before their subtypes

enum class TypeKind : std::uint8_t {
  real,
  integer,
  number,
  boolean,
  logical,
  string,
  binary,
  enumeration,
  select,
  entity,
};
std::string_view to_string(TypeKind kind);

struct Type {
  std::string_view name;        // "IfcLabel", "IfcWall", "REAL"
  TypeKind kind{};              // under all the names: a string for IfcLabel
  std::uint8_t aggregates = 0;  // lists around the kind: 1 for IfcCompoundPlaneAngleMeasure
};

struct Attribute {
  std::string_view name;        // "PredefinedType"
  Type type;                    // as the entity declares it that has it first
  std::uint8_t aggregates = 0;  // lists around the type: 2 for LIST OF LIST OF IfcLengthMeasure
  bool is_optional = false;
};

// The other end of an attribute: IfcObject.IsDefinedBy is IfcRelDefinesByProperties.RelatedObjects.
struct Inverse {
  std::string_view name;  // "IsDefinedBy"
  EntityId relation{};    // IfcRelDefinesByProperties
  std::size_t attribute;  // place of RelatedObjects in it and in its subtypes
};

// Entities of a range of numbers, for `for`.
class EntityRange {
 public:
  class Iterator {
   public:
    explicit Iterator(std::uint32_t at) : at_(at) {}
    EntityId operator*() const { return static_cast<EntityId>(at_); }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    bool operator==(const Iterator&) const = default;

   private:
    std::uint32_t at_;
  };
  EntityRange(std::uint32_t begin, std::uint32_t end) : begin_(begin), end_(end) {}
  Iterator begin() const { return Iterator(begin_); }
  Iterator end() const { return Iterator(end_); }
  std::size_t size() const { return end_ - begin_; }

 private:
  std::uint32_t begin_, end_;
};

class Schema {
 public:
  explicit constexpr Schema(const Tables& tables) : tables_(&tables) {}

  std::string_view title() const { return tables_->title; }  // IFC2X3, IFC4, IFC4X3

  // Upper or lower case, as in a file or in a rule. Nothing for a name that the schema does not
  // have.
  std::optional<EntityId> entity(std::string_view name) const;
  EntityRange entities() const;
  std::string_view name(EntityId entity) const;  // "IfcWallStandardCase"
  std::optional<EntityId> parent(EntityId entity) const;
  bool is_abstract(EntityId entity) const { return row(entity).is_abstract; }

  // Whether `entity` is `ancestor` or a subtype of it.
  bool is_a(EntityId entity, EntityId ancestor) const;
  EntityRange subtypes(EntityId entity) const;  // with itself, all the way down

  // Explicit attributes in the order of the arguments of an instance, the inherited ones first.
  std::size_t attribute_count(EntityId entity) const { return row(entity).every; }
  Attribute attribute(EntityId entity, std::size_t index) const;  // index < attribute_count
  std::optional<std::size_t> attribute_index(EntityId entity, std::string_view name) const;
  // The argument keeps its place, but is `*`: a subtype computes the attribute.
  bool is_derived(EntityId entity, std::size_t index) const;

  // Of the entity and its supertypes; an exchange file does not hold them, ifcXML may.
  std::vector<Inverse> inverses(EntityId entity) const;

  // A defined type, enumeration or select: "IfcThermalTransmittanceMeasure". In any case of
  // letters.
  std::optional<Type> type(std::string_view name) const;
  // Names of an enumeration, or of the types of a select; nothing for others.
  std::vector<std::string_view> members(std::string_view type) const;

 private:
  const EntityRow& row(EntityId entity) const {
    return tables_->entities[static_cast<std::size_t>(entity)];
  }
  const TypeRow* type_row(std::string_view name) const;
  Type type_of(std::uint16_t number) const;

  const Tables* tables_;
};

const Schema& ifc2x3();
const Schema& ifc4();
const Schema& ifc4x3();

}  // namespace garis::ifc

// What the names in an ifcXML document mean in a schema, found fast. Private to the library.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/readers/ifc/schema/schema.hpp"
#include "checker/readers/xml/names.hpp"

namespace garis::ifc {

struct AttributeShape {
  xml::NameId name{};
  Type type;
  std::optional<EntityId> entity;  // if the type is one
  std::uint8_t levels = 0;         // lists around a value, those of the type included
  std::uint8_t width = 0;          // of inner lists that are written flat; 0: not known
  bool is_optional = false;
  bool is_derived = false;
};

struct InverseShape {
  xml::NameId name{};
  EntityId relation{};
  std::size_t attribute = 0;
};

struct EntityShape {
  std::string keyword;  // IFCWALL
  std::vector<AttributeShape> attributes;
  std::vector<InverseShape> inverses;

  // Null for a name that it does not have.
  const AttributeShape* attribute(xml::NameId name) const;
  const InverseShape* inverse(xml::NameId name) const;
};

// Names of XML attributes that say something about an element and nothing about the building.
enum class Control : std::uint8_t { none, id, ref, href, pos, type, nil, about_lists };

// What an element is by its name alone.
struct Meaning {
  enum class Kind : std::uint8_t { unknown, entity, type, wrapper } kind = Kind::unknown;
  EntityId entity{};
  Type type;
};

class Shapes {
 public:
  explicit Shapes(const Schema& schema);

  const Schema& schema() const { return schema_; }
  // `written` with or without prefix: "ifc:IfcWall", "IfcLabel-wrapper", "ex:double-wrapper".
  Meaning meaning(std::u16string_view written);
  const EntityShape& shape(EntityId entity);
  // Of an attribute of a shape that was asked for; else kUnknownName.
  xml::NameId word(std::u16string_view written) const { return words_.find(written); }
  Control control(std::u16string_view written) const;

 private:
  Meaning learn(std::u16string_view local);
  AttributeShape attribute_shape(EntityId entity, std::size_t index);

  const Schema& schema_;
  xml::Names words_;
  std::vector<Meaning> meanings_;  // by word
  std::vector<std::unique_ptr<EntityShape>> shapes_;
};

std::u16string_view without_prefix(std::u16string_view name);
std::string in_upper_case(std::string_view name);

}  // namespace garis::ifc

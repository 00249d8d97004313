#include "dsl/semantics/type.hpp"

namespace garis::semantics {
namespace {

Type of_shape(Type::Shape shape) {
  Type type;
  type.shape = shape;
  return type;
}

std::string basis_text(const Basis& basis) {
  if (basis.empty()) return {};
  if (basis.energy.empty() || basis.area.empty()) return "[" + basis.energy + basis.area + "]";
  return "[" + basis.energy + ", " + basis.area + "]";
}

}  // namespace

Type yes_no_type() { return of_shape(Type::Shape::yes_no); }
Type text_type() { return of_shape(Type::Shape::text); }
Type date_type() { return of_shape(Type::Shape::date); }

Type row_type(EntityId entity) {
  Type type = of_shape(Type::Shape::row);
  type.entity = entity;
  return type;
}

Type number_type(const units::Dimension& dimension) {
  Type type = of_shape(Type::Shape::number);
  type.dimension = dimension;
  return type;
}

Type category_type(CategoryId category) {
  Type type = of_shape(Type::Shape::category);
  type.category = category;
  return type;
}

Type of_kind(const vocabulary::Vocabulary& vocabulary, KindId id, const Basis& basis,
             std::optional<CategoryId> category) {
  const auto& kind = vocabulary.kind(id);
  switch (kind.form) {
    case Form::yes_no:
      return yes_no_type();
    case Form::text:
      return text_type();
    case Form::date:
      return date_type();
    case Form::category:
      return category ? category_type(*category) : Type();
    case Form::number:
      break;
  }
  Type type = number_type(kind.unit.dimension);
  type.kind = id;
  type.basis = basis;
  type.is_point = kind.is_temperature_point;
  return type;
}

Type of_property(const vocabulary::Vocabulary& vocabulary, vocabulary::PropertyId id) {
  const auto& property = vocabulary.property(id);
  Type type = of_kind(vocabulary, property.kind, property.basis, property.category);
  // Money has one dimension per currency; the unit of the property says which.
  if (type.is_number() && !property.unit.text.empty()) type.dimension = property.unit.dimension;
  return type;
}

std::string describe(const vocabulary::Vocabulary& vocabulary, const Type& type) {
  switch (type.shape) {
    case Type::Shape::unknown:
      return "something unknown";
    case Type::Shape::yes_no:
      return "a condition (yes or no)";
    case Type::Shape::text:
      return "a text";
    case Type::Shape::date:
      return "a date";
    case Type::Shape::row:
      return "a " + vocabulary.entity(type.entity).name;
    case Type::Shape::category:
      return "a value of the category `" + vocabulary.category(*type.category).name + "`";
    case Type::Shape::number:
      break;
  }
  if (!type.kind) {
    const std::string what = units::describe(type.dimension);
    return type.basis.empty() ? what : what + " " + basis_text(type.basis);
  }
  const auto& kind = vocabulary.kind(*type.kind);
  const std::string unit = kind.has_unit ? " (" + kind.unit.text + ")" : "";
  return "`" + kind.name + basis_text(type.basis) + "`" + unit;
}

}  // namespace garis::semantics

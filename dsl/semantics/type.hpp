// Types of expressions. A number has a dimension; where it comes from a property or a declared
// definition it also has a kind (u_value, heat_flux …) and perhaps a basis (site/primary, gfa/nla).
// A literal has no kind and fits every kind of its dimension.
#pragma once

#include <optional>
#include <string>

#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::semantics {

using vocabulary::Basis;
using vocabulary::CategoryId;
using vocabulary::EntityId;
using vocabulary::Form;
using vocabulary::KindId;

struct Type {
  enum class Shape : std::uint8_t { unknown, number, yes_no, category, text, date, row };

  Shape shape = Shape::unknown;  // unknown after a mistake: fits everything, to report it once
  units::Dimension dimension;    // number
  std::optional<KindId> kind;    // number
  Basis basis;                   // number
  bool is_point = false;         // a temperature point, °C
  std::optional<CategoryId> category;  // category
  EntityId entity{};                   // row
  bool is_literal = false;             // written as a number
  std::optional<double> literal;       // its value in base units, for range checks

  bool is(Shape s) const { return shape == s; }
  bool is_unknown() const { return shape == Shape::unknown; }
  bool is_number() const { return shape == Shape::number; }
  bool is_dimensionless() const { return is_number() && dimension.is_none(); }
};

Type yes_no_type();
Type text_type();
Type date_type();
Type row_type(EntityId entity);
Type number_type(const units::Dimension& dimension);
Type category_type(CategoryId category);
Type of_kind(const vocabulary::Vocabulary& vocabulary, KindId kind, const Basis& basis,
             std::optional<CategoryId> category);
Type of_property(const vocabulary::Vocabulary& vocabulary, vocabulary::PropertyId property);

// What a person calls it: "`heat_flux` (power per area)", "energy", "a condition", "a wall".
std::string describe(const vocabulary::Vocabulary& vocabulary, const Type& type);

}  // namespace garis::semantics

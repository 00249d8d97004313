// Conditions as unions of boxes. A box says for some columns which values they may have; a column
// is a property, a definition, or a part of a condition that is not looked into (opaque).
//
//   storeys >= 3 and use in { office, retail }  →  { storeys [3, ∞) , use {office, retail} }
//
// Emptiness and overlap of boxes are exact, so exceptions that never, always or jointly hold are
// found without a solver. Private to semantics.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "dsl/semantics/fingerprint.hpp"
#include "dsl/semantics/region.hpp"

namespace garis::semantics {

struct Column {
  // Properties are independent of each other; a definition may depend on one that stands beside it.
  enum class Kind : std::uint8_t { property, derived, opaque } kind = Kind::property;
  std::string name;  // as the author wrote it
  Region domain;     // plausible values; numbers in base units
  units::Unit unit;  // for the witness
  std::optional<CategoryId> category;
  bool is_date = false;
};

using Box = std::map<std::string, Region>;  // by fingerprint of the column

struct Boxes {
  std::vector<Box> boxes;                 // none: the condition never holds
  std::map<std::string, Column> columns;  // all that the condition speaks of
  bool complete = true;                   // false if it had too many cases

  bool never() const { return complete && boxes.empty(); }
  // All columns are properties, or there is just one column and it is not opaque.
  bool analysed() const;
};

// Where `id` holds; with `wanted` false, where it does not.
Boxes boxes_of(const Guideline& guideline, ast::ExprId id, Lets lets, bool wanted = true);
// Where both hold.
Boxes intersection(const Boxes& a, const Boxes& b);
// A row of the first box in words: "`building.storeys` is 5 and `building.use` is office".
std::string witness(const Guideline& guideline, const Boxes& boxes);

}  // namespace garis::semantics

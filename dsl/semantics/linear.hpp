// A number as factor × column + offset, in base units. What does not fit is a column of its own, so
// that two comparisons of one long sum can still be compared. Private to semantics.
#pragma once

#include <optional>

#include "dsl/semantics/boxes.hpp"

namespace garis::semantics {

struct Linear {
  std::string column;  // empty: a constant
  Column about;
  double factor = 0, offset = 0;

  bool is_constant() const { return column.empty(); }
};

Linear linear_of(const Guideline& guideline, ast::ExprId id, Lets lets);
// `a - b`
Linear difference(const Linear& a, const Linear& b);

// The column that an expression without parts stands for: a property, a definition, a truth.
std::optional<std::pair<std::string, Column>> column_of(const Guideline& guideline, ast::ExprId id,
                                                        Lets lets);

// Days in the order of the calendar, with gaps.
double day_number(const std::string& iso);

}  // namespace garis::semantics

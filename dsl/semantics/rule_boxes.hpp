// What a rule says as boxes: where it applies, and what it asks there. For the checks that compare
// rules with each other or with what values can be. Private to semantics.
#pragma once

#include <optional>
#include <vector>

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/boxes.hpp"
#include "dsl/semantics/checks.hpp"

namespace garis::semantics {

struct RuleBoxes {
  const ast::Rule* rule = nullptr;
  std::vector<const ast::Let*> lets;
  EntityId entity{};
  Boxes applies;
  std::optional<ast::ExprId> condition;  // of `requires` if it is one condition
};

// Rules whose entity is known, in the order of the file.
std::vector<RuleBoxes> rule_boxes(const Guideline& guideline);

Boxes everywhere();
// False if a part was left out: an aggregate, a call, arithmetic of two columns, too many cases.
bool is_looked_into(const Boxes& boxes);
// Every box of `inner` lies in one box of `outer`; false also where that is not plain.
bool is_within(const Boxes& inner, const Boxes& outer);
// The days on which both are in force have one in common.
bool can_be_in_force_together(const ast::Rule& a, const ast::Rule& b);

// "`rule.id`", and the severity that it has without saying so.
inline bool is_mandatory(const ast::Rule& rule) {
  return !rule.severity || rule.severity->text == "mandatory";
}

}  // namespace garis::semantics

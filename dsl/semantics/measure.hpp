// Which rows an amount of a measure is about. Private to the language phases.
#pragma once

#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

// The change whose rows `amount` is summed over: the one whose entity the amount names, else the
// first. Index into Measure::changes.
std::size_t change_of(const Guideline& guideline, const ast::Measure& measure, ast::ExprId amount);

// The entity that a change is about, by its singular or plural.
std::optional<EntityId> entity_of(const vocabulary::Vocabulary& vocabulary,
                                  const ast::Change& change);

}  // namespace garis::semantics

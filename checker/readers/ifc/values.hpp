// Stated and computed values of rows, by the places of the mapping.
#pragma once

#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {

// What fills an opening takes some values of its host, whose areas need that of the filling: such
// properties come after.
enum class Phase : std::uint8_t { first, after };

// The properties of the phase, of every row of the entity.
void apply(Reading& reading, model::EntityId entity, Phase phase = Phase::first);

}  // namespace garis::ifc

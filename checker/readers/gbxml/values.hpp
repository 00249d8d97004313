// From what is written to what the model holds: numbers, units, words, exporter defaults.
#pragma once

#include "checker/readers/gbxml/reading.hpp"

namespace garis::gbxml {

// Fills every property of the entity's rows that the mapping has a place for.
void apply(Reading& reading, model::EntityId entity);

}  // namespace garis::gbxml

// Which rows a file has and what they hang under.
#pragma once

#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {

// Sites, buildings, storeys, zones, spaces.
void add_places(Reading& reading);
// Walls, roofs, floors, then what fills their openings, then luminaires and machines: each class as
// the mapping says. Needs the values of spaces.
void add_elements(Reading& reading);
void add_roof_parts(Reading& reading);
void add_layers(Reading& reading);

// rows_tools.cpp
Subject& add_row(Reading& reading, model::EntityId entity, Row own, std::vector<Row> holders);
void link(Reading& reading, model::Row child, model::Row parent);
// The element, its type, the whole that it is a part of and the type of that.
std::vector<Row> holders_of(const Reading& reading, Row element);
// The entity of an instance by its class, predefined type and type; nothing if it has none.
std::optional<model::EntityId> entity_of(const Reading& reading, Row element);

}  // namespace garis::ifc

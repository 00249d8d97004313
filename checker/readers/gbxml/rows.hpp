// Which rows a file has and what they hang under.
#pragma once

#include "checker/readers/gbxml/reading.hpp"

namespace garis::gbxml {

// Sites, buildings, storeys, zones and spaces.
void add_places(Reading& reading);
// Walls, roofs, floors, shading devices. Needs the values of spaces: a wall hangs under the first
// conditioned space beside it.
void add_surfaces(Reading& reading);
// Windows, skylights, doors and the parts of roofs.
void add_openings(Reading& reading);
void add_layers(Reading& reading);
void add_equipment(Reading& reading);
void add_meters(Reading& reading);

// Items of the spaces beside a surface, each once, in document order.
std::vector<std::uint32_t> adjacent_spaces(const Reading& reading, std::uint32_t surface);

// Items of the materials of a construction from outside in; `complete` is false if a reference
// dangles.
struct MaterialList {
  std::vector<std::uint32_t> items;
  bool complete = true;
};
MaterialList materials_of(const Reading& reading, std::uint32_t construction);

}  // namespace garis::gbxml

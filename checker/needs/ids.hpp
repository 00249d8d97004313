// The part of a guideline's needs that an IFC model can meet, as buildingSMART IDS 1.0: for each
// rule and kind of element one specification that asks for its property sets and attributes.
#pragma once

#include <string>
#include <vector>

#include "checker/needs/needs.hpp"

namespace garis::needs {

struct Ids {
  std::string xml;  // valid against ids.xsd; empty if nothing can be expressed
  std::size_t specifications = 0;
  std::vector<std::string> left_out;  // "building.ottv: computed from other values"
};

// `mapping` is that of IFC.
Ids ids(const compile::Pack& pack, const std::vector<Need>& needs, const mapping::Mapping& mapping);

}  // namespace garis::needs

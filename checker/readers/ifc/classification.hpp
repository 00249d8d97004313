// What IfcRelAssociatesClassification says about an object: a system and codes in it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checker/readers/ifc/source.hpp"
#include "checker/readers/mapping/mapping.hpp"

namespace garis::ifc {

struct Classified {
  std::string system;              // of the IfcClassification, else of the relationship
  std::vector<std::string> codes;  // code and name, then those of the reference around it
  Row reference{};
};
// IfcClassificationReference of all schemas, nested or not, IfcClassificationNotation of IFC2X3;
// nothing for others.
std::optional<Classified> classified_by(const Source& source, Row relationship);

// Whether the name of a system begins with the words of a mapping, in any case; `*` is any system.
bool is_system(std::string_view system, std::string_view wanted);

// The code that the words know, nearest first; a word that ends in `*` stands for all that begins
// so, and of several the longest counts.
struct Meaning {
  std::string code;
  const std::string* word = nullptr;  // null: no code is known
};
Meaning meaning_of(const Classified& classified, const mapping::Words& words);

}  // namespace garis::ifc

// What a file holds by name, whether the mapping looks for it or not. Counted when asked only:
// `garis inspect` shows it, a check does not need it.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace garis::mapping {

// A property of a set in IFC; an element or attribute of an element in XML.
struct Held {
  std::uint64_t elements = 0;  // that have it, themselves or through their type
  std::string example;         // a value as written; empty if none is
  bool is_mapped = false;      // some line of the mapping looks for it
};

struct Census {
  // Instances; 0 in XML.
  std::uint64_t property_sets = 0, quantity_sets = 0, properties = 0, quantities = 0;
  // By set and name: {"Pset_WallCommon", "Reference"}, {"Space", "PeopleHeatGain/@unit"}.
  std::map<std::pair<std::string, std::string>, Held> held;

  void add(const Census& other);
  std::uint64_t unmapped_properties() const;
  std::uint64_t unmapped_sets() const;  // of which nothing is mapped
};

}  // namespace garis::mapping

#include "checker/readers/mapping/census.hpp"

namespace garis::mapping {

void Census::add(const Census& other) {
  property_sets += other.property_sets;
  quantity_sets += other.quantity_sets;
  properties += other.properties;
  quantities += other.quantities;
  for (const auto& [name, theirs] : other.held) {
    auto& ours = held[name];
    ours.elements += theirs.elements;
    ours.is_mapped = ours.is_mapped || theirs.is_mapped;
    if (ours.example.empty()) ours.example = theirs.example;
  }
}

std::uint64_t Census::unmapped_properties() const {
  std::uint64_t count = 0;
  for (const auto& [name, one] : held) count += one.is_mapped ? 0 : 1;
  return count;
}

std::uint64_t Census::unmapped_sets() const {
  std::map<std::string_view, bool> is_mapped;
  for (const auto& [name, one] : held) is_mapped[name.first] |= one.is_mapped;
  std::uint64_t count = 0;
  for (const auto& [set, mapped] : is_mapped) count += mapped ? 0 : 1;
  return count;
}

}  // namespace garis::mapping

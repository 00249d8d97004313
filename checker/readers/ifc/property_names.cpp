#include "checker/readers/ifc/property_names.hpp"

namespace garis::ifc {
namespace {

std::size_t first_byte(std::string_view name) {
  return name.empty() ? 0 : static_cast<unsigned char>(name[0]);
}

}  // namespace

NameId PropertyNames::add(std::string_view name) {
  sizes_[first_byte(name)] |= size_bit(name);
  return ids_.try_emplace(name, static_cast<NameId>(ids_.size())).first->second;
}

std::optional<NameId> PropertyNames::find(std::string_view name) const {
  if ((sizes_[first_byte(name)] & size_bit(name)) == 0) return std::nullopt;
  const auto found = ids_.find(name);
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace garis::ifc

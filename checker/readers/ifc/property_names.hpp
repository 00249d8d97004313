// The names of properties and quantities that a mapping asks for, in any set of any entity.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace garis::ifc {

enum class NameId : std::uint16_t {};  // in the order in which the mapping names them

class PropertyNames {
 public:
  // `name` must outlive this.
  NameId add(std::string_view name);
  std::optional<NameId> find(std::string_view name) const;
  std::size_t size() const { return ids_.size(); }

 private:
  // Most names of a model are not asked for; size and first byte tell nearly always.
  static std::uint64_t size_bit(std::string_view name) {
    return std::uint64_t{1} << (name.size() < 63 ? name.size() : 63);
  }
  std::array<std::uint64_t, 256> sizes_{};  // by first byte
  std::unordered_map<std::string_view, NameId> ids_;
};

}  // namespace garis::ifc

// Element and attribute names that a reader knows, as small numbers.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace garis::xml {

enum class NameId : std::uint16_t {};
inline constexpr NameId kUnknownName{};  // a name that the reader does not know

class Names {
 public:
  // The id of `name`, new or known. Names are ASCII and without a prefix.
  NameId add(std::string_view name);
  // kUnknownName if there is none. A namespace prefix of `name` is ignored.
  NameId find(std::u16string_view name) const;
  std::size_t size() const { return names_.size(); }

 private:
  NameId* slot(std::u16string_view name);
  void grow();

  std::vector<std::u16string> names_{u""};
  std::vector<NameId> table_ = std::vector<NameId>(256);  // open addressing, a power of two
};

}  // namespace garis::xml

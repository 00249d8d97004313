#include "dsl/base/width.hpp"

#include <algorithm>

#include <utf8proc.h>

namespace garis::base {

std::size_t columns_of(char32_t character) {
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(character))));
}

std::size_t columns(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    utf8proc_int32_t character = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                        static_cast<utf8proc_ssize_t>(text.size()), &character);
    width += bytes > 0 ? columns_of(static_cast<char32_t>(character)) : 1;
    text.remove_prefix(static_cast<std::size_t>(std::max<utf8proc_ssize_t>(bytes, 1)));
  }
  return width;
}

}  // namespace garis::base

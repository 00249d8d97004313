// Something counted that becomes one notice.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace garis::derive {

struct Tally {
  std::uint32_t count = 0;
  std::uint32_t first_line = 0;
  std::string example;  // the first
  void add(std::uint32_t line, std::string_view what = {});
};

}  // namespace garis::derive

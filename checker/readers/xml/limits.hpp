// What a document may cost. Over a limit the reader refuses with E-LIMIT and the line that went
// over.
#pragma once

#include <cstddef>
#include <cstdint>

namespace garis::xml {

struct Limits {
  std::uint64_t bytes = std::uint64_t{4} << 30;
  std::uint32_t depth = 256;
  std::uint32_t attributes = 1000;  // of one element; each is compared with all before it
  std::uint64_t elements = 200'000'000;
  std::size_t text = std::size_t{1} << 24;  // code units of one text or attribute
};

}  // namespace garis::xml

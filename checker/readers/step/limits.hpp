// What an ISO 10303-21 file may cost. Over a limit the reader refuses with E-LIMIT and the line
// that went over. Every pass is linear in the size of the file, whatever stands in it.
#pragma once

#include <cstddef>
#include <cstdint>

namespace garis::step {

struct Limits {
  std::uint64_t bytes = (std::uint64_t{1} << 32) - 1;  // offsets are 32 bits wide
  std::uint64_t instances = 200'000'000;
  std::size_t keywords = 4096;  // different ones; the largest IFC schema has 876
};

// Lists and typed values inside each other; deeper ones are `malformed`. IFC needs four.
inline constexpr std::uint32_t kMaxNesting = 64;

// Bytes of one decoded string; what is longer is cut.
inline constexpr std::size_t kMaxString = std::size_t{1} << 24;

}  // namespace garis::step

// Where in a file the bytes stand that the scanner looks at: `'`, `;` and `/`.
//
// 64 bytes become one word, the lowest bit for the first byte. One plain version is always built;
// the others give the same words, faster.
#pragma once

#include <cstddef>
#include <cstdint>

namespace garis::step {

// Fills `out[0 … words)` from the `64 * words` bytes at `text`.
using StructureKernel = void (*)(const char* text, std::size_t words, std::uint64_t* out);

enum class Kernel : std::uint8_t { plain, sse2, avx2 };
inline constexpr Kernel kKernels[] = {Kernel::plain, Kernel::sse2, Kernel::avx2};

bool is_available(Kernel kernel);  // on this processor
Kernel best_kernel();
// The plain one if `kernel` is not available.
StructureKernel structure_kernel(Kernel kernel);

}  // namespace garis::step

#include "checker/readers/step/structure.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace garis::step {
namespace {

void plain(const char* text, std::size_t words, std::uint64_t* out) {
  for (std::size_t word = 0; word < words; ++word, text += 64) {
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 64; ++i) {
      const bool is_structure = text[i] == '\'' || text[i] == ';' || text[i] == '/';
      bits |= std::uint64_t{is_structure} << i;
    }
    out[word] = bits;
  }
}

#if defined(__x86_64__)
std::uint64_t sse2_bits(const char* text) {
  const auto bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
  const auto quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\''));
  const auto semicolon = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(';'));
  const auto slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('/'));
  const auto any = _mm_or_si128(_mm_or_si128(quote, semicolon), slash);
  return static_cast<std::uint32_t>(_mm_movemask_epi8(any));
}

void sse2(const char* text, std::size_t words, std::uint64_t* out) {
  for (std::size_t word = 0; word < words; ++word, text += 64) {
    out[word] = sse2_bits(text) | sse2_bits(text + 16) << 16 | sse2_bits(text + 32) << 32 |
                sse2_bits(text + 48) << 48;
  }
}

__attribute__((target("avx2"))) inline std::uint64_t avx2_bits(const char* text) {
  const auto bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
  const auto quote = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\''));
  const auto semicolon = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(';'));
  const auto slash = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('/'));
  const auto any = _mm256_or_si256(_mm256_or_si256(quote, semicolon), slash);
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(any));
}

__attribute__((target("avx2"))) void avx2(const char* text, std::size_t words, std::uint64_t* out) {
  for (std::size_t word = 0; word < words; ++word, text += 64) {
    out[word] = avx2_bits(text) | avx2_bits(text + 32) << 32;
  }
}
#endif

}  // namespace

bool is_available(Kernel kernel) {
#if defined(__x86_64__)
  return kernel != Kernel::avx2 || __builtin_cpu_supports("avx2") != 0;
#else
  return kernel == Kernel::plain;
#endif
}

Kernel best_kernel() {
  if (is_available(Kernel::avx2)) return Kernel::avx2;
  return is_available(Kernel::sse2) ? Kernel::sse2 : Kernel::plain;
}

StructureKernel structure_kernel(Kernel kernel) {
#if defined(__x86_64__)
  if (kernel == Kernel::avx2 && is_available(kernel)) return avx2;
  if (kernel == Kernel::sse2) return sse2;
#endif
  return plain;
}

}  // namespace garis::step

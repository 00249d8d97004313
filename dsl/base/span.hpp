// Places in rule files. A span is a half-open range of bytes in one file of a SourceMap; line and
// column are computed only when a diagnostic is rendered.
#pragma once

#include <cstdint>

namespace garis::base {

enum class FileId : std::uint32_t {};

struct Span {
  FileId file{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  friend bool operator==(const Span&, const Span&) = default;
};

// The smallest span that covers both; both lie in one file.
constexpr Span join(Span a, Span b) {
  return {a.file, a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace garis::base

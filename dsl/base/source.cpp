#include "dsl/base/source.hpp"

#include <algorithm>
#include <utility>

namespace garis::base {
namespace {

std::vector<std::uint32_t> find_line_starts(std::string_view text) {
  std::vector<std::uint32_t> starts{0};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') starts.push_back(static_cast<std::uint32_t>(i + 1));
  }
  return starts;
}

bool starts_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

}  // namespace

SourceFile::SourceFile(FileId id, std::string name, std::string text)
    : id_(id),
      name_(std::move(name)),
      text_(std::move(text)),
      line_starts_(find_line_starts(text_)) {}

std::string_view SourceFile::text(Span span) const {
  return std::string_view(text_).substr(span.begin, span.end - span.begin);
}

std::uint32_t SourceFile::line_start(std::uint32_t offset) const {
  return *std::prev(std::upper_bound(line_starts_.begin(), line_starts_.end(), offset));
}

Position SourceFile::position(std::uint32_t offset) const {
  const std::uint32_t start = line_start(offset);
  const auto line = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto before = std::string_view(text_).substr(start, offset - start);
  return {static_cast<std::uint32_t>(line - line_starts_.begin()),
          1 + static_cast<std::uint32_t>(
                  std::count_if(before.begin(), before.end(), starts_code_point))};
}

std::string_view SourceFile::line_at(std::uint32_t offset) const {
  const auto rest = std::string_view(text_).substr(line_start(offset));
  const auto line = rest.substr(0, rest.find('\n'));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

const SourceFile& SourceMap::add(std::string name, std::string text) {
  return files_.emplace_back(static_cast<FileId>(files_.size()), std::move(name), std::move(text));
}

}  // namespace garis::base

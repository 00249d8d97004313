#include "checker/lsp/positions.hpp"

#include <algorithm>

namespace garis::lsp {
namespace {

std::size_t bytes_of(unsigned char lead) {
  return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends =
        text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.size() || text[i + 1] != '\n'));
    if (ends) starts_.push_back(static_cast<std::uint32_t>(i + 1));
  }
}

std::uint32_t Lines::offset(LinePosition at) const {
  if (at.line >= starts_.size()) return static_cast<std::uint32_t>(text_.size());
  std::size_t byte = starts_[at.line];
  std::uint32_t units = 0;
  while (byte < text_.size() && text_[byte] != '\n' && text_[byte] != '\r' &&
         units < at.character) {
    const auto size = bytes_of(static_cast<unsigned char>(text_[byte]));
    units += size == 4 ? 2 : 1;
    ++byte;
    while (byte < text_.size() && is_continuation(text_[byte])) ++byte;
  }
  return static_cast<std::uint32_t>(byte);
}

LinePosition Lines::position(std::uint32_t offset) const {
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::uint32_t>(next - starts_.begin() - 1);
  std::uint32_t units = 0;
  for (std::size_t i = starts_[line]; i < offset && i < text_.size(); ++i) {
    if (is_continuation(text_[i])) continue;
    units += bytes_of(static_cast<unsigned char>(text_[i])) == 4 ? 2 : 1;
  }
  return {line, units};
}

nlohmann::json Lines::range(std::uint32_t begin, std::uint32_t end) const {
  return {{"start", json_of(position(begin))}, {"end", json_of(position(end))}};
}

LinePosition position_of(const nlohmann::json& at) {
  const auto number = [&](const char* key) {
    const auto value = at.at(key).get<std::int64_t>();
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, 0x7FFFFFFF));
  };
  return {number("line"), number("character")};
}

nlohmann::json json_of(LinePosition at) { return {{"line", at.line}, {"character", at.character}}; }

}  // namespace garis::lsp

#include "checker/readers/step/keywords.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace garis::step {
namespace {

struct Ends {
  std::uint64_t front = 0, back = 0;
};

Ends ends_of(std::string_view text) {
  Ends ends;
  const auto size = std::min<std::size_t>(text.size(), 8);
  if (size == 8) {
    std::memcpy(&ends.front, text.data(), 8);
    std::memcpy(&ends.back, text.data() + text.size() - 8, 8);
  } else {
    std::memcpy(&ends.front, text.data(), size);
  }
  return ends;
}

std::size_t hash_of(const Ends& ends, std::size_t size) {
  auto hash = (ends.front ^ size) * 0x9E3779B97F4A7C15u;
  hash = (hash ^ (hash >> 29) ^ ends.back) * 0xBF58476D1CE4E5B9u;
  return hash >> 40;
}

bool middle_equals(std::string_view text, const char* other) {
  return text.size() <= 16 || std::memcmp(text.data() + 8, other + 8, text.size() - 16) == 0;
}

std::string in_upper_case(std::string_view text) {
  std::string upper(text);
  for (auto& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace

std::optional<KeywordId> Keywords::add(std::string_view keyword) {
  const auto ends = ends_of(keyword);
  auto at = hash_of(ends, keyword.size());
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe, ++at) {
    auto& slot = slots_[at % kSlots];
    if (slot.text == nullptr) {
      slot = {
          ends.front, ends.back, keyword.data(), static_cast<std::uint32_t>(keyword.size()), {}};
      return take(keyword, slot);
    }
    if (slot.front == ends.front && slot.back == ends.back && slot.size == keyword.size() &&
        middle_equals(keyword, slot.text))
      return slot.id;
  }
  return std::nullopt;
}

std::optional<KeywordId> Keywords::take(std::string_view keyword, Slot& slot) {
  auto upper = in_upper_case(keyword);
  if (const auto known = find(upper)) return slot.id = *known;
  if (names_.size() >= limit_) return std::nullopt;
  slot.id = static_cast<KeywordId>(names_.size());
  names_.push_back(std::move(upper));
  written_.push_back(keyword);
  return slot.id;
}

std::optional<KeywordId> Keywords::find(std::string_view upper) const {
  const auto found = std::find(names_.begin(), names_.end(), upper);
  if (found == names_.end()) return std::nullopt;
  return static_cast<KeywordId>(found - names_.begin());
}

}  // namespace garis::step

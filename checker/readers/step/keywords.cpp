#include "checker/readers/step/keywords.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace garis::step {
namespace {

// Up to 8 bytes from `at` on.
std::uint64_t bytes_at(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  if (at + 8 <= text.size())
    std::memcpy(&bytes, text.data() + at, 8);
  else if (at < text.size())
    std::memcpy(&bytes, text.data() + at, text.size() - at);
  return bytes;
}

std::string in_upper_case(std::string_view text) {
  std::string upper(text);
  for (auto& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace

Keywords::Key Keywords::key_of(std::string_view text) {
  return {bytes_at(text, 0), bytes_at(text, 8),
          text.size() < 8 ? 0 : bytes_at(text, text.size() - 8), text.size()};
}

std::size_t Keywords::hash_of(const Key& key) {
  auto hash = (key.front ^ key.size) * 0x9E3779B97F4A7C15u;
  hash = (hash ^ (hash >> 29) ^ key.back) * 0xBF58476D1CE4E5B9u;
  return hash >> 40;
}

bool Keywords::holds(const Slot& slot, const Key& key, std::string_view text) {
  return slot.key == key && (text.size() <= 24 ||
                             std::memcmp(text.data() + 16, slot.text + 16, text.size() - 24) == 0);
}

std::optional<KeywordId> Keywords::known(std::string_view written) const {
  const auto key = key_of(written);
  auto at = hash_of(key);
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe, ++at) {
    const auto& slot = slots_[at % kSlots];
    if (slot.text == nullptr) break;
    if (holds(slot, key, written)) return slot.id;
  }
  return std::nullopt;
}

std::optional<KeywordId> Keywords::add(std::string_view keyword) {
  if (const auto id = known(keyword)) return id;
  const auto key = key_of(keyword);
  auto at = hash_of(key);
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe, ++at) {
    auto& slot = slots_[at % kSlots];
    if (slot.text != nullptr) continue;
    slot = {key, keyword.data(), {}};
    return take(keyword, slot);
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

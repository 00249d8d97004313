#include "checker/readers/step/keywords.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace garis::step {
namespace {

constexpr std::size_t kKeyBytes = 32;

// 32 bytes to keep, then 32 to clear: read from the right place it keeps as many as a keyword has,
// without a branch on its size, which no processor could guess.
constexpr auto kKeep = [] {
  std::array<char, 2 * kKeyBytes> bytes{};
  for (std::size_t i = 0; i < kKeyBytes; ++i) bytes[i] = '\xFF';
  return bytes;
}();

std::uint64_t word(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

std::string in_upper_case(std::string_view text) {
  std::string upper(text);
  for (auto& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

}  // namespace

Keywords::Key Keywords::key_of(std::string_view text, std::size_t size) {
  std::array<char, kKeyBytes> copy{};
  const char* bytes = text.data();
  if (text.size() < kKeyBytes) {
    std::memcpy(copy.data(), text.data(), text.size());
    bytes = copy.data();
  }
  const auto* keep = kKeep.data() + kKeyBytes - std::min(size, kKeyBytes);
  return {word(bytes) & word(keep), word(bytes + 8) & word(keep + 8),
          word(bytes + 16) & word(keep + 16), word(bytes + 24) & word(keep + 24), size};
}

std::size_t Keywords::hash_of(const Key& key) {
  auto hash = (key.first ^ key.size) * 0x9E3779B97F4A7C15u;
  hash ^= key.second * 0xBF58476D1CE4E5B9u;
  hash ^= key.third * 0x94D049BB133111EBu;
  hash ^= key.fourth * 0xD6E8FEB86659FD93u;
  return (hash ^ hash >> 29) * 0x9E3779B97F4A7C15u >> 40;
}

bool Keywords::holds(const Slot& slot, const Key& key, const char* text) {
  return slot.key == key &&
         (key.size <= kKeyBytes ||
          std::memcmp(text + kKeyBytes, slot.text + kKeyBytes, key.size - kKeyBytes) == 0);
}

std::optional<KeywordId> Keywords::known(std::string_view text, std::size_t size) const {
  const auto key = key_of(text, size);
  auto at = hash_of(key);
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe, ++at) {
    const auto& slot = slots_[at % kSlots];
    if (slot.text == nullptr) break;
    if (holds(slot, key, text.data())) return slot.id;
  }
  return std::nullopt;
}

std::optional<KeywordId> Keywords::add(std::string_view keyword) {
  if (const auto id = known(keyword, keyword.size())) return id;
  const auto key = key_of(keyword, keyword.size());
  auto at = hash_of(key);
  for (std::size_t probe = 0; probe < kMaxProbes; ++probe, ++at) {
    auto& slot = slots_[at % kSlots];
    if (slot.text != nullptr) continue;
    const auto id = take(keyword);
    if (id) slot = {key, keyword.data(), *id};
    return id;
  }
  return std::nullopt;
}

std::optional<KeywordId> Keywords::take(std::string_view keyword) {
  auto upper = in_upper_case(keyword);
  if (const auto known = find(upper)) return known;
  if (names_.size() >= limit_) return std::nullopt;
  names_.push_back(std::move(upper));
  written_.push_back(keyword);
  return static_cast<KeywordId>(names_.size() - 1);
}

std::optional<KeywordId> Keywords::find(std::string_view upper) const {
  const auto found = std::find(names_.begin(), names_.end(), upper);
  if (found == names_.end()) return std::nullopt;
  return static_cast<KeywordId>(found - names_.begin());
}

}  // namespace garis::step

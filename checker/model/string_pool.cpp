#include "checker/model/string_pool.hpp"

#include <algorithm>
#include <cstring>

namespace garis::model {
namespace {

constexpr std::size_t kBlock = std::size_t{1} << 16;

std::uint32_t hash_of(std::string_view text) {
  std::uint64_t h = text.size() * 0x9E3779B97F4A7C15ULL;
  while (text.size() >= 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data(), 8);
    h = (h ^ word) * 0xFF51AFD7ED558CCDULL;
    h ^= h >> 32;
    text.remove_prefix(8);
  }
  std::uint64_t word = 0;
  if (!text.empty()) std::memcpy(&word, text.data(), text.size());
  h = (h ^ word) * 0xC4CEB9FE1A85EC53ULL;
  return static_cast<std::uint32_t>(h >> 32) ^ static_cast<std::uint32_t>(h >> 7);
}

}  // namespace

StringPool::StringPool() : table_(256) { add(""); }

std::size_t StringPool::find(std::string_view text, std::uint32_t hash) const {
  const auto mask = table_.size() - 1;
  auto at = hash & mask;
  while (table_[at].id != kFree && (table_[at].hash != hash || texts_[table_[at].id] != text))
    at = (at + 1) & mask;
  return at;
}

std::string_view StringPool::keep(std::string_view text) {
  if (text.size() > left_) {
    left_ = std::max(kBlock, text.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    next_ = blocks_.back().get();
  }
  char* const start = next_;
  std::copy(text.begin(), text.end(), start);
  next_ += text.size();
  left_ -= text.size();
  return {start, text.size()};
}

void StringPool::grow() {
  std::vector<Slot> old(table_.size() * 2);
  old.swap(table_);
  for (const auto& slot : old) {
    if (slot.id == kFree) continue;
    auto at = slot.hash & (table_.size() - 1);
    while (table_[at].id != kFree) at = (at + 1) & (table_.size() - 1);
    table_[at] = slot;
  }
}

StringId StringPool::add(std::string_view text) {
  const auto hash = hash_of(text);
  auto at = find(text, hash);
  if (table_[at].id != kFree) return static_cast<StringId>(table_[at].id);
  const auto id = static_cast<std::uint32_t>(texts_.size());
  texts_.push_back(keep(text));
  table_[at] = {hash, id};
  if (texts_.size() * 2 > table_.size()) grow();
  return static_cast<StringId>(id);
}

}  // namespace garis::model

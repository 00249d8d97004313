// Strings of a model, each kept once. Views stay valid as long as the pool, also when it is moved.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace garis::model {

// Strings are kept once; 0 is the empty string.
enum class StringId : std::uint32_t {};

// Texts lie in large blocks behind an open table of ids: reading a model adds hundreds of thousands
// of short strings, and one allocation for each was a tenth of the time.
class StringPool {
 public:
  StringPool();
  StringPool(const StringPool&) = delete;
  StringPool& operator=(const StringPool&) = delete;
  StringPool(StringPool&&) = default;
  StringPool& operator=(StringPool&&) = default;

  StringId add(std::string_view text);
  std::string_view operator[](StringId id) const { return texts_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return texts_.size(); }

 private:
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t id = kFree;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  std::size_t find(std::string_view text, std::uint32_t hash) const;
  std::string_view keep(std::string_view text);
  void grow();

  std::vector<std::string_view> texts_;
  std::vector<Slot> table_;  // a power of two, at most half full
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;  // free bytes of the last block
  std::size_t left_ = 0;
};

}  // namespace garis::model

// Keywords of a file as small numbers: an IFC file uses some hundred, millions of times.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace garis::step {

enum class KeywordId : std::uint16_t {};  // in the order in which a file names them

class Keywords {
 public:
  explicit Keywords(std::size_t limit) : limit_(limit) {}

  // The id of `keyword`, new or known; lower case counts as upper case. The bytes must stay where
  // they are as long as the object. Nothing if there would be too many.
  std::optional<KeywordId> add(std::string_view keyword);
  // The id of the first `size` bytes of `text`, if they were added in this spelling. Fastest if
  // `text` goes on behind them.
  std::optional<KeywordId> known(std::string_view text, std::size_t size) const;

  std::optional<KeywordId> find(std::string_view upper) const;
  std::string_view name(KeywordId id) const { return names_[static_cast<std::size_t>(id)]; }
  std::string_view written(KeywordId id) const { return written_[static_cast<std::size_t>(id)]; }
  std::size_t size() const { return names_.size(); }

 private:
  // The first 32 bytes, zeros behind the end: most comparisons need no more.
  struct Key {
    std::uint64_t first = 0, second = 0, third = 0, fourth = 0;
    std::size_t size = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Slot {  // a keyword as it is written
    Key key;
    const char* text = nullptr;
    KeywordId id{};
  };
  static Key key_of(std::string_view text, std::size_t size);
  static std::size_t hash_of(const Key& key);
  static bool holds(const Slot& slot, const Key& key, const char* text);
  std::optional<KeywordId> take(std::string_view keyword);

  std::size_t limit_;
  std::vector<Slot> slots_ = std::vector<Slot>(kSlots);
  std::vector<std::string> names_;
  std::vector<std::string_view> written_;  // as the file has it first

  static constexpr std::size_t kSlots = std::size_t{1} << 14;  // a power of two
  // A file made to collide meets this end instead of a slow search.
  static constexpr std::size_t kMaxProbes = 64;
};

}  // namespace garis::step

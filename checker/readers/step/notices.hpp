// What a reader tolerated in a file, with the place. The first few of each kind are kept, all are
// counted, so that a damaged file of any size costs little.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace garis::step {

enum class NoticeCode : std::uint8_t {
  duplicate_name,         // two instances with one number: the first is meant by references
  unreadable_text,        // between statements; skipped up to where an instance begins
  unterminated_string,    // a quote is missing; the statement ends before the next one
  unterminated_comment,   // the rest of the file is part of it
  unterminated_file,      // no END-ISO-10303-21, or the last statement is cut off and left out
  text_after_end,         // after END-ISO-10303-21; not read
  missing_section_end,    // no ENDSEC
  instance_outside_data,  // read as if DATA stood before it
  complex_instance,       // #1=(A()B()); indexed under its first keyword
  missing_data,           // no DATA section: there are no instances
  missing_semicolon,      // before this instance; read all the same
};
inline constexpr std::size_t kNoticeCodes = 11;
std::string_view to_string(NoticeCode code);  // a sentence without place

struct Notice {
  NoticeCode code{};
  std::size_t offset = 0;  // see line_of
};

class Notices {
 public:
  void add(NoticeCode code, std::size_t offset);
  void add(const Notices& later);

  std::uint64_t count(NoticeCode code) const { return counts_[static_cast<std::size_t>(code)]; }
  const std::vector<Notice>& kept() const { return kept_; }  // at most kKept of each code

  static constexpr std::uint64_t kKept = 8;

 private:
  std::array<std::uint64_t, kNoticeCodes> counts_{};
  std::vector<Notice> kept_;
};

}  // namespace garis::step

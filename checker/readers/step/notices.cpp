#include "checker/readers/step/notices.hpp"

namespace garis::step {

std::string_view to_string(NoticeCode code) {
  static constexpr std::array<std::string_view, kNoticeCodes> texts = {
      "an instance has a number that another one has; references mean the first",
      "unreadable text between instances is skipped",
      "the closing quote of a string is missing",
      "the end of a comment is missing",
      "the file is cut off",
      "text after the end of the exchange file is not read",
      "the end of a section is missing",
      "an instance stands outside the DATA section",
      "an instance has several types; the first is used",
      "there is no DATA section",
      "the `;` before an instance is missing; both are read"};
  return texts[static_cast<std::size_t>(code)];
}

void Notices::add(NoticeCode code, std::size_t offset) {
  if (++counts_[static_cast<std::size_t>(code)] <= kKept) kept_.push_back({code, offset});
}

void Notices::add(const Notices& later) {
  std::array<std::uint64_t, kNoticeCodes> seen = counts_;
  for (const auto& notice : later.kept_) {
    if (++seen[static_cast<std::size_t>(notice.code)] <= kKept) kept_.push_back(notice);
  }
  for (std::size_t i = 0; i < kNoticeCodes; ++i) counts_[i] += later.counts_[i];
}

}  // namespace garis::step

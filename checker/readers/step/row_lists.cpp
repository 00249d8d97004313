#include "checker/readers/step/row_lists.hpp"

namespace garis::step {

RowLists::RowLists(const Index& index, std::span<const KeywordId> wanted)
    : list_of_(index.keyword_count()), lists_(wanted.size() + 1) {
  std::uint16_t list = 0;
  for (const auto keyword : wanted) list_of_[static_cast<std::size_t>(keyword)] = ++list;
  const auto keywords = index.keywords();
  for (std::size_t row = 0; row < keywords.size(); ++row) {
    const auto found = list_of_[static_cast<std::size_t>(keywords[row])];
    if (found != 0) lists_[found].push_back(static_cast<Row>(row));
  }
}

std::span<const Row> RowLists::of(KeywordId keyword) const {
  return lists_[list_of_[static_cast<std::size_t>(keyword)]];
}

}  // namespace garis::step

// Rows by keyword, for the few keywords that somebody asks for: geometry, nine tenths of a file, is
// passed over.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "checker/readers/step/index.hpp"

namespace garis::step {

class RowLists {
 public:
  // One pass over the rows; `wanted` without repetitions.
  RowLists(const Index& index, std::span<const KeywordId> wanted);

  // In the order of the file. Empty for a keyword that was not wanted.
  std::span<const Row> of(KeywordId keyword) const;

 private:
  std::vector<std::uint16_t> list_of_;  // by keyword; 0 for not wanted
  std::vector<std::vector<Row>> lists_;
};

}  // namespace garis::step

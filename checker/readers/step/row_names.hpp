// From the number of an instance to its row.
//
// Exporters count up, with a gap here and there: then an array over all numbers is smallest and
// fastest. Numbers that are far apart are sorted instead.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace garis::step {

enum class Row : std::uint32_t {};  // an instance: 0 is the first in the file

class RowNames {
 public:
  RowNames() = default;
  // `names`: by row. Of equal names the first row counts; the others are appended to `duplicates`.
  RowNames(std::span<const std::uint64_t> names, std::vector<Row>& duplicates);

  std::optional<Row> find(std::uint64_t name) const;

 private:
  struct Entry {  // three halves instead of a 64-bit number: 12 bytes, not 16
    std::uint32_t high, low;
    std::uint32_t row;
    std::uint64_t name() const { return std::uint64_t{high} << 32 | low; }
  };
  void fill_dense(std::span<const std::uint64_t> names, std::vector<Row>& duplicates);
  void fill_sorted(std::span<const std::uint64_t> names, std::vector<Row>& duplicates);

  std::uint64_t first_ = 0;
  std::vector<std::uint32_t> dense_;  // row + 1 of first_, first_ + 1, …; 0 for none
  std::vector<Entry> sorted_;
};

}  // namespace garis::step

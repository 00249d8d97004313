// The cells of a table, cut into atoms: along each key the smallest pieces between which no cell
// distinguishes, and for every combination of pieces the row that holds there. Gaps, overlaps and
// rows that are never reached can be read off; look-up uses the same array.
//
//   | < 50 | 0.4 |      edges 50      atoms (-∞, 50)  {50}  (50, ∞)
//   | >= 50 | 0.6 |                   row       0        1      1
#pragma once

#include <string>
#include <vector>

#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

struct Axis {
  enum class Kind : std::uint8_t { number, codes, text } kind = Kind::number;
  std::vector<double> edges;  // number: in the unit of the column, rising
  std::uint32_t codes = 0;    // codes: category values, or no and yes
  std::vector<std::string>
      texts;  // text: the strings of the cells; one more atom for any other text
  bool closed_list =
      false;  // all cells are single points or `otherwise`: nothing between them is asked for
  bool interpolated = false;
  vocabulary::Range domain;  // plausible values, in the unit of the column

  std::size_t atoms() const;
  // Numbers: atom 2i is the gap below edge i, atom 2i+1 the edge itself.
  bool in_domain(std::size_t atom) const;
  std::string name(const vocabulary::Vocabulary& vocabulary,
                   std::size_t atom) const;  // "50 to 80", "office"
  std::optional<CategoryId> category;
};

struct Partition {
  std::vector<Axis> axes;  // key columns, in their order
  std::vector<std::int32_t>
      rows;                // row per combination, the last axis fastest; -1 where there is none
  bool too_large = false;  // more combinations than are looked at: no rows, gaps and reached
  std::vector<std::vector<std::vector<bool>>> fits;  // [axis][atom][row]
  std::vector<std::size_t> otherwise;                // per row: cells that say so
  struct Overlap {
    std::vector<std::size_t> atoms;  // where
    std::uint32_t first, second;
  };
  std::vector<Overlap> overlaps;  // one per pair of rows
  std::vector<std::size_t> gaps;  // plausible combinations without a row
  std::vector<bool> reached;      // per row
  std::vector<bool>
      matched;  // per row: some combination fits its cells, even if another row comes first

  std::vector<std::size_t> atoms_of(std::size_t combination) const;
};

// The table's cells must fit its columns (T004 has been checked).
Partition partition(const Guideline& guideline, const ast::Table& table);

}  // namespace garis::semantics

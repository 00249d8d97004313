// T005: a limit that goes up and down again along a range: often a cell that was typed wrongly.
#include <map>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/partition.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

class MonotoneCheck {
 public:
  MonotoneCheck(const Guideline& guideline, const ast::Table& table, Sink& sink)
      : g_(guideline), table_(table), sink_(sink), cut_(partition(guideline, table)) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
      (table.columns[i].is_key ? keys_ : values_).push_back(i);
  }

  void run() {
    if (cut_.too_large || !cut_.overlaps.empty()) return;
    for (std::size_t axis = 0; axis < cut_.axes.size(); ++axis) {
      const auto& a = cut_.axes[axis];
      if (a.kind != Axis::Kind::number || a.closed_list) continue;
      for (const auto value : values_) along(axis, value);
    }
  }

 private:
  struct Step {
    double value;
    std::int32_t row;
  };

  // Rows in the order of the axis, for each combination of the other keys.
  void along(std::size_t axis, std::size_t value) {
    std::map<std::vector<std::size_t>, std::vector<Step>> lines;
    for (std::size_t i = 0; i < cut_.rows.size(); ++i) {
      const auto row = cut_.rows[i];
      if (row < 0) continue;
      const auto& cells = table_.rows[static_cast<std::size_t>(row)].cells;
      if (value >= cells.size() || cells[value].shape != ast::Cell::Shape::quantity) continue;
      // Single points are a list, such as years, and may go up and down.
      if (cells[keys_[axis]].shape == ast::Cell::Shape::quantity) continue;
      auto atoms = cut_.atoms_of(i);
      atoms[axis] = 0;
      auto& line = lines[atoms];
      if (line.empty() || line.back().row != row) line.push_back({number(cells[value]), row});
    }
    for (const auto& [atoms, line] : lines) {
      if (turns(line, axis, value)) return;
    }
  }

  static double number(const ast::Cell& cell) {
    const auto& quantity = cell.quantity;
    return quantity.unit ? quantity.value * quantity.unit->unit.factor : quantity.value;
  }

  bool turns(const std::vector<Step>& line, std::size_t axis, std::size_t value) {
    int direction = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
      const double change = line[i].value - line[i - 1].value;
      const int sign = change > 0 ? 1 : change < 0 ? -1 : 0;
      if (sign * direction < 0) {
        report(line[i - 1].row, line[i].row, axis, value, direction);
        return true;
      }
      if (sign != 0) direction = sign;
    }
    return false;
  }

  void report(std::int32_t before, std::int32_t after, std::size_t axis, std::size_t value,
              int direction) {
    const auto& row = table_.rows[static_cast<std::size_t>(after)];
    const auto at = value < row.cells.size() ? row.cells[value].span : row.span;
    sink_.report(Code::T005, at,
                 fmt::format("`{}` {} along `{}` up to row {} and {} in row {}",
                             table_.columns[value].name.text, direction > 0 ? "rises" : "falls",
                             table_.columns[keys_[axis]].name.text, before + 1,
                             direction > 0 ? "falls" : "rises", after + 1),
                 "compare the cell with the source; where the source says so, silence the check "
                 "with the reason");
  }

  const Guideline& g_;
  const ast::Table& table_;
  Sink& sink_;
  Partition cut_;
  std::vector<std::size_t> keys_, values_;
};

}  // namespace

void check_monotone(const Guideline& guideline, const ast::Table& table, Sink& sink) {
  MonotoneCheck(guideline, table, sink).run();
}

}  // namespace garis::semantics

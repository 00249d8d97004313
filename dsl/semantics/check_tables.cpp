// T001 to T003: exactly one row of a table must hold for every value of its keys.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/partition.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

class RowCheck {
 public:
  RowCheck(const Guideline& guideline, const ast::Table& table, Sink& sink)
      : g_(guideline), table_(table), sink_(sink), cut_(partition(guideline, table)) {
    for (const auto& column : table.columns) {
      if (column.is_key) keys_.push_back(column);
    }
  }

  void run() {
    overlaps();
    if (cut_.too_large) return not_analysed();
    gaps();
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (!cut_.reached[row]) unreached(row);
    }
  }

 private:
  // "facing north, r1 above 1.25"
  std::string witness(const std::vector<std::size_t>& atoms) const {
    std::string text;
    for (std::size_t a = 0; a < atoms.size(); ++a) {
      const auto& axis = cut_.axes[a];
      const bool has_unit = axis.kind == Axis::Kind::number && keys_[a].unit;
      text += fmt::format("{}`{}` {}{}", a == 0 ? "" : " and ", keys_[a].name.text,
                          axis.name(g_.vocabulary, atoms[a]),
                          has_unit ? " " + keys_[a].unit->unit.text : "");
    }
    return text;
  }

  void overlaps() {
    for (const auto& overlap : cut_.overlaps) {
      sink_.report(
          Code::T001, table_.rows[overlap.second].span,
          fmt::format("rows {} and {} both hold for {}", overlap.first + 1, overlap.second + 1,
                      witness(overlap.atoms)),
          "let them differ in a key, or write `first match` if their order is meant to decide");
    }
  }

  void gaps() {
    if (cut_.gaps.empty()) return;
    const auto more = cut_.gaps.size() - 1;
    sink_.report(
        Code::T002, table_.name.span,
        fmt::format(
            "table `{}` has no row for {}{}", table_.name.text,
            witness(cut_.atoms_of(cut_.gaps[0])),
            more == 0 ? "" : fmt::format(", and {} more such case{}", more, more == 1 ? "" : "s")),
        "add the rows, or one with `otherwise`; a value that the source does not state is `-`");
  }

  void not_analysed() {
    sink_.report(Code::T002, diagnostics::Level::note, table_.name.span,
                 fmt::format("gaps of table `{}` are not analysed: its keys have too many "
                             "combinations of values",
                             table_.name.text),
                 "a value without a row gives the outcome error when it is met");
  }

  void unreached(std::size_t row) {
    const auto& cells = table_.rows[row].cells;
    const bool otherwise = std::any_of(cells.begin(), cells.end(), [](const auto& c) {
      return c.shape == ast::Cell::Shape::otherwise;
    });
    auto& d = sink_.report(
        Code::T003, table_.rows[row].span, fmt::format("row {} is never reached", row + 1),
        otherwise ? "the other rows leave nothing for `otherwise`; take the row out"
                  : "the rows before it hold for all its values; move it up or take it out");
    d.fixes.push_back({"take the row out", {{table_.rows[row].span, ""}}, otherwise, true});
  }

  const Guideline& g_;
  const ast::Table& table_;
  Sink& sink_;
  Partition cut_;
  std::vector<ast::Column> keys_;
};

}  // namespace

void check_rows(const Guideline& guideline, const ast::Table& table, Sink& sink) {
  RowCheck(guideline, table, sink).run();
}

void check_tables(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Table>(guideline, [&](const ast::Table& table, DeclId) {
    const bool fit = cells_fit(guideline, table, sink);
    if (table.rows.empty()) {
      sink.report(Code::T002, table.name.span,
                  fmt::format("table `{}` has no rows", table.name.text),
                  "write a row such as `| office | 10 |`; until the figures are known, ask for "
                  "them with a `property … asks …`");
    } else if (fit) {
      check_rows(guideline, table, sink);
      check_monotone(guideline, table, sink);
    }
  });
}

}  // namespace garis::semantics

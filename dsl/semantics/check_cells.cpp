// T004: do the cells of a table fit its columns? Also words that no category has (N001) and figures
// outside the plausible range of their kind (U006).
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;
using Shape = ast::Cell::Shape;

std::string shown(const ast::Cell& cell) {
  switch (cell.shape) {
    case Shape::any:
      return "`*`";
    case Shape::otherwise:
      return "`otherwise`";
    case Shape::none:
      return "`-`";
    case Shape::bound:
      return "a bound";
    case Shape::range:
      return "a range";
    case Shape::quantity:
      return fmt::format("the number {}", base::decimal(cell.quantity.value));
    case Shape::string:
      return fmt::format("the text \"{}\"", cell.string);
    case Shape::names:
      return fmt::format("the word `{}`", cell.names.front().text);
  }
  return {};
}

bool is_numeric(Shape shape) {
  return shape == Shape::bound || shape == Shape::range || shape == Shape::quantity;
}

class CellCheck {
 public:
  CellCheck(const Guideline& guideline, const ast::Table& table, Sink& sink)
      : words_(guideline.vocabulary), table_(table), sink_(sink) {}

  bool run() {
    columns();
    interpolated();
    if (!ok_) return false;
    for (const auto& row : table_.rows) check(row);
    return ok_;
  }

 private:
  void error(Code code, base::Span at, std::string message, std::string help = {}) {
    sink_.report(code, at, std::move(message), std::move(help));
    ok_ = false;
  }
  void mismatch(base::Span at, std::string message, std::string help) {
    error(Code::T004, at, std::move(message), std::move(help));
  }

  // ---- columns ----

  const vocabulary::Kind* kind_of(const ast::Column& column) const {
    const auto id = words_.find_kind(column.type.name.text);
    return id ? &words_.kind(*id) : nullptr;
  }

  const vocabulary::Category* category_of(const ast::Column& column) const {
    if (column.type.arguments.empty()) return nullptr;
    const auto id = words_.find_category(column.type.arguments[0].text);
    return id ? &words_.category(*id) : nullptr;
  }

  void columns() {
    const auto keys = std::count_if(table_.columns.begin(), table_.columns.end(),
                                    [](const auto& c) { return c.is_key; });
    const auto all = static_cast<std::ptrdiff_t>(table_.columns.size());
    if (keys == 0)
      mismatch(table_.name.span, fmt::format("table `{}` has no key", table_.name.text),
               "declare what it is looked up by, for example `key use : category[space_use]`");
    if (keys == all)
      mismatch(table_.name.span, fmt::format("table `{}` has no value", table_.name.text),
               "declare what it states, for example `value u_max : u_value in W/(m²·K)`");
    bool value_seen = false;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      column(i);
      if (table_.columns[i].is_key && value_seen)
        mismatch(table_.columns[i].span,
                 fmt::format("key `{}` stands behind a value", table_.columns[i].name.text),
                 "write all keys first, then the values");
      value_seen = value_seen || !table_.columns[i].is_key;
    }
  }

  void column(std::size_t index) {
    const auto& column = table_.columns[index];
    const auto* kind = kind_of(column);
    // Unknown kinds, categories and units have been reported already.
    if (kind == nullptr || (kind->form == Form::category && category_of(column) == nullptr))
      ok_ = false;
    if (kind != nullptr && kind->has_unit &&
        (!column.unit ||
         (column.unit->unit.dimension != kind->unit.dimension && kind->name != "money")))
      ok_ = false;
    if (kind != nullptr && kind->form == Form::date)
      mismatch(column.span, fmt::format("column `{}` holds dates", column.name.text),
               "a table has numbers, categories, texts and yes/no; use a trajectory for dates");
    if (kind != nullptr && column.unit && kind->form != Form::number)
      mismatch(column.unit->span,
               fmt::format("column `{}` is a `{}` and has no unit", column.name.text, kind->name),
               "leave `in …` out");
    for (std::size_t i = 0; i < index; ++i) {
      if (table_.columns[i].name.text == column.name.text)
        mismatch(column.name.span, fmt::format("a second column `{}`", column.name.text),
                 "give each column a name of its own");
    }
  }

  void interpolated() {
    if (!table_.interpolate) return;
    const auto& name = *table_.interpolate;
    const auto it = std::find_if(table_.columns.begin(), table_.columns.end(), [&](const auto& c) {
      return c.is_key && c.name.text == name.text;
    });
    if (it == table_.columns.end())
      return error(Code::N001, name.span,
                   fmt::format("table `{}` has no key `{}`", table_.name.text, name.text),
                   "`interpolate` names a numeric key of the table");
    const auto* kind = kind_of(*it);
    if (kind != nullptr && kind->form != Form::number)
      return mismatch(name.span, fmt::format("key `{}` is no number", name.text),
                      "only a numeric key can be interpolated");
    const auto column = static_cast<std::size_t>(it - table_.columns.begin());
    for (const auto& row : table_.rows) {
      if (column >= row.cells.size()) continue;
      const auto shape = row.cells[column].shape;
      if (shape == Shape::bound || shape == Shape::range)
        mismatch(
            row.cells[column].span,
            fmt::format("{} in the interpolated key `{}`", shown(row.cells[column]), name.text),
            "write single points; the values between them are interpolated");
    }
  }

  // ---- rows ----

  void check(const ast::TableRow& row) {
    if (row.cells.size() != table_.columns.size()) {
      const bool more = row.cells.size() > table_.columns.size();
      return mismatch(more ? row.cells[table_.columns.size()].span : row.span,
                      fmt::format("this row has {} cells, and the table has {} columns",
                                  row.cells.size(), table_.columns.size()),
                      "write one cell for each column, keys first");
    }
    for (std::size_t i = 0; i < row.cells.size(); ++i) check(row.cells[i], table_.columns[i]);
  }

  void check(const ast::Cell& cell, const ast::Column& column) {
    if (column.is_key && cell.shape == Shape::none)
      return mismatch(cell.span, fmt::format("`-` in the key `{}`", column.name.text),
                      "`-` says that a source states no value; in a key write `*` or `otherwise`");
    if (column.is_key && (cell.shape == Shape::any || cell.shape == Shape::otherwise)) return;
    if (!column.is_key && cell.shape == Shape::none) return;
    if (!column.is_key && cell.shape != Shape::quantity && cell.shape != Shape::names &&
        cell.shape != Shape::string) {
      return mismatch(cell.span,
                      fmt::format("{} in the value column `{}`", shown(cell), column.name.text),
                      "a value is one quantity or word; write `-` where the source states none");
    }
    switch (kind_of(column)->form) {
      case Form::number:
        return number(cell, column);
      case Form::category:
        return category(cell, column);
      case Form::yes_no:
        return truth(cell, column);
      case Form::text:
        return text(cell, column);
      case Form::date:
        return;
    }
  }

  void wrong(const ast::Cell& cell, const ast::Column& column, std::string help) {
    mismatch(cell.span,
             fmt::format("{} does not fit the column `{}` of kind `{}`", shown(cell),
                         column.name.text, column.type.name.text),
             std::move(help));
  }

  void category(const ast::Cell& cell, const ast::Column& column) {
    const auto& list = *category_of(column);
    std::vector<std::string> values;
    for (const auto& value : list.values) values.push_back(value.name);
    if (cell.shape == Shape::string)
      return wrong(cell, column,
                   list.find(cell.string) ? "write the word without quotes"
                                          : base::did_you_mean(cell.string, values));
    if (cell.shape != Shape::names)
      return wrong(cell, column, fmt::format("write words of the category `{}`", list.name));
    if (!column.is_key && cell.names.size() > 1) return wrong(cell, column, "a value is one word");
    for (const auto& name : cell.names) {
      if (!list.find(name.text))
        error(Code::N001, name.span,
              fmt::format("`{}` is not in the category `{}`", name.text, list.name),
              base::did_you_mean(name.text, values));
    }
  }

  void truth(const ast::Cell& cell, const ast::Column& column) {
    const bool is_truth = cell.shape == Shape::names && cell.names.size() == 1 &&
                          (cell.names[0].text == "yes" || cell.names[0].text == "no");
    if (!is_truth)
      wrong(cell, column, column.is_key ? "write `yes`, `no` or `*`" : "write `yes` or `no`");
  }

  void text(const ast::Cell& cell, const ast::Column& column) {
    if (cell.shape != Shape::string) wrong(cell, column, "write a text in quotes");
  }

  void number(const ast::Cell& cell, const ast::Column& column) {
    if (!is_numeric(cell.shape))
      return wrong(cell, column,
                   cell.shape == Shape::names
                       ? "write a number; words stand in columns of a category"
                       : "write a number without quotes");
    if (cell.shape == Shape::quantity) return quantity(cell, column);
    if (cell.shape == Shape::range && cell.low >= cell.high) {
      return mismatch(cell.span,
                      fmt::format("the range from {} to {} is empty", base::decimal(cell.low),
                                  base::decimal(cell.high)),
                      "write the smaller number first");
    }
    plausible(cell.low, column, cell.span);
    if (cell.shape == Shape::range) plausible(cell.high, column, cell.span);
  }

  units::Unit unit_of(const ast::Column& column) const {
    return column.unit ? column.unit->unit : kind_of(column)->unit;
  }

  void quantity(const ast::Cell& cell, const ast::Column& column) {
    const auto unit = unit_of(column);
    double value = cell.quantity.value;
    if (cell.quantity.unit) {
      const auto& own = cell.quantity.unit->unit;
      if (own.dimension != unit.dimension || own.is_point != unit.is_point) {
        return mismatch(
            cell.quantity.unit->span,
            fmt::format("`{}` in the column `{}`, which is in `{}`", own.text, column.name.text,
                        unit.text.empty() ? "plain numbers" : unit.text),
            "leave the unit out, or write the value in the unit of the column");
      }
      value = units::convert(value, own, unit);
    }
    plausible(value, column, cell.span);
  }

  void plausible(double value, const ast::Column& column, base::Span at) {
    const auto& kind = *kind_of(column);
    if (value == 0 || unit_of(column).dimension != kind.unit.dimension) return;
    const double own = units::convert(value, unit_of(column), kind.unit);
    if (kind.range.contains(own)) return;
    const auto bound = [](const std::optional<double>& side) {
      return side ? base::decimal(*side) : std::string("…");
    };
    sink_.report(Code::U006, at,
                 fmt::format("{} {} is outside what `{}` can be", base::decimal(own),
                             kind.unit.text, kind.name),
                 fmt::format("the plausible range is {} to {} {}; is the unit of the column right?",
                             bound(kind.range.low), bound(kind.range.high), kind.unit.text));
  }

  const vocabulary::Vocabulary& words_;
  const ast::Table& table_;
  Sink& sink_;
  bool ok_ = true;
};

}  // namespace

bool cells_fit(const Guideline& guideline, const ast::Table& table, Sink& sink) {
  return CellCheck(guideline, table, sink).run();
}

}  // namespace garis::semantics

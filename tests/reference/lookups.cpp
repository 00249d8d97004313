// Tables by trying values: every edge, every gap between edges, every word. Trajectories.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>

#include "dsl/base/date.hpp"
#include "tests/reference/evaluator.hpp"

namespace garis::reference {

namespace {

using Shape = ast::Cell::Shape;

// The scale of a column: the declared unit is meant in every cell.
struct Scale {
  double factor = 1, offset = 0;
  double to_base(double x) const { return x * factor + offset; }
  double from_base(double x) const { return std::isinf(x) ? x : (x - offset) / factor; }
};

bool near(double a, double edge) { return std::fabs(a - edge) <= guard(edge); }

double cell_number(const ast::Cell& cell, const Scale& scale) {
  if (!cell.quantity.unit) return cell.quantity.value;
  const auto& unit = cell.quantity.unit->unit;
  return scale.from_base(cell.quantity.value * unit.factor + unit.offset);
}

std::vector<double> edges_of(const ast::Cell& cell, const Scale& scale) {
  switch (cell.shape) {
    case Shape::bound:
      return {cell.low};
    case Shape::range:
      return {cell.low, cell.high};
    case Shape::quantity:
      return {cell_number(cell, scale)};
    default:
      return {};
  }
}

bool holds(const ast::Cell& cell, double x, const Scale& scale) {
  switch (cell.shape) {
    case Shape::bound: {
      const Value there = compare(static_cast<Relation>(cell.op), number(x), number(cell.low));
      return there.yes();
    }
    case Shape::range:
      return x >= cell.low - guard(cell.low) &&
             (cell.includes_high ? x <= cell.high + guard(cell.high)
                                 : x < cell.high - guard(cell.high));
    case Shape::quantity:
      return near(x, cell_number(cell, scale));
    default:
      return true;
  }
}

bool holds(const ast::Cell& cell, const std::string& word) {
  if (cell.shape == Shape::string) return cell.string == word;
  if (cell.shape != Shape::names) return true;
  return std::any_of(cell.names.begin(), cell.names.end(),
                     [&](const auto& name) { return name.text == word; });
}

using Key = std::variant<double, std::string>;

}  // namespace

Value Evaluator::look_up(const ast::Call& e, const semantics::TableCall& meaning, Scope& scope) {
  const auto& named = std::get<ast::Table>(g_.file.declarations[meaning.table]);
  const ast::Table* table = nullptr;
  for (const auto version : g_.tables.at(named.name.text)) {
    const auto& candidate = std::get<ast::Table>(g_.file.declarations[version]);
    const auto& in_force = candidate.effective;
    const auto date = in_force && in_force->by ? deciding_date(in_force) : date_;
    if (!in_force ||
        (date >= in_force->from.iso && (!in_force->until || date < in_force->until->iso)))
      table = &candidate;
  }
  std::vector<Value> keys;
  for (const auto& column : named.columns) {
    if (!column.is_key) continue;
    for (const auto& argument : e.arguments) {
      if (!argument.name || argument.name->text == column.name.text)
        keys.push_back(evaluate(argument.value, scope));
    }
  }
  if (table == nullptr) return open(Value::Kind::number, {"!not in force"});
  return in_table(*table, meaning.value_column, keys);
}

Value Evaluator::in_table(const ast::Table& table, std::size_t column,
                          const std::vector<Value>& keys) {
  std::vector<const ast::Column*> key_columns;
  std::vector<std::size_t> key_cells;
  std::size_t value_cell = 0, values = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].is_key) {
      key_columns.push_back(&table.columns[i]);
      key_cells.push_back(i);
    } else if (values++ == column) {
      value_cell = i;
    }
  }
  const auto scale_of = [&](const ast::Column& c) {
    Scale scale;
    if (c.unit) scale = {factor_of(c.unit->unit), c.unit->unit.offset};
    return scale;
  };
  const auto& value_column = table.columns[value_cell];
  const Scale value_scale = scale_of(value_column);
  Value::Kind kind = Value::Kind::number;
  if (value_column.type.name.text == "category") kind = Value::Kind::word;
  if (value_column.type.name.text == "yes_no") kind = Value::Kind::truth;
  if (value_column.type.name.text == "text") kind = Value::Kind::text;

  Causes why;
  for (const auto& key : keys) {
    why = why + key.causes;
    if (key.may_be_unstated) {
      if (!key.may_be_stated) return open(kind, {"!no value"});
      return open(kind, key.causes + Causes{"!no value"});
    }
  }

  // What each key may be: a word, or a number in the unit of its column.
  std::vector<std::vector<Key>> tries(keys.size());
  std::size_t interpolated = keys.size();
  for (std::size_t k = 0; k < keys.size(); ++k) {
    auto& possible = tries[k];
    const Value& key = keys[k];
    if (key.kind == Value::Kind::truth) {
      if (key.may_be_yes) possible.emplace_back("yes");
      if (key.may_be_no) possible.emplace_back("no");
    } else if (key.kind == Value::Kind::word) {
      const auto id = words_.find_category(key_columns[k]->type.arguments[0].text).value();
      for (const auto& each : words_.category(id).values) {
        if (!key.words || key.words->contains(each.name)) possible.emplace_back(each.name);
      }
    } else if (key.kind == Value::Kind::text) {
      possible.emplace_back(key.text.value_or("\x01"));  // of an open text: none that is listed,
      for (const auto& row : table.rows) {               // or any that is
        if (!key.text && row.cells[key_cells[k]].shape == Shape::string)
          possible.emplace_back(row.cells[key_cells[k]].string);
      }
    } else {
      const Scale scale = scale_of(*key_columns[k]);
      const double low = scale.from_base(key.low), high = scale.from_base(key.high);
      std::set<double> edges;
      for (const auto& row : table.rows) {
        for (const double edge : edges_of(row.cells[key_cells[k]], scale)) edges.insert(edge);
      }
      if (table.interpolate && table.interpolate->text == key_columns[k]->name.text)
        interpolated = k;
      const auto snapped = [&](double x) {
        for (const double edge : edges) {
          if (near(x, edge)) return edge;
        }
        return x;
      };
      std::set<double> points{std::max(snapped(low), -1e300), std::min(snapped(high), 1e300)};
      for (const double edge : edges) {
        if (edge > low && edge < high) points.insert(edge);
      }
      // Between the edges, and before the first and after the last.
      std::vector<double> sorted(points.begin(), points.end());
      for (std::size_t i = 0; i + 1 < sorted.size(); ++i)
        points.insert(sorted[i] / 2 + sorted[i + 1] / 2);
      for (const double point : points) possible.emplace_back(point);
    }
  }

  const auto cell_value = [&](const ast::TableRow& row) {
    const auto& cell = row.cells[value_cell];
    if (cell.shape == Shape::none) return unstated(kind);
    if (cell.shape == Shape::string) return text(cell.string);
    if (cell.shape == Shape::names)
      return kind == Value::Kind::truth ? truth(cell.names[0].text == "yes")
                                        : word(cell.names[0].text);
    return number(value_scale.to_base(cell_number(cell, value_scale)));
  };
  // The row for one choice of the keys; one that says `otherwise` less comes first.
  const auto row_at = [&](const std::vector<Key>& at) {
    const ast::TableRow* best = nullptr;
    std::ptrdiff_t best_otherwise = 0;
    for (const auto& row : table.rows) {
      bool fits = true;
      std::ptrdiff_t otherwise = 0;
      for (std::size_t k = 0; k < at.size(); ++k) {
        const auto& cell = row.cells[key_cells[k]];
        otherwise += cell.shape == Shape::otherwise;
        const auto* x = std::get_if<double>(&at[k]);
        fits = fits && (x != nullptr ? holds(cell, *x, scale_of(*key_columns[k]))
                                     : holds(cell, std::get<std::string>(at[k])));
      }
      if (!fits || (best != nullptr && otherwise >= best_otherwise)) continue;
      best = &row;
      best_otherwise = otherwise;
    }
    return best;
  };

  std::optional<Value> result;
  bool gap = false;
  const auto take = [&](const Value& value) {
    result = result ? hull(*result, value, why) : value;
  };
  const auto between_points = [&](std::vector<Key> at) {
    const double x = std::get<double>(at[interpolated]);
    const Scale scale = scale_of(*key_columns[interpolated]);
    std::optional<double> left, right;
    for (const auto& row : table.rows) {
      for (const double edge : edges_of(row.cells[key_cells[interpolated]], scale)) {
        if (edge <= x && (!left || edge > *left)) left = edge;
        if (edge >= x && (!right || edge < *right)) right = edge;
      }
    }
    if (!left || !right) {
      gap = true;
      return;
    }
    at[interpolated] = *left;
    const auto* from = row_at(at);
    at[interpolated] = *right;
    const auto* to = row_at(at);
    if (from == nullptr || to == nullptr) {
      gap = true;
      return;
    }
    const Value a = cell_value(*from), b = cell_value(*to);
    if (*left == *right) return take(a);
    const double share = (x - *left) / (*right - *left);
    Value value = number(a.low + (b.low - a.low) * share);
    value.may_be_stated = a.may_be_stated && b.may_be_stated;
    value.may_be_unstated = a.may_be_unstated || b.may_be_unstated;
    take(value);
  };
  const std::function<void(std::vector<Key>)> go = [&](std::vector<Key> at) {
    if (at.size() < tries.size()) {
      for (const auto& key : tries[at.size()]) {
        auto more = at;
        more.push_back(key);
        go(std::move(more));
      }
      return;
    }
    if (interpolated < keys.size()) return between_points(std::move(at));
    if (const auto* row = row_at(at)) {
      take(cell_value(*row));
    } else {
      gap = true;
    }
  };
  go({});
  if (gap) return open(kind, why + Causes{"!no row"});
  for (const auto& key : keys) result->inputs.insert(key.inputs.begin(), key.inputs.end());
  return *result;
}

// ---- trajectories (9, ruling 11) ----

namespace {

double number_of(const std::string& digits) {
  double value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Value Evaluator::trajectory(const ast::Trajectory& trajectory, const Value& when, bool is_date,
                            Scope& scope) {
  const bool by_year = trajectory.points.front().is_year;
  std::vector<double> at;
  std::vector<Value> values;
  for (const auto& point : trajectory.points) {
    at.push_back(by_year ? number_of(point.date) : base::day_number(point.date).value());
    values.push_back(evaluate(point.value, scope));
  }
  const auto on_scale = [&](double x) {
    if (std::isinf(x) || (is_date && !by_year)) return x;
    // A date among years is its year; a year among dates is its first day.
    if (is_date) {
      double year = 1970 + std::floor(x / 366);
      while (base::day_number(std::to_string(static_cast<int>(year) + 1) + "-01-01").value() <= x)
        ++year;
      return year;
    }
    return by_year ? x : base::day_number(std::to_string(static_cast<int>(x)) + "-01-01").value();
  };
  const double low = on_scale(when.low), high = on_scale(when.high);
  if (low < at.front()) return open(Value::Kind::number, when.causes + Causes{"!no row"});
  const auto value_at = [&](double x) {
    std::size_t i = 0;
    while (i + 1 < at.size() && at[i + 1] <= x) ++i;
    if (!trajectory.linear || i + 1 == at.size()) return values[i];
    const double share = (x - at[i]) / (at[i + 1] - at[i]);
    return number(values[i].low + (values[i + 1].low - values[i].low) * share);
  };
  Value result = hull(value_at(low), value_at(std::min(high, at.back())), when.causes);
  for (std::size_t i = 0; i < at.size(); ++i) {
    if (at[i] > low && at[i] <= high) result = hull(result, values[i], when.causes);
  }
  return result;
}

}  // namespace garis::reference

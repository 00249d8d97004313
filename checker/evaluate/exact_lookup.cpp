// Tables, trajectories and exceptions on values.
#include <algorithm>
#include <chrono>
#include <cmath>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {
namespace {

std::string shown(const Value& key, const plan::Axis& axis) {
  if (!key.is_known()) return "unknown";
  switch (key.form) {
    case Form::number:
    case Form::date:
      return base::decimal(key.low) + (axis.unit.text.empty() ? "" : " " + axis.unit.text);
    case Form::yes_no:
      return key.truth == Truth::yes ? "yes" : "no";
    case Form::text:
      return "\"" + key.text + "\"";
    default:
      return "row " + std::to_string(key.codes[0] + 1) + " of its category";
  }
}

// Atom of a number: the edge if it is within the guard band of one, else the gap.
std::size_t atom_of(const plan::Axis& axis, double value) {
  const auto above = std::lower_bound(axis.edges.begin(), axis.edges.end(), value);
  const auto index = static_cast<std::size_t>(above - axis.edges.begin());
  if (above != axis.edges.end() && std::fabs(*above - value) <= guard_of(*above))
    return 2 * index + 1;
  if (index > 0 && std::fabs(axis.edges[index - 1] - value) <= guard_of(axis.edges[index - 1]))
    return 2 * index - 1;
  return 2 * index;
}

}  // namespace

std::vector<std::size_t> Exact::atoms_of(const plan::Axis& axis, const Value& key) const {
  std::vector<std::size_t> atoms;
  const auto range = [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i <= last; ++i) atoms.push_back(i);
  };
  switch (axis.kind) {
    case plan::Axis::Kind::number:
      range(atom_of(axis, key.low), atom_of(axis, key.high));
      break;
    case plan::Axis::Kind::codes:
      if (key.form == Form::yes_no) {
        if (key.truth != Truth::yes) atoms.push_back(0);
        if (key.truth != Truth::no) atoms.push_back(1);
      } else if (!key.codes.empty()) {
        atoms.assign(key.codes.begin(), key.codes.end());
      } else {
        range(0, axis.codes - 1);
      }
      break;
    case plan::Axis::Kind::text: {
      if (!key.text_known) {
        range(0, axis.texts.size());
        break;
      }
      const auto it = std::find(axis.texts.begin(), axis.texts.end(), key.text);
      atoms.push_back(static_cast<std::size_t>(it - axis.texts.begin()));
    }
  }
  return atoms;
}

namespace {

// Every combination of the possible atoms, as an index into Table::rows.
std::vector<std::size_t> combinations(const plan::Table& table,
                                      const std::vector<std::vector<std::size_t>>& atoms) {
  std::vector<std::size_t> all{0};
  for (std::size_t a = 0; a < table.axes.size(); ++a) {
    std::vector<std::size_t> next;
    for (const auto before : all) {
      for (const auto atom : atoms[a]) next.push_back(before * table.axes[a].atoms() + atom);
    }
    all = std::move(next);
  }
  return all;
}

Value cell_value(const plan::Cell& cell, Form form) {
  Value value;
  value.form = form;
  if (cell.number) {
    value.low = value.high = *cell.number;
    value.decimals = cell.decimals;
  } else if (cell.code) {
    value.codes = {*cell.code};
  } else if (cell.text) {
    value.text = *cell.text;
    value.text_known = true;
  } else if (cell.yes_no) {
    value.truth = truth_of(*cell.yes_no);
  } else {
    value.stated = Value::Stated::no;
  }
  return value;
}

}  // namespace

Value Exact::cells(const plan::Table& table, std::uint32_t column,
                   const std::vector<std::int32_t>& rows, const CauseSet& causes) const {
  std::optional<Value> result;
  bool some_stated = false, some_not = false;
  auto evidence = Evidence::primary;
  for (const auto row : rows) {
    const auto index = static_cast<std::size_t>(row);
    Value value = cell_value(table.cells[index][column], table.columns[column].form);
    value.table_row = row;
    evidence = plan::weaker(evidence, table.evidence[index]);
    (value.stated == Value::Stated::no ? some_not : some_stated) = true;
    if (value.stated == Value::Stated::no && result) continue;
    const bool replace = !result || result->stated == Value::Stated::no;
    result = replace ? value : hull(*result, value, causes);
  }
  result->stated = !some_stated ? Value::Stated::no
                   : some_not   ? Value::Stated::maybe
                                : Value::Stated::yes;
  if (result->stated == Value::Stated::maybe) result->causes = united(result->causes, causes);
  result->standing.evidence = evidence;
  return *result;
}

Value Exact::lookup(const plan::Lookup& node, Scope& scope) {
  const plan::Table* table = nullptr;
  bool date_assumed = false;
  for (const auto version : node.tables) {
    const auto& candidate = plan_.tables[version];
    const auto date =
        candidate.effective && candidate.effective->by ? deciding_date(candidate.effective) : date_;
    date_assumed = date_assumed || date.assumed;
    if (!candidate.effective || candidate.effective->holds_on(date.iso)) table = &candidate;
  }
  if (table == nullptr)
    throw RuleFailure("E-NOT-IN-FORCE", "table `" + plan_.tables[node.tables[0]].name +
                                            "` is not in force on " + date_.iso);

  std::vector<Value> keys;
  std::vector<std::vector<std::size_t>> atoms;
  CauseSet causes;
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    keys.push_back(evaluate(node.keys[i], scope));
    if (keys.back().stated == Value::Stated::no)
      throw RuleFailure("E-NO-VALUE", "key `" + table->axes[i].name + "` of table `" + table->name +
                                          "` comes from a cell without a value");
    atoms.push_back(atoms_of(table->axes[i], keys.back()));
    causes = united(causes, keys.back().causes);
  }
  const bool interpolates = std::any_of(table->axes.begin(), table->axes.end(),
                                        [](const plan::Axis& axis) { return axis.interpolated; });
  Value result;
  if (interpolates) {
    result = interpolated(*table, node.column, keys, atoms, causes);
  } else {
    std::vector<std::int32_t> rows;
    for (const auto combination : combinations(*table, atoms)) {
      const auto row = table->rows[combination];
      if (row >= 0 && std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(row);
    }
    if (rows.empty()) {
      std::string text = "table `" + table->name + "` has no row for";
      for (std::size_t i = 0; i < keys.size(); ++i)
        text +=
            (i == 0 ? " " : ", ") + table->axes[i].name + " = " + shown(keys[i], table->axes[i]);
      throw RuleFailure("E-NO-ROW", text);
    }
    result = cells(*table, node.column, rows, causes);
  }
  result.standing.assumed = result.standing.assumed || date_assumed;
  for (const auto& key : keys) {
    result.standing.add(key.standing);
    result.exceptions.insert(result.exceptions.end(), key.exceptions.begin(), key.exceptions.end());
  }
  return result;
}

// Piecewise linear along one numeric key; outside its points there is no row.
Value Exact::interpolated(const plan::Table& table, std::uint32_t column,
                          const std::vector<Value>& keys,
                          const std::vector<std::vector<std::size_t>>& atoms,
                          const CauseSet& causes) const {
  const auto axis_index =
      static_cast<std::size_t>(std::find_if(table.axes.begin(), table.axes.end(),
                                            [](const plan::Axis& a) { return a.interpolated; }) -
                               table.axes.begin());
  const auto& axis = table.axes[axis_index];
  const Value& key = keys[axis_index];
  const double low = std::max(key.low, axis.edges.front());
  const double high = std::min(key.high, axis.edges.back());
  if (low > high + guard_of(high))
    throw RuleFailure("E-NO-ROW", "table `" + table.name + "` has no row for " + axis.name + " = " +
                                      shown(key, axis));

  std::optional<Value> result;
  const auto take = [&](const Value& value) {
    result = result ? hull(*result, value, causes) : value;
  };
  auto others = atoms;
  // The value at edge `i` for one choice of the other keys is a single row.
  const auto at_edge = [&](std::vector<std::vector<std::size_t>> choice, std::size_t edge) {
    choice[axis_index] = {2 * edge + 1};
    const auto row = table.rows[combinations(table, choice)[0]];
    if (row < 0)
      throw RuleFailure("E-NO-ROW", "table `" + table.name + "` has no row for " + axis.name +
                                        " = " + base::decimal(axis.edges[edge]));
    return cells(table, column, {row}, {});
  };
  const auto at = [&](const std::vector<std::vector<std::size_t>>& choice, double x) {
    const auto above = std::lower_bound(axis.edges.begin(), axis.edges.end(), x - guard_of(x));
    const auto i =
        std::min(static_cast<std::size_t>(above - axis.edges.begin()), axis.edges.size() - 1);
    Value right = at_edge(choice, i);
    if (i == 0 || std::fabs(axis.edges[i] - x) <= guard_of(axis.edges[i])) return right;
    const Value left = at_edge(choice, i - 1);
    const double share = (x - axis.edges[i - 1]) / (axis.edges[i] - axis.edges[i - 1]);
    Value value = number(left.low + (right.low - left.low) * share);
    inherit(value, left);
    inherit(value, right);
    return value;
  };
  others[axis_index] = {0};
  for (const auto combination : combinations(table, others)) {
    std::vector<std::vector<std::size_t>> choice(table.axes.size());
    std::size_t rest = combination;
    for (std::size_t a = table.axes.size(); a-- > 0;) {
      choice[a] = {rest % table.axes[a].atoms()};
      rest /= table.axes[a].atoms();
    }
    take(at(choice, low));
    take(at(choice, high));
    for (std::size_t i = 0; i < axis.edges.size(); ++i) {
      if (axis.edges[i] > low && axis.edges[i] < high) take(at_edge(choice, i));
    }
  }
  return *result;
}

// ---- trajectories ----

Value Exact::trajectory(const plan::TrajectoryAt& node, Scope& scope) {
  const auto& trajectory = plan_.trajectories[node.trajectory];
  const Value when = evaluate(node.when, scope);
  // The scale of the points: years, or days.
  const auto to_scale = [&](double x) {
    if (std::isinf(x)) return x;
    if (node.is_date) return trajectory.by_year ? std::stod(model::iso_date(x).substr(0, 4)) : x;
    if (trajectory.by_year) return x;
    const auto year = std::chrono::year(static_cast<int>(std::clamp(std::floor(x), 0.0, 9999.0)));
    return static_cast<double>(
        std::chrono::sys_days(year / std::chrono::January / 1).time_since_epoch().count());
  };
  const double low = to_scale(when.low);
  const double high = to_scale(when.high);
  const auto& points = trajectory.points;
  if (high < points.front().when) {
    throw RuleFailure("E-NO-ROW", "trajectory `" + trajectory.name + "` has no value before " +
                                      (trajectory.by_year ? base::decimal(points.front().when)
                                                          : model::iso_date(points.front().when)));
  }
  const auto value_of = [&](std::size_t i) {
    Value value = evaluate(points[i].value, scope);
    value.standing.evidence = plan::weaker(value.standing.evidence, points[i].evidence);
    return value;
  };
  const auto at = [&](double x) {
    std::size_t i = points.size() - 1;
    while (i > 0 && points[i].when > x) --i;
    Value value = value_of(i);
    if (!trajectory.linear || i + 1 == points.size() || points[i].when >= x) return value;
    const Value next = value_of(i + 1);
    const double share = (x - points[i].when) / (points[i + 1].when - points[i].when);
    Value between = number(value.low + (next.low - value.low) * share);
    inherit(between, value);
    inherit(between, next);
    return between;
  };
  Value result = at(std::max(low, points.front().when));
  if (low != high) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      if (points[i].when > low && points[i].when <= high)
        result = hull(result, value_of(i), when.causes);
    }
    result = hull(result, at(std::min(high, points.back().when)), when.causes);
  }
  result.standing.add(when.standing);
  return result;
}

// ---- exceptions on values ----

Value Exact::with_exceptions(const plan::WithExceptions& node, Scope& scope) {
  std::vector<std::size_t> certain, maybe;
  CauseSet causes;
  Standing conditions;
  for (std::size_t i = 0; i < node.branches.size(); ++i) {
    const Value where = truth_value(node.branches[i].where, scope);
    conditions.add(where.standing);
    if (where.truth == Truth::yes) certain.push_back(i);
    if (where.truth != Truth::unknown) continue;
    maybe.push_back(i);
    causes = united(causes, where.causes);
  }
  const auto beats = [&](std::size_t winner, std::size_t loser) {
    const auto& beaten = node.branches[winner].beats;
    return std::find(beaten.begin(), beaten.end(), loser) != beaten.end();
  };
  const auto beaten_by_certain = [&](std::size_t i) {
    return std::any_of(certain.begin(), certain.end(), [&](std::size_t c) { return beats(c, i); });
  };
  const auto use = [&](std::size_t i) {
    Value value = evaluate(node.branches[i].use, scope);
    value.standing.evidence = plan::weaker(value.standing.evidence, node.branches[i].evidence);
    return value;
  };

  std::optional<Value> result;
  std::string_view held;
  for (const auto i : certain) {
    if (beaten_by_certain(i)) continue;
    Value value = use(i);
    const Truth same = result ? compare(plan::Comparison::equal, value, *result).truth : Truth::yes;
    if (same == Truth::no) {
      throw RuleFailure("E-RULE-CONFLICT",
                        "the exceptions \"" + std::string(held) + "\" and \"" +
                            node.branches[i].label +
                            "\" both hold and give different values; order them with `over`");
    }
    if (same == Truth::unknown) result = hull(*result, value, {});
    if (!result) {
      held = node.branches[i].label;
      result = std::move(value);
    }
  }
  if (!result) result = evaluate(node.base, scope);
  if (!held.empty()) result->exceptions.push_back(held);
  for (const auto i : maybe) {
    if (!beaten_by_certain(i)) result = hull(*result, use(i), causes);
  }
  result->standing.add(conditions);
  return *result;
}

}  // namespace garis::evaluate

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

using Atoms = std::vector<std::size_t>;                 // one per axis
using Choices = std::vector<std::vector<std::size_t>>;  // the possible ones per axis

// Choices that are looked at one by one, each with a search through the rows; beyond, rows are
// judged axis by axis. A table that lists its combinations has few enough.
constexpr std::size_t kMostChoices = 1U << 12U;

bool too_many(const plan::Table& table, const Choices& choices) {
  if (table.fits.empty()) return false;
  std::size_t all = 1;
  return std::any_of(choices.begin(), choices.end(), [&](const auto& atoms) {
    all *= std::max<std::size_t>(atoms.size(), 1);
    return all > kMostChoices;
  });
}

template <class Visit>
void for_each_choice(const Choices& choices, const Visit& visit) {
  std::vector<std::size_t> at(choices.size(), 0);
  Atoms atoms;
  for (const auto& possible : choices) atoms.push_back(possible.front());
  for (bool more = true; more;) {
    visit(atoms);
    more = false;
    for (std::size_t a = choices.size(); a-- > 0 && !more;) {
      more = ++at[a] < choices[a].size();
      if (!more) at[a] = 0;
      atoms[a] = choices[a][at[a]];
    }
  }
}

bool fits(const plan::Table& table, const Atoms& atoms, std::size_t row) {
  for (std::size_t a = 0; a < atoms.size(); ++a) {
    if (!table.fits[a][atoms[a]][row]) return false;
  }
  return true;
}

// The row that holds there; -1 if none does.
std::int32_t row_at(const plan::Table& table, const Atoms& atoms) {
  if (!table.rows.empty()) {
    std::size_t index = 0;
    for (std::size_t a = 0; a < atoms.size(); ++a) index = index * table.axes[a].atoms() + atoms[a];
    return table.rows[index];
  }
  std::int32_t best = -1;
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    const bool better =
        best < 0 || table.otherwise[row] < table.otherwise[static_cast<std::size_t>(best)];
    if (better && fits(table, atoms, row)) best = static_cast<std::int32_t>(row);
  }
  return best;
}

struct PossibleRows {
  std::vector<std::int32_t> rows;
  bool gap = false;  // some possible value has no row
};

// Axis by axis: every row that may hold, and perhaps more.
PossibleRows roughly(const plan::Table& table, const Choices& choices) {
  PossibleRows found{{}, true};
  for (std::size_t row = 0; row < table.cells.size(); ++row) {
    bool may_hold = true, always_holds = true;
    for (std::size_t a = 0; a < choices.size(); ++a) {
      const auto holds = [&](std::size_t atom) { return table.fits[a][atom][row]; };
      may_hold = may_hold && std::any_of(choices[a].begin(), choices[a].end(), holds);
      always_holds = always_holds && std::all_of(choices[a].begin(), choices[a].end(), holds);
    }
    if (may_hold) found.rows.push_back(static_cast<std::int32_t>(row));
    if (always_holds) found.gap = false;
  }
  return found;
}

PossibleRows possible_rows(const plan::Table& table, const Choices& choices) {
  if (too_many(table, choices)) return roughly(table, choices);
  PossibleRows found;
  std::vector<bool> seen(table.cells.size());
  for_each_choice(choices, [&](const Atoms& atoms) {
    const auto row = row_at(table, atoms);
    found.gap = found.gap || row < 0;
    if (row < 0 || seen[static_cast<std::size_t>(row)]) return;
    seen[static_cast<std::size_t>(row)] = true;
    found.rows.push_back(row);
  });
  return found;
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
  if (hits_ != nullptr && rows.size() == 1) hits_->rows.emplace(&table, rows[0]);
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

const plan::Table* Exact::table_in_force(const plan::Lookup& node, bool& date_assumed) {
  const plan::Table* table = nullptr;
  for (const auto version : node.tables) {
    const auto& candidate = plan_.tables[version];
    const auto date =
        candidate.effective && candidate.effective->by ? deciding_date(candidate.effective) : date_;
    date_assumed = date_assumed || date.assumed;
    if (!candidate.effective || candidate.effective->holds_on(date.iso)) table = &candidate;
  }
  return table;
}

Value Exact::lookup(const plan::Lookup& node, Scope& scope) {
  bool date_assumed = false;
  const auto* table = table_in_force(node, date_assumed);
  if (table == nullptr) {
    const auto& first = plan_.tables[node.tables[0]];
    return failed(first.columns[node.column].form, "E-NOT-IN-FORCE",
                  "table `" + first.name + "` is not in force on " + date_.iso);
  }
  std::vector<Value> keys;
  for (const auto key : node.keys) keys.push_back(evaluate(key, scope));
  Value result = looked_up(*table, node.column, keys);
  result.standing.assumed = result.standing.assumed || date_assumed;
  for (const auto& key : keys) {
    result.standing.add(key.standing);
    result.exceptions.insert(result.exceptions.end(), key.exceptions.begin(), key.exceptions.end());
  }
  return result;
}

Value Exact::looked_up(const plan::Table& table, std::uint32_t column,
                       const std::vector<Value>& keys) {
  Choices atoms;
  CauseSet causes;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    causes = united(causes, keys[i].causes);
    if (keys[i].stated != Value::Stated::yes)
      return open(
          table.columns[column].form,
          united(keys[i].stated == Value::Stated::no ? CauseSet() : keys[i].causes,
                 {failure("E-NO-VALUE", "key `" + table.axes[i].name + "` of table `" + table.name +
                                            "` comes from a cell without a value")}));
    atoms.push_back(atoms_of(table.axes[i], keys[i]));
  }
  const bool interpolates = std::any_of(table.axes.begin(), table.axes.end(),
                                        [](const plan::Axis& axis) { return axis.interpolated; });
  if (interpolates) return interpolated(table, column, keys, atoms, causes);
  const auto possible = possible_rows(table, atoms);
  return possible.gap ? no_row(table, column, keys, causes)
                      : cells(table, column, possible.rows, causes);
}

// There is no row, or there is none for some value that a key may turn out to have.
Value Exact::no_row(const plan::Table& table, std::uint32_t column, const std::vector<Value>& keys,
                    const CauseSet& causes) {
  std::string text = "table `" + table.name + "` has no row for";
  for (std::size_t i = 0; i < keys.size(); ++i)
    text += (i == 0 ? " " : ", ") + table.axes[i].name + " = " + shown(keys[i], table.axes[i]);
  return open(table.columns[column].form, united(causes, {failure("E-NO-ROW", text)}));
}

// Piecewise linear along one numeric key; outside its points there is no row.
Value Exact::interpolated(const plan::Table& table, std::uint32_t column,
                          const std::vector<Value>& keys, const Choices& atoms,
                          const CauseSet& causes) {
  const auto axis_index =
      static_cast<std::size_t>(std::find_if(table.axes.begin(), table.axes.end(),
                                            [](const plan::Axis& a) { return a.interpolated; }) -
                               table.axes.begin());
  const auto& axis = table.axes[axis_index];
  const Value& key = keys[axis_index];
  const double first = axis.edges.front(), last = axis.edges.back();
  Choices others = atoms;
  others[axis_index] = {0};
  bool gap = key.low < first - guard_of(first) || key.high > last + guard_of(last);
  if (gap || too_many(table, others)) return no_row(table, column, keys, causes);

  const double low = std::max(key.low, first), high = std::min(key.high, last);
  std::optional<Value> result;
  const auto take = [&](const Value& value) {
    result = result ? hull(*result, value, causes) : value;
  };
  // The value at edge `i` for one choice of the other keys is a single row.
  const auto at_edge = [&](Atoms choice, std::size_t edge) {
    choice[axis_index] = 2 * edge + 1;
    const auto row = row_at(table, choice);
    gap = gap || row < 0;
    return row < 0 ? Value() : cells(table, column, {row}, {});
  };
  const auto at = [&](const Atoms& choice, double x) {
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
  for_each_choice(others, [&](const Atoms& choice) {
    take(at(choice, low));
    take(at(choice, high));
    for (std::size_t i = 0; i < axis.edges.size(); ++i) {
      if (axis.edges[i] > low && axis.edges[i] < high) take(at_edge(choice, i));
    }
  });
  return gap ? no_row(table, column, keys, causes) : *result;
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
  if (low < points.front().when) {
    const auto first = trajectory.by_year ? base::decimal(points.front().when)
                                          : model::iso_date(points.front().when);
    const auto cause =
        failure("E-NO-ROW", "trajectory `" + trajectory.name + "` has no value before " + first);
    return open(Form::number, united(when.causes, {cause}));
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
  Value result = at(low);
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
  std::vector<CauseSet> why(node.branches.size());
  Standing conditions;
  for (std::size_t i = 0; i < node.branches.size(); ++i) {
    const Value where = truth_value(node.branches[i].where, scope);
    conditions.add(where.standing);
    if (where.truth == Truth::yes) certain.push_back(i);
    if (where.truth != Truth::unknown) continue;
    maybe.push_back(i);
    why[i] = where.causes;
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
    if (hits_ != nullptr) hits_->value_exceptions.insert(&node.branches[i]);
    Value value = use(i);
    const Truth same = result ? compare(plan::Comparison::equal, value, *result).truth : Truth::yes;
    if (same == Truth::no) {
      const auto conflict =
          failure("E-RULE-CONFLICT", "the exceptions \"" + std::string(held) + "\" and \"" +
                                         node.branches[i].label +
                                         "\" both hold and give different values; order them with "
                                         "`over`");
      result = hull(*result, value, {conflict});
    }
    if (same == Truth::unknown) result = hull(*result, value, {});
    if (!result) {
      held = node.branches[i].label;
      result = std::move(value);
    }
  }
  if (!result) result = evaluate(node.base, scope);
  if (!held.empty()) result->exceptions.push_back(held);
  std::erase_if(maybe, beaten_by_certain);
  CauseSet causes;
  for (const auto i : maybe) causes = united(causes, why[i]);
  for (const auto i : maybe) result = hull(*result, use(i), causes);
  result->standing.add(conditions);
  return *result;
}

}  // namespace garis::evaluate

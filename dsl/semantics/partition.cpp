#include "dsl/semantics/partition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace garis::semantics {
namespace {

using Shape = ast::Cell::Shape;

constexpr std::size_t kMostCombinations = 1U << 20U;
// Combinations times rows, and comparisons of two rows where there are too many combinations.
constexpr std::size_t kMostSteps = 1U << 27U;

double in_column_unit(const ast::Quantity& quantity, const ast::Column& column) {
  if (!quantity.unit) return quantity.value;
  const units::Unit to = column.unit ? column.unit->unit : units::Unit();
  return units::convert(quantity.value, quantity.unit->unit, to);
}

void add_edges(const ast::Cell& cell, const ast::Column& column, std::set<double>& edges) {
  if (cell.shape == Shape::bound) edges.insert(cell.low);
  if (cell.shape == Shape::range) edges.insert({cell.low, cell.high});
  if (cell.shape == Shape::quantity) edges.insert(in_column_unit(cell.quantity, column));
}

vocabulary::Range domain_of(const vocabulary::Vocabulary& words, const ast::Column& column) {
  const auto kind_id = words.find_kind(column.type.name.text);
  if (!kind_id) return {};
  const auto& kind = words.kind(*kind_id);
  vocabulary::Range range = kind.range;
  if (!column.unit || kind.unit.dimension != column.unit->unit.dimension) return range;
  for (auto* side : {&range.low, &range.high}) {
    if (*side) *side = units::convert(**side, kind.unit, column.unit->unit);
  }
  return range;
}

Axis make_axis(const Guideline& g, const ast::Table& table, std::size_t column_index) {
  const auto& column = table.columns[column_index];
  const auto kind = g.vocabulary.find_kind(column.type.name.text);
  const auto form = kind ? g.vocabulary.kind(*kind).form : Form::number;
  Axis axis;
  if (form == Form::yes_no) {
    axis.kind = Axis::Kind::codes;
    axis.codes = 2;
    return axis;
  }
  if (form == Form::category) {
    axis.kind = Axis::Kind::codes;
    axis.category = column.type.arguments.empty()
                        ? std::nullopt
                        : g.vocabulary.find_category(column.type.arguments[0].text);
    axis.codes =
        axis.category
            ? static_cast<std::uint32_t>(g.vocabulary.category(*axis.category).values.size())
            : 0;
    return axis;
  }
  if (form == Form::text) {
    axis.kind = Axis::Kind::text;
    std::set<std::string> texts;
    for (const auto& row : table.rows) {
      if (row.cells[column_index].shape == Shape::string)
        texts.insert(row.cells[column_index].string);
    }
    axis.texts.assign(texts.begin(), texts.end());
    axis.closed_list = true;
    return axis;
  }
  std::set<double> edges;
  axis.closed_list = true;
  for (const auto& row : table.rows) {
    const auto& cell = row.cells[column_index];
    add_edges(cell, column, edges);
    if (cell.shape == Shape::bound || cell.shape == Shape::range) axis.closed_list = false;
  }
  axis.edges.assign(edges.begin(), edges.end());
  axis.domain = domain_of(g.vocabulary, column);
  axis.interpolated = table.interpolate && table.interpolate->text == column.name.text;
  return axis;
}

// Lower and upper end of a numeric atom; equal for an edge.
std::pair<double, double> ends(const Axis& axis, std::size_t atom) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  const std::size_t i = atom / 2;
  if (atom % 2 == 1) return {axis.edges[i], axis.edges[i]};
  return {i == 0 ? -inf : axis.edges[i - 1], i == axis.edges.size() ? inf : axis.edges[i]};
}

bool bound_holds(ast::Comparison op, double edge, double low, double high, bool is_point) {
  using enum ast::Comparison;
  switch (op) {
    case less:
      return is_point ? low < edge : high <= edge;
    case less_equal:
      return high <= edge;
    case greater:
      return is_point ? low > edge : low >= edge;
    case greater_equal:
      return low >= edge;
    default:
      return false;
  }
}

bool number_fits(const ast::Cell& cell, const ast::Column& column, const Axis& axis,
                 std::size_t atom) {
  const auto [low, high] = ends(axis, atom);
  const bool is_point = atom % 2 == 1;
  switch (cell.shape) {
    case Shape::bound:
      return bound_holds(cell.op, cell.low, low, high, is_point);
    case Shape::range:
      return low >= cell.low &&
             (cell.includes_high || !is_point ? high <= cell.high : high < cell.high);
    case Shape::quantity:
      return is_point && low == in_column_unit(cell.quantity, column);
    default:
      return false;
  }
}

bool code_fits(const Guideline& g, const ast::Cell& cell, const Axis& axis, std::size_t atom) {
  return std::any_of(cell.names.begin(), cell.names.end(), [&](const ast::Name& name) {
    if (!axis.category) return (name.text == "yes") == (atom == 1);
    return g.vocabulary.category(*axis.category).find(name.text) ==
           static_cast<std::uint16_t>(atom);
  });
}

bool fits(const Guideline& g, const ast::Table& table, std::size_t column, const Axis& axis,
          const ast::Cell& cell, std::size_t atom) {
  if (cell.shape == Shape::any || cell.shape == Shape::otherwise) return true;
  switch (axis.kind) {
    case Axis::Kind::number:
      return number_fits(cell, table.columns[column], axis, atom);
    case Axis::Kind::codes:
      return code_fits(g, cell, axis, atom);
    case Axis::Kind::text:
      return atom < axis.texts.size() && cell.shape == Shape::string &&
             cell.string == axis.texts[atom];
  }
  return false;
}

class Filler {
 public:
  Filler(const Guideline& guideline, const ast::Table& table) : g_(guideline), table_(table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (!table.columns[i].is_key) continue;
      key_columns_.push_back(i);
      result_.axes.push_back(make_axis(g_, table_, i));
    }
  }

  Partition run() {
    precompute();
    const auto all = combinations();
    if (!all) {
      result_.too_large = true;
      if (!table_.first_match) compare_pairs();
      return std::move(result_);
    }
    result_.rows.assign(*all, -1);
    result_.reached.assign(table_.rows.size(), false);
    result_.matched.assign(table_.rows.size(), false);
    for (std::size_t combination = 0; combination < *all; ++combination) fill(combination);
    return std::move(result_);
  }

 private:
  // Nothing if there are more than can be looked at.
  std::optional<std::size_t> combinations() const {
    std::size_t all = 1;
    for (const auto& axis : result_.axes) {
      all *= std::max<std::size_t>(axis.atoms(), 1);
      if (all > kMostCombinations) return std::nullopt;
    }
    if (all * table_.rows.size() > kMostSteps) return std::nullopt;
    return all;
  }

  // Where both rows hold, if neither says `otherwise`.
  std::optional<std::vector<std::size_t>> common_atoms(std::uint32_t first,
                                                       std::uint32_t second) const {
    std::vector<std::size_t> common;
    for (const auto& atoms : result_.fits) {
      const auto both = std::find_if(atoms.begin(), atoms.end(), [&](const auto& fitting) {
        return fitting[first] && fitting[second];
      });
      if (both == atoms.end()) return std::nullopt;
      common.push_back(static_cast<std::size_t>(both - atoms.begin()));
    }
    return common;
  }

  void compare_pairs() {
    std::size_t steps = 0, atoms = 0;
    for (const auto& axis : result_.axes) atoms += axis.atoms();
    const auto rows = static_cast<std::uint32_t>(table_.rows.size());
    for (std::uint32_t second = 1; second < rows; ++second) {
      for (std::uint32_t first = 0; first < second; ++first) {
        if ((steps += atoms) > kMostSteps) return;
        if (result_.otherwise[first] + result_.otherwise[second] > 0) continue;
        if (auto common = common_atoms(first, second))
          result_.overlaps.push_back({std::move(*common), first, second});
      }
    }
  }

  void precompute() {
    for (std::size_t a = 0; a < result_.axes.size(); ++a) {
      auto& atoms = result_.fits.emplace_back(result_.axes[a].atoms());
      for (std::size_t atom = 0; atom < atoms.size(); ++atom) {
        for (const auto& row : table_.rows)
          atoms[atom].push_back(
              fits(g_, table_, key_columns_[a], result_.axes[a], row.cells[key_columns_[a]], atom));
      }
    }
    for (const auto& row : table_.rows) {
      std::size_t otherwise = 0;
      for (const auto column : key_columns_)
        otherwise += row.cells[column].shape == Shape::otherwise ? 1 : 0;
      result_.otherwise.push_back(otherwise);
    }
  }

  // Rows that fit; where some fit without `otherwise`, the others stand back.
  std::vector<std::uint32_t> candidates(const std::vector<std::size_t>& atoms) {
    std::vector<std::uint32_t> rows;
    std::size_t fewest = table_.columns.size();
    for (std::uint32_t row = 0; row < table_.rows.size(); ++row) {
      bool all = true;
      for (std::size_t a = 0; a < atoms.size() && all; ++a) all = result_.fits[a][atoms[a]][row];
      if (!all) continue;
      rows.push_back(row);
      fewest = std::min(fewest, result_.otherwise[row]);
    }
    std::erase_if(rows, [&](std::uint32_t row) { return result_.otherwise[row] > fewest; });
    return rows;
  }

  bool is_asked_for(const std::vector<std::size_t>& atoms) const {
    for (std::size_t a = 0; a < atoms.size(); ++a) {
      const auto& axis = result_.axes[a];
      if (!axis.in_domain(atoms[a])) return false;
      if (axis.closed_list &&
          (axis.kind == Axis::Kind::text ? atoms[a] == axis.texts.size()
                                         : axis.kind == Axis::Kind::number && atoms[a] % 2 == 0))
        return false;
    }
    return true;
  }

  void fill(std::size_t combination) {
    const auto atoms = result_.atoms_of(combination);
    const auto rows = candidates(atoms);
    if (rows.empty()) {
      if (is_asked_for(atoms)) result_.gaps.push_back(combination);
      return;
    }
    for (const auto row : rows) result_.matched[row] = true;
    result_.rows[combination] = static_cast<std::int32_t>(rows[0]);
    result_.reached[rows[0]] = true;
    if (table_.first_match) return;
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (pairs_.insert({rows[0], rows[i]}).second)
        result_.overlaps.push_back({atoms, rows[0], rows[i]});
      result_.reached[rows[i]] = true;
    }
  }

  const Guideline& g_;
  const ast::Table& table_;
  std::vector<std::size_t> key_columns_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> pairs_;
  Partition result_;
};

}  // namespace

std::size_t Axis::atoms() const {
  switch (kind) {
    case Kind::number:
      return 2 * edges.size() + 1;
    case Kind::codes:
      return codes;
    case Kind::text:
      return texts.size() + 1;
  }
  return 0;
}

bool Axis::in_domain(std::size_t atom) const {
  if (kind != Kind::number) return true;
  const auto [low, high] = ends(*this, atom);
  const bool is_point = atom % 2 == 1;
  if (domain.low && (is_point ? high < *domain.low : high <= *domain.low)) return false;
  return !domain.high || (is_point ? low <= *domain.high : low < *domain.high);
}

std::string Axis::name(const vocabulary::Vocabulary& vocabulary, std::size_t atom) const {
  if (kind == Kind::text) return atom < texts.size() ? "\"" + texts[atom] + "\"" : "any other text";
  if (kind == Kind::codes)
    return category ? vocabulary.category(*category).values[atom].name : atom == 1 ? "yes" : "no";
  const auto [low, high] = ends(*this, atom);
  if (atom % 2 == 1) return base::decimal(low);
  if (std::isinf(low) && std::isinf(high)) return "any number";
  if (std::isinf(low)) return "below " + base::decimal(high);
  if (std::isinf(high)) return "above " + base::decimal(low);
  return "between " + base::decimal(low) + " and " + base::decimal(high);
}

std::vector<std::size_t> Partition::atoms_of(std::size_t combination) const {
  std::vector<std::size_t> atoms(axes.size());
  for (std::size_t a = axes.size(); a-- > 0;) {
    atoms[a] = combination % axes[a].atoms();
    combination /= axes[a].atoms();
  }
  return atoms;
}

Partition partition(const Guideline& guideline, const ast::Table& table) {
  return Filler(guideline, table).run();
}

}  // namespace garis::semantics

#include "checker/testing/mutants.hpp"

#include <cmath>

#include "dsl/semantics/walk.hpp"

namespace garis::testing {
namespace {

using ast::Comparison;

// Finds a part of the tree again: trees of one text are alike.
template <class T>
using Find = std::function<T&(ast::File&)>;

std::string_view text_of(Comparison op) {
  switch (op) {
    case Comparison::less:
      return "<";
    case Comparison::less_equal:
      return "<=";
    case Comparison::greater:
      return ">";
    case Comparison::greater_equal:
      return ">=";
    case Comparison::equal:
      return "=";
    case Comparison::not_equal:
      return "!=";
  }
  return "";
}

Comparison beside(Comparison op) {
  switch (op) {
    case Comparison::less:
      return Comparison::less_equal;
    case Comparison::less_equal:
      return Comparison::less;
    case Comparison::greater:
      return Comparison::greater_equal;
    case Comparison::greater_equal:
      return Comparison::greater;
    case Comparison::equal:
      return Comparison::not_equal;
    case Comparison::not_equal:
      return Comparison::equal;
  }
  return op;
}

std::string unit_text(const std::optional<ast::UnitText>& unit) {
  return unit ? " " + unit->unit.text : "";
}

class Maker {
 public:
  explicit Maker(const semantics::Guideline& guideline) : g_(guideline) {}

  std::vector<Mutant> make() {
    for (declaration_ = 0; declaration_ < g_.file.declarations.size(); ++declaration_) {
      const auto& declaration = g_.file.declarations[declaration_];
      semantics::for_each_root_of(declaration, [&](ast::ExprId root) {
        semantics::for_each_below(g_.file, root, [&](ast::ExprId id) { add_expression(id); });
      });
      if (const auto* table = std::get_if<ast::Table>(&declaration)) add_table(*table);
      if (const auto* rule = std::get_if<ast::Rule>(&declaration)) add_rule(*rule);
    }
    return std::move(all_);
  }

 private:
  template <class T>
  void add(base::Span span, std::string before, std::string after, const Find<T>& find,
           const T& original, const T& value) {
    all_.push_back({declaration_, span, std::move(before), std::move(after),
                    [find, value](ast::File& file) { find(file) = value; },
                    [find, original](ast::File& file) { find(file) = original; }});
  }

  // A whole number without a unit counts something; anything else is measured.
  void add_number(base::Span span, double value, const std::string& unit,
                  const Find<double>& find) {
    const bool counts = unit.empty() && std::floor(value) == value;
    for (const double sign : {1.0, -1.0}) {
      const double changed = counts || value == 0 ? value + sign : value * (1 + sign * 0.1);
      add<double>(span, base::decimal(value) + unit, base::decimal(changed) + unit, find, value,
                  changed);
    }
  }

  void add_unit(const std::optional<ast::UnitText>& unit,
                const Find<std::optional<ast::UnitText>>& find) {
    if (!unit) return;
    auto changed = unit;
    changed->unit.factor /= 1'000;
    changed->unit.text = "1/1000 " + unit->unit.text;
    // Per cent is what a plain number is to other units.
    if (unit->unit.is_percent()) changed = std::nullopt;
    const std::string after = changed ? changed->unit.text : "no unit";
    add<std::optional<ast::UnitText>>(unit->span, unit->unit.text, after, find, unit, changed);
  }

  void add_quantity(const ast::Quantity& quantity, const Find<ast::Quantity>& find) {
    add_number(quantity.span, quantity.value, unit_text(quantity.unit),
               [find](ast::File& file) -> double& { return find(file).value; });
    add_unit(quantity.unit,
             [find](ast::File& file) -> std::optional<ast::UnitText>& { return find(file).unit; });
  }

  void add_expression(ast::ExprId id) {
    const auto index = static_cast<std::size_t>(id);
    const auto& node = g_.file[id].node;
    if (const auto* quantity = std::get_if<ast::Quantity>(&node)) {
      add_quantity(*quantity, [index](ast::File& file) -> ast::Quantity& {
        return std::get<ast::Quantity>(file.expressions[index].node);
      });
    }
    if (const auto* compare = std::get_if<ast::Compare>(&node)) {
      add<Comparison>(
          g_.file[id].span, std::string(text_of(compare->op)),
          std::string(text_of(beside(compare->op))),
          [index](ast::File& file) -> Comparison& {
            return std::get<ast::Compare>(file.expressions[index].node).op;
          },
          compare->op, beside(compare->op));
    }
    const auto* quantified = std::get_if<ast::Quantified>(&node);
    if (quantified != nullptr && quantified->amount) {
      add_quantity(*quantified->amount, [index](ast::File& file) -> ast::Quantity& {
        return *std::get<ast::Quantified>(file.expressions[index].node).amount;
      });
    }
  }

  void add_rule(const ast::Rule& rule) {
    const auto id = declaration_;
    for (const auto part : {&ast::Rule::tolerance, &ast::Rule::round_to}) {
      if (!(rule.*part)) continue;
      add_quantity((rule.*part)->quantity, [id, part](ast::File& file) -> ast::Quantity& {
        return (std::get<ast::Rule>(file.declarations[id]).*part)->quantity;
      });
    }
  }

  void add_table(const ast::Table& table) {
    const auto id = declaration_;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      add_unit(table.columns[i].unit, [id, i](ast::File& file) -> std::optional<ast::UnitText>& {
        return std::get<ast::Table>(file.declarations[id]).columns[i].unit;
      });
    }
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      for (std::size_t i = 0; i < table.rows[row].cells.size(); ++i)
        add_cell(table.rows[row].cells[i], [id, row, i](ast::File& file) -> ast::Cell& {
          return std::get<ast::Table>(file.declarations[id]).rows[row].cells[i];
        });
    }
  }

  void add_cell(const ast::Cell& cell, const Find<ast::Cell>& find) {
    using Shape = ast::Cell::Shape;
    if (cell.shape == Shape::quantity) {
      add_number(cell.span, cell.quantity.value, unit_text(cell.quantity.unit),
                 [find](ast::File& file) -> double& { return find(file).quantity.value; });
    }
    if (cell.shape == Shape::bound) {
      add_number(cell.span, cell.low, "",
                 [find](ast::File& file) -> double& { return find(file).low; });
      add<Comparison>(
          cell.span, std::string(text_of(cell.op)), std::string(text_of(beside(cell.op))),
          [find](ast::File& file) -> Comparison& { return find(file).op; }, cell.op,
          beside(cell.op));
    }
    if (cell.shape == Shape::range) {
      add_number(cell.span, cell.low, "",
                 [find](ast::File& file) -> double& { return find(file).low; });
      add_number(cell.span, cell.high, "",
                 [find](ast::File& file) -> double& { return find(file).high; });
    }
  }

  const semantics::Guideline& g_;
  DeclId declaration_ = 0;
  std::vector<Mutant> all_;
};

}  // namespace

std::vector<Mutant> mutants(const semantics::Guideline& guideline) {
  return Maker(guideline).make();
}

}  // namespace garis::testing

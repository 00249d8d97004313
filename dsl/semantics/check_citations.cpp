// E001: figures without a source.
#include <functional>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

// 0, 1 and 100 % need no source.
bool is_figure(const ast::Quantity& quantity) {
  if (quantity.value == 0) return false;
  if (!quantity.unit) return quantity.value != 1;
  return !(quantity.unit->unit.is_percent() && quantity.value * quantity.unit->unit.factor == 1);
}

class Figures {
 public:
  explicit Figures(const Guideline& guideline) : g_(guideline) {}

  void in(ast::ExprId root) {
    for_each_below(g_.file, root, [&](ast::ExprId id) {
      const auto& node = g_.file[id].node;
      if (const auto* quantity = std::get_if<ast::Quantity>(&node)) add(*quantity);
      if (const auto* every = std::get_if<ast::Quantified>(&node);
          every != nullptr && every->amount)
        add(*every->amount);
    });
  }
  void add(const ast::Quantity& quantity) {
    if (is_figure(quantity) && !first_) first_ = quantity;
  }
  void add(double value, base::Span span) { add(ast::Quantity{value, std::nullopt, 0, span}); }

  void in(const ast::ValueException& e) {
    if (!e.cite) in(e.where), in(e.use);
  }
  void in(const ast::Let& let) {
    in(let.value);
    for (const auto& exception : let.exceptions) in(exception);
  }
  void in(const ast::Requirement& r) {
    if (r.shape == ast::Requirement::Shape::condition) in(r.condition);
    for (const auto known : r.known) in(known);
    for (const auto& branch : r.branches) {
      if (branch.cites.empty()) in(branch);
    }
  }
  void in(const ast::Branch& branch) {
    if (branch.applies) in(*branch.applies);
    for (const auto& let : branch.lets) in(let);
    for (const auto& inner : branch.requirements) in(inner);
  }
  void in(const ast::Exception& e) {
    if (e.cite) return;
    in(e.where);
    if (e.requirement) in(*e.requirement);
  }
  void in(const ast::Rule& rule) {
    if (!rule.cites.empty()) return;
    for (const auto& applies : rule.applies)
      if (applies.where) in(*applies.where);
    for (const auto& let : rule.lets) in(let);
    for (const auto& requirement : rule.requirements) in(requirement);
    for (const auto& exception : rule.exceptions) in(exception);
    if (rule.tolerance) add(rule.tolerance->quantity);
    if (rule.round_to) add(rule.round_to->quantity);
  }
  void in(const ast::Define& define) {
    if (define.cite) return;
    in(define.value);
    for (const auto& exception : define.exceptions) in(exception);
  }
  void in(const ast::Table& table) {
    if (!table.cites.empty()) return;
    for (const auto& row : table.rows) {
      for (const auto& cell : row.cells)
        if (!row.cite) in(cell);
    }
  }
  void in(const ast::Cell& cell) {
    using Shape = ast::Cell::Shape;
    if (cell.shape == Shape::quantity) add(cell.quantity);
    if (cell.shape == Shape::bound || cell.shape == Shape::range) add(cell.low, cell.span);
    if (cell.shape == Shape::range) add(cell.high, cell.span);
  }
  void in(const ast::Trajectory& trajectory) {
    if (trajectory.cite) return;
    for (const auto& point : trajectory.points)
      if (!point.cite) in(point.value);
  }
  void in(const ast::Credit& credit) {
    if (!credit.cites.empty()) return;
    for_each_root(credit, [&](ast::ExprId root) { in(root); });
    for (const auto& max : credit.max) add(max);
  }
  void in(const ast::Rating& rating) {
    if (!rating.cites.empty()) return;
    for (const auto& level : rating.levels) in(level.when);
  }
  void in(const ast::Measure& measure) {
    if (measure.cites.empty()) for_each_root(measure, [&](ast::ExprId root) { in(root); });
  }
  void in(const ast::Property& property) {
    for (const auto& assumption : property.assumptions)
      if (!assumption.cite) in(assumption.value);
  }

  const std::optional<ast::Quantity>& first() const { return first_; }

 private:
  const Guideline& g_;
  std::optional<ast::Quantity> first_;
};

template <class Declaration>
void uncited(const Guideline& g, Sink& sink,
             const std::function<std::string(const Declaration&)>& name) {
  for_each_declaration<Declaration>(g, [&](const Declaration& declaration, DeclId) {
    Figures figures(g);
    figures.in(declaration);
    if (!figures.first()) return;
    const auto& quantity = *figures.first();
    sink.report(
        Code::E001, quantity.span,
        fmt::format("{} states {}{}{} without saying where it comes from", name(declaration),
                    base::decimal(quantity.value), quantity.unit ? " " : "",
                    quantity.unit ? quantity.unit->unit.text : ""),
        "add `cite clause \"…\"` with `evidence`; without a source the figure counts as "
        "unverified");
  });
}

}  // namespace

void check_citations(const Guideline& guideline, Sink& sink) {
  uncited<ast::Define>(guideline, sink,
                       [](const auto& d) { return fmt::format("`{}`", name_of(d)); });
  uncited<ast::Table>(guideline, sink,
                      [](const auto& d) { return fmt::format("table `{}`", d.name.text); });
  uncited<ast::Trajectory>(
      guideline, sink, [](const auto& d) { return fmt::format("trajectory `{}`", d.name.text); });
  uncited<ast::Property>(guideline, sink, [](const auto& d) {
    return fmt::format("`{}.{}`", d.entity.text, d.name.text);
  });
  uncited<ast::Rule>(guideline, sink,
                     [](const auto& d) { return fmt::format("rule \"{}\"", d.id.text); });
  uncited<ast::Credit>(guideline, sink,
                       [](const auto& d) { return fmt::format("credit \"{}\"", d.id.text); });
  uncited<ast::Rating>(guideline, sink,
                       [](const auto& d) { return fmt::format("rating \"{}\"", d.id.text); });
  uncited<ast::Measure>(guideline, sink,
                        [](const auto& d) { return fmt::format("measure \"{}\"", d.id.text); });
}

}  // namespace garis::semantics

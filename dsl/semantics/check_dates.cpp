// O003: on every day on which a rule is in force, the tables and trajectories that it needs must
// have a value. Overlaps and gaps inside one dated series are found where declarations are
// collected.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/linear.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

struct Window {       // ISO dates compare as texts
  std::string from;   // empty: since always
  std::string until;  // empty: for ever
};

Window window_of(const std::optional<ast::Effective>& effective) {
  if (!effective) return {};
  return {effective->from.iso, effective->until ? effective->until->iso : std::string()};
}

Window both(const Window& a, const Window& b) {
  const auto until = a.until.empty()   ? b.until
                     : b.until.empty() ? a.until
                                       : std::min(a.until, b.until);
  return {std::max(a.from, b.from), until};
}

// The first part of `wanted` that no version covers.
std::optional<Window> uncovered(const Window& wanted, std::vector<Window> versions) {
  std::sort(versions.begin(), versions.end(),
            [](const auto& a, const auto& b) { return a.from < b.from; });
  std::string covered = wanted.from;
  for (const auto& version : versions) {
    if (version.from > covered) break;
    if (version.until.empty()) return std::nullopt;
    covered = std::max(covered, version.until);
  }
  if (!wanted.until.empty() && covered >= wanted.until) return std::nullopt;
  const auto next = std::find_if(versions.begin(), versions.end(),
                                 [&](const auto& v) { return v.from > covered; });
  return Window{covered, next == versions.end() ? wanted.until : next->from};
}

std::string words(const Window& window) {
  if (window.from.empty()) return "before " + window.until;
  return window.until.empty() ? "from " + window.from
                              : fmt::format("from {} until {}", window.from, window.until);
}

class RuleDates {
 public:
  RuleDates(const Guideline& guideline, const ast::Rule& rule, Sink& sink)
      : g_(guideline), rule_(rule), sink_(sink), lets_(lets_of(rule)) {
    window_ = window_of(rule.effective);
    if (g_.file.header) window_ = both(window_, window_of(g_.file.header->effective));
  }

  void run() {
    for_each_root(rule_, [&](ast::ExprId root) { follow(root); });
  }

 private:
  void follow(ast::ExprId root) {
    for_each_below(g_.file, root, [&](ast::ExprId id) {
      const auto& meaning = g_.meaning(id);
      if (const auto* call = std::get_if<TableCall>(&meaning)) table(id, call->table);
      if (const auto* call = std::get_if<TrajectoryCall>(&meaning))
        trajectory(id, declaration<ast::Trajectory>(g_, call->trajectory));
      if (const auto* define = std::get_if<DefineOf>(&meaning)) through(define->define);
      if (const auto* define = std::get_if<ConstantValue>(&meaning)) through(define->define);
      if (const auto* define = std::get_if<FunctionCall>(&meaning)) through(define->define);
    });
  }

  void through(DeclId id) {
    if (!seen_.insert(id).second) return;
    for_each_root(declaration<ast::Define>(g_, id), [&](ast::ExprId root) { follow(root); });
  }

  void table(ast::ExprId call, DeclId id) {
    if (!seen_.insert(id).second) return;
    const auto& name = declaration<ast::Table>(g_, id).name.text;
    std::vector<Window> versions;
    for (const auto version : g_.tables.at(name))
      versions.push_back(window_of(declaration<ast::Table>(g_, version).effective));
    const auto hole = uncovered(window_, versions);
    if (!hole) return;
    sink_.report(
        Code::O003, g_.file[call].span,
        fmt::format("rule \"{}\" needs table `{}`, which is not in force {}", rule_.id.text, name,
                    words(*hole)),
        "add a version of the table for these dates, or an `effective from … until …` to the rule");
  }

  // ---- trajectories ----

  // The earliest moment that is looked up, if it is known: a year, or a day number.
  std::optional<double> earliest(ast::ExprId argument, bool in_years) const {
    const auto value = linear_of(g_, argument, lets_);
    if (value.is_constant())
      return moment(value.offset, g_.type(argument).is(Type::Shape::date), in_years);
    if (value.column != "check_year" || value.factor != 1 || window_.from.empty())
      return std::nullopt;
    return moment(std::stod(window_.from.substr(0, 4)) + value.offset, false, in_years);
  }

  static double moment(double value, bool is_date, bool in_years) {
    if (in_years) return is_date ? value / 372 : value;
    return is_date ? value : value * 372 + 32;
  }

  void trajectory(ast::ExprId id, const ast::Trajectory& trajectory) {
    if (trajectory.points.empty()) return;
    const auto& call = std::get<ast::Call>(g_.file[id].node);
    const auto& first = trajectory.points.front();
    const auto when = earliest(call.arguments[0].value, first.is_year);
    const double start = first.is_year ? std::stod(first.date) : day_number(first.date);
    if (!when || *when >= start || !reported_.insert(static_cast<std::uint32_t>(id)).second) return;
    sink_.report(
        Code::O003, g_.file[id].span,
        fmt::format("trajectory `{}` has no value before {}, and rule \"{}\" needs one there",
                    trajectory.name.text, first.date, rule_.id.text),
        "add an earlier point, or let the rule be in force later");
  }

  const Guideline& g_;
  const ast::Rule& rule_;
  Sink& sink_;
  std::vector<const ast::Let*> lets_;
  Window window_;
  std::set<DeclId> seen_;
  std::set<std::uint32_t> reported_;
};

}  // namespace

void check_dates(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Rule>(
      guideline, [&](const ast::Rule& rule, DeclId) { RuleDates(guideline, rule, sink).run(); });
}

}  // namespace garis::semantics

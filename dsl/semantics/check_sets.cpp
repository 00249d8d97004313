// G003, W001: a count over what there is only one of, and work that grows with the square of a
// model.
#include <cmath>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

constexpr double kRows = 10'000;     // of an entity, in the model that costs are estimated for
constexpr double kBudget = 5e8;      // steps of evaluation for one rule or definition
constexpr double kGroupsPerRow = 8;  // rows of a group under one row of its parent

// There is one project, and nothing stands above it or a building that is at hand.
bool is_single(const Guideline& g, const SetMeaning& set) {
  const auto& member = g.vocabulary.entity(set.member);
  if (set.root && set.root->entity == set.member) return true;
  return member.name == "project";
}

class SetCheck {
 public:
  SetCheck(const Guideline& guideline, Sink& sink) : g_(guideline), sink_(sink) {}

  void run() {
    for (const auto& [id, set] : g_.sets) single(static_cast<ast::ExprId>(id), set);
    for_each_declaration<ast::Rule>(g_, [&](const ast::Rule& rule, DeclId) {
      const auto entity = rule.applies.empty() || rule.applies[0].entity.size() != 1
                              ? std::nullopt
                              : g_.vocabulary.find_entity(rule.applies[0].entity[0].text);
      if (entity) cost(rule, *entity, rule.id.span);
    });
    for_each_declaration<ast::Define>(g_, [&](const ast::Define& define, DeclId id) {
      const auto it = g_.define_entities.find(id);
      if (it != g_.define_entities.end()) cost(define, it->second, define.name.span);
    });
  }

 private:
  // ---- G003 ----

  void single(ast::ExprId id, const SetMeaning& set) {
    if (!is_single(g_, set)) return;
    const auto* aggregate = std::get_if<ast::Aggregate>(&g_.file[id].node);
    const bool counts = aggregate != nullptr && (aggregate->operation == ast::Aggregation::count ||
                                                 aggregate->operation == ast::Aggregation::share);
    const auto* quantified = std::get_if<ast::Quantified>(&g_.file[id].node);
    const bool measures =
        quantified != nullptr && quantified->quantifier == ast::Quantifier::at_least;
    if (!counts && !measures) return;
    const auto& name = g_.vocabulary.entity(set.member).name;
    sink_.report(Code::G003, g_.file[id].span,
                 fmt::format("there is only one {0} to count here", name),
                 fmt::format("ask the {0} itself, or count what is in it", name));
  }

  // ---- W001 ----

  double rows(EntityId entity) const {
    const auto& e = g_.vocabulary.entity(entity);
    if (const auto* group = g_.group_of(entity))
      return group->parent ? rows(*group->parent) * kGroupsPerRow : kGroupsPerRow;
    const bool few =
        e.parents.empty() || e.name == "site" || e.name == "building" || e.name == "facility";
    return few ? 1 : kRows;
  }

  double members(const SetMeaning& set) const {
    const double all = rows(set.member);
    return set.root ? std::max(1.0, all / rows(set.root->entity)) : all;
  }

  double steps(ast::ExprId id) {
    double below = 1;
    for_each_operand(g_.file, id, [&](ast::ExprId operand) { below += steps(operand); });
    const auto it = g_.sets.find(static_cast<std::uint32_t>(id));
    if (it == g_.sets.end()) return below;
    // A total of the building is the same for all of its walls, and counted once.
    const bool is_shared = it->second.root && !it->second.root->ups.empty();
    return is_shared ? below : below * members(it->second);
  }

  template <class Declaration>
  void cost(const Declaration& declaration, EntityId entity, base::Span at) {
    double each = 0;
    for_each_root(declaration, [&](ast::ExprId root) { each += steps(root); });
    const double all = each * rows(entity);
    if (all <= kBudget) return;
    sink_.report(
        Code::W001, at,
        fmt::format("about 10^{:.0f} steps for a model with {:.0f} elements of each kind",
                    std::log10(all), kRows),
        "a set without `of …` is gone through again for every row; name what it belongs to, or "
        "`define` the total once for the building");
  }

  const Guideline& g_;
  Sink& sink_;
};

}  // namespace

void check_sets(const Guideline& guideline, Sink& sink) { SetCheck(guideline, sink).run(); }

}  // namespace garis::semantics

#include "dsl/semantics/requirement.hpp"

#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

std::optional<DirectComparison> direct(const Guideline& g, ast::ExprId id) {
  std::optional<DirectComparison> found;
  const auto& node = g.file[id].node;
  if (const auto* e = std::get_if<ast::Compare>(&node))
    found = {id, e->left, e->op == ast::Comparison::not_equal};
  if (const auto* e = std::get_if<ast::Between>(&node)) found = {id, e->value};
  if (const auto* e = std::get_if<ast::InRange>(&node)) found = {id, e->value};
  if (!found) return found;
  const auto& type = g.type(found->actual);
  return type.is_number() || type.is_unknown() || type.is(Type::Shape::date) ? found : std::nullopt;
}

}  // namespace

void for_each_requirement(const ast::Rule& rule,
                          const std::function<void(const ast::Requirement&)>& visit) {
  for (const auto& requirement : rule.requirements) for_each_requirement(requirement, visit);
  for (const auto& exception : rule.exceptions) {
    if (exception.requirement) for_each_requirement(*exception.requirement, visit);
  }
}

std::vector<DirectComparison> direct_comparisons(const Guideline& guideline,
                                                 const ast::Rule& rule) {
  std::vector<DirectComparison> all;
  for_each_requirement(rule, [&](const ast::Requirement& requirement) {
    if (requirement.shape != ast::Requirement::Shape::condition) return;
    if (const auto found = direct(guideline, requirement.condition)) all.push_back(*found);
  });
  return all;
}

RequirementParts parts_of(const Guideline& guideline, const ast::Rule& rule) {
  RequirementParts parts;
  parts.compares = !direct_comparisons(guideline, rule).empty();
  for_each_requirement(rule, [&](const ast::Requirement& requirement) {
    using Shape = ast::Requirement::Shape;
    parts.known = parts.known || requirement.shape == Shape::known;
    parts.asks = parts.asks || requirement.shape == Shape::question;
    for (const auto& branch : requirement.branches)
      parts.paths = parts.paths || branch.label.has_value();
  });
  return parts;
}

}  // namespace garis::semantics

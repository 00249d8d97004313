#include "dsl/semantics/rule_boxes.hpp"

#include <algorithm>

#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

std::optional<EntityId> entity_of(const Guideline& g, const ast::Rule& rule) {
  if (rule.applies.size() != 1 || rule.applies[0].entity.size() != 1) return std::nullopt;
  return g.vocabulary.find_entity(rule.applies[0].entity[0].text);
}

bool is_within(const Region& inner, const Region& outer) {
  return intersection(inner, complement(outer)).empty();
}

bool is_within(const Box& inner, const Box& outer) {
  return std::all_of(outer.begin(), outer.end(), [&](const auto& entry) {
    const auto it = inner.find(entry.first);
    return it != inner.end() && is_within(it->second, entry.second);
  });
}

}  // namespace

Boxes everywhere() {
  Boxes all;
  all.boxes.emplace_back();
  return all;
}

std::vector<RuleBoxes> rule_boxes(const Guideline& guideline) {
  std::vector<RuleBoxes> all;
  for_each_declaration<ast::Rule>(guideline, [&](const ast::Rule& rule, DeclId) {
    const auto entity = entity_of(guideline, rule);
    if (!entity) return;
    RuleBoxes boxes;
    boxes.rule = &rule;
    boxes.entity = *entity;
    boxes.lets = lets_of(rule);
    const auto where = rule.applies[0].where;
    boxes.applies = where ? boxes_of(guideline, *where, boxes.lets) : everywhere();
    const bool plain = rule.requirements.size() == 1 &&
                       rule.requirements[0].shape == ast::Requirement::Shape::condition;
    if (plain) boxes.condition = rule.requirements[0].condition;
    all.push_back(std::move(boxes));
  });
  return all;
}

bool is_looked_into(const Boxes& boxes) {
  return boxes.complete &&
         std::none_of(boxes.columns.begin(), boxes.columns.end(),
                      [](const auto& entry) { return entry.second.kind == Column::Kind::opaque; });
}

bool is_within(const Boxes& inner, const Boxes& outer) {
  return inner.complete && outer.complete &&
         std::all_of(inner.boxes.begin(), inner.boxes.end(), [&](const Box& box) {
           return std::any_of(outer.boxes.begin(), outer.boxes.end(),
                              [&](const Box& around) { return is_within(box, around); });
         });
}

bool can_be_in_force_together(const ast::Rule& a, const ast::Rule& b) {
  const auto ends_before = [](const ast::Rule& first, const ast::Rule& second) {
    return first.effective && second.effective && first.effective->until &&
           first.effective->until->iso <= second.effective->from.iso;
  };
  return !ends_before(a, b) && !ends_before(b, a);
}

}  // namespace garis::semantics

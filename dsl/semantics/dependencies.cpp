#include "dsl/semantics/dependencies.hpp"

#include "dsl/semantics/walk.hpp"

namespace garis::semantics {

namespace {

struct Roots {
  const ExprVisitor& visit;
  void operator()(const ast::Rule& rule) const { for_each_root(rule, visit); }
  void operator()(const ast::Define& define) const { for_each_root(define, visit); }
  void operator()(const ast::Trajectory& trajectory) const {
    for (const auto& point : trajectory.points) visit(point.value);
  }
  void operator()(const ast::Property& property) const {
    for (const auto& assumption : property.assumptions) {
      visit(assumption.value);
      if (assumption.where) visit(*assumption.where);
    }
  }
  void operator()(const ast::Group& group) const {
    if (group.members.where) visit(*group.members.where);
  }
  template <class Other>
  void operator()(const Other&) const {}
};

}  // namespace

void for_each_root_of(const ast::Declaration& declaration, const ExprVisitor& visit) {
  std::visit(Roots{visit}, declaration);
}

Dependencies::Dependencies(const Guideline& guideline) : g_(guideline) {
  direct_.resize(g_.file.declarations.size());
  for (DeclId id = 0; id < direct_.size(); ++id) {
    for_each_root_of(g_.file.declarations[id],
                     [&](ast::ExprId root) { add_below(root, direct_[id]); });
    if (const auto* rule = std::get_if<ast::Rule>(&g_.file.declarations[id])) {
      for (const auto& applies : rule->applies) {
        if (const auto entity = g_.vocabulary.find_entity(applies.entity[0].text))
          add_entity(*entity, direct_[id]);
      }
    }
  }
  for (const auto& [id, keys] : g_.group_keys) {
    for (const auto key : keys) add_below(key, direct_[id]);
  }
  for (const auto& [id, entity] : g_.define_entities) add_entity(entity, direct_[id]);
}

void Dependencies::add_entity(EntityId entity, std::set<DeclId>& to) const {
  if (const auto* group = g_.group_of(entity)) to.insert(group->declaration);
}

void Dependencies::add_row(const RowPath& row, std::set<DeclId>& to) const {
  add_entity(row.entity, to);
  for (const auto up : row.ups) add_entity(up, to);
}

void Dependencies::add_meaning(const Meaning& meaning, std::set<DeclId>& to) const {
  if (const auto* property = std::get_if<PropertyOf>(&meaning)) {
    add_row(property->row, to);
    for (const auto& [declaration, id] : g_.properties) {
      if (id == property->property) to.insert(declaration);
    }
  }
  if (const auto* define = std::get_if<DefineOf>(&meaning)) {
    add_row(define->row, to);
    to.insert(define->define);
  }
  if (const auto* row = std::get_if<RowPath>(&meaning)) add_row(*row, to);
  if (const auto* constant = std::get_if<ConstantValue>(&meaning)) to.insert(constant->define);
  if (const auto* function = std::get_if<FunctionCall>(&meaning)) to.insert(function->define);
  if (const auto* call = std::get_if<TrajectoryCall>(&meaning)) to.insert(call->trajectory);
  if (const auto* call = std::get_if<TableCall>(&meaning)) {
    const auto& name = std::get<ast::Table>(g_.file.declarations[call->table]).name.text;
    const auto& series = g_.tables.at(name);
    to.insert(series.begin(), series.end());
  }
}

void Dependencies::add_below(ast::ExprId root, std::set<DeclId>& to) const {
  for_each_below(g_.file, root, [&](ast::ExprId id) {
    add_meaning(g_.meaning(id), to);
    if (const auto set = g_.sets.find(static_cast<std::uint32_t>(id)); set != g_.sets.end()) {
      add_entity(set->second.member, to);
      if (set->second.root) add_row(*set->second.root, to);
    }
  });
}

void Dependencies::grow(std::set<DeclId>& reached) const {
  std::vector<DeclId> waiting(reached.begin(), reached.end());
  while (!waiting.empty()) {
    const auto id = waiting.back();
    waiting.pop_back();
    for (const auto next : direct_[id]) {
      if (reached.insert(next).second) waiting.push_back(next);
    }
  }
}

std::set<DeclId> Dependencies::closure(DeclId id) const {
  std::set<DeclId> reached{id};
  grow(reached);
  return reached;
}

std::set<DeclId> Dependencies::closure(const ast::Test& test) const {
  std::set<DeclId> reached;
  for (const auto& expect : test.expects) {
    if (const auto* on_rule = std::get_if<ast::ExpectRule>(&expect.what)) {
      if (const auto found = g_.rules.find(on_rule->rule.text); found != g_.rules.end())
        reached.insert(found->second.begin(), found->second.end());
    }
    if (const auto found = g_.expected_values.find(&expect); found != g_.expected_values.end())
      add_below(found->second, reached);
  }
  grow(reached);
  return reached;
}

}  // namespace garis::semantics

#include "checker/evaluate/dependencies.hpp"

#include <optional>

namespace garis::evaluate {
namespace {

using Nodes = std::vector<plan::NodeId>;

void add(Nodes& nodes, const std::optional<plan::NodeId>& node) {
  if (node) nodes.push_back(*node);
}

void add(Nodes& nodes, const plan::Set& set) {
  add(nodes, set.where);
  add(nodes, set.from);
  add(nodes, set.to);
}

struct Operands {
  Nodes operator()(const plan::Arithmetic& n) const { return {n.left, n.right}; }
  Nodes operator()(const plan::Negate& n) const { return {n.operand}; }
  Nodes operator()(const plan::Power& n) const { return {n.operand}; }
  Nodes operator()(const plan::Convert& n) const { return {n.operand}; }
  Nodes operator()(const plan::Whole& n) const { return {n.operand}; }
  Nodes operator()(const plan::Compare& n) const { return {n.left, n.right}; }
  Nodes operator()(const plan::OneOf& n) const { return {n.value}; }
  Nodes operator()(const plan::TextOneOf& n) const { return {n.value}; }
  Nodes operator()(const plan::Matches& n) const { return {n.value}; }
  Nodes operator()(const plan::IsKnown& n) const { return {n.value}; }
  Nodes operator()(const plan::Logic& n) const { return n.operands; }
  Nodes operator()(const plan::Not& n) const { return {n.operand}; }
  Nodes operator()(const plan::If& n) const { return {n.condition, n.then, n.otherwise}; }
  Nodes operator()(const plan::Lookup& n) const { return n.keys; }
  Nodes operator()(const plan::TrajectoryAt& n) const { return {n.when}; }
  Nodes operator()(const plan::Call& n) const { return n.arguments; }
  Nodes operator()(const plan::Aggregate& n) const {
    Nodes nodes;
    add(nodes, n.set);
    add(nodes, n.value);
    add(nodes, n.weight);
    add(nodes, n.condition);
    add(nodes, n.if_none);
    return nodes;
  }
  Nodes operator()(const plan::Quantified& n) const {
    Nodes nodes{n.condition};
    add(nodes, n.set);
    return nodes;
  }
  Nodes operator()(const plan::WithExceptions& n) const {
    Nodes nodes{n.base};
    for (const auto& branch : n.branches) {
      nodes.push_back(branch.where);
      nodes.push_back(branch.use);
    }
    return nodes;
  }
  Nodes operator()(const plan::Cited& n) const { return {n.value}; }
  template <class Leaf>
  Nodes operator()(const Leaf&) const {
    return {};
  }
};

// Collects the properties below one node; every definition is entered once.
class Collector {
 public:
  explicit Collector(const plan::Plan& plan) : plan_(plan) {}

  const std::set<model::PropertyId>& found() const { return found_; }

  void walk(plan::NodeId id) {
    if (!seen_.insert(id).second) return;
    const auto& node = plan_[id];
    if (const auto* property = std::get_if<plan::Property>(&node)) read(property->property);
    if (const auto* defined = std::get_if<plan::Defined>(&node)) {
      walk(plan_.defines[defined->define].value);
      rows(defined->row);
    }
    if (const auto* call = std::get_if<plan::Call>(&node))
      walk(plan_.defines[call->function].value);
    if (const auto* at = std::get_if<plan::TrajectoryAt>(&node)) {
      for (const auto& point : plan_.trajectories[at->trajectory].points) walk(point.value);
    }
    if (const auto* property = std::get_if<plan::Property>(&node)) rows(property->row);
    if (const auto* aggregate = std::get_if<plan::Aggregate>(&node)) set(aggregate->set);
    if (const auto* quantified = std::get_if<plan::Quantified>(&node)) set(quantified->set);
    for (const auto operand : operands_of(node)) walk(operand);
  }

  void group(const plan::Group& group) {
    if (group.where) walk(*group.where);
    for (const auto key : group.keys) walk(key);
    group_of(group.member);
  }

  void group_of(plan::EntityId entity) {
    for (const auto& each : plan_.groups) {
      if (each.entity == entity && entered_.insert(entity).second) group(each);
    }
  }

 private:
  void read(plan::PropertyId property) {
    found_.insert(static_cast<model::PropertyId>(property));
    const auto info = plan_.properties.find(property);
    if (info == plan_.properties.end()) return;
    for (const auto& assumption : info->second.assumptions) {
      walk(assumption.value);
      if (assumption.where) walk(*assumption.where);
    }
  }

  void rows(const plan::RowPath& path) {
    group_of(path.entity);
    for (const auto up : path.ups) group_of(up);
  }

  void set(const plan::Set& set) {
    group_of(set.member);
    if (set.root) rows(*set.root);
    if (set.expected_by) read(*set.expected_by);
  }

  const plan::Plan& plan_;
  std::set<plan::NodeId> seen_;
  std::set<plan::EntityId> entered_;
  std::set<model::PropertyId> found_;
};

}  // namespace

std::vector<plan::NodeId> operands_of(const plan::Node& node) {
  return std::visit(Operands{}, node);
}

Dependencies::Dependencies(const plan::Plan& plan) {
  for (const auto& define : plan.defines) {
    Collector collector(plan);
    if (define.entity) collector.group_of(*define.entity);
    collector.walk(define.value);
    defines_.push_back(collector.found());
  }
  for (const auto& group : plan.groups) {
    Collector collector(plan);
    collector.group(group);
    groups_.insert(collector.found().begin(), collector.found().end());
  }
}

}  // namespace garis::evaluate

#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

void visit_if(const std::optional<ast::ExprId>& id, const ExprVisitor& visit) {
  if (id) visit(*id);
}

void visit_set(const ast::Set& set, const ExprVisitor& visit) {
  visit_if(set.where, visit);
  visit_if(set.from, visit);
  visit_if(set.to, visit);
}

struct Operands {
  const ExprVisitor& visit;

  void operator()(const ast::Conditional& e) const {
    visit(e.condition), visit(e.then), visit(e.otherwise);
  }
  void operator()(const ast::Aggregate& e) const {
    visit_if(e.value, visit);
    visit_if(e.weight, visit);
    visit_if(e.condition, visit);
    visit_if(e.if_none, visit);
    visit_set(e.set, visit);
  }
  void operator()(const ast::Quantified& e) const {
    visit_set(e.set, visit);
    visit(e.condition);
  }
  void operator()(const ast::Logic& e) const {
    for (const auto operand : e.operands) visit(operand);
  }
  void operator()(const ast::Not& e) const { visit(e.operand); }
  void operator()(const ast::Compare& e) const { visit(e.left), visit(e.right); }
  void operator()(const ast::Between& e) const { visit(e.value), visit(e.low), visit(e.high); }
  void operator()(const ast::Is& e) const { visit(e.value); }
  void operator()(const ast::InSet& e) const { visit(e.value); }
  void operator()(const ast::InRange& e) const { visit(e.value), visit(e.low), visit(e.high); }
  void operator()(const ast::Matches& e) const { visit(e.value); }
  void operator()(const ast::Arithmetic& e) const { visit(e.left), visit(e.right); }
  void operator()(const ast::Negate& e) const { visit(e.operand); }
  void operator()(const ast::Power& e) const { visit(e.operand); }
  void operator()(const ast::Cast& e) const { visit(e.operand); }
  void operator()(const ast::Call& e) const {
    for (const auto& argument : e.arguments) visit(argument.value);
  }
  template <class Leaf>
  void operator()(const Leaf&) const {}
};

}  // namespace

void for_each_operand(const ast::File& file, ast::ExprId id, const ExprVisitor& visit) {
  std::visit(Operands{visit}, file[id].node);
}

void for_each_below(const ast::File& file, ast::ExprId id, const ExprVisitor& visit) {
  visit(id);
  for_each_operand(file, id, [&](ast::ExprId operand) { for_each_below(file, operand, visit); });
}

void for_each_root(const ast::ValueException& exception, const ExprVisitor& visit) {
  visit(exception.where), visit(exception.use);
}

void for_each_root(const ast::Let& let, const ExprVisitor& visit) {
  visit(let.value);
  for (const auto& exception : let.exceptions) for_each_root(exception, visit);
}

void for_each_root(const ast::Requirement& requirement, const ExprVisitor& visit) {
  if (requirement.shape == ast::Requirement::Shape::condition) visit(requirement.condition);
  for (const auto known : requirement.known) visit(known);
  for (const auto& branch : requirement.branches) {
    visit_if(branch.applies, visit);
    for (const auto& let : branch.lets) for_each_root(let, visit);
    for (const auto& inner : branch.requirements) for_each_root(inner, visit);
  }
}

void for_each_root(const ast::Rule& rule, const ExprVisitor& visit) {
  for (const auto& applies : rule.applies) visit_if(applies.where, visit);
  for (const auto& let : rule.lets) for_each_root(let, visit);
  for (const auto& requirement : rule.requirements) for_each_root(requirement, visit);
  for (const auto& exception : rule.exceptions) {
    visit(exception.where);
    if (exception.requirement) for_each_root(*exception.requirement, visit);
  }
}

void for_each_root(const ast::Define& define, const ExprVisitor& visit) {
  visit(define.value);
  for (const auto& exception : define.exceptions) for_each_root(exception, visit);
}

void for_each_root(const ast::Credit& credit, const ExprVisitor& visit) {
  for (const auto& applies : credit.applies) visit_if(applies.where, visit);
  for (const auto& let : credit.lets) for_each_root(let, visit);
  for (const auto& award : credit.awards) {
    visit(award.points);
    visit_if(award.when, visit);
  }
}

void for_each_root(const ast::Measure& measure, const ExprVisitor& visit) {
  for (const auto& let : measure.lets) for_each_root(let, visit);
  for (const auto& change : measure.changes) {
    visit_if(change.where, visit);
    for (const auto& setting : change.settings) visit(setting.value);
  }
  for (const auto* amounts : {&measure.costs, &measure.carbons, &measure.lives}) {
    for (const auto amount : *amounts) visit(amount);
  }
}

void for_each_requirement(const ast::Requirement& requirement,
                          const std::function<void(const ast::Requirement&)>& visit) {
  visit(requirement);
  for (const auto& branch : requirement.branches) {
    for (const auto& inner : branch.requirements) for_each_requirement(inner, visit);
  }
}

namespace {

template <class Visit>
void for_each_branch(const ast::Rule& rule, const Visit& visit) {
  const auto inside = [&](const ast::Requirement& requirement) {
    for (const auto& branch : requirement.branches) visit(branch);
  };
  for (const auto& requirement : rule.requirements) for_each_requirement(requirement, inside);
  for (const auto& exception : rule.exceptions) {
    if (exception.requirement) for_each_requirement(*exception.requirement, inside);
  }
}

}  // namespace

std::vector<const ast::Let*> lets_of(const ast::Rule& rule) {
  std::vector<const ast::Let*> lets;
  for (const auto& let : rule.lets) lets.push_back(&let);
  for_each_branch(rule, [&](const ast::Branch& branch) {
    for (const auto& let : branch.lets) lets.push_back(&let);
  });
  return lets;
}

namespace {

std::vector<const ast::Let*> pointers(const std::vector<ast::Let>& all) {
  std::vector<const ast::Let*> lets;
  for (const auto& let : all) lets.push_back(&let);
  return lets;
}

}  // namespace

std::vector<const ast::Let*> lets_of(const ast::Credit& credit) { return pointers(credit.lets); }
std::vector<const ast::Let*> lets_of(const ast::Measure& measure) { return pointers(measure.lets); }

std::vector<std::string> path_labels(const ast::Rule& rule) {
  std::vector<std::string> labels;
  for_each_branch(rule, [&](const ast::Branch& branch) {
    if (branch.label) labels.push_back(branch.label->text);
  });
  return labels;
}

std::vector<std::string> exception_labels(const ast::Rule& rule) {
  std::vector<std::string> labels;
  for (const auto& exception : rule.exceptions) {
    if (exception.label) labels.push_back(exception.label->text);
  }
  for (const auto* let : lets_of(rule)) {
    for (const auto& exception : let->exceptions) {
      if (exception.label) labels.push_back(exception.label->text);
    }
  }
  return labels;
}

}  // namespace garis::semantics

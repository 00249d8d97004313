// Visits the parts of expressions, requirements and rules. Private to the language phases.
#pragma once

#include <functional>

#include "dsl/ast/ast.hpp"

namespace garis::semantics {

using ExprVisitor = std::function<void(ast::ExprId)>;

// The expressions directly below `id`, those of its set included.
void for_each_operand(const ast::File& file, ast::ExprId id, const ExprVisitor& visit);
// `id` and everything below it.
void for_each_below(const ast::File& file, ast::ExprId id, const ExprVisitor& visit);

// Expressions that stand directly in a declaration.
void for_each_root(const ast::ValueException& exception, const ExprVisitor& visit);
void for_each_root(const ast::Let& let, const ExprVisitor& visit);
void for_each_root(const ast::Requirement& requirement, const ExprVisitor& visit);
void for_each_root(const ast::Rule& rule, const ExprVisitor& visit);
void for_each_root(const ast::Define& define, const ExprVisitor& visit);
void for_each_root(const ast::Credit& credit, const ExprVisitor& visit);
void for_each_root(const ast::Measure& measure, const ExprVisitor& visit);

// All requirements of a rule with their parts: its own, those of paths and those of exceptions.
void for_each_requirement(const ast::Requirement& requirement,
                          const std::function<void(const ast::Requirement&)>& visit);

// The lets of a rule in the order of their slots: its own, then those of paths as they stand in the
// text.
std::vector<const ast::Let*> lets_of(const ast::Rule& rule);
std::vector<const ast::Let*> lets_of(const ast::Credit& credit);
std::vector<const ast::Let*> lets_of(const ast::Measure& measure);
// Exceptions, paths and questions of a rule by label.
std::vector<std::string> path_labels(const ast::Rule& rule);
std::vector<std::string> exception_labels(const ast::Rule& rule);

}  // namespace garis::semantics

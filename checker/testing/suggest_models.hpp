// Small random buildings that hold what a rule reads. Private to testing.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "dsl/plan/plan.hpp"
#include "dsl/semantics/dependencies.hpp"

namespace garis::testing {

using semantics::DeclId;

struct Stated {
  semantics::PropertyId property{};
  plan::Form form = plan::Form::number;
  double number = 0;  // in the unit of the vocabulary; a date in days; yes is 1
  std::string word;   // category or text
};
struct Part {
  semantics::EntityId entity{};
  std::string id, parent;
  std::vector<Stated> values;
};
using Parts = std::vector<Part>;

class PartsMaker {
 public:
  // For what the declarations read; `rule` among them.
  PartsMaker(const semantics::Guideline& guideline, const std::set<DeclId>& declarations,
             const ast::Rule& rule);
  Parts make(std::mt19937& random) const;

 private:
  void look(const semantics::Meaning& meaning);
  void look_below(ast::ExprId root);
  void want(semantics::EntityId entity);
  void want_row(const semantics::RowPath& row);
  void add_numbers(double value, const units::Unit& unit);
  std::vector<double> numbers_for(const vocabulary::Property& property) const;
  Stated value_of(semantics::PropertyId property, std::mt19937& random) const;

  const semantics::Guideline& g_;
  std::set<semantics::EntityId> entities_;
  std::set<semantics::PropertyId> properties_;
  std::vector<std::pair<double, units::Dimension>> numbers_;  // in base units
  std::vector<std::string> texts_;
  std::vector<semantics::EntityId> order_;  // parents before children
};

std::string in_quotes(std::string_view text);
// As a `given` line.
std::string written(const Part& part, const vocabulary::Vocabulary& words);

}  // namespace garis::testing

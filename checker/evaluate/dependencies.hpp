// Which definitions and groups read a property, directly or through others: when cells of it
// change, only these are computed again.
#pragma once

#include <set>
#include <vector>

#include "checker/evaluate/value.hpp"

namespace garis::evaluate {

class Dependencies {
 public:
  explicit Dependencies(const plan::Plan& plan);

  // By index into Plan::defines.
  const std::set<model::PropertyId>& of_define(std::size_t index) const { return defines_[index]; }
  // Whether the members or keys of any group depend on the property.
  bool groups_read(model::PropertyId property) const { return groups_.contains(property); }

 private:
  std::vector<std::set<model::PropertyId>> defines_;
  std::set<model::PropertyId> groups_;
};

// The nodes directly below one, those of its set included.
std::vector<plan::NodeId> operands_of(const plan::Node& node);

}  // namespace garis::evaluate

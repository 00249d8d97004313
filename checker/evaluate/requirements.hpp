// Requirements: whether one can hold, can fail, or can be out of the count. Private to evaluate.
#pragma once

#include "checker/evaluate/rules.hpp"

namespace garis::evaluate {

struct Checked {
  bool can_hold = false, can_fail = false, can_skip = false;
  CauseSet causes;  // why more than one of them
  Standing standing;
  std::optional<Measured> measured;
  std::string path;  // that holds, or is nearest
  const plan::Path* path_taken = nullptr;
  bool marginal = false;
  std::vector<AskedQuestion> questions;
  std::vector<std::string_view> exceptions;

  bool decided() const { return can_hold + can_fail + can_skip == 1; }
};

// Checks the requirements of one rule on one row.
class RequirementChecker {
 public:
  RequirementChecker(Exact& exact, const plan::Rule& rule, Row row, Scope& scope)
      : exact_(exact), rule_(rule), row_(row), scope_(scope) {}

  Checked check(const plan::Requirement& requirement, const std::string& path = {},
                const std::string& exception = {});

 private:
  Checked comparison(const plan::DirectComparison& comparison);
  Checked condition(plan::NodeId node);
  Checked known(const std::vector<plan::KnownItem>& items);
  Checked question(const plan::Question& question, const std::string& path,
                   const std::string& exception);
  // `outer` is the label of the path around, for paths without their own.
  Checked combined(const plan::Requirement& requirement, const std::string& outer,
                   const std::string& exception);
  Checked path(const plan::Path& path, const std::string& outer, const std::string& exception);
  void set_margin(Measured& measured) const;

  Exact& exact_;
  const plan::Rule& rule_;
  Row row_;
  Scope& scope_;
};

// Counts of paths that hold and that fail, over everything that is still possible.
Checked combine_paths(plan::Requirement::Combiner combiner, std::uint32_t at_least,
                      const std::vector<Checked>& paths);

}  // namespace garis::evaluate

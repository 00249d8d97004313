// A rule on a row: which outcomes are still possible, and which one it is called (language.md,
// section 4).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {

using plan::Outcome;
using plan::Severity;

// A comparison that was made, in the unit of the limit.
struct Measured {
  const plan::DirectComparison* comparison = nullptr;
  Value actual, limit, high;
  std::optional<double> rounded;  // of a known actual value, when the rule rounds
  double tolerance = 0;
  std::optional<double> margin, margin_low, margin_high;
};

struct AskedQuestion {
  const plan::Question* question = nullptr;
  std::string path, exception;
};

struct RowResult {
  Row row;
  Outcome outcome = Outcome::not_applicable;
  std::set<Outcome> possible;
  Severity severity = Severity::mandatory;
  std::optional<Severity> severity_from;
  Evidence evidence = Evidence::primary;
  std::set<std::string> flags;
  std::optional<Outcome> outcome_from;  // of a waived finding
  CauseSet causes;
  std::optional<Measured> measured;
  std::string path, exception;
  const plan::Path* path_taken = nullptr;
  const plan::Exception* exception_held = nullptr;
  std::string condition;  // for not_applicable: the part of `where` that is false
  std::vector<AskedQuestion> questions;
  std::string error_code, error_text;
};

struct RuleRun {
  const plan::Rule* rule = nullptr;
  bool in_force = true;
  std::vector<RowResult> rows;  // one per row of the entity, in their order
};

struct Acceptance {
  Evidence weakest = Evidence::secondary;  // findings on weaker figures are informative
};

bool in_force(Exact& exact, const plan::Rule& rule);
RowResult check_row(Exact& exact, const plan::Rule& rule, Row row,
                    const Acceptance& acceptance = {});
RuleRun check_rule(Exact& exact, const plan::Rule& rule, const Acceptance& acceptance = {});

}  // namespace garis::evaluate

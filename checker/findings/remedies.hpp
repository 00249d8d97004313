// What the measures that a rule suggests would make of its fails. Private to findings.
#pragma once

#include <span>

#include "checker/evaluate/rules.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

// `findings` are those of `run`, in the order of its rows; rows without a finding are passed over.
void add_remedies(evaluate::Exact& exact, const evaluate::RuleRun& run,
                  const evaluate::Acceptance& acceptance, std::span<Finding> findings);

// An amount of a measure as it is reported.
Expense expense_of(double low, double high, const std::string& unit);

}  // namespace garis::findings

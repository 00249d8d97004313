// Which blocks a text report has: one per rule and outcome that is shown.
#pragma once

#include <vector>

#include "checker/findings/finding.hpp"
#include "checker/report/text.hpp"

namespace garis::report {

using Findings = std::vector<const findings::Finding*>;

struct Block {
  const findings::RuleSummary* rule;
  findings::Outcome outcome;
  std::uint64_t subjects = 0;
  Findings findings;  // those stored
};

// In the order of the guideline; blocks of tool errors before all others. A rule without subjects
// does not apply.
std::vector<Block> blocks_of(const findings::Report& report, const TextOptions& options);

}  // namespace garis::report

// From evaluated rules to raw findings: subjects with their place in the input, values with their
// origin, open items with where they were looked for, messages filled in. finalize() does the rest.
#pragma once

#include <string>
#include <vector>

#include "checker/evaluate/rules.hpp"
#include "checker/findings/explanation.hpp"
#include "checker/findings/finalize.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

struct CollectOptions {
  std::string pack;  // id@edition
  bool all = false;  // also passes without flags and what does not apply
};

// Adds the rules, findings and notices of one pack; the runs are in the order of the guideline.
void collect(evaluate::Exact& exact, const std::vector<evaluate::RuleRun>& runs,
             const CollectOptions& options, Report& report);

// What the model's readers noticed, and the files that were read.
void add_inputs(const model::Model& model, Report& report);

// Keys of subjects that occur twice in the model, so that no finding is recognised by them.
DuplicateKeys duplicate_keys(const model::Model& model);

// Why one row is as it is.
Explanation explain(evaluate::Exact& exact, const evaluate::RuleRun& run,
                    const evaluate::RowResult& row);

}  // namespace garis::findings

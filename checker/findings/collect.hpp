// From evaluated rules to raw findings: subjects with their place in the input, values with their
// origin, open items with where they were looked for, messages filled in. finalize() does the rest.
#pragma once

#include <string>
#include <vector>

#include "checker/evaluate/credits.hpp"
#include "checker/evaluate/rules.hpp"
#include "checker/findings/explanation.hpp"
#include "checker/findings/finalize.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

struct CollectOptions {
  std::string pack;                      // id@edition
  bool all = false;                      // also passes without flags and what does not apply
  evaluate::Acceptance acceptance = {};  // as the rules were evaluated
};

// Adds the rules, findings and notices of one pack; the runs are in the order of the guideline.
void collect(evaluate::Exact& exact, const std::vector<evaluate::RuleRun>& runs,
             const CollectOptions& options, Report& report);

// Adds the credits and ratings of one pack.
void collect_points(evaluate::Exact& exact, const std::vector<evaluate::CreditRun>& credits,
                    const std::vector<evaluate::RatingRun>& ratings, const std::string& pack,
                    Report& report);

// What the model's readers noticed, and the files that were read.
void add_inputs(const model::Model& model, Report& report);

// Keys of subjects that occur twice in the model, so that no finding is recognised by them.
DuplicateKeys duplicate_keys(const model::Model& model);

// Why one row is as it is.
Explanation explain(evaluate::Exact& exact, const evaluate::RuleRun& run,
                    const evaluate::RowResult& row);

}  // namespace garis::findings

// The last step of a check: turns raw findings into a report that can be rendered.
//
// Before: findings in any order without identity; per rule the counts of outcomes over all
// subjects; `verdict.incomplete` says whether an input could not be read to its end;
// `verdict.skipped` counts the rules not in force. After: everything that can be derived is filled
// in and in the order of the report format, and all text that came out of a model is clean.
#pragma once

#include <map>
#include <set>
#include <string>

#include "checker/findings/finding.hpp"
#include "checker/findings/waivers.hpp"

namespace garis::findings {

// Keys known to occur on several subjects of the model, by level. Findings alone do not show them
// all: a subject that passes has none.
using DuplicateKeys = std::map<char, std::set<std::string>>;

void finalize(Report& report, const DuplicateKeys& duplicates = {},
              const std::vector<GrantedWaiver>& waivers = {});

// The steps, in the order in which finalize() takes them.
void add_fingerprints(Report& report, const DuplicateKeys& duplicates);
void clean_model_texts(Report& report);
void add_groups(Report& report);  // also sorts rules and findings
void add_verdict(Report& report);
void cut_findings(Report& report);  // to options.max_findings per rule

// Outcome of a rule as it counts for the verdict: subjects whose severity was lowered do not count.
// Nothing if none is left.
std::optional<Outcome> mandatory_outcome(const RuleSummary& rule);

}  // namespace garis::findings

// Values, measures, inputs and open items of findings. Private to findings.
#pragma once

#include "checker/evaluate/deciding.hpp"
#include "checker/evaluate/rules.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

Measure measure_of(evaluate::Exact& exact, const plan::Rule& rule,
                   const evaluate::Measured& measured);
std::vector<OpenItem> open_items(evaluate::Exact& exact, const evaluate::RowResult& row);
// Evaluates the row again and lists what was read; at most five values of one property.
void add_inputs_of(evaluate::Exact& exact, const plan::Rule& rule, const evaluate::RowResult& row,
                   Finding& finding);
// The values that were read, each once; `more` counts those that are left out.
std::vector<Input> inputs_of(evaluate::Exact& exact, const std::vector<evaluate::Read>& reads,
                             model::Row subject, std::uint32_t& more);
// Open items of causes, questions left aside.
std::vector<OpenItem> open_items(evaluate::Exact& exact, const evaluate::CauseSet& causes,
                                 model::Row subject);
Input input_of(evaluate::Exact& exact, const evaluate::Read& read, model::Row subject);

Deciding deciding_of(evaluate::Exact& exact, const evaluate::DecidingValue& value,
                     model::Row subject);

Clause clause_of(const plan::Clause& clause);
Clause clause_of(const plan::Rule& rule);
// The value of a known cell as people write it: "0.41", "office", "yes".
std::string known_text(const model::Model& model, model::Row row, model::PropertyId property);

}  // namespace garis::findings

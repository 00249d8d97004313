// The sentence of a finding in each language of the guideline. Private to findings.
#pragma once

#include "checker/evaluate/rules.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

base::Texts message_of(evaluate::Exact& exact, const plan::Rule& rule,
                       const evaluate::RowResult& row, const Finding& finding);

}  // namespace garis::findings

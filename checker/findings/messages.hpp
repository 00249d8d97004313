// The sentence of a finding in each language of the guideline. Private to findings.
#pragma once

#include "checker/evaluate/credits.hpp"
#include "checker/findings/finding.hpp"

namespace garis::findings {

base::Texts message_of(evaluate::Exact& exact, const plan::Rule& rule,
                       const evaluate::RowResult& row, const Finding& finding);
// The message of the guideline for a credit whose points are certain, open, none, or that does not
// apply; nothing where it has none.
base::Texts message_of(evaluate::Exact& exact, const plan::Credit& credit,
                       const evaluate::CreditResult& result, const CreditFinding& finding);

}  // namespace garis::findings

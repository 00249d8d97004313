// The record line by line: one canonical JSON object each, `t` says what it is. First the run, then
// notices, rules with their findings in the order of the guideline, last the verdict with the
// digest of the record; a stream without that line is cut off.
#pragma once

#include <string>

#include "checker/findings/finding.hpp"

namespace garis::report {

std::string to_ndjson(const findings::Report& report);

}  // namespace garis::report

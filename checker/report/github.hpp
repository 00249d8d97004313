// Annotations for the log of a GitHub workflow: one per rule, worst first. The host shows ten
// errors and ten warnings of a step, so a last notice tells how many there are.
#pragma once

#include <string>

#include "checker/findings/finding.hpp"

namespace garis::report {

std::string to_github(const findings::Report& report, const std::string& language = "en");

}  // namespace garis::report

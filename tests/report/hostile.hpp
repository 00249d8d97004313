// Names that a model could carry to harm whoever reads a report.
#pragma once

#include <string>
#include <vector>

#include "checker/findings/finding.hpp"

namespace garis::testing {

const std::vector<std::string>& hostile_names();

// The same name wherever a model can put one.
findings::Report with_name(const std::string& name);

}  // namespace garis::testing

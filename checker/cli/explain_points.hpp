// Which credit or rating of a report is meant. Private to the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/findings/explanation.hpp"
#include "dsl/base/result.hpp"

namespace garis::cli {

struct ExplainedPoints {
  std::string kind, name;  // "credit" or "rating", and which
  findings::Explanation explanation;
};

// Nothing if no target names a credit or rating; an error if several subjects fit.
base::Result<std::optional<ExplainedPoints>> explain_points(
    const findings::Report& report, const std::vector<std::string>& targets);

}  // namespace garis::cli

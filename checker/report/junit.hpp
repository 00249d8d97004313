// JUnit XML for build servers: a test suite per guideline, a test case per rule. Not decided is
// skipped, or with `strict` a failure; an advisory rule that is not met is told and passes.
#pragma once

#include <string>

#include "checker/findings/finding.hpp"

namespace garis::report {

struct JunitOptions {
  bool strict = false;
  std::string language = "en";
};

std::string to_junit(const findings::Report& report, const JunitOptions& options = {});

}  // namespace garis::report

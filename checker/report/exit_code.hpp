// The exit code of a checking command, and the options that set it.
#pragma once

#include <set>
#include <string_view>

#include "checker/findings/finding.hpp"
#include "dsl/base/result.hpp"

namespace garis::report {

enum class ExitCode { compliant = 0, not_compliant = 1, not_decided = 2, error = 3, usage = 64 };

enum class FailOn { fail, undetermined, manual, nothing, advisory };

struct ExitPolicy {
  std::set<FailOn> fail_on = {FailOn::fail, FailOn::undetermined, FailOn::manual, FailOn::nothing};
  bool strict = false;  // 1 where 2 would be given
};

// "fail,undetermined,advisory"; E-USAGE for another word.
base::Result<std::set<FailOn>> parse_fail_on(std::string_view list);

ExitCode exit_code(const findings::Report& report, const ExitPolicy& policy = {});

}  // namespace garis::report

// Which finding is meant: by rule, clause, id, or by what its subject is called. Private to the
// command line.
#pragma once

#include <string>
#include <vector>

#include "checker/findings/finding.hpp"
#include "dsl/base/result.hpp"

namespace garis::cli {

// The one finding that all targets fit. E-USAGE lists the candidates when there are several, or
// similar names when there is none.
base::Result<const findings::Finding*> choose(const std::vector<findings::Finding>& findings,
                                              const std::vector<std::string>& targets);

}  // namespace garis::cli

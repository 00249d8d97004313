// SARIF 2.1.0 (OASIS, errata 01), for code-scanning services. Each outcome has a kind of its own:
// an open finding is `open`, a question `review`, a waiver a suppression; `level` is `none` for all
// but failures.
#pragma once

#include <cstddef>
#include <string>

#include "checker/findings/finding.hpp"

namespace garis::report {

struct SarifOptions {
  std::size_t results = 25'000;  // `fail` first, then what is open
};

std::string to_sarif(const findings::Report& report, const SarifOptions& options = {});

}  // namespace garis::report

// Runs the tests of a guideline against every mutant of it and keeps the mutants that no test
// notices.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "dsl/compile/pack.hpp"

namespace garis::testing {

struct Survivor {
  base::Span span;
  std::string before;
  std::vector<std::string> after;  // every change of the place that went unnoticed
  bool untested = false;           // no test stands on the declaration at all
};

struct Mutation {
  std::size_t mutants = 0, killed = 0;
  std::vector<Survivor> survivors;  // in the order of the text
};

using LoadPack = std::function<std::unique_ptr<compile::Pack>()>;
using ReportProgress = std::function<void(std::size_t done, std::size_t all)>;

// `load` must give the same usable pack each time, one for each of the threads. Only tests that
// stand on what was changed are run again. Tests that fail anyway should be mended first.
Mutation mutate(const LoadPack& load, const std::string& today, unsigned threads,
                const ReportProgress& report_progress);

}  // namespace garis::testing

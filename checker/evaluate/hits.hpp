// What of a guideline took effect while rows were evaluated. Tests of a guideline are measured by
// it.
#pragma once

#include <set>
#include <utility>

#include "dsl/plan/plan.hpp"

namespace garis::evaluate {

struct Hits {
  std::set<std::pair<const plan::Rule*, plan::Outcome>> outcomes;  // that were expected
  std::set<const plan::Exception*> exceptions;                     // that certainly held
  std::set<const plan::ValueBranch*> value_exceptions;             // likewise
  std::set<const plan::Path*> paths;                               // that certainly held
  std::set<std::pair<const plan::Table*, std::int32_t>> rows;      // the one row of a look-up
};

}  // namespace garis::evaluate

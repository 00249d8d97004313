// From a checked guideline to the plan that evaluation understands: units are folded, names are
// ids.
#pragma once

#include "dsl/base/source.hpp"
#include "dsl/plan/plan.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::compile {

// The guideline must have been checked without errors.
plan::Plan compile(const semantics::Guideline& guideline, const base::SourceMap& sources);

}  // namespace garis::compile

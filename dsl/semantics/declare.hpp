// Collects what a guideline declares and extends the vocabulary by it. Private to semantics.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

void declare(Guideline& guideline, diagnostics::Sink& sink);

}  // namespace garis::semantics

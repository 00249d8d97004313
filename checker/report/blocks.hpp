// The middle of the text report: one block per rule and outcome, with groups and examples.
#pragma once

#include "checker/report/page.hpp"

namespace garis::report {

void add_blocks(Page& page, const findings::Report& report);

}  // namespace garis::report

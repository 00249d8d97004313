// What stands above and below the blocks of the text report: files and editions, counts, verdict.
#pragma once

#include "checker/report/page.hpp"

namespace garis::report {

void add_error_notices(Page& page, const findings::Report& report);
void add_heading(Page& page, const findings::Report& report);
void add_counts(Page& page, const findings::Report& report);
void add_notices(Page& page, const findings::Report& report);
void add_verdict(Page& page, const findings::Report& report);
void add_footer(Page& page, const findings::Report& report);  // coverage, run id

}  // namespace garis::report

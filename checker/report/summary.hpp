// What stands above and below the blocks of the text report: files and editions, counts, verdict.
#pragma once

#include "checker/report/page.hpp"

namespace garis::report {

void add_error_notices(Page& page, const findings::Report& report);
void add_heading(Page& page, const findings::Report& report);
void add_points(Page& page, const findings::Report& report);  // credits and ratings
void add_counts(Page& page, const findings::Report& report);
void add_notices(Page& page, const findings::Report& report);
struct VerdictWords {
  std::string word;      // "NOT COMPLIANT"
  std::string sentence;  // "1 of 35 mandatory rules that apply fails; 1 not decided."
};
VerdictWords verdict_words(const findings::Report& report, const std::string& language);

void add_verdict(Page& page, const findings::Report& report);
void add_footer(Page& page, const findings::Report& report);  // coverage, run id

}  // namespace garis::report

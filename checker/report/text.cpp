#include "checker/report/text.hpp"

#include "checker/report/blocks.hpp"
#include "checker/report/summary.hpp"

namespace garis::report {

std::string to_text(const findings::Report& report, const TextOptions& options) {
  if (options.quiet) return verdict_line(report, options);
  Page page(options);
  add_error_notices(page, report);
  add_heading(page, report);
  add_blocks(page, report);
  add_points(page, report);
  add_counts(page, report);
  add_notices(page, report);
  add_verdict(page, report);
  add_footer(page, report);
  return page.take();
}

std::string verdict_line(const findings::Report& report, const TextOptions& options) {
  Page page(options);
  add_verdict(page, report);
  return page.take();
}

}  // namespace garis::report

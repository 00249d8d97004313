// One row per finding, for spreadsheets (RFC 4180: CRLF, quotes doubled, UTF-8).
//
// Numbers are plain decimals; every other cell that a spreadsheet could take for a formula gets a
// leading apostrophe.
#pragma once

#include <string>

#include "checker/findings/finding.hpp"

namespace garis::report {

struct CsvOptions {
  char separator = ',';
  bool byte_order_mark = false;  // for Excel
};

std::string to_csv(const findings::Report& report, const CsvOptions& options = {});

}  // namespace garis::report

// The report as plain text for a terminal, a file or a letter: clause first, plain words, aligned.
//
//   FAIL    5.2.3  External wall U-value                             24 of 118 walls
//           U-value = 0.41, at most 0.35 W/(m²·K): over by 0.06 (17.1 %)   type W-EXT-02 (24)
#pragma once

#include <string>

#include "checker/findings/finding.hpp"

namespace garis::report {

struct TextOptions {
  bool colour = false;  // ANSI colours; the caller knows terminal, NO_COLOR, TERM and --color
  bool marks = false;   // ✓ ✗ ? … before the labels: on a terminal
  int width = 80;       // 60 to 120 are used
  std::string language = "en";
  bool all = false;  // also rules that pass, do not apply or are exempt
  bool verbose =
      false;  // also passes with flags, rules that never applied, notices, where rules stand
  bool quiet = false;  // the verdict line only
  int examples = 1;    // per group
  int groups = 10;     // per rule
};

// `report` has been through findings::finalize().
std::string to_text(const findings::Report& report, const TextOptions& options = {});

// The line that is printed even when everything else goes to files; ends with LF.
std::string verdict_line(const findings::Report& report, const TextOptions& options = {});

}  // namespace garis::report

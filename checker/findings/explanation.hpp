// Why one finding is as it is, in lines: filled by evaluation, rendered by the report library.
//
//   applies      yes  wall.is_external = yes          office.ifc #18255 Pset_WallCommon.IsExternal
//   actual       0.41 W/(m²·K)                        office.ifc #18260 Pset_WallCommon.ThermalTr…
#pragma once

#include <string>
#include <vector>

#include "checker/findings/finding.hpp"

namespace garis::findings {

// What a line explains. Shown in the language of the reader; `other` shows the line's own label.
enum class Explains : std::uint8_t {
  applies,  // applicability: `where`
  except,   // an exception that was looked at
  path,     // one way of `any of`
  actual,   // the value that was compared
  limit,
  compared,  // the comparison itself
  passes_if,
  missing,  // an open item
  assumed,
  question,
  input,  // a value that went into another
  rule,   // where the rule is written
  other
};

struct ExplanationLine {
  Explains explains = Explains::other;
  std::string label;  // only with `other`, and with `input`: the property
  std::string value;  // "0.41 W/(m²·K)", "yes  wall.is_external = yes"
  std::string place;  // "office.ifc #18255 Pset_WallCommon.IsExternal", "table wall_u_max row 7"
  int depth = 0;      // 0 for the lines of the rule; parts of a value are one deeper than the value
};

struct Explanation {
  Clause clause;
  base::Texts title;  // of the rule
  Subject subject;
  Outcome outcome = Outcome::not_applicable;
  std::string state;                // of a credit or rating, which have no outcome: "3 to 5 points"
  bool stored_values_only = false;  // the inputs were not at hand; nothing was evaluated again
  std::vector<ExplanationLine> lines;
};

// From a saved finding alone; the title is left to the caller.
Explanation stored_explanation(const Finding& finding);
// Credits and ratings are explained by what is stored.
Explanation explanation_of(const CreditFinding& credit);
Explanation explanation_of(const RatingFinding& rating);

}  // namespace garis::findings

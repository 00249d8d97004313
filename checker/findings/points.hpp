// Points of credits and levels of ratings, as they are reported: ranges, with what keeps them open.
// They stand beside the verdict and never replace it. Like findings, they refer to nothing outside
// the report.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/findings/finding_parts.hpp"

namespace garis::findings {

struct PointRange {
  double low = 0;
  std::optional<double> high = 0.0;  // nothing: without limit
  bool certain() const { return high && *high == low; }
};

enum class Earned : std::uint8_t { yes, open, no };
std::string_view to_string(Earned earned);

struct AwardLine {
  PointRange points;
  Earned earned = Earned::no;
  std::string when;  // the condition as written; empty: always
  Evidence evidence = Evidence::primary;
  bool not_counted = false;  // its figures are not known well enough
};

struct CreditFinding {  // one credit on one subject
  std::string pack, credit, category;
  Clause clause;
  base::Texts title;
  Subject subject;
  PointRange points;
  std::optional<double> max;
  PointRange unverified;  // on top, if figures that do not count did
  Evidence evidence = Evidence::primary;
  Flags flags;
  std::string condition;  // why it does not apply
  std::vector<AwardLine> awards;
  std::vector<OpenItem> open;
  std::vector<Input> inputs;
  std::uint32_t inputs_more = 0;
  base::Texts message;  // where the guideline has one
  std::optional<RuleError> error;
  RulePlace at;
};

enum class Reach : std::uint8_t { certain, possible, out_of_reach };
std::string_view to_string(Reach reach);

struct LevelLine {
  std::string name;
  base::Texts title;
  Reach reach = Reach::out_of_reach;
  std::string reason;  // what keeps it open or rules it out
};
struct PrerequisiteLine {
  std::string rule;
  Outcome outcome = Outcome::not_applicable;
};
struct CountedCredit {
  std::string credit;
  PointRange points;
};

struct RatingFinding {  // one rating on one subject
  std::string pack, rating;
  Clause clause;
  base::Texts title;
  Subject subject;
  PointRange score, unverified;
  Evidence evidence = Evidence::primary;
  std::string certain;                // the highest level that is reached; empty: none
  std::vector<std::string> possible;  // levels above it
  std::vector<LevelLine> levels;      // as in the guideline
  std::vector<PrerequisiteLine> prerequisites;
  std::vector<CountedCredit> credits;
  std::optional<RuleError> error;
  RulePlace at;
};

// "3", "0 to 3", "3 to …"
std::string points_text(const PointRange& points);

}  // namespace garis::findings

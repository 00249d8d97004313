// Points of credits and levels of ratings, as ranges: an open condition gives 0 to 3 points, and a
// level is certain, possible or out of reach (language.md, section 11).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/rules.hpp"

namespace garis::evaluate {

struct Points {  // low = high: certain
  double low = 0, high = 0;
  bool certain() const { return low == high; }
  friend bool operator==(const Points&, const Points&) = default;
};

struct AwardResult {
  const plan::Award* award = nullptr;
  Truth earned = Truth::no;
  Points points;
  Evidence evidence = Evidence::primary;
  bool counts = true;  // its figures are known well enough
};

struct CreditResult {
  Row row;
  Truth applies = Truth::yes;
  Points points;      // cut to 0 … max
  Points unverified;  // on top, if figures that are not known well enough counted
  Evidence evidence = Evidence::primary;  // of the awards that count
  std::set<std::string> flags;            // assumed, conflict, by_person
  CauseSet causes;                        // why the points are a range
  std::vector<AwardResult> awards;
  std::string condition;  // the part of `where` that is false
  std::string error_code, error_text;
};

struct CreditRun {
  const plan::Credit* credit = nullptr;
  std::vector<CreditResult> rows;
};

CreditResult check_credit_row(Exact& exact, const plan::Credit& credit, Row row,
                              const Acceptance& acceptance = {});
// Every credit of the guideline, in its order; nothing while the guideline is not in force.
std::vector<CreditRun> check_credits(Exact& exact, const Acceptance& acceptance = {});

// ---- ratings ----

enum class Reach : std::uint8_t { certain, possible, out_of_reach };

struct LevelResult {
  const plan::Level* level = nullptr;
  Reach reach = Reach::out_of_reach;
  std::string reason;  // what rules it out: a part of `when` as written
};

struct PrerequisiteResult {
  std::string rule;
  Outcome outcome = Outcome::not_applicable;  // over its rows
  Reach met = Reach::certain;                 // out_of_reach: it fails
};

struct RatingResult {
  Row row;
  Points score, unverified;
  Evidence evidence = Evidence::primary;
  std::vector<LevelResult> levels;  // as in the rating
  std::vector<PrerequisiteResult> prerequisites;
  std::vector<const CreditResult*> credits;  // as counted; nothing where a row has none
  std::optional<std::size_t> certain;        // the highest level that is
  std::vector<std::size_t> possible;         // above it
  std::string error_code, error_text;
};

struct RatingRun {
  const plan::Rating* rating = nullptr;
  std::vector<RatingResult> rows;
};

// `credits` are those of the guideline and must outlive the result; rules that are prerequisites
// and not among `rules` are evaluated.
std::vector<RatingRun> check_ratings(Exact& exact, const std::vector<CreditRun>& credits,
                                     const std::vector<RuleRun>& rules,
                                     const Acceptance& acceptance = {});

}  // namespace garis::evaluate

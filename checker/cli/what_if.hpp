// What measures would change: the building before and after, and what it costs. Private to the
// command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/cheapest.hpp"
#include "checker/findings/finding.hpp"

namespace garis::cli {

struct AppliedMeasure {
  std::string name;
  base::Texts title;
  findings::Evidence evidence = findings::Evidence::primary;
  std::size_t rows = 0;
  std::string entity;                     // of the changed rows, "windows"
  std::vector<std::string> left;          // rows that were left alone: their condition is open
  std::vector<std::string> left_missing;  // the properties that keep it open
  std::optional<findings::Expense> cost, carbon, life;
};

AppliedMeasure applied_of(evaluate::Exact& exact, const evaluate::MeasureEffect& effect);

struct WhatIf {
  std::vector<AppliedMeasure> measures;
  findings::Report before, after;
  std::string goal;  // of the search, if there was one
  std::optional<evaluate::CheapestSet> cheapest;
};

std::string to_text(const WhatIf& what);
std::string to_json(const WhatIf& what);

}  // namespace garis::cli

// The cheapest set of measures that reaches a goal: branch and bound. Sets are looked at in the
// order of their cost, so that the first one that reaches the goal is the cheapest; a branch is
// given up when not even bounds over everything that it could still change reach the goal.
#pragma once

#include <functional>
#include <vector>

#include "checker/evaluate/credits.hpp"
#include "checker/evaluate/measures.hpp"

namespace garis::evaluate {

// How far the goal is from what the overlay of `exact` at hand gives.
using Goal = std::function<Reach(Exact& exact)>;

// All mandatory rules met, on every row.
Goal all_rules_met(std::vector<const plan::Rule*> rules, Acceptance acceptance);
// A level of a rating, or a higher one, certain on every row.
Goal level_reached(const plan::Rating& rating, std::size_t level, Acceptance acceptance);

struct CheapestSet {
  enum class Ending : std::uint8_t { found, out_of_reach, stopped } ending = Ending::out_of_reach;
  std::vector<const MeasureEffect*> measures;  // found: in the order given
  Bounds cost;                                 // of `measures`
  double least = 0;                            // stopped: nothing that costs less reaches the goal
  std::uint32_t tried = 0;                     // sets that were evaluated
};

// Measures cost what they cost on the building as it is; one that states no cost is free.
CheapestSet cheapest_set(Exact& exact, const std::vector<MeasureEffect>& effects, const Goal& goal,
                         std::uint32_t most_sets = 2'000);

}  // namespace garis::evaluate

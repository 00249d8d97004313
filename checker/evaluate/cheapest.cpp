#include "checker/evaluate/cheapest.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace garis::evaluate {
namespace {

// What a mandatory finding says about the goal.
Reach of_row(const RowResult& row) {
  using enum Outcome;
  if (row.severity != Severity::mandatory) return Reach::certain;
  if (row.outcome == fail) return Reach::out_of_reach;
  const bool open = row.outcome == undetermined || row.outcome == manual || row.outcome == error;
  return open ? Reach::possible : Reach::certain;
}

struct Branch {
  std::vector<std::size_t> chosen;  // rising, into the candidates
  double cost = 0;
  std::size_t next = 0;  // the first candidate that is not decided
};

struct Dearer {
  bool operator()(const Branch& a, const Branch& b) const {
    return std::tuple(a.cost, a.chosen.size(), a.chosen) >
           std::tuple(b.cost, b.chosen.size(), b.chosen);
  }
};

struct Candidate {
  const MeasureEffect* effect;
  Bounds cost;
};

class Search {
 public:
  Search(Exact& exact, const std::vector<MeasureEffect>& effects, const Goal& goal)
      : exact_(exact), goal_(goal) {
    exact.use_overlay({});
    for (const auto& effect : effects) {
      if (!effect.error_text.empty() || effect.cells.empty()) continue;
      candidates_.push_back({&effect, total(exact, effect.cost)});
      for (const auto& cell : effect.cells)
        now_.set(cell.row, cell.property, exact.value_of(cell.row, cell.property));
    }
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const auto& a, const auto& b) { return price(a) < price(b); });
  }

  CheapestSet run(std::uint32_t most_sets) {
    std::priority_queue<Branch, std::vector<Branch>, Dearer> open;
    open.push({});
    while (!open.empty()) {
      const Branch branch = open.top();
      open.pop();
      if (result_.tried >= most_sets) return stopped(branch);
      const auto together = combined(exact_, effects_of(branch));
      if (!together.conflict.empty()) continue;
      ++result_.tried;
      exact_.use_overlay(together.overlay);
      if (goal_(exact_) == Reach::certain) return found(branch);
      if (branch.next < candidates_.size() && may_lead_there(branch, together.overlay)) {
        for (std::size_t i = branch.next; i < candidates_.size(); ++i) open.push(with(branch, i));
      }
    }
    exact_.use_overlay({});
    return result_;
  }

 private:
  // A cost that is open is taken at its most, so that the answer holds whatever it turns out to be.
  static double price(const Candidate& candidate) {
    return std::isfinite(candidate.cost.high) ? candidate.cost.high : candidate.cost.low;
  }

  Branch with(const Branch& branch, std::size_t candidate) const {
    Branch larger = branch;
    larger.chosen.push_back(candidate);
    larger.cost += price(candidates_[candidate]);
    larger.next = candidate + 1;
    return larger;
  }

  std::vector<const MeasureEffect*> effects_of(const Branch& branch) const {
    std::vector<const MeasureEffect*> effects;
    for (const auto i : branch.chosen) effects.push_back(candidates_[i].effect);
    return effects;
  }

  // Every cell that a measure not decided yet may set lies between what it is and what it would be.
  bool may_lead_there(const Branch& branch, Overlay overlay) {
    for (std::size_t i = branch.next; i < candidates_.size(); ++i) {
      for (const auto& cell : candidates_[i].effect->cells) {
        const auto* set = overlay.find(cell.row, cell.property);
        const Value& before = set != nullptr ? *set : *now_.find(cell.row, cell.property);
        const auto why = exact_.cause({model::Cause::absent, cell.row, cell.property, true, {}});
        overlay.set(cell.row, cell.property, hull(before, cell.value, {why}));
      }
    }
    exact_.use_overlay(std::move(overlay));
    return goal_(exact_) != Reach::out_of_reach;
  }

  CheapestSet found(const Branch& branch) {
    result_.ending = CheapestSet::Ending::found;
    for (const auto i : branch.chosen) {
      result_.measures.push_back(candidates_[i].effect);
      result_.cost.low += candidates_[i].cost.low;
      result_.cost.high += candidates_[i].cost.high;
    }
    exact_.use_overlay({});
    return result_;
  }

  CheapestSet stopped(const Branch& branch) {
    result_.ending = CheapestSet::Ending::stopped;
    result_.least = branch.cost;
    exact_.use_overlay({});
    return result_;
  }

  Exact& exact_;
  const Goal& goal_;
  std::vector<Candidate> candidates_;
  Overlay now_;  // the cells that measures set, as they are
  CheapestSet result_;
};

}  // namespace

Goal all_rules_met(std::vector<const plan::Rule*> rules, Acceptance acceptance) {
  return [rules = std::move(rules), acceptance](Exact& exact) {
    auto reach = Reach::certain;
    for (const auto* rule : rules) {
      for (const auto& row : check_rule(exact, *rule, acceptance).rows) {
        const auto here = of_row(row);
        if (here == Reach::out_of_reach) return here;
        if (here == Reach::possible) reach = here;
      }
    }
    return reach;
  };
}

Goal level_reached(const plan::Rating& rating, std::size_t level, Acceptance acceptance) {
  return [&rating, level, acceptance](Exact& exact) {
    const auto credits = check_credits(exact, acceptance);
    auto reach = Reach::certain;
    for (const auto& run : check_ratings(exact, credits, {}, acceptance)) {
      if (run.rating != &rating) continue;
      for (const auto& row : run.rows) {
        if (row.certain && *row.certain >= level) continue;
        const bool possible = std::any_of(row.possible.begin(), row.possible.end(),
                                          [&](auto index) { return index >= level; });
        if (!possible && row.error_text.empty()) return Reach::out_of_reach;
        reach = Reach::possible;
      }
    }
    return credits.empty() ? Reach::out_of_reach : reach;
  };
}

CheapestSet cheapest_set(Exact& exact, const std::vector<MeasureEffect>& effects, const Goal& goal,
                         std::uint32_t most_sets) {
  return Search(exact, effects, goal).run(most_sets);
}

}  // namespace garis::evaluate

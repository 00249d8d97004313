// The value that decides: where one open item keeps a rule undecided, which values of it would let
// the rule pass ("passes if roof.mass_per_area ≥ 50 kg/m²").
//
// The limit is tried first; where it is not the threshold, bisection finds it. Whatever is found is
// proved with bounds before it is told: on the whole of its good side the rule does not fail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/rules.hpp"

namespace garis::evaluate {

struct DecidingValue {
  Row row;
  model::PropertyId property{};
  plan::Comparison op = plan::Comparison::greater_equal;  // numbers
  double value = 0;                                       // numbers, in the unit of the property
  std::vector<std::string> words;                         // categories, yes and no
  Outcome gives = Outcome::pass;
};

class DecidingValues {
 public:
  DecidingValues(Exact& exact, const Acceptance& acceptance)
      : exact_(exact), acceptance_(acceptance) {}

  // Nothing unless exactly one item is open and the rule is monotone in it.
  std::optional<DecidingValue> find(const plan::Rule& rule, const RowResult& row);

  // So many evaluations of a row are spent on a run; afterwards nothing is found any more.
  bool exhausted() const { return left_ == 0; }

 private:
  struct Search;
  friend struct Search;

  Exact& exact_;
  const Acceptance& acceptance_;
  std::uint32_t left_ = 50'000;
};

}  // namespace garis::evaluate

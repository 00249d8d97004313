// What a rule says just below its limit, at it, and just above: by one step of its rounding, else
// by one digit of its limit.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "checker/evaluate/rules.hpp"
#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::testing {

struct BoundaryCase {
  const plan::Rule* rule = nullptr;
  const plan::Test* test = nullptr;  // whose building was taken
  std::string subject, what;         // "roof a", "roof.u_value"
  double limit = 0, step = 0;        // in the unit of the comparison
  const plan::DirectComparison* comparison = nullptr;
  std::array<evaluate::Outcome, 3> outcomes{};  // at limit − step, limit, limit + step
  bool turns() const { return outcomes[0] != outcomes[2]; }
};

struct Boundaries {
  std::vector<BoundaryCase> cases;
  std::vector<const plan::Rule*> not_analysed;  // no test decides a comparison of theirs
};

// One case for each limit that a test of the guideline meets with a known value.
Boundaries boundaries(const plan::Plan& plan, const vocabulary::Vocabulary& vocabulary,
                      const std::string& today);

}  // namespace garis::testing

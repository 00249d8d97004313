// What of a guideline its tests have shown: verdicts per rule, exceptions, paths, table rows.
//
// Of a rule three verdicts are asked for: that it passes, that it fails, and what it gives when
// something is open. An information rule has two, because there what is missing fails.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "checker/evaluate/hits.hpp"

namespace garis::testing {

enum class Aspect : std::uint8_t { outcomes, exceptions, paths, rows };
std::string_view to_string(Aspect aspect);  // "outcomes", "exceptions", "paths", "table rows"

struct Item {
  Aspect aspect{};
  std::string what;  // rule "5.5-roof-u" undetermined
  plan::Place at;
  const plan::Rule* rule = nullptr;  // that brings it about; none for tables and definitions
  std::function<bool(const evaluate::Hits&)> is_hit;
};

// Everything that tests of the plan can show; refers to the plan.
std::vector<Item> items(const plan::Plan& plan);

struct Share {
  std::size_t covered = 0, all = 0;
};
struct Coverage {
  std::vector<std::pair<Aspect, Share>> shares;
  std::vector<Item> missing;
  Share total() const;
};
Coverage measure(const plan::Plan& plan, const evaluate::Hits& hits);

}  // namespace garis::testing

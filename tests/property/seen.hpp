// What the rules of a guideline say about a test's building, and whether that is compatible with
// what they say when less is known.
#pragma once

#include <map>
#include <random>
#include <set>

#include "checker/evaluate/test_runner.hpp"

namespace garis::test {

using plan::Outcome;

struct Seen {
  std::map<std::pair<std::string, std::string>, std::set<Outcome>> possible;  // by rule and row
  std::map<std::pair<std::string, std::string>, Outcome> outcome;
  std::map<std::pair<std::string, std::string>, std::pair<double, double>>
      values;  // by definition and row
};

Seen look(const plan::Plan& plan, const plan::Test& test, const vocabulary::Vocabulary& words);

// The test without some of its values: each stays with the probability `keep`.
plan::Test emptied(plan::Test test, std::mt19937& random, double keep,
                   const vocabulary::Vocabulary& words);

// Fails the running test where more information left more possible; the number of comparisons.
std::size_t compare_information(const std::string& name, const Seen& fuller, const Seen& emptier);

}  // namespace garis::test

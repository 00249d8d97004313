#include "tests/property/seen.hpp"

#include <algorithm>
#include <cmath>

#include "tests/unit/catch.hpp"

namespace garis::test {

using evaluate::Exact;
using plan::Outcome;

namespace {

bool looks_at_openness(const plan::Requirement& requirement) {
  if (requirement.shape == plan::Requirement::Shape::known) return true;
  for (const auto& path : requirement.paths) {
    for (const auto& part : path.parts) {
      if (looks_at_openness(part)) return true;
    }
  }
  return false;
}

}  // namespace

Seen look(const plan::Plan& plan, const plan::Test& test, const vocabulary::Vocabulary& words) {
  const auto model = evaluate::model_of(plan, test, words);
  Exact exact(plan, model, test.as_of.empty() ? "2026-01-01" : test.as_of,
              evaluate::records_of(test));
  Seen seen;
  for (const auto& rule : plan.rules) {
    if (looks_at_openness(rule.requirement)) continue;
    for (const auto& row : evaluate::check_rule(exact, rule).rows) {
      const auto key = std::pair(rule.id, exact.id_of(row.row));
      seen.possible[key] = row.possible;
      seen.outcome[key] = row.outcome;
    }
  }
  for (std::uint32_t i = 0; i < plan.defines.size(); ++i) {
    const auto& define = plan.defines[i];
    if (!define.entity || define.form != plan::Form::number) continue;
    for (const auto row : exact.rows_of(*define.entity)) {
      evaluate::Scope scope;
      scope.variables = {row};
      try {
        const auto value = exact.evaluate(define.value, scope);
        if (value.stated == evaluate::Value::Stated::yes)
          seen.values[{std::to_string(i) + " " + define.name, exact.id_of(row)}] = {value.low,
                                                                                    value.high};
      } catch (const evaluate::RuleFailure&) {
      }
    }
  }
  return seen;
}

namespace {

// A value a little outside by rounding still counts as inside.
bool nested(std::pair<double, double> inner, std::pair<double, double> outer) {
  const auto slack = [](double x) {
    return std::isinf(x) ? 0 : 1e-9 * std::max(1.0, std::fabs(x));
  };
  return inner.first >= outer.first - slack(outer.first) &&
         inner.second <= outer.second + slack(outer.second);
}

// A row whose name is not stated is called by its id: another name, and not a missing one. A date
// that decides what is in force is replaced by that of the run, which may be another.
bool stays(plan::PropertyId id, const vocabulary::Vocabulary& words) {
  const auto& property = words.property(static_cast<vocabulary::PropertyId>(id));
  return property.name == "name" || words.kind(property.kind).form == vocabulary::Form::date;
}

}  // namespace

plan::Test emptied(plan::Test test, std::mt19937& random, double keep,
                   const vocabulary::Vocabulary& words) {
  std::bernoulli_distribution kept(keep);
  for (auto& fixture : test.fixtures)
    std::erase_if(fixture.values,
                  [&](const auto& value) { return !stays(value.first, words) && !kept(random); });
  return test;
}

std::size_t compare_information(const std::string& name, const Seen& fuller, const Seen& emptier) {
  std::size_t compared = 0;
  INFO(name);
  for (const auto& [key, possible] : fuller.possible) {
    const auto it = emptier.possible.find(key);
    if (it == emptier.possible.end() || it->second.empty())
      continue;  // a group that is not there yet; an error
    ++compared;
    if (std::includes(it->second.begin(), it->second.end(), possible.begin(), possible.end()) &&
        !possible.empty())
      continue;
    // An error: with less information the row must not have been settled.
    if (possible.empty() && it->second.contains(Outcome::fail) && it->second.size() > 1) continue;
    FAIL_CHECK(name << ": rule " << key.first << " for " << key.second
                    << " has more outcomes with more information");
  }
  for (const auto& [key, bounds] : fuller.values) {
    const auto it = emptier.values.find(key);
    if (it == emptier.values.end()) continue;
    ++compared;
    if (nested(bounds, it->second)) continue;
    FAIL_CHECK(name << ": " << key.first << " of " << key.second << " is [" << bounds.first << ", "
                    << bounds.second << "], with less information [" << it->second.first << ", "
                    << it->second.second << "]");
  }
  return compared;
}

}  // namespace garis::test

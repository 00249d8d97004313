#include "checker/findings/finding.hpp"

#include <algorithm>
#include <initializer_list>

namespace garis::findings {
namespace {

constexpr std::array<std::string_view, 8> kOutcomes = {
    "pass", "fail", "undetermined", "not_applicable", "exempt", "manual", "waived", "error"};
constexpr std::array<std::string_view, 8> kLabels = {"PASS",   "FAIL", "OPEN",   "N/A",
                                                     "EXEMPT", "ASK",  "WAIVED", "ERROR"};
constexpr std::array<std::string_view, 3> kSeverities = {"mandatory", "advisory", "informative"};
constexpr std::array<std::string_view, 4> kEvidence = {"primary", "transcribed", "secondary",
                                                       "unverified"};
constexpr std::array<std::string_view, 4> kWords = {"compliant", "not_compliant", "not_decided",
                                                    "nothing_checked"};

template <class Enum, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
std::optional<Enum> value_in(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto it = std::find(names.begin(), names.end(), name);
  if (it == names.end()) return std::nullopt;
  return static_cast<Enum>(it - names.begin());
}

bool is_one_of(Outcome outcome, std::initializer_list<Outcome> outcomes) {
  return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
}

}  // namespace

const std::array<Outcome, 8> kByWeight = {
    Outcome::fail,   Outcome::error, Outcome::undetermined, Outcome::manual,
    Outcome::waived, Outcome::pass,  Outcome::exempt,       Outcome::not_applicable};

int weight(Outcome outcome) {
  return static_cast<int>(std::find(kByWeight.begin(), kByWeight.end(), outcome) -
                          kByWeight.begin());
}

std::string_view to_string(Outcome outcome) { return name_in(kOutcomes, outcome); }
std::string_view to_string(Severity severity) { return name_in(kSeverities, severity); }
std::string_view to_string(Evidence evidence) { return name_in(kEvidence, evidence); }
std::string_view to_string(Word word) { return name_in(kWords, word); }
std::string_view label(Outcome outcome) { return name_in(kLabels, outcome); }

std::optional<Outcome> outcome_of(std::string_view word) {
  return value_in<Outcome>(kOutcomes, word);
}
std::optional<Severity> severity_of(std::string_view word) {
  return value_in<Severity>(kSeverities, word);
}
std::optional<Evidence> evidence_of(std::string_view word) {
  return value_in<Evidence>(kEvidence, word);
}
std::optional<Word> word_of(std::string_view word) { return value_in<Word>(kWords, word); }

Outcome combine(const Counts& counts) {
  for (const auto outcome : kByWeight) {
    const auto it = counts.find(outcome);
    if (it != counts.end() && it->second > 0) return outcome;
  }
  return Outcome::not_applicable;
}

Verdict verdict_of(const std::vector<RuleOutcome>& rules, bool input_incomplete) {
  using enum Outcome;
  const auto mandatory = [&](std::initializer_list<Outcome> outcomes) {
    return std::any_of(rules.begin(), rules.end(), [&](const RuleOutcome& rule) {
      return rule.severity == Severity::mandatory && is_one_of(rule.outcome, outcomes);
    });
  };
  Verdict verdict;
  verdict.incomplete = input_incomplete ||
                       std::any_of(rules.begin(), rules.end(),
                                   [](const RuleOutcome& rule) { return rule.outcome == error; });
  if (mandatory({fail})) {
    verdict.word = Word::not_compliant;
  } else if (verdict.incomplete || mandatory({undetermined, manual})) {
    verdict.word = Word::not_decided;
  } else if (mandatory({pass, waived})) {
    verdict.word = Word::compliant;
  }
  return verdict;
}

}  // namespace garis::findings

#include "checker/findings/finding.hpp"

#include <algorithm>
#include <array>

namespace garis::findings {
namespace {

template <class Enum, std::size_t N>
std::string_view name_in(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

constexpr std::array<std::string_view, 4> kEvidence = {"primary", "transcribed", "secondary", "unverified"};

}  // namespace

std::string_view to_string(Outcome outcome) {
  static constexpr std::array<std::string_view, 8> names = {"pass",   "fail",   "undetermined", "not_applicable",
                                                            "exempt", "manual", "waived",       "error"};
  return name_in(names, outcome);
}

std::string_view label(Outcome outcome) {
  static constexpr std::array<std::string_view, 8> names = {"PASS", "FAIL", "OPEN", "N/A", "EXEMPT", "ASK", "WAIVED", "ERROR"};
  return name_in(names, outcome);
}

std::string_view to_string(Severity severity) {
  static constexpr std::array<std::string_view, 3> names = {"mandatory", "advisory", "informative"};
  return name_in(names, severity);
}

std::string_view to_string(Evidence evidence) { return name_in(kEvidence, evidence); }

std::optional<Evidence> evidence_of(std::string_view word) {
  const auto it = std::find(kEvidence.begin(), kEvidence.end(), word);
  if (it == kEvidence.end()) return std::nullopt;
  return static_cast<Evidence>(it - kEvidence.begin());
}

std::string_view to_string(Word word) {
  static constexpr std::array<std::string_view, 4> names = {"compliant", "not_compliant", "not_decided", "nothing_checked"};
  return name_in(names, word);
}

Outcome combine(const Counts& counts) {
  using enum Outcome;
  for (const auto outcome : {fail, error, undetermined, manual, waived, pass, exempt}) {
    const auto it = counts.find(outcome);
    if (it != counts.end() && it->second > 0) return outcome;
  }
  return not_applicable;
}

Verdict verdict_of(const std::vector<RuleOutcome>& rules, bool input_incomplete) {
  using enum Outcome;
  const auto any = [&](auto condition) { return std::any_of(rules.begin(), rules.end(), condition); };
  const auto mandatory = [&](std::initializer_list<Outcome> outcomes) {
    return any([&](const RuleOutcome& rule) {
      return rule.severity == Severity::mandatory && std::find(outcomes.begin(), outcomes.end(), rule.outcome) != outcomes.end();
    });
  };
  Verdict verdict;
  verdict.incomplete = input_incomplete || any([](const RuleOutcome& rule) { return rule.outcome == error; });
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

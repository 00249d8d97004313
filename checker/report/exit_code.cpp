#include "checker/report/exit_code.hpp"

#include <algorithm>
#include <array>

#include "checker/findings/finalize.hpp"
#include "dsl/base/text.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

constexpr std::array<std::string_view, 5> kConditions = {"fail", "undetermined", "manual",
                                                         "nothing", "advisory"};

bool any_mandatory(const f::Report& report, f::Outcome outcome) {
  return std::any_of(report.rules.begin(), report.rules.end(), [&](const f::RuleSummary& rule) {
    return f::mandatory_outcome(rule) == outcome;
  });
}

// A rule that is advisory itself, or fails only where its severity was lowered.
bool any_advice_failed(const f::Report& report) {
  return std::any_of(report.rules.begin(), report.rules.end(), [](const f::RuleSummary& rule) {
    return rule.outcome == f::Outcome::fail && rule.severity != f::Severity::informative &&
           f::mandatory_outcome(rule) != f::Outcome::fail;
  });
}

bool holds(FailOn condition, const f::Report& report) {
  switch (condition) {
    case FailOn::fail:
      return any_mandatory(report, f::Outcome::fail);
    case FailOn::undetermined:
      return any_mandatory(report, f::Outcome::undetermined);
    case FailOn::manual:
      return any_mandatory(report, f::Outcome::manual);
    case FailOn::nothing:
      return report.verdict.word == f::Word::nothing_checked;
    case FailOn::advisory:
      return any_advice_failed(report);
  }
  return false;
}

}  // namespace

base::Result<std::set<FailOn>> parse_fail_on(std::string_view list) {
  std::set<FailOn> conditions;
  for (const auto part : base::split(list, ',')) {
    const auto word = base::trim(part);
    const auto it = std::find(kConditions.begin(), kConditions.end(), word);
    if (it == kConditions.end()) {
      const std::vector<std::string> known(kConditions.begin(), kConditions.end());
      return base::Error{"E-USAGE",
                         "'" + std::string(word) + "' is no condition for --fail-on",
                         {"known: fail, undetermined, manual, nothing, advisory",
                          base::did_you_mean(word, known)}};
    }
    conditions.insert(static_cast<FailOn>(it - kConditions.begin()));
  }
  return conditions;
}

ExitCode exit_code(const f::Report& report, const ExitPolicy& policy) {
  if (report.verdict.incomplete) return ExitCode::error;
  const auto hit = [&](FailOn condition) {
    return policy.fail_on.contains(condition) && holds(condition, report);
  };
  if (hit(FailOn::fail) || hit(FailOn::advisory)) return ExitCode::not_compliant;
  if (hit(FailOn::undetermined) || hit(FailOn::manual) || hit(FailOn::nothing)) {
    return policy.strict ? ExitCode::not_compliant : ExitCode::not_decided;
  }
  return ExitCode::compliant;
}

}  // namespace garis::report

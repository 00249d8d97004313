#include "checker/findings/finalize.hpp"
#include "checker/report/exit_code.hpp"
#include "tests/report/reports.hpp"
#include "tests/unit/catch.hpp"

using namespace garis::findings;
namespace report = garis::report;

namespace {

constexpr Outcome kOutcomes[] = {Outcome::pass,           Outcome::fail,   Outcome::undetermined,
                                 Outcome::not_applicable, Outcome::exempt, Outcome::manual,
                                 Outcome::waived,         Outcome::error};
constexpr Severity kSeverities[] = {Severity::mandatory, Severity::advisory, Severity::informative};

using Rules = std::vector<RuleOutcome>;

bool some(const Rules& rules, bool only_mandatory, std::initializer_list<Outcome> outcomes) {
  for (const auto& rule : rules) {
    if (only_mandatory && rule.severity != Severity::mandatory) continue;
    for (const auto outcome : outcomes) {
      if (rule.outcome == outcome) return true;
    }
  }
  return false;
}

// The algorithm of the contract, line by line.
Word expected_word(const Rules& rules, bool incomplete) {
  if (some(rules, true, {Outcome::fail})) return Word::not_compliant;
  if (incomplete) return Word::not_decided;
  if (some(rules, true, {Outcome::error, Outcome::undetermined, Outcome::manual})) {
    return Word::not_decided;
  }
  if (some(rules, true, {Outcome::pass, Outcome::waived})) return Word::compliant;
  return Word::nothing_checked;
}

template <class Visit>
void each_three_rules(Visit visit) {
  std::vector<RuleOutcome> kinds;
  for (const auto outcome : kOutcomes) {
    for (const auto severity : kSeverities) kinds.push_back({outcome, severity});
  }
  for (const auto& a : kinds) {
    for (const auto& b : kinds) {
      for (const auto& c : kinds) visit(Rules{a, b, c});
    }
  }
}

Report report_of(const Rules& rules) {
  Report result;
  for (const auto& rule : rules) {
    RuleSummary summary;
    summary.pack = "p@1";
    summary.rule = "r" + std::to_string(result.rules.size());
    summary.order = static_cast<std::uint32_t>(result.rules.size() + 1);
    summary.severity = rule.severity;
    summary.counts[rule.outcome] = 1;
    result.rules.push_back(summary);
  }
  return result;
}

}  // namespace

TEST_CASE("the verdict over every combination of three rules") {
  int wrong = 0;
  each_three_rules([&](const Rules& rules) {
    for (const bool input_incomplete : {false, true}) {
      const bool incomplete = input_incomplete || some(rules, false, {Outcome::error});
      Report result = report_of(rules);
      result.verdict.incomplete = input_incomplete;
      finalize(result);
      const auto& verdict = result.verdict;
      std::uint64_t sum = 0;
      for (const auto& [outcome, count] : verdict.rules) sum += count;
      const bool right = verdict.incomplete == incomplete && verdict.total == 3 && sum == 3 &&
                         verdict.word == expected_word(rules, incomplete) &&
                         verdict_of(rules, input_incomplete).word == verdict.word &&
                         !(verdict.incomplete && verdict.word == Word::compliant);
      wrong += right ? 0 : 1;
    }
  });
  CHECK(wrong == 0);
}

TEST_CASE("exit codes over every combination of three rules") {
  int wrong = 0;
  each_three_rules([&](const Rules& rules) {
    Report result = report_of(rules);
    finalize(result);
    const int code = static_cast<int>(report::exit_code(result));
    const int by_word[] = {0, 1, 2, 2};
    const int expected =
        result.verdict.incomplete ? 3 : by_word[static_cast<int>(result.verdict.word)];
    wrong += code == expected ? 0 : 1;
    report::ExitPolicy strict;
    strict.strict = true;
    const int strict_code = static_cast<int>(report::exit_code(result, strict));
    wrong += strict_code == (expected == 2 ? 1 : expected) ? 0 : 1;
  });
  CHECK(wrong == 0);
}

TEST_CASE("fail-on chooses the conditions") {
  using report::ExitCode;
  using report::FailOn;
  Report result = report_of({{Outcome::fail, Severity::mandatory},
                             {Outcome::undetermined, Severity::mandatory},
                             {Outcome::fail, Severity::advisory}});
  finalize(result);
  const auto code = [&](std::set<FailOn> conditions) {
    return report::exit_code(result, {conditions, false});
  };
  CHECK(code({FailOn::fail}) == ExitCode::not_compliant);
  CHECK(code({FailOn::undetermined}) == ExitCode::not_decided);
  CHECK(code({FailOn::manual, FailOn::nothing}) == ExitCode::compliant);
  CHECK(code({FailOn::advisory}) == ExitCode::not_compliant);

  CHECK(*report::parse_fail_on("fail, nothing") == std::set{FailOn::fail, FailOn::nothing});
  const auto wrong = report::parse_fail_on("fial");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().details.back() == "did you mean `fail`?");
}

TEST_CASE("subjects whose severity was lowered do not count for the verdict") {
  Report result = report_of({{Outcome::pass, Severity::mandatory}});
  auto& rule = result.rules[0];
  rule.counts = {{Outcome::fail, 2}, {Outcome::pass, 3}};
  rule.lowered = {{Outcome::fail, 2}};
  finalize(result);
  CHECK(rule.outcome == Outcome::fail);
  CHECK(rule.subjects == 5);
  CHECK(result.verdict.word == Word::compliant);
  rule.lowered = {{Outcome::fail, 1}};
  finalize(result);
  CHECK(result.verdict.word == Word::not_compliant);
  rule.lowered = rule.counts;
  finalize(result);
  CHECK(result.verdict.word == Word::nothing_checked);
}

TEST_CASE("a tool error on one subject does not hide a fail, and makes the run incomplete") {
  Report result = report_of({{Outcome::pass, Severity::mandatory}});
  result.rules[0].counts = {{Outcome::fail, 1}, {Outcome::error, 1}};
  finalize(result);
  CHECK(result.rules[0].outcome == Outcome::fail);
  CHECK(result.verdict.word == Word::not_compliant);
  CHECK(result.verdict.incomplete);
  CHECK(report::exit_code(result) == report::ExitCode::error);
}

TEST_CASE("several packs: the worst word counts") {
  Report result = report_of(
      {{Outcome::pass, Severity::mandatory}, {Outcome::not_applicable, Severity::mandatory}});
  result.rules[1].pack = "q@1";
  finalize(result);
  REQUIRE(result.pack_verdicts.size() == 2);
  CHECK(result.pack_verdicts[0].verdict.word == Word::compliant);
  CHECK(result.pack_verdicts[1].verdict.word == Word::nothing_checked);
  CHECK(result.verdict.word == Word::nothing_checked);
}

TEST_CASE("outcomes of subjects combine in the order of weight") {
  CHECK(combine({}) == Outcome::not_applicable);
  Counts counts;
  for (auto it = kByWeight.rbegin(); it != kByWeight.rend(); ++it) {
    counts[*it] = 1;
    CHECK(combine(counts) == *it);
  }
}

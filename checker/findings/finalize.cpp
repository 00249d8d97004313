#include "checker/findings/finalize.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "checker/findings/clean_text.hpp"
#include "checker/findings/fingerprint.hpp"

namespace garis::findings {
namespace {

using RuleKey = std::pair<std::string, std::string>;  // pack, rule

bool has_error(const RuleSummary& rule) {
  const auto it = rule.counts.find(Outcome::error);
  return it != rule.counts.end() && it->second > 0;
}

// What a verdict is made of: the rules of one pack, or all.
Verdict verdict_over(const std::vector<const RuleSummary*>& rules, const Verdict& given) {
  std::vector<RuleOutcome> outcomes;
  Counts counts;
  for (const auto* rule : rules) {
    ++counts[rule->outcome];
    // An error on any subject makes the run incomplete, whatever the severity.
    if (has_error(*rule)) outcomes.push_back({Outcome::error, Severity::informative});
    const auto mandatory = mandatory_outcome(*rule);
    if (mandatory) outcomes.push_back({*mandatory, Severity::mandatory});
  }
  Verdict verdict = verdict_of(outcomes, given.incomplete);
  verdict.rules = counts;
  verdict.total = rules.size();
  verdict.skipped = given.skipped;
  verdict.applied_to_nothing = counts[Outcome::not_applicable];
  return verdict;
}

int badness(Word word) {
  switch (word) {
    case Word::not_compliant:
      return 3;
    case Word::not_decided:
      return 2;
    case Word::nothing_checked:
      return 1;
    case Word::compliant:
      return 0;
  }
  return 0;
}

void sum_up(RuleSummary& rule) {
  rule.subjects = 0;
  for (const auto& [outcome, count] : rule.counts) rule.subjects += count;
  rule.outcome = combine(rule.counts);
}

std::map<RuleKey, std::uint32_t> order_of(const std::vector<RuleSummary>& rules) {
  std::map<RuleKey, std::uint32_t> order;
  for (const auto& rule : rules) order[{rule.pack, rule.rule}] = rule.order;
  return order;
}

void sort_findings(Report& report) {
  const auto order = order_of(report.rules);
  const auto key = [&](const Finding& finding) {
    const auto it = order.find({finding.pack, finding.rule});
    const auto rank = it == order.end() ? 0U : it->second;
    return std::tuple(std::string_view(finding.pack), rank, std::string_view(finding.rule),
                      weight(finding.outcome), std::string_view(finding.subject.type),
                      std::string_view(finding.subject.name), std::string_view(finding.id));
  };
  std::stable_sort(report.findings.begin(), report.findings.end(),
                   [&](const Finding& a, const Finding& b) { return key(a) < key(b); });
}

std::vector<Group> sorted_groups(const std::map<std::string, Group>& by_id) {
  std::vector<Group> groups;
  for (const auto& [id, group] : by_id) groups.push_back(group);
  std::stable_sort(groups.begin(), groups.end(),
                   [](const Group& a, const Group& b) { return a.size > b.size; });
  return groups;
}

void sort_notices(Report& report) {
  const auto level = [](const Notice& notice) {
    return notice.level == "error" ? 0 : notice.level == "warning" ? 1 : 2;
  };
  const auto key = [&](const Notice& notice) {
    return std::tuple(level(notice), std::string_view(notice.code), std::string_view(notice.file),
                      notice.line, base::in_language(notice.text, "en"));
  };
  std::stable_sort(report.notices.begin(), report.notices.end(),
                   [&](const Notice& a, const Notice& b) { return key(a) < key(b); });
}

Notice cut_notice(const RuleSummary& rule, std::uint64_t kept, std::uint64_t found) {
  Notice notice{"N-CUT", "warning", {}, "", 0};
  notice.text["en"] = fmt::format("{}: only {} of {} findings are listed (option max-findings)",
                                  rule.rule, kept, found);
  notice.text["ms"] =
      fmt::format("{}: hanya {} daripada {} dapatan disenaraikan (pilihan max-findings)", rule.rule,
                  kept, found);
  notice.text["ja"] = fmt::format("{}: 指摘 {} 件のうち {} 件だけを記載しています(max-findings)",
                                  rule.rule, found, kept);
  return notice;
}

}  // namespace

std::optional<Outcome> mandatory_outcome(const RuleSummary& rule) {
  if (rule.severity != Severity::mandatory) return std::nullopt;
  if (rule.lowered.empty()) return rule.outcome;
  Counts counts = rule.counts;
  std::uint64_t left = 0;
  for (auto& [outcome, count] : counts) {
    const auto it = rule.lowered.find(outcome);
    if (it != rule.lowered.end()) count -= std::min(count, it->second);
    left += count;
  }
  if (left == 0) return std::nullopt;
  return combine(counts);
}

void add_groups(Report& report) {
  for (auto& rule : report.rules) sum_up(rule);
  std::stable_sort(report.rules.begin(), report.rules.end(), [](const auto& a, const auto& b) {
    return std::tie(a.pack, a.order, a.rule) < std::tie(b.pack, b.order, b.rule);
  });
  std::map<RuleKey, std::map<std::string, Group>> groups;
  for (auto& finding : report.findings) {
    finding.group = group_id(finding);
    auto& group = groups[{finding.pack, finding.rule}][finding.group];
    group.id = finding.group;
    group.outcome = finding.outcome;
    group.type = type_key(finding.subject);
    ++group.size;
  }
  for (auto& rule : report.rules) rule.groups = sorted_groups(groups[{rule.pack, rule.rule}]);
  sort_findings(report);
}

void add_verdict(Report& report) {
  std::map<std::string, std::vector<const RuleSummary*>> by_pack;
  std::vector<const RuleSummary*> all;
  for (const auto& rule : report.rules) {
    all.push_back(&rule);
    by_pack[rule.pack].push_back(&rule);
  }
  const Verdict given = report.verdict;
  report.verdict = verdict_over(all, given);
  report.pack_verdicts.clear();
  if (by_pack.size() < 2) return;
  Word worst = Word::compliant;
  for (const auto& [pack, rules] : by_pack) {
    Verdict one = verdict_over(rules, given);
    one.skipped = 0;  // known for the run only
    if (badness(one.word) > badness(worst)) worst = one.word;
    report.pack_verdicts.push_back({pack, one});
  }
  report.verdict.word = worst;
}

void cut_findings(Report& report) {
  if (!report.run.options.max_findings) return;
  const auto most = *report.run.options.max_findings;
  std::map<RuleKey, std::uint64_t> found;
  std::erase_if(report.findings, [&](const Finding& finding) {
    return ++found[{finding.pack, finding.rule}] > most;
  });
  for (const auto& rule : report.rules) {
    const auto count = found[{rule.pack, rule.rule}];
    if (count > most) report.notices.push_back(cut_notice(rule, most, count));
  }
}

void finalize(Report& report, const DuplicateKeys& duplicates,
              const std::vector<GrantedWaiver>& waivers) {
  add_fingerprints(report, duplicates);
  apply_waivers(report, waivers);
  clean_model_texts(report);
  add_groups(report);
  add_verdict(report);
  cut_findings(report);
  sort_notices(report);
  std::stable_sort(report.run.inputs.begin(), report.run.inputs.end(), [](auto& a, auto& b) {
    return std::tie(a.sha256, a.name) < std::tie(b.sha256, b.name);
  });
}

}  // namespace garis::findings

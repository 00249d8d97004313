#include "checker/findings/waivers.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "checker/findings/fingerprint.hpp"

namespace garis::findings {
namespace {

bool is_of_pack(const GrantedWaiver& waiver, const std::string& pack) {
  return waiver.pack == pack || waiver.pack == without_edition(pack);
}

std::string part_of(const Subject& subject, const std::string& key) {
  if (key == "kind") return subject.kind;
  if (key == "key") return subject.group_key;
  if (key == "name") return subject.name;
  if (key == "type") return subject.type;
  return key == "tag" ? subject.tag : std::string();
}

bool is_about(const GrantedWaiver& waiver, const Finding& finding) {
  if (waiver.all) return true;
  for (const auto& wanted : waiver.fingerprints) {
    for (const auto& [level, own] : finding.fingerprints) {
      if (own == wanted) return true;
    }
  }
  return !waiver.where.empty() &&
         std::all_of(waiver.where.begin(), waiver.where.end(), [&](const auto& entry) {
           return part_of(finding.subject, entry.first) == entry.second;
         });
}

bool is_valid(const GrantedWaiver& waiver, const std::string& day) {
  return (waiver.from.empty() || waiver.from <= day) && day <= waiver.until;
}

void move_count(Counts& counts, Outcome from, Outcome to) {
  const auto it = counts.find(from);
  if (it == counts.end() || it->second == 0) return;
  if (--it->second == 0) counts.erase(it);
  ++counts[to];
}

void waive(Finding& finding, const GrantedWaiver& waiver, Report& report) {
  for (auto& rule : report.rules) {
    if (rule.pack != finding.pack || rule.rule != finding.rule) continue;
    move_count(rule.counts, finding.outcome, Outcome::waived);
    if (finding.severity_from) move_count(rule.lowered, finding.outcome, Outcome::waived);
  }
  finding.outcome_from = finding.outcome;
  finding.outcome = Outcome::waived;
  finding.waiver = Waiver{waiver.id, waiver.until, waiver.basis, waiver.conditions};
  finding.remedies.clear();
}

Notice unused(const GrantedWaiver& waiver) {
  return {"N-WAIVER-UNUSED",
          "warning",
          {{"en", fmt::format("Waiver {} matches no finding of this check.", waiver.id)},
           {"ms", fmt::format("Pelepasan {} tidak sepadan dengan mana-mana dapatan.", waiver.id)},
           {"ja", fmt::format("緩和 {} に該当する指摘はありません。", waiver.id)}},
          waiver.file,
          waiver.line};
}

}  // namespace

void apply_waivers(Report& report, const std::vector<GrantedWaiver>& waivers) {
  for (const auto& waiver : waivers) {
    bool used = false;
    for (auto& finding : report.findings) {
      const bool covered = is_of_pack(waiver, finding.pack) && waiver.rule == finding.rule &&
                           waiver.covers.contains(finding.outcome) && is_about(waiver, finding);
      if (!covered) continue;
      used = true;
      if (is_valid(waiver, report.run.as_of)) {
        waive(finding, waiver, report);
      } else {
        finding.flags.insert("waiver_expired");
      }
    }
    if (!used) report.notices.push_back(unused(waiver));
  }
}

}  // namespace garis::findings

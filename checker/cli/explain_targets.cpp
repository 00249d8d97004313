#include "checker/cli/explain_targets.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace f = findings;

using Candidates = std::vector<const f::Finding*>;

constexpr std::size_t kMostListed = 10;
constexpr std::size_t kIdDigits = 8;  // of a fingerprint are enough

// "fp1g-1234abcd" and "1234abcd" both fit the id "fp1g-1234abcd5678…".
bool fits_id(const std::string& id, const std::string& target) {
  const auto digits = id.substr(id.find('-') + 1);
  const bool whole = target.find('-') != std::string::npos;
  const std::size_t typed = whole ? target.size() - target.find('-') - 1 : target.size();
  return typed >= kIdDigits && (whole ? id : digits).starts_with(target);
}

std::vector<std::string> names_of(const f::Finding& finding) {
  const auto& subject = finding.subject;
  std::vector<std::string> names{finding.rule};
  for (const auto* name : {&finding.clause.locator, &subject.global_id, &subject.id,
                           &subject.doc_id, &subject.tag, &subject.name, &subject.group_key}) {
    if (!name->empty()) names.push_back(*name);
  }
  return names;
}

bool fits(const f::Finding& finding, const std::string& target) {
  const auto names = names_of(finding);
  if (std::find(names.begin(), names.end(), target) != names.end()) return true;
  const auto& prints = finding.fingerprints;
  return fits_id(finding.id, target) ||
         std::any_of(prints.begin(), prints.end(),
                     [&](const auto& print) { return fits_id(print.second, target); });
}

base::Error unknown(const std::vector<f::Finding>& findings, const std::string& target) {
  std::set<std::string> known;
  for (const auto& finding : findings)
    known.merge([&] {
      const auto names = names_of(finding);
      return std::set<std::string>(names.begin(), names.end());
    }());
  const std::vector<std::string> names(known.begin(), known.end());
  auto help = base::did_you_mean(target, names);
  if (help.empty()) help = "name a rule, a clause, a finding id, or the id or name of an element";
  return {"E-USAGE", fmt::format("nothing to explain is called '{}'", target), {help}};
}

std::string line_of(const f::Finding& finding) {
  const auto& subject = finding.subject;
  const auto& name = subject.name.empty() ? subject.id : subject.name;
  const auto id = finding.id.substr(0, finding.id.find('-') + 1 + kIdDigits);
  return fmt::format("{:<5} {}  {} {}  {}", f::label(finding.outcome), finding.rule, subject.kind,
                     name, id);
}

base::Error several(const Candidates& candidates, const std::vector<std::string>& targets) {
  const auto what = targets.empty() ? std::string("say which finding")
                                    : fmt::format("{} findings fit {}", candidates.size(),
                                                  fmt::join(targets, " "));
  base::Error error{"E-USAGE", what, {}};
  for (std::size_t i = 0; i < candidates.size() && i < kMostListed; ++i) {
    error.details.push_back(line_of(*candidates[i]));
  }
  if (candidates.size() > kMostListed) {
    error.details.push_back(fmt::format("… {} more", candidates.size() - kMostListed));
  }
  error.details.emplace_back("add a rule, a clause, an id or a name");
  return error;
}

// The worst first: what people ask about.
void sort_by_weight(Candidates& candidates) {
  std::stable_sort(candidates.begin(), candidates.end(), [](const auto* a, const auto* b) {
    return f::weight(a->outcome) < f::weight(b->outcome);
  });
}

}  // namespace

base::Result<const f::Finding*> choose(const std::vector<f::Finding>& findings,
                                       const std::vector<std::string>& targets) {
  Candidates candidates;
  for (const auto& finding : findings) candidates.push_back(&finding);
  if (candidates.empty()) return base::Error{"E-USAGE", "there is no finding to explain", {}};
  for (const auto& target : targets) {
    const auto known = std::any_of(findings.begin(), findings.end(),
                                   [&](const auto& finding) { return fits(finding, target); });
    if (!known) return unknown(findings, target);
    std::erase_if(candidates, [&](const auto* finding) { return !fits(*finding, target); });
  }
  if (candidates.empty()) {
    return base::Error{"E-USAGE",
                       fmt::format("no finding fits all of {}", fmt::join(targets, " ")),
                       {"leave one of them out"}};
  }
  if (candidates.size() == 1) return candidates[0];
  sort_by_weight(candidates);
  return several(candidates, targets);
}

}  // namespace garis::cli

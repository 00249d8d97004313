#include "checker/report/block_list.hpp"

#include <algorithm>
#include <iterator>
#include <map>

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

using ByRule = std::map<std::pair<std::string, std::string>, Findings>;

bool is_hidden(Outcome outcome) {
  return outcome == Outcome::pass || outcome == Outcome::not_applicable ||
         outcome == Outcome::exempt;
}

bool is_shown(const Block& block, const TextOptions& options) {
  if (options.all || !is_hidden(block.outcome)) return true;
  if (!options.verbose) return false;
  const bool never_applied =
      block.outcome == Outcome::not_applicable && block.rule->outcome == block.outcome;
  const bool flagged = block.outcome == Outcome::pass &&
                       std::any_of(block.findings.begin(), block.findings.end(),
                                   [](const f::Finding* one) { return !one->flags.empty(); });
  return never_applied || flagged;
}

Findings with_outcome(const Findings& findings, Outcome outcome) {
  Findings result;
  std::copy_if(findings.begin(), findings.end(), std::back_inserter(result),
               [&](const f::Finding* finding) { return finding->outcome == outcome; });
  return result;
}

std::uint64_t count_of(const f::Counts& counts, Outcome outcome) {
  const auto it = counts.find(outcome);
  return it == counts.end() ? 0 : it->second;
}

}  // namespace

std::vector<Block> blocks_of(const f::Report& report, const TextOptions& options) {
  ByRule by_rule;
  for (const auto& finding : report.findings) {
    by_rule[{finding.pack, finding.rule}].push_back(&finding);
  }
  std::vector<Block> blocks;
  for (const auto& rule : report.rules) {
    for (const auto outcome : f::kByWeight) {
      const auto n = count_of(rule.counts, outcome);
      if (n == 0 && !(rule.subjects == 0 && outcome == Outcome::not_applicable)) continue;
      Block block{&rule, outcome, n, with_outcome(by_rule[{rule.pack, rule.rule}], outcome)};
      if (is_shown(block, options)) blocks.push_back(std::move(block));
    }
  }
  std::stable_partition(blocks.begin(), blocks.end(),
                        [](const Block& block) { return block.outcome == Outcome::error; });
  return blocks;
}

}  // namespace garis::report

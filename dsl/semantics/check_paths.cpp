// R005: a path of `any of` that is met only where another one is met too.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/rule_boxes.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

struct Way {
  const ast::Branch* branch;
  Boxes met, missed;
};

// Paths that are one condition and have no applicability of their own.
std::vector<Way> ways_of(const Guideline& g, const ast::Requirement& requirement, Lets lets) {
  std::vector<Way> ways;
  for (const auto& branch : requirement.branches) {
    const bool plain = branch.requirements.size() == 1 && !branch.applies &&
                       branch.requirements[0].shape == ast::Requirement::Shape::condition;
    if (!plain) continue;
    const auto condition = branch.requirements[0].condition;
    ways.push_back({&branch, boxes_of(g, condition, lets), boxes_of(g, condition, lets, false)});
  }
  return ways;
}

std::string name_of(const ast::Branch& branch) {
  return branch.label ? fmt::format("\"{}\"", branch.label->text) : std::string("without a label");
}

void compare(const std::vector<Way>& ways, const Boxes& applies, Sink& sink) {
  for (std::size_t i = 0; i < ways.size(); ++i) {
    if (intersection(applies, ways[i].met).never()) continue;  // R002
    for (std::size_t j = 0; j < ways.size(); ++j) {
      const bool both_ways = j < i && intersection(ways[j].met, ways[i].missed).never();
      if (i == j || both_ways) continue;
      if (!intersection(intersection(applies, ways[i].met), ways[j].missed).never()) continue;
      const auto& branch = *ways[i].branch;
      sink.report(Code::R005, branch.label ? branch.label->span : branch.span,
                  fmt::format("the path {} is met only where {} is met too", name_of(branch),
                              name_of(*ways[j].branch)),
                  "take it out, or correct the condition of one of them");
      break;
    }
  }
}

}  // namespace

void check_paths(const Guideline& guideline, const std::vector<RuleBoxes>& rules, Sink& sink) {
  for (const auto& rule : rules) {
    for (const auto& requirement : rule.rule->requirements) {
      for_each_requirement(requirement, [&](const ast::Requirement& part) {
        if (part.shape == ast::Requirement::Shape::combined && part.combiner == ast::Combiner::any)
          compare(ways_of(guideline, part, rule.lets), rule.applies, sink);
      });
    }
  }
}

}  // namespace garis::semantics

// R003, R004, R006: two rules that contradict each other, one that another one implies, and two
// thresholds between which a value is forgotten.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/rule_boxes.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

constexpr std::size_t kMostPairs = 20'000;

struct Asked {  // a rule whose requirement is one condition
  const RuleBoxes* rule;
  Boxes met, missed;
};

bool share_a_column(const Boxes& a, const Boxes& b) {
  return std::any_of(a.columns.begin(), a.columns.end(),
                     [&](const auto& entry) { return b.columns.contains(entry.first); });
}

const std::string& id_of(const RuleBoxes& rule) { return rule.rule->id.text; }

class PairCheck {
 public:
  PairCheck(const Guideline& guideline, const std::vector<RuleBoxes>& rules, Sink& sink)
      : g_(guideline), rules_(rules), sink_(sink) {}

  void run() {
    gather();
    std::size_t pairs = 0;
    for (std::size_t b = 0; b < asked_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (!are_comparable(asked_[a], asked_[b])) continue;
        if (++pairs > kMostPairs) return too_many(asked_[b]);
        if (!contradict(asked_[a], asked_[b])) implied(asked_[a], asked_[b]);
      }
    }
  }

 private:
  void gather() {
    for (const auto& rule : rules_) {
      const bool is_plain = rule.condition && rule.rule->exceptions.empty() &&
                            !rule.rule->tolerance && !rule.rule->round_to;
      if (!is_plain) continue;
      Asked asked{&rule, boxes_of(g_, *rule.condition, rule.lets),
                  boxes_of(g_, *rule.condition, rule.lets, false)};
      // Rules that are wrong by themselves are reported by R001 and R002.
      const bool sound = !rule.applies.never() && !asked.met.never() && !asked.missed.never();
      if (sound && asked.met.complete && asked.missed.complete) asked_.push_back(std::move(asked));
    }
  }

  static bool are_comparable(const Asked& a, const Asked& b) {
    return a.rule->entity == b.rule->entity && share_a_column(a.met, b.met) &&
           can_be_in_force_together(*a.rule->rule, *b.rule->rule);
  }

  void too_many(const Asked& from) {
    sink_.not_analysed(Code::R003, from.rule->rule->id.span,
                       "there are too many rules about the same properties to compare all pairs");
  }

  static Boxes one(const Boxes& of, const Box& box) {
    Boxes single = of;
    single.boxes = {box};
    return single;
  }

  bool contradict(const Asked& a, const Asked& b) {
    if (!is_mandatory(*a.rule->rule) || !is_mandatory(*b.rule->rule)) return false;
    const auto common = intersection(a.met, b.met);
    const auto where = intersection(a.rule->applies, b.rule->applies);
    if (!where.complete ||
        (!common.boxes.empty() && where.boxes.size() == 1 && where.boxes[0].empty()))
      return false;
    for (const auto& box : where.boxes) {
      const auto here = one(where, box);
      if (!intersection(here, common).boxes.empty()) continue;
      if (intersection(here, a.met).boxes.empty() || intersection(here, b.met).boxes.empty())
        continue;
      if (!here.analysed() && !here.columns.empty()) continue;
      const auto example = witness(g_, here);
      sink_.report(
          Code::R003, g_.file[*b.rule->condition].span,
          fmt::format("rules \"{}\" and \"{}\" cannot both be met{}", id_of(*a.rule),
                      id_of(*b.rule), example.empty() ? "" : ", for example where " + example),
          "let their `applies` exclude each other, correct a limit, or give one of them dates");
      return true;
    }
    return false;
  }

  // What the first rule asks leaves nothing for the second to catch.
  static bool implies(const Asked& first, const Asked& second) {
    return is_mandatory(*first.rule->rule) && !first.rule->rule->effective &&
           is_within(second.rule->applies, first.rule->applies) &&
           intersection(intersection(second.rule->applies, first.met), second.missed).never();
  }

  void implied(const Asked& a, const Asked& b) {
    if (implies(a, b)) return report(a, b);
    if (implies(b, a)) report(b, a);
  }

  void report(const Asked& stronger, const Asked& weaker) {
    if (!reported_.insert(weaker.rule).second) return;
    sink_.report(Code::R004, weaker.rule->rule->id.span,
                 fmt::format("rule \"{}\" can only fail where \"{}\" fails too",
                             id_of(*weaker.rule), id_of(*stronger.rule)),
                 "take it out if it is no clause of its own, or correct its limit");
  }

  const Guideline& g_;
  const std::vector<RuleBoxes>& rules_;
  Sink& sink_;
  std::vector<Asked> asked_;
  std::set<const RuleBoxes*> reported_;
};

// ---- R006 ----

// The point that two conditions leave out between them: `< 1_000` here, `> 1_000` there.
std::optional<double> forgotten(const Region& a, const Region& b) {
  if (a.kind != Region::Kind::numbers || a.intervals.size() != 1 || b.intervals.size() != 1)
    return std::nullopt;
  const auto& below = a.intervals[0].high <= b.intervals[0].low ? a.intervals[0] : b.intervals[0];
  const auto& above = &below == &a.intervals[0] ? b.intervals[0] : a.intervals[0];
  const double edge = below.high;
  const bool meet = std::fabs(edge - above.low) <= 1e-9 * std::fabs(edge) && std::isfinite(edge);
  return meet && !below.high_in && !above.low_in ? std::optional(edge) : std::nullopt;
}

class HoleCheck {
 public:
  HoleCheck(const Guideline& guideline, const std::vector<RuleBoxes>& rules, Sink& sink)
      : g_(guideline), rules_(rules), sink_(sink) {}

  void run() {
    for (std::size_t b = 0; b < rules_.size(); ++b) {
      for (std::size_t a = 0; a < b; ++a) {
        if (rules_[a].entity == rules_[b].entity && has_one_box(a) && has_one_box(b)) pair(a, b);
      }
    }
  }

 private:
  bool has_one_box(std::size_t i) const {
    return rules_[i].applies.complete && rules_[i].applies.boxes.size() == 1;
  }

  static bool same(const Region& a, const Region& b) {
    return intersection(a, complement(b)).empty() && intersection(b, complement(a)).empty();
  }

  void pair(std::size_t a, std::size_t b) {
    const auto& first = rules_[a].applies.boxes[0];
    const auto& second = rules_[b].applies.boxes[0];
    if (first.size() != second.size()) return;
    std::optional<std::pair<std::string, double>> hole;
    for (const auto& [column, region] : first) {
      const auto it = second.find(column);
      if (it == second.end()) return;
      if (same(region, it->second)) continue;
      const auto edge = forgotten(region, it->second);
      if (!edge || hole) return;
      hole = {column, *edge};
    }
    if (hole && !is_covered(a, *hole)) report(a, b, *hole);
  }

  // Another rule applies to the point in the same surroundings.
  bool is_covered(std::size_t a, const std::pair<std::string, double>& hole) const {
    Boxes point = rules_[a].applies;
    point.boxes[0][hole.first] = numbers({{hole.second, hole.second, true, true}});
    return std::any_of(rules_.begin(), rules_.end(), [&](const RuleBoxes& other) {
      return other.entity == rules_[a].entity && !is_everywhere(other.applies) &&
             !intersection(other.applies, point).boxes.empty();
    });
  }

  static bool is_everywhere(const Boxes& boxes) {
    return boxes.boxes.size() == 1 && boxes.boxes[0].empty();
  }

  void report(std::size_t a, std::size_t b, const std::pair<std::string, double>& hole) {
    Boxes point = rules_[a].applies;
    point.boxes = {Box{{hole.first, numbers({{hole.second, hole.second, true, true}})}}};
    const auto where = *rules_[b].rule->applies[0].where;
    sink_.report(Code::R006, g_.file[where].span,
                 fmt::format("neither \"{}\" nor \"{}\" applies where {}", id_of(rules_[a]),
                             id_of(rules_[b]), witness(g_, point)),
                 "let one of the two include the threshold: `<=` or `>=`");
  }

  const Guideline& g_;
  const std::vector<RuleBoxes>& rules_;
  Sink& sink_;
};

}  // namespace

void check_pairs(const Guideline& guideline, const std::vector<RuleBoxes>& rules, Sink& sink) {
  PairCheck(guideline, rules, sink).run();
  HoleCheck(guideline, rules, sink).run();
}

}  // namespace garis::semantics

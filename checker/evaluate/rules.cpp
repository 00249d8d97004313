#include "checker/evaluate/rules.hpp"

#include <algorithm>
#include <cmath>

#include "checker/evaluate/requirements.hpp"

namespace garis::evaluate {
namespace {

using Effect = plan::Exception::Effect;

std::set<Outcome> outcomes_of(const Checked& checked) {
  std::set<Outcome> possible;
  if (checked.can_hold) possible.insert(Outcome::pass);
  if (checked.can_fail) possible.insert(Outcome::fail);
  if (checked.can_skip) possible.insert(Outcome::not_applicable);
  return possible;
}

struct Holding {
  std::vector<std::size_t> certain, maybe;
  std::vector<CauseSet> causes;  // per exception that may hold
};

// Builds the result of one rule on one row, step by step.
class RowCheck {
 public:
  RowCheck(Exact& exact, const plan::Rule& rule, Row row, const Acceptance& acceptance)
      : exact_(exact), rule_(rule), acceptance_(acceptance) {
    result_.row = row;
    result_.severity = rule.severity;
    scope_.variables = {row};
    scope_.let_nodes = &rule.lets;
    scope_.lets = &lets_;
    standing_.evidence = rule.evidence;
  }

  RowResult run() {
    try {
      evaluate();
    } catch (const RuleFailure& failure) {
      fail_with(failure.code, failure.what());
    }
    return std::move(result_);
  }

 private:
  void evaluate() {
    if (!applies()) return;
    const Holding holding = exceptions_that_hold();
    combine(holding);
    name();
  }

  void fail_with(const std::string& code, const std::string& text) {
    result_.outcome = Outcome::error;
    result_.possible = {};
    result_.error_code = code;
    result_.error_text = text;
    result_.causes.clear();
  }

  // False if the rule certainly does not apply.
  bool applies() {
    const Member exists = exact_.existence(result_.row);
    std::vector<Value> parts{yes_no(exists.belongs, exists.causes)};
    for (const auto& condition : rule_.where) {
      parts.push_back(exact_.truth_value(condition.node, scope_));
      if (parts.back().truth != Truth::no) continue;
      result_.outcome = Outcome::not_applicable;
      result_.possible = {Outcome::not_applicable};
      result_.condition = condition.text;
      result_.evidence = parts.back().standing.evidence;
      return false;
    }
    const Value where = all_of(parts);
    standing_.add(where.standing);
    applicability_ = where;
    return true;
  }

  Holding exceptions_that_hold() {
    Holding holding;
    for (std::size_t i = 0; i < rule_.exceptions.size(); ++i) {
      const Value where = exact_.truth_value(rule_.exceptions[i].where, scope_);
      standing_.add(where.standing);
      if (where.truth == Truth::yes) holding.certain.push_back(i);
      if (where.truth != Truth::unknown) continue;
      holding.maybe.push_back(i);
      holding.causes.push_back(where.causes);
    }
    const auto beaten = [&](std::size_t i) {
      return std::any_of(holding.certain.begin(), holding.certain.end(), [&](std::size_t c) {
        const auto& beats = rule_.exceptions[c].beats;
        return std::find(beats.begin(), beats.end(), i) != beats.end();
      });
    };
    const auto certain = holding.certain;
    for (std::size_t m = holding.maybe.size(); m-- > 0;) {
      if (!beaten(holding.maybe[m])) continue;
      holding.maybe.erase(holding.maybe.begin() + static_cast<std::ptrdiff_t>(m));
      holding.causes.erase(holding.causes.begin() + static_cast<std::ptrdiff_t>(m));
    }
    std::erase_if(holding.certain, [&](std::size_t i) { return beaten(i); });
    refuse_conflicts(holding.certain);
    expect_conflicts(holding);
    return holding;
  }

  // Exceptions that may turn out to hold together, differ and are not ordered may end in a conflict
  // once the data are there: then nothing is decided before.
  void expect_conflicts(const Holding& holding) {
    auto all = holding.certain;
    all.insert(all.end(), holding.maybe.begin(), holding.maybe.end());
    for (std::size_t m = 0; m < holding.maybe.size(); ++m) {
      for (const auto other : all) {
        if (other == holding.maybe[m] || !may_conflict(holding.maybe[m], other)) continue;
        possible_conflict_ = united(possible_conflict_, holding.causes[m]);
        possible_conflict_ = united(
            possible_conflict_,
            {exact_.failure("E-RULE-CONFLICT", "rule conflict: the exceptions \"" +
                                                   rule_.exceptions[other].label + "\" and \"" +
                                                   rule_.exceptions[holding.maybe[m]].label +
                                                   "\" may both hold and differ; order them with "
                                                   "`over`")});
      }
    }
  }

  bool may_conflict(std::size_t a, std::size_t b) const {
    const auto& first = rule_.exceptions[std::max(a, b)];
    const auto& second = rule_.exceptions[std::min(a, b)];
    const auto has = [](const std::vector<std::uint32_t>& list, std::size_t i) {
      return std::find(list.begin(), list.end(), i) != list.end();
    };
    const bool ordered = has(first.beats, std::min(a, b)) || has(second.beats, std::max(a, b));
    return !ordered && !same_effect(first, second) && !has(first.excludes, std::min(a, b));
  }

  bool same_effect(const plan::Exception& a, const plan::Exception& b) const {
    return a.effect == b.effect && (a.effect == Effect::exempt ||
                                    (a.effect == Effect::becomes && a.severity == b.severity));
  }

  void refuse_conflicts(const std::vector<std::size_t>& certain) const {
    for (std::size_t i = 1; i < certain.size(); ++i) {
      const auto& first = rule_.exceptions[certain[0]];
      const auto& other = rule_.exceptions[certain[i]];
      if (same_effect(first, other)) continue;
      throw RuleFailure("E-RULE-CONFLICT", "rule conflict: the exceptions \"" + first.label +
                                               "\" and \"" + other.label +
                                               "\" both hold and differ; order them with `over`");
    }
  }

  // What the rule would give if exception `i` were the one that holds.
  void take_exception(std::size_t i, bool certain) {
    const auto& exception = rule_.exceptions[i];
    if (exception.effect == Effect::becomes) {
      if (certain) {
        result_.severity_from = result_.severity;
        result_.severity = exception.severity;
      }
      base(certain);
    } else if (exception.effect == Effect::exempt) {
      possible_.insert(Outcome::exempt);
    } else {
      const Checked checked = checker().check(*exception.requirement, {}, exception.label);
      take(checked, certain);
    }
    standing_.evidence = plan::weaker(standing_.evidence, exception.evidence);
    if (certain) {
      result_.exception = exception.label;
      result_.exception_held = &exception;
      if (auto* hits = exact_.hits()) hits->exceptions.insert(&exception);
      result_.flags.insert("by_exception");
    }
  }

  RequirementChecker checker() { return {exact_, rule_, result_.row, scope_}; }

  void base(bool main) { take(checker().check(rule_.requirement), main); }

  void take(const Checked& checked, bool main) {
    const auto outcomes = outcomes_of(checked);
    possible_.insert(outcomes.begin(), outcomes.end());
    causes_ = united(causes_, checked.causes);
    standing_.add(checked.standing);
    if (checked.marginal) result_.flags.insert("marginal");
    questions_.insert(questions_.end(), checked.questions.begin(), checked.questions.end());
    if (!main) return;
    result_.measured = checked.measured;
    result_.path = checked.path;
    result_.path_taken = checked.path_taken;
    if (!checked.exceptions.empty() && result_.exception.empty()) {
      result_.exception = std::string(checked.exceptions.front());
      result_.flags.insert("by_exception");
    }
  }

  void combine(const Holding& holding) {
    if (holding.certain.empty()) {
      base(true);
    } else {
      take_exception(holding.certain[0], true);
    }
    const bool keeps_base =
        holding.certain.empty() || rule_.exceptions[holding.certain[0]].effect == Effect::becomes;
    CauseSet why;
    for (std::size_t m = 0; m < holding.maybe.size(); ++m) {
      // While `becomes` only may hold the severity stays, and the outcomes are those of the rule
      // itself.
      if (keeps_base && rule_.exceptions[holding.maybe[m]].effect == Effect::becomes) continue;
      take_exception(holding.maybe[m], false);
      why = united(why, holding.causes[m]);
    }
    if (possible_.size() > 1) causes_ = united(causes_, why);
    causes_ = united(causes_, possible_conflict_);
    if (applicability_.truth == Truth::unknown) {
      possible_.insert(Outcome::not_applicable);
      causes_ = united(causes_, applicability_.causes);
    }
  }

  // A failure that may have a say leaves nothing decided; alone it is an error.
  bool fails() {
    const auto failures = exact_.failures(causes_);
    if (failures.empty()) return false;
    causes_ = exact_.open_items(causes_);
    if (causes_.empty()) {
      const auto& first = exact_.cause_info(failures.front());
      fail_with(first.failure, first.what);
      return true;
    }
    possible_.insert({Outcome::pass, Outcome::fail});
    return false;
  }

  bool only_judgement() const {
    return !causes_.empty() && std::all_of(causes_.begin(), causes_.end(), [&](auto id) {
      return exact_.cause_info(id).cause == model::Cause::judgement;
    });
  }

  // The one name of the set of possible outcomes.
  void name() {
    if (fails()) return;
    result_.possible = possible_;
    const bool can_fail = possible_.contains(Outcome::fail);
    if (can_fail && possible_.size() == 1) {
      result_.outcome = Outcome::fail;
    } else if (can_fail) {
      result_.outcome = only_judgement() ? Outcome::manual : Outcome::undetermined;
    } else {
      for (const auto outcome : {Outcome::not_applicable, Outcome::exempt, Outcome::pass}) {
        if (possible_.contains(outcome)) result_.outcome = outcome;
      }
      if (possible_.size() > 1) result_.flags.insert("despite_open");
    }
    result_.causes = causes_;
    if (result_.outcome == Outcome::manual || result_.outcome == Outcome::undetermined)
      result_.questions = questions_;
    const bool by_path = result_.path_taken != nullptr && result_.outcome == Outcome::pass;
    if (by_path) result_.flags.insert("via_path");
    weigh_evidence();
    set_flags();
    waive();
  }

  void weigh_evidence() {
    result_.evidence = standing_.evidence;
    if (result_.evidence <= acceptance_.weakest || result_.severity == Severity::informative)
      return;
    if (!result_.severity_from) result_.severity_from = result_.severity;
    result_.severity = Severity::informative;
    result_.flags.insert("lowered");
  }

  void set_flags() {
    if (standing_.assumed || exact_.date().assumed) result_.flags.insert("assumed");
    if (standing_.conflict) result_.flags.insert("conflict");
    if (standing_.by_person) result_.flags.insert("by_person");
    const auto& m = result_.measured;
    if (m && m->margin && m->limit.is_known() &&
        100 * std::fabs(*m->margin) <= 5 * std::fabs(m->limit.low))
      result_.flags.insert("near_limit");
  }

  void waive() {
    if (result_.outcome != Outcome::fail && result_.outcome != Outcome::undetermined) return;
    const auto& waivers = exact_.records().waivers;
    if (!waivers.contains({rule_.id, exact_.id_of(result_.row)}) &&
        !waivers.contains({rule_.id, ""}))
      return;
    result_.outcome_from = result_.outcome;
    result_.outcome = Outcome::waived;
  }

  Exact& exact_;
  const plan::Rule& rule_;
  const Acceptance& acceptance_;
  RowResult result_;
  Scope scope_;
  std::map<std::uint32_t, Value> lets_;
  Value applicability_;
  Standing standing_;
  std::set<Outcome> possible_;
  CauseSet causes_, possible_conflict_;
  std::vector<AskedQuestion> questions_;
};

}  // namespace

bool in_force(Exact& exact, const plan::Rule& rule) {
  const auto& plan = exact.plan();
  if (plan.effective && !plan.effective->holds_on(exact.deciding_date(plan.effective).iso))
    return false;
  return !rule.effective || rule.effective->holds_on(exact.deciding_date(rule.effective).iso);
}

RowResult check_row(Exact& exact, const plan::Rule& rule, Row row, const Acceptance& acceptance) {
  return RowCheck(exact, rule, row, acceptance).run();
}

RuleRun check_rule(Exact& exact, const plan::Rule& rule, const Acceptance& acceptance) {
  RuleRun run;
  run.rule = &rule;
  exact.use_date(exact.deciding_date(rule.effective));
  run.in_force = in_force(exact, rule);
  if (!run.in_force) return run;
  for (const Row row : exact.rows_of(rule.entity))
    run.rows.push_back(check_row(exact, rule, row, acceptance));
  return run;
}

}  // namespace garis::evaluate

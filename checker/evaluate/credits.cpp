#include "checker/evaluate/credits.hpp"

#include <algorithm>
#include <cmath>

namespace garis::evaluate {
namespace {

// Adds points, or takes the best.
class Total {
 public:
  explicit Total(const plan::Credit& credit) : credit_(credit) {}

  void add(const Points& points) {
    if (credit_.highest) {
      sum_ = {std::max(sum_.low, points.low), std::max(sum_.high, points.high)};
    } else {
      sum_ = {sum_.low + points.low, sum_.high + points.high};
    }
  }
  Points cut() const {
    const auto within = [&](double x) {
      return std::clamp(x, 0.0, std::max(credit_.max.value_or(kInfinity), 0.0));
    };
    return {within(sum_.low), within(sum_.high)};
  }

 private:
  const plan::Credit& credit_;
  Points sum_;
};

class CreditCheck {
 public:
  CreditCheck(Exact& exact, const plan::Credit& credit, Row row, const Acceptance& acceptance)
      : exact_(exact), credit_(credit), acceptance_(acceptance) {
    result_.row = row;
    scope_.variables = {row};
    scope_.let_nodes = &credit.lets;
    scope_.lets = &lets_;
  }

  CreditResult run() {
    try {
      evaluate();
    } catch (const RuleFailure& failure) {
      fail_with(failure.code, failure.what());
    }
    return std::move(result_);
  }

 private:
  // What cannot be evaluated may still give anything that the credit can give.
  void fail_with(const std::string& code, const std::string& text) {
    result_.points = {0, credit_.max.value_or(kInfinity)};
    result_.unverified = {};
    result_.causes.clear();
    result_.error_code = code;
    result_.error_text = text;
  }

  void evaluate() {
    if (!applies()) return;
    for (const auto& award : credit_.awards) add(award);
    total();
    result_.flags = flags();
    const auto failures = exact_.failures(result_.causes);
    if (failures.empty()) return;
    result_.causes = exact_.open_items(result_.causes);
    if (!result_.causes.empty()) return;
    const auto& first = exact_.cause_info(failures.front());
    fail_with(first.failure, first.what);
  }

  bool applies() {
    const Member exists = exact_.existence(result_.row);
    std::vector<Value> parts{yes_no(exists.belongs, exists.causes)};
    for (const auto& condition : credit_.where) {
      parts.push_back(exact_.truth_value(condition.node, scope_));
      if (parts.back().truth != Truth::no) continue;
      result_.applies = Truth::no;
      result_.condition = condition.text;
      return false;
    }
    applies_ = all_of(parts);
    result_.applies = applies_.truth;
    standing_.add(applies_.standing);
    return true;
  }

  void add(const plan::Award& award) {
    AwardResult result;
    result.award = &award;
    Value when = yes_no(Truth::yes);
    if (award.when) when = exact_.truth_value(*award.when, scope_);
    result.earned = when.truth;
    CauseSet causes = when.truth == Truth::unknown ? when.causes : CauseSet();
    Standing standing = when.standing;
    if (when.truth != Truth::no) {
      const Value points = stated(exact_.evaluate(award.points, scope_));
      standing.add(points.standing);
      causes = united(causes, points.causes);
      result.points = {points.low, points.high};
      if (when.truth == Truth::unknown)
        result.points = {std::min(0.0, points.low), std::max(0.0, points.high)};
    }
    standing.add(applies_.standing);
    result.evidence = plan::weaker(credit_.evidence, standing.evidence);
    result.counts = result.evidence <= acceptance_.weakest;
    if (result.counts) standing_.add(standing);
    causes_.push_back(std::move(causes));
    result_.awards.push_back(std::move(result));
  }

  // A cell for which the source states no value gives no points that could be counted.
  Value stated(Value points) {
    if (points.stated == Value::Stated::yes) return points;
    throw RuleFailure("E-NO-VALUE",
                      "an award needs a table cell for which the source states no value");
  }

  void total() {
    Total counted(credit_), all(credit_);
    for (const auto& award : result_.awards) {
      all.add(award.points);
      if (award.counts) counted.add(award.points);
    }
    result_.points = perhaps(counted.cut());
    const Points more = perhaps(all.cut());
    result_.unverified = {std::max(0.0, more.low - result_.points.low),
                          std::max(0.0, more.high - result_.points.high)};
    if (std::isnan(result_.unverified.high)) result_.unverified.high = 0;
    for (std::size_t i = 0; i < result_.awards.size(); ++i) {
      const auto& award = result_.awards[i];
      if (!award.counts) continue;
      if (award.points.high > 0) result_.evidence = plan::weaker(result_.evidence, award.evidence);
      // An award that cannot be the best has no say.
      const bool matters = !credit_.highest || award.points.high > result_.points.low;
      if (matters && !result_.points.certain()) result_.causes = united(result_.causes, causes_[i]);
    }
    if (!result_.points.certain() && result_.applies == Truth::unknown)
      result_.causes = united(result_.causes, applies_.causes);
  }

  Points perhaps(Points points) const {
    if (result_.applies == Truth::unknown) points.low = 0;
    return points;
  }

  std::set<std::string> flags() const {
    std::set<std::string> flags;
    if (standing_.assumed || exact_.date().assumed) flags.insert("assumed");
    if (standing_.conflict) flags.insert("conflict");
    if (standing_.by_person) flags.insert("by_person");
    return flags;
  }

  Exact& exact_;
  const plan::Credit& credit_;
  const Acceptance& acceptance_;
  CreditResult result_;
  Scope scope_;
  std::map<std::uint32_t, Value> lets_;
  Value applies_;
  Standing standing_;
  std::vector<CauseSet> causes_;  // by award
};

bool guideline_in_force(Exact& exact) {
  const auto& plan = exact.plan();
  exact.use_date(exact.deciding_date(std::nullopt));
  return !plan.effective || plan.effective->holds_on(exact.deciding_date(plan.effective).iso);
}

}  // namespace

CreditResult check_credit_row(Exact& exact, const plan::Credit& credit, Row row,
                              const Acceptance& acceptance) {
  return CreditCheck(exact, credit, row, acceptance).run();
}

std::vector<CreditRun> check_credits(Exact& exact, const Acceptance& acceptance) {
  std::vector<CreditRun> runs;
  if (exact.plan().credits.empty() || !guideline_in_force(exact)) return runs;
  for (const auto& credit : exact.plan().credits) {
    CreditRun run{&credit, {}};
    for (const Row row : exact.rows_of(credit.entity))
      run.rows.push_back(check_credit_row(exact, credit, row, acceptance));
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace garis::evaluate

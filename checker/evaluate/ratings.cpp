// Levels of ratings. They are reported beside the verdict and never replace it.
#include <algorithm>
#include <array>

#include "checker/evaluate/credits.hpp"

namespace garis::evaluate {
namespace {

// Outcomes of rows in the order in which they weigh for the rule.
constexpr std::array<Outcome, 8> kByWeight = {
    Outcome::fail,   Outcome::error, Outcome::undetermined, Outcome::manual,
    Outcome::waived, Outcome::pass,  Outcome::exempt,       Outcome::not_applicable};

std::size_t weight(Outcome outcome) {
  return static_cast<std::size_t>(std::find(kByWeight.begin(), kByWeight.end(), outcome) -
                                  kByWeight.begin());
}

// A rule that rests on figures which do not count decides no level either.
Reach met(const RowResult& row) {
  using enum Outcome;
  if (row.flags.contains("lowered") && (row.outcome == fail || row.outcome == pass))
    return Reach::possible;
  if (row.outcome == fail) return Reach::out_of_reach;
  const bool open = row.outcome == undetermined || row.outcome == manual || row.outcome == error;
  return open ? Reach::possible : Reach::certain;
}

class RatingCheck {
 public:
  RatingCheck(Exact& exact, const plan::Rating& rating, const std::vector<CreditRun>& credits,
              const std::vector<RuleRun>& rules, const Acceptance& acceptance)
      : exact_(exact), rating_(rating), credits_(credits) {
    for (const auto& id : rating.prerequisites) {
      bool found = false;
      for (const auto& run : rules) {
        if (run.rule->id != id) continue;
        prerequisites_.push_back(&run);
        found = true;
      }
      if (found) continue;
      for (const auto& rule : exact.plan().rules) {
        if (rule.id == id) own_.push_back(check_rule(exact, rule, acceptance));
      }
    }
    for (const auto& run : own_) prerequisites_.push_back(&run);
  }

  RatingRun run() {
    RatingRun run{&rating_, {}};
    exact_.use_date(exact_.deciding_date(std::nullopt));
    for (const Row row : exact_.rows_of(rating_.entity)) run.rows.push_back(of(row));
    return run;
  }

 private:
  RatingResult of(Row row) {
    RatingResult result;
    result.row = row;
    result.evidence = rating_.evidence;
    try {
      count(result);
      for (const auto* rule : prerequisites_) prerequisite(*rule, result);
      levels(result);
    } catch (const RuleFailure& failure) {
      result.error_code = failure.code;
      result.error_text = failure.what();
    }
    return result;
  }

  const CreditResult* credit_of(std::uint32_t credit, Row row) const {
    for (const auto& result : credits_[credit].rows) {
      if (result.row == row) return &result;
    }
    return nullptr;
  }

  void count(RatingResult& result) {
    points_ = {};
    Points score;
    CauseSet causes;
    for (std::uint32_t i = 0; i < credits_.size(); ++i) {
      const auto* credit = credit_of(i, result.row);
      if (credit == nullptr) continue;
      points_.credits.emplace(i, bounds(credit->points.low, credit->points.high, credit->causes));
    }
    for (const auto credit : rating_.counts) {
      const auto* counted = credit_of(credit, result.row);
      result.credits.push_back(counted);
      if (counted == nullptr) continue;
      score = {score.low + counted->points.low, score.high + counted->points.high};
      result.unverified = {result.unverified.low + counted->unverified.low,
                           result.unverified.high + counted->unverified.high};
      causes = united(causes, counted->causes);
      if (counted->points.high > 0)
        result.evidence = plan::weaker(result.evidence, counted->evidence);
    }
    result.score = score;
    points_.score = bounds(score.low, score.high, causes);
  }

  // A rule may be about parts of the thing that is rated, or about what it is a part of.
  bool is_about(Row of_rule, Row rated) {
    const auto& words = exact_.model().vocabulary();
    if (of_rule.entity == rated.entity) return of_rule == rated;
    if (words.can_hang_under(of_rule.entity, rated.entity))
      return exact_.ancestor(of_rule, static_cast<plan::EntityId>(rated.entity)) == rated;
    if (words.can_hang_under(rated.entity, of_rule.entity))
      return exact_.ancestor(rated, static_cast<plan::EntityId>(of_rule.entity)) == of_rule;
    return true;
  }

  void prerequisite(const RuleRun& run, RatingResult& result) {
    if (!run.in_force) return;
    PrerequisiteResult found{run.rule->id, Outcome::not_applicable, Reach::certain};
    for (const auto& row : run.rows) {
      if (!is_about(row.row, result.row)) continue;
      if (weight(row.outcome) < weight(found.outcome)) found.outcome = row.outcome;
      const auto here = met(row);
      if (here == Reach::out_of_reach || found.met == Reach::certain) found.met = here;
    }
    result.prerequisites.push_back(std::move(found));
  }

  void levels(RatingResult& result) {
    Scope scope;
    scope.variables = {result.row};
    scope.points = &points_;
    for (const auto& level : rating_.levels)
      result.levels.push_back(after(result.prerequisites, reach(level, scope)));
    for (std::size_t i = 0; i < result.levels.size(); ++i) {
      if (result.levels[i].reach == Reach::certain) result.certain = i;
    }
    for (std::size_t i = 0; i < result.levels.size(); ++i) {
      const bool above = !result.certain || i > *result.certain;
      if (above && result.levels[i].reach == Reach::possible) result.possible.push_back(i);
    }
  }

  LevelResult reach(const plan::Level& level, Scope& scope) {
    LevelResult result{&level, Reach::certain, {}};
    for (const auto& part : level.when) {
      const auto truth = exact_.truth_value(part.node, scope).truth;
      if (truth == Truth::no) return {&level, Reach::out_of_reach, part.text};
      if (truth == Truth::yes || result.reach == Reach::possible) continue;
      result.reach = Reach::possible;
      result.reason = part.text;
    }
    return result;
  }

  static LevelResult after(const std::vector<PrerequisiteResult>& prerequisites,
                           LevelResult level) {
    for (const auto& each : prerequisites) {
      if (each.met == Reach::certain || level.reach == Reach::out_of_reach) continue;
      if (each.met == Reach::possible && level.reach == Reach::possible) continue;
      level.reach = each.met;
      level.reason = "prerequisite rule \"" + each.rule + "\"";
    }
    return level;
  }

  Exact& exact_;
  const plan::Rating& rating_;
  const std::vector<CreditRun>& credits_;
  std::vector<const RuleRun*> prerequisites_;
  std::vector<RuleRun> own_;
  RatingPoints points_;
};

}  // namespace

std::vector<RatingRun> check_ratings(Exact& exact, const std::vector<CreditRun>& credits,
                                     const std::vector<RuleRun>& rules,
                                     const Acceptance& acceptance) {
  std::vector<RatingRun> runs;
  if (credits.empty()) return runs;
  for (const auto& rating : exact.plan().ratings)
    runs.push_back(RatingCheck(exact, rating, credits, rules, acceptance).run());
  return runs;
}

}  // namespace garis::evaluate

// From evaluated credits and ratings to what is reported of them.
#include <cmath>

#include "checker/findings/collect.hpp"
#include "checker/findings/messages.hpp"
#include "checker/findings/subject_of.hpp"
#include "checker/findings/values_of.hpp"

namespace garis::findings {
namespace {

PointRange range_of(const evaluate::Points& points) {
  PointRange range{points.low, std::nullopt};
  if (std::isfinite(points.high)) range.high = points.high;
  return range;
}

Clause clause_or_id(const std::vector<plan::Clause>& clauses, const std::string& id) {
  Clause clause;
  if (!clauses.empty()) clause = clause_of(clauses[0]);
  if (clause.locator.empty()) clause.locator = id;
  return clause;
}

base::Texts title_or_id(const base::Texts& title, const evaluate::Exact& exact,
                        const std::string& id) {
  return title.empty() ? base::Texts{{exact.plan().languages[0], id}} : title;
}

template <class Result>
std::optional<RuleError> error_of(const Result& result, const plan::Place& at) {
  if (result.error_text.empty()) return std::nullopt;
  return RuleError{result.error_code, result.error_text, at.file, at.line, 0};
}

AwardLine award_of(const evaluate::AwardResult& award) {
  AwardLine line{range_of(award.points), Earned::no, award.award->text,
                 static_cast<Evidence>(award.evidence), !award.counts};
  if (award.earned == evaluate::Truth::yes) line.earned = Earned::yes;
  if (award.earned == evaluate::Truth::unknown) line.earned = Earned::open;
  return line;
}

void add_inputs(evaluate::Exact& exact, const plan::Credit& credit, CreditFinding& finding,
                model::Row row) {
  std::vector<evaluate::Read> reads;
  exact.record(&reads);
  evaluate::check_credit_row(exact, credit, row);
  exact.record(nullptr);
  finding.inputs = inputs_of(exact, reads, row, finding.inputs_more);
}

CreditFinding finding_of(evaluate::Exact& exact, const plan::Credit& credit,
                         const evaluate::CreditResult& result, const std::string& pack) {
  CreditFinding finding;
  finding.pack = pack;
  finding.credit = credit.id;
  finding.category = credit.category;
  finding.clause = clause_or_id(credit.clauses, credit.id);
  finding.title = title_or_id(credit.title, exact, credit.id);
  finding.subject = subject_of(exact, result.row);
  finding.points = range_of(result.points);
  finding.max = credit.max;
  finding.unverified = range_of(result.unverified);
  finding.evidence = static_cast<Evidence>(result.evidence);
  finding.flags = result.flags;
  finding.condition = result.condition;
  for (const auto& award : result.awards) finding.awards.push_back(award_of(award));
  finding.open = open_items(exact, result.causes, result.row);
  finding.error = error_of(result, credit.at);
  finding.at = {credit.at.file, credit.at.line};
  if (!finding.error) add_inputs(exact, credit, finding, result.row);
  finding.message = message_of(exact, credit, result, finding);
  return finding;
}

RatingFinding finding_of(evaluate::Exact& exact, const plan::Rating& rating,
                         const evaluate::RatingResult& result, const std::string& pack) {
  RatingFinding finding;
  finding.pack = pack;
  finding.rating = rating.id;
  finding.clause = clause_or_id(rating.clauses, rating.id);
  finding.title = title_or_id(rating.title, exact, rating.id);
  finding.subject = subject_of(exact, result.row);
  finding.score = range_of(result.score);
  finding.unverified = range_of(result.unverified);
  finding.evidence = static_cast<Evidence>(result.evidence);
  if (result.certain) finding.certain = rating.levels[*result.certain].name;
  for (const auto level : result.possible) finding.possible.push_back(rating.levels[level].name);
  for (const auto& level : result.levels)
    finding.levels.push_back(
        {level.level->name, level.level->title, static_cast<Reach>(level.reach), level.reason});
  for (const auto& each : result.prerequisites)
    finding.prerequisites.push_back({each.rule, static_cast<Outcome>(each.outcome)});
  for (std::size_t i = 0; i < result.credits.size(); ++i) {
    const auto& credit = exact.plan().credits[rating.counts[i]];
    const auto* points = result.credits[i];
    finding.credits.push_back(
        {credit.id, points == nullptr ? PointRange{0, 0.0} : range_of(points->points)});
  }
  finding.error = error_of(result, rating.at);
  finding.at = {rating.at.file, rating.at.line};
  return finding;
}

}  // namespace

void collect_points(evaluate::Exact& exact, const std::vector<evaluate::CreditRun>& credits,
                    const std::vector<evaluate::RatingRun>& ratings, const std::string& pack,
                    Report& report) {
  exact.use_date(exact.deciding_date(std::nullopt));
  for (const auto& run : credits) {
    for (const auto& row : run.rows) {
      report.credits.push_back(finding_of(exact, *run.credit, row, pack));
      // What could not be evaluated leaves the run incomplete, as with rules.
      if (report.credits.back().error) report.verdict.incomplete = true;
    }
  }
  for (const auto& run : ratings) {
    for (const auto& row : run.rows) {
      report.ratings.push_back(finding_of(exact, *run.rating, row, pack));
      if (report.ratings.back().error) report.verdict.incomplete = true;
    }
  }
}

}  // namespace garis::findings

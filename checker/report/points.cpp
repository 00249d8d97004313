// Credits and ratings in the text report: points as ranges, levels that are reached, possible, or
// out of reach.
#include "checker/findings/points.hpp"

#include "checker/report/sentences.hpp"
#include "checker/report/summary.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

constexpr std::size_t kMostMissing = 3;

std::string range_words(const Page& page, const f::PointRange& points) {
  const auto low = base::decimal(points.low);
  if (points.certain()) return low;
  return points.high ? page.say(Phrase::range, low, base::decimal(*points.high))
                     : page.say(Phrase::at_least, low);
}

std::string points_words(const Page& page, const f::PointRange& points,
                         const std::optional<double>& max) {
  const auto range = range_words(page, points);
  return max ? page.say(Phrase::points_of, range, base::decimal(*max))
             : page.say(Phrase::points_plain, range);
}

// "CREDIT  EE1  Energy performance [figures from a copy]              5 of 8 points"
void heading(Page& page, Phrase label, const std::string& locator, const base::Texts& title,
             f::Evidence evidence, const std::string& result) {
  const std::string start = pad(page.say(label), page.label_width()) + inert(locator) + "  ";
  const std::size_t taken = columns(start) + 2 + columns(result);
  const std::size_t room = page.width() > taken + 16 ? page.width() - taken : 16;
  std::string words = in_language(title, page.language());
  if (evidence != f::Evidence::primary)
    words += " [" + std::string(evidence_word(evidence, page.language())) + "]";
  page.exact(start + pad(fit(words, room), room) + "  " + result);
}

bool is_one_of_many(const f::Report& report, const f::Subject& subject) {
  for (const auto& credit : report.credits) {
    if (credit.subject.ordinal != subject.ordinal || credit.subject.kind != subject.kind)
      return true;
  }
  return false;
}

void unverified(Page& page, const f::PointRange& points) {
  if (points.high == 0.0) return;
  page.add(page.label_width(), page.say(Phrase::points_unverified, range_words(page, points)));
}

void add_credit(Page& page, const f::Report& report, const f::CreditFinding& credit) {
  heading(page, Phrase::credit_label, credit.clause.locator, credit.title, credit.evidence,
          points_words(page, credit.points, credit.max));
  const auto at = page.label_width();
  if (is_one_of_many(report, credit.subject)) page.add(at, subject_line(credit.subject));
  if (credit.error)
    page.add(at, inert(credit.error->text) + " [" + inert(credit.error->code) + "]");
  if (!credit.condition.empty()) page.add(at, page.say(Phrase::condition, inert(credit.condition)));
  if (!credit.message.empty()) page.add(at, in_language(credit.message, page.language()));
  f::Finding open;
  open.subject = credit.subject;
  open.open = credit.open;
  const auto missing = missing_sentences(open, 1, report.run.inputs, page.language());
  for (std::size_t i = 0; i < missing.size() && i < kMostMissing; ++i) {
    page.add(at, missing[i].what);
    if (!missing[i].ask.empty()) page.add(at + 2, missing[i].ask);
  }
  if (missing.size() > kMostMissing)
    page.add(at, page.say(Phrase::more_values, missing.size() - kMostMissing));
  unverified(page, credit.unverified);
  if (const auto note = flags_sentence(credit.flags, page.language()); !note.empty())
    page.add(at, note);
}

// ---- ratings ----

std::string level_name(const f::RatingFinding& rating, const std::string& name,
                       const std::string& language) {
  for (const auto& level : rating.levels) {
    if (level.name == name && !level.title.empty()) return in_language(level.title, language);
  }
  return inert(name);
}

// The credits whose points are open, and the prerequisites that are: what has to be shown.
std::string open_parts(const f::RatingFinding& rating) {
  std::string names;
  const auto add = [&](const std::string& name) {
    names += (names.empty() ? "" : ", ") + inert(name);
  };
  for (const auto& credit : rating.credits) {
    if (!credit.points.certain()) add(credit.credit);
  }
  for (const auto& each : rating.prerequisites) {
    const bool open = each.outcome == f::Outcome::undetermined ||
                      each.outcome == f::Outcome::manual || each.outcome == f::Outcome::error;
    if (open) add(each.rule);
  }
  return names;
}

void add_levels(Page& page, const f::RatingFinding& rating) {
  const auto at = page.label_width();
  const auto& language = page.language();
  Items possible;
  for (const auto& level : rating.possible) possible.add(level_name(rating, level, language));
  const auto open = open_parts(rating);
  if (!rating.possible.empty()) {
    page.add(at, open.empty() ? page.say(Phrase::levels_possible, possible.text())
                              : page.say(Phrase::levels_possible_if, possible.text(), open));
  }
  for (const auto& level : rating.levels) {
    if (level.reach != f::Reach::out_of_reach) continue;
    page.add(at, page.say(Phrase::level_out_of_reach, level_name(rating, level.name, language),
                          inert(level.reason)));
  }
}

void add_rating(Page& page, const f::Report& report, const f::RatingFinding& rating) {
  heading(page, Phrase::rating_label, rating.clause.locator, rating.title, rating.evidence,
          rating.certain.empty() ? page.say(Phrase::no_level)
                                 : level_name(rating, rating.certain, page.language()));
  const auto at = page.label_width();
  if (is_one_of_many(report, rating.subject)) page.add(at, subject_line(rating.subject));
  if (rating.error) {
    page.add(at, inert(rating.error->text) + " [" + inert(rating.error->code) + "]");
    return;
  }
  page.add(at, page.say(Phrase::score, range_words(page, rating.score)));
  unverified(page, rating.unverified);
  add_levels(page, rating);
}

}  // namespace

void add_points(Page& page, const f::Report& report) {
  for (const auto& credit : report.credits) add_credit(page, report, credit);
  if (!report.credits.empty()) page.blank();
  for (const auto& rating : report.ratings) add_rating(page, report, rating);
  if (!report.ratings.empty()) page.blank();
}

}  // namespace garis::report

#include "checker/report/points.hpp"

#include "checker/report/sentences.hpp"
#include "checker/report/summary.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

constexpr std::size_t kMostMissing = 3;

std::string range_words(const f::PointRange& points, const std::string& language) {
  const auto low = base::decimal(points.low);
  if (points.certain()) return low;
  return points.high ? say(language, Phrase::range, low, base::decimal(*points.high))
                     : say(language, Phrase::at_least, low);
}

void add_unverified(std::vector<std::string>& lines, const f::PointRange& points,
                    const std::string& language) {
  if (points.high == 0.0) return;
  lines.push_back(say(language, Phrase::points_unverified, range_words(points, language)));
}

void add_missing(std::vector<std::string>& lines, const f::CreditFinding& credit,
                 const std::vector<f::InputFile>& files, const std::string& language) {
  f::Finding open;
  open.subject = credit.subject;
  open.open = credit.open;
  const auto missing = missing_sentences(open, 1, files, language);
  for (std::size_t i = 0; i < missing.size() && i < kMostMissing; ++i) {
    lines.push_back(missing[i].what);
    if (!missing[i].ask.empty()) lines.push_back(missing[i].ask);
  }
  if (missing.size() > kMostMissing)
    lines.push_back(say(language, Phrase::more_values, missing.size() - kMostMissing));
}

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

std::string error_words(const f::RuleError& error) {
  return inert(error.text) + " [" + inert(error.code) + "]";
}

// ---- text ----

// "CREDIT  EE1  Energy performance [figures from a copy]              5 of 8 points"
void heading(Page& page, Phrase label, const std::string& locator, const std::string& title,
             const std::string& result) {
  const std::string start = pad(page.say(label), page.label_width()) + inert(locator) + "  ";
  const std::size_t taken = columns(start) + 2 + columns(result);
  const std::size_t room = page.width() > taken + 16 ? page.width() - taken : 16;
  page.exact(start + pad(fit(title, room), room) + "  " + result);
}

void add_lines(Page& page, const f::Subject& subject, bool names_subject,
               const std::vector<std::string>& lines) {
  if (names_subject) page.add(page.label_width(), subject_line(subject));
  for (const auto& line : lines) page.add(page.label_width(), line);
}

}  // namespace

std::string points_words(const f::CreditFinding& credit, const std::string& language) {
  const auto range = range_words(credit.points, language);
  return credit.max ? say(language, Phrase::points_of, range, base::decimal(*credit.max))
                    : say(language, Phrase::points_plain, range);
}

std::vector<std::string> credit_lines(const f::CreditFinding& credit,
                                      const std::vector<f::InputFile>& files,
                                      const std::string& language) {
  std::vector<std::string> lines;
  if (credit.error) lines.push_back(error_words(*credit.error));
  if (!credit.condition.empty())
    lines.push_back(say(language, Phrase::condition, inert(credit.condition)));
  if (!credit.message.empty()) lines.push_back(in_language(credit.message, language));
  add_missing(lines, credit, files, language);
  add_unverified(lines, credit.unverified, language);
  if (const auto note = flags_sentence(credit.flags, language); !note.empty())
    lines.push_back(note);
  return lines;
}

std::string level_words(const f::RatingFinding& rating, const std::string& language) {
  return rating.certain.empty() ? say(language, Phrase::no_level)
                                : level_name(rating, rating.certain, language);
}

std::vector<std::string> rating_lines(const f::RatingFinding& rating, const std::string& language) {
  if (rating.error) return {error_words(*rating.error)};
  std::vector<std::string> lines{say(language, Phrase::score, range_words(rating.score, language))};
  add_unverified(lines, rating.unverified, language);
  Items possible;
  for (const auto& level : rating.possible) possible.add(level_name(rating, level, language));
  const auto open = open_parts(rating);
  if (!rating.possible.empty())
    lines.push_back(open.empty()
                        ? say(language, Phrase::levels_possible, possible.text())
                        : say(language, Phrase::levels_possible_if, possible.text(), open));
  for (const auto& level : rating.levels) {
    if (level.reach == f::Reach::out_of_reach)
      lines.push_back(say(language, Phrase::level_out_of_reach,
                          level_name(rating, level.name, language), inert(level.reason)));
  }
  return lines;
}

std::string points_title(const base::Texts& title, f::Evidence evidence,
                         const std::string& language) {
  const auto words = in_language(title, language);
  return evidence == f::Evidence::primary
             ? words
             : words + " [" + std::string(evidence_word(evidence, language)) + "]";
}

bool has_several_subjects(const f::Report& report) {
  for (const auto& credit : report.credits) {
    const auto& first = report.credits.front().subject;
    if (credit.subject.ordinal != first.ordinal || credit.subject.kind != first.kind) return true;
  }
  return false;
}

void add_points(Page& page, const f::Report& report) {
  const auto& language = page.language();
  const bool named = has_several_subjects(report);
  for (const auto& credit : report.credits) {
    heading(page, Phrase::credit_label, credit.clause.locator,
            points_title(credit.title, credit.evidence, language), points_words(credit, language));
    add_lines(page, credit.subject, named, credit_lines(credit, report.run.inputs, language));
  }
  if (!report.credits.empty()) page.blank();
  for (const auto& rating : report.ratings) {
    heading(page, Phrase::rating_label, rating.clause.locator,
            points_title(rating.title, rating.evidence, language), level_words(rating, language));
    add_lines(page, rating.subject, named, rating_lines(rating, language));
  }
  if (!report.ratings.empty()) page.blank();
}

}  // namespace garis::report

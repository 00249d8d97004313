// Credits and ratings: beside the verdict, never in its place.
#include "checker/report/points.hpp"

#include "checker/report/html/parts.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::html {
namespace {

Html row(const std::string& locator, const std::string& title, const std::string& result,
         const std::vector<std::string>& lines) {
  Html below;
  for (const auto& line : lines) below += element("p", text(line));
  return element("tr", element("th", {{"scope", "row"}}, text(locator + " " + title)) +
                           element("td", text(result)) + element("td", below));
}

template <class Points>
std::vector<std::string> with_subject(const View& view, const Points& one,
                                      std::vector<std::string> lines) {
  if (report::has_several_subjects(view.report))
    lines.insert(lines.begin(), report::subject_line(one.subject));
  return lines;
}

}  // namespace

Html points(const View& view) {
  if (view.report.credits.empty() && view.report.ratings.empty()) return {};
  const auto& language = view.language;
  Html rows;
  for (const auto& rating : view.report.ratings)
    rows +=
        row(rating.clause.locator, report::points_title(rating.title, rating.evidence, language),
            report::level_words(rating, language),
            with_subject(view, rating, report::rating_lines(rating, language)));
  for (const auto& credit : view.report.credits)
    rows += row(
        credit.clause.locator, report::points_title(credit.title, credit.evidence, language),
        report::points_words(credit, language),
        with_subject(view, credit, report::credit_lines(credit, view.report.run.inputs, language)));
  return section(Level::part, "points", "points", view.say(Phrase::html_points),
                 element("table", element("tbody", rows)));
}

}  // namespace garis::html

// Credits and ratings, explained in lines.
#include "checker/findings/explain_text.hpp"
#include "checker/findings/explanation.hpp"

namespace garis::findings {
namespace {

void add(Explanation& to, Explains what, std::string value, std::string place = {}, int depth = 0,
         std::string label = {}) {
  to.lines.push_back({what, std::move(label), std::move(value), std::move(place), depth});
}

std::string with_max(const PointRange& points, const std::optional<double>& max) {
  return points_text(points) + (max ? " of " + base::decimal(*max) : std::string()) + " points";
}

std::string evidence_words(Evidence evidence) {
  return "evidence " + std::string(to_string(evidence));
}

void add_awards(Explanation& to, const CreditFinding& credit) {
  for (const auto& award : credit.awards) {
    std::string text(to_string(award.earned));
    text += "  " + (award.when.empty() ? std::string("always") : award.when);
    text += ": " + points_text(award.points) + " points";
    if (award.not_counted) text += ", not counted: " + evidence_words(award.evidence);
    add(to, Explains::other, std::move(text), {}, 0, "award");
  }
}

void add_open(Explanation& to, const std::vector<OpenItem>& open) {
  for (const auto& item : missing_lines(open)) add(to, Explains::missing, item.what, item.place);
}

}  // namespace

Explanation explanation_of(const CreditFinding& credit) {
  Explanation out;
  out.clause = credit.clause;
  out.title = credit.title;
  out.subject = credit.subject;
  out.state = with_max(credit.points, credit.max);
  add(out, Explains::applies, credit.condition.empty() ? "yes" : "no  " + credit.condition);
  add_awards(out, credit);
  for (const auto& input : credit.inputs) {
    const auto& name = input.subject_name;
    add(out, Explains::input, input_value(input), input_place(input), 1,
        name.empty() ? input.property : input.property + " of " + name);
  }
  add_open(out, credit.open);
  if (credit.error) add(out, Explains::other, credit.error->text, {}, 0, "error");
  add(out, Explains::rule, credit.at.file + ":" + std::to_string(credit.at.line),
      evidence_words(credit.evidence));
  return out;
}

Explanation explanation_of(const RatingFinding& rating) {
  Explanation out;
  out.clause = rating.clause;
  out.title = rating.title;
  out.subject = rating.subject;
  out.state = rating.certain.empty() ? "none" : rating.certain;
  if (!rating.possible.empty()) out.state += " to " + rating.possible.back();
  add(out, Explains::other, points_text(rating.score) + " points", {}, 0, "score");
  for (const auto& credit : rating.credits)
    add(out, Explains::other, points_text(credit.points) + " points", {}, 1, credit.credit);
  for (const auto& each : rating.prerequisites)
    add(out, Explains::other, std::string(to_string(each.outcome)), {}, 0, "rule " + each.rule);
  for (const auto& level : rating.levels) {
    std::string text;
    text = level.reach == Reach::certain    ? "certain"
           : level.reach == Reach::possible ? "possible"
                                            : "out of reach";
    if (!level.reason.empty()) text += ": " + level.reason;
    add(out, Explains::other, std::move(text), {}, 0, level.name);
  }
  if (rating.error) add(out, Explains::other, rating.error->text, {}, 0, "error");
  add(out, Explains::rule, rating.at.file + ":" + std::to_string(rating.at.line),
      evidence_words(rating.evidence));
  return out;
}

}  // namespace garis::findings

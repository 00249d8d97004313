// An explanation from a saved finding alone: nothing is evaluated.
#include "checker/findings/explain_text.hpp"
#include "checker/findings/explanation.hpp"

namespace garis::findings {
namespace {

class StoredExplainer {
 public:
  explicit StoredExplainer(const Finding& finding) : finding_(finding) {}

  Explanation run() {
    out_.clause = finding_.clause;
    out_.subject = finding_.subject;
    out_.outcome = finding_.outcome;
    out_.stored_values_only = true;
    conditions();
    if (finding_.measure) comparison(*finding_.measure);
    for (const auto& input : finding_.inputs) value(input);
    if (finding_.deciding) line(Explains::passes_if, deciding_text(*finding_.deciding));
    if (finding_.path) line(Explains::path, named(*finding_.path));
    for (const auto& item : missing_lines(finding_.open)) {
      line(Explains::missing, item.what, item.place);
    }
    assumed();
    if (finding_.question) question(*finding_.question);
    for (const auto& remedy : finding_.remedies)
      line(Explains::other, remedy_text(remedy), "", 0, "measure");
    if (finding_.error) line(Explains::other, finding_.error->text, "", 0, "error");
    line(Explains::rule, finding_.at.file + ":" + std::to_string(finding_.at.line), evidence());
    return std::move(out_);
  }

 private:
  void line(Explains what, std::string text, std::string place = {}, int depth = 0,
            std::string label = {}) {
    out_.lines.push_back({what, std::move(label), std::move(text), std::move(place), depth});
  }

  static std::string named(const NamedClause& named) {
    std::string text = "\"" + named.name + "\"";
    return named.clause ? text + " (" + named.clause->locator + ")" : text;
  }

  void conditions() {
    const bool applies = finding_.outcome != Outcome::not_applicable;
    line(Explains::applies, applies ? "yes" : "no  " + finding_.condition);
    if (finding_.exception) line(Explains::except, "yes  " + named(*finding_.exception));
  }

  void comparison(const Measure& measure) {
    const auto numbers = shown(measure);
    line(Explains::actual, amount_text(numbers.actual, numbers.unit), measure.what);
    line(Explains::limit, amount_text(numbers.limit, numbers.unit),
         limit_place(measure.limit_source));
    const auto outcome = finding_.outcome_from.value_or(finding_.outcome);
    const auto* holds = outcome == Outcome::fail   ? "false"
                        : outcome == Outcome::pass ? "true"
                                                   : "open";
    line(Explains::compared, comparison_text(measure, holds));
  }

  void value(const Input& input) {
    const auto& name = input.subject_name;
    line(Explains::input, input_value(input), input_place(input), 1,
         name.empty() ? input.property : input.property + " of " + name);
  }

  void assumed() {
    for (const auto& value : finding_.assumed) {
      const std::string unit = value.unit.empty() || value.unit == "1" ? "" : " " + value.unit;
      line(Explains::assumed, value.property + " = " + value.value + unit);
    }
  }

  void question(const Question& question) {
    line(Explains::question, std::string(base::in_language(question.text, "en")),
         question.asked_of);
  }

  std::string evidence() const {
    std::string text = "evidence ";
    text += to_string(finding_.evidence);
    return finding_.clause.page.empty() ? text : text + ", page " + finding_.clause.page;
  }

  const Finding& finding_;
  Explanation out_;
};

}  // namespace

Explanation stored_explanation(const Finding& finding) { return StoredExplainer(finding).run(); }

}  // namespace garis::findings

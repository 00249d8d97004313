// One finding, explained in lines: what applied, what was compared, which values it came from.
#include "checker/findings/collect.hpp"
#include "checker/findings/explain_text.hpp"
#include "checker/findings/shown_numbers.hpp"
#include "checker/findings/subject_of.hpp"
#include "checker/findings/values_of.hpp"

namespace garis::findings {
namespace {

std::string_view word_of(evaluate::Truth truth) {
  return truth == evaluate::Truth::yes ? "yes" : truth == evaluate::Truth::no ? "no" : "open";
}

class Explainer {
 public:
  Explainer(evaluate::Exact& exact, const plan::Rule& rule, const evaluate::RowResult& row)
      : exact_(exact), rule_(rule), row_(row) {
    scope_.variables = {row.row};
    scope_.let_nodes = &rule.lets;
    scope_.lets = &lets_;
  }

  Explanation run() {
    out_.clause = clause_of(rule_);
    out_.title = rule_.title;
    out_.subject = subject_of(exact_, row_.row);
    out_.outcome = static_cast<Outcome>(row_.outcome);
    conditions();
    exceptions();
    if (row_.measured) comparison();
    passes_if();
    paths();
    missing();
    questions();
    if (!row_.error_text.empty()) line(Explains::other, row_.error_text, "", 0, "error");
    line(Explains::rule, rule_.at.file + ":" + std::to_string(rule_.at.line), evidence());
    return std::move(out_);
  }

 private:
  void line(Explains what, std::string value, std::string place = {}, int depth = 0,
            std::string label = {}) {
    out_.lines.push_back({what, std::move(label), std::move(value), std::move(place), depth});
  }

  std::string evidence() const {
    std::string text = "evidence ";
    text += to_string(static_cast<Evidence>(row_.evidence));
    if (!out_.clause.page.empty()) text += ", page " + out_.clause.page;
    return text;
  }

  // The values that a node read, one line each.
  void inputs_of(plan::NodeId node, int depth) {
    std::vector<evaluate::Read> reads;
    exact_.record(&reads);
    try {
      exact_.evaluate(node, scope_);
    } catch (const evaluate::RuleFailure&) {
      // The failure itself is shown by its own line.
    }
    exact_.record(nullptr);
    constexpr std::size_t kMost = 12;
    std::set<std::string> seen;
    for (const auto& read : reads) {
      const bool known = read.row.exists() && read.row.index != evaluate::kGhost &&
                         exact_.model().known(read.row, read.property);
      if (!known) continue;
      const auto input = input_of(exact_, read, row_.row);
      if (!seen.insert(input.property + "/" + input.subject_id).second) continue;
      if (seen.size() > kMost) continue;
      const std::string name = input.subject_name.empty()
                                   ? input.property
                                   : input.property + " of " + input.subject_name;
      line(Explains::input, input_value(input), input_place(input), depth, name);
    }
    if (seen.size() > kMost)
      line(Explains::input, "… " + std::to_string(seen.size() - kMost) + " more", "", depth, "");
  }

  void conditions() {
    for (const auto& condition : rule_.where) {
      const auto value = safe(condition.node);
      line(Explains::applies, std::string(word_of(value.truth)) + "  " + condition.text);
      inputs_of(condition.node, 1);
    }
    if (rule_.where.empty()) line(Explains::applies, "yes");
  }

  evaluate::Value safe(plan::NodeId node) {
    try {
      return exact_.evaluate(node, scope_);
    } catch (const evaluate::RuleFailure&) {
      return evaluate::yes_no(evaluate::Truth::unknown);
    }
  }

  void exceptions() {
    if (row_.outcome == evaluate::Outcome::not_applicable) return;
    for (const auto& exception : rule_.exceptions) {
      std::string name = "\"" + exception.label + "\"";
      if (exception.clause) name += " (" + exception.clause->locator + ")";
      line(Explains::except, std::string(word_of(safe(exception.where).truth)) + "  " + name);
      inputs_of(exception.where, 1);
    }
  }

  void comparison() {
    const auto& m = *row_.measured;
    const auto measure = measure_of(exact_, rule_, m);
    const auto numbers = shown(measure);
    line(Explains::actual, amount_text(numbers.actual, numbers.unit), measure.what);
    inputs_of(m.comparison->actual, 1);
    line(Explains::limit, amount_text(numbers.limit, numbers.unit),
         limit_place(measure.limit_source));
    inputs_of(m.comparison->limit, 1);
    const auto holds = row_.possible == std::set{evaluate::Outcome::fail}   ? "false"
                       : row_.possible == std::set{evaluate::Outcome::pass} ? "true"
                                                                            : "open";
    line(Explains::compared, comparison_text(measure, holds));
  }

  // The value that decides; of a fail, what its comparison asks of the actual value.
  void passes_if() {
    evaluate::DecidingValues deciding(exact_, acceptance_);
    if (const auto found = deciding.find(rule_, row_))
      return line(Explains::passes_if, deciding_text(deciding_of(exact_, *found, row_.row)));
    if (row_.outcome != evaluate::Outcome::fail || !row_.measured ||
        row_.measured->comparison->is_between || !row_.measured->limit.is_known())
      return;
    const auto measure = measure_of(exact_, rule_, *row_.measured);
    const auto numbers = shown(measure);
    line(Explains::passes_if,
         measure.what + " " + measure.op + " " + amount_text(numbers.limit, numbers.unit));
  }

  void paths() {
    if (row_.path.empty()) return;
    const bool passed = row_.outcome == evaluate::Outcome::pass;
    line(Explains::path, "\"" + row_.path + "\"" + (passed ? "" : " is nearest"));
  }

  void missing() {
    for (const auto& item : missing_lines(open_items(exact_, row_))) {
      line(Explains::missing, item.what, item.place);
    }
  }

  void questions() {
    for (const auto& asked : row_.questions)
      line(Explains::question, std::string(base::in_language(asked.question->text, "en")),
           asked.question->role);
  }

  evaluate::Exact& exact_;
  const plan::Rule& rule_;
  const evaluate::RowResult& row_;
  evaluate::Scope scope_;
  std::map<std::uint32_t, evaluate::Value> lets_;
  const evaluate::Acceptance acceptance_;
  Explanation out_;
};

}  // namespace

Explanation explain(evaluate::Exact& exact, const evaluate::RuleRun& run,
                    const evaluate::RowResult& row) {
  exact.use_date(exact.deciding_date(run.rule->effective));
  return Explainer(exact, *run.rule, row).run();
}

}  // namespace garis::findings

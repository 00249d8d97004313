// The first screen.
#include <algorithm>
#include <set>

#include "checker/report/html/charts.hpp"
#include "checker/report/html/parts.hpp"
#include "checker/report/json.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"
#include "checker/report/summary.hpp"

namespace garis::html {
namespace {

constexpr std::size_t kMostLines = 12;  // of one column of the answer

bool is_wrong(f::Outcome outcome) {
  return outcome == f::Outcome::fail || outcome == f::Outcome::error;
}

std::string verdict_class(f::Word word) {
  if (word == f::Word::compliant) return "pass";
  return word == f::Word::not_compliant ? "fail" : "undetermined";
}

Html fact(const View& view, Phrase name, const Html& value) {
  return element("div", element("dt", view.say(name)) + element("dd", value));
}

Html guidelines(const View& view) {
  Html list;
  for (const auto& pack : view.report.run.packs) {
    if (!list.empty()) list += element("br", Attributes());
    list += text(report::in_language(pack.title, view.language));
    list += Html(" ") + element("code", text(pack.id + "@" + pack.edition));
  }
  return list;
}

Html files(const View& view) {
  Html list;
  for (const auto& input : view.report.run.inputs) {
    if (!list.empty()) list += element("br", Attributes());
    list += text(input.name);
  }
  return list;
}

Html facts(const View& view) {
  const auto& run = view.report.run;
  const bool is_today = run.as_of_from == "clock";
  const auto date = view.say(is_today ? Phrase::as_of_today : Phrase::as_of, run.as_of);
  return element(
      "dl", {{"class", "facts"}},
      fact(view, Phrase::html_submission, text(run.submission)) +
          fact(view, Phrase::html_round, text(std::to_string(run.round))) +
          fact(view, Phrase::html_guideline, guidelines(view)) +
          fact(view, Phrase::html_date, date) + fact(view, Phrase::html_files, files(view)) +
          fact(view, Phrase::html_run, text(report::short_run_id(report::run_id(view.report)))));
}

// --- the answer ----------------------------------------------------------------------------------

Html link_to(const View& view, const Block& block) {
  const auto& rule = *block.rule;
  const auto words = text(rule.clause.locator + " ") + text(title_of(rule, view.language));
  return element("a", {{"href", "#" + anchor(rule) + "-" + token(block.outcome)}}, words);
}

Html line(const View& view, const Block& block) {
  auto words = report::count_words(*block.rule, block.subjects, view.language);
  if (block.rule->severity != f::Severity::mandatory)
    words += ", " + std::string(report::severity_word(block.rule->severity, view.language));
  auto inside = badge(block.outcome, view.language) + Html(" ") + link_to(view, block) + Html(" ") +
                element("span", {{"class", "count"}}, text(words));
  if (const auto* worst = worst_of(block)) {
    const auto sentence = report::measure_sentence(*worst->measure, worst->outcome, view.language);
    inside += element(
        "p", {{"class", "detail"}},
        block.findings.size() > 1 ? view.say(Phrase::html_worst, sentence) : text(sentence));
  }
  return element("li", inside);
}

Html cut_to(std::vector<Html> lines, const View& view) {
  const auto all = lines.size();
  if (all > kMostLines) lines.resize(kMostLines);
  Html list;
  for (const auto& one : lines) list += one;
  if (all > kMostLines) list += element("li", view.say(Phrase::more, all - kMostLines));
  return list;
}

Html column(const View& view, Phrase heading, const char* name, const Html& list, Phrase if_none) {
  const auto inside =
      list.empty() ? element("p", {{"class", "none"}}, view.say(if_none)) : element("ol", list);
  return section(Level::part, name, name, view.say(heading), inside);
}

bool is_open(f::Outcome outcome) {
  return outcome == f::Outcome::undetermined || outcome == f::Outcome::manual;
}

// What decides comes first.
Html lines_of(const View& view, bool (*wanted)(f::Outcome)) {
  std::vector<Html> lines;
  for (const auto severity :
       {f::Severity::mandatory, f::Severity::advisory, f::Severity::informative}) {
    for (const auto& block : view.blocks) {
      if (block.rule->severity == severity && wanted(block.outcome))
        lines.push_back(line(view, block));
    }
  }
  return cut_to(std::move(lines), view);
}

// Everything that is missing anywhere, as if one finding lacked it all: each value is asked for
// once, whatever number of rules waits for it.
f::Finding all_missing(const View& view) {
  f::Finding all;
  std::set<std::string> seen;
  for (const auto& finding : view.report.findings) {
    if (!is_open(finding.outcome) || finding.question) continue;
    for (auto item : finding.open) {
      if (item.subject_name.empty() && item.subject_id.empty()) {
        item.subject_kind = finding.subject.kind;
        item.subject_name = finding.subject.name;
        item.subject_id = finding.subject.id;
      }
      const auto& subject = item.subject_id.empty() ? item.subject_name : item.subject_id;
      if (seen.insert(item.property + item.cause + item.subject_kind + subject).second)
        all.open.push_back(std::move(item));
    }
  }
  return all;
}

void add_questions(const View& view, std::vector<Html>& lines) {
  std::set<std::string> seen;
  for (const auto& finding : view.report.findings) {
    if (!finding.question || !is_open(finding.outcome)) continue;
    const auto words = report::say(view.language, Phrase::asked,
                                   report::role_word(finding.question->asked_of, view.language),
                                   report::in_language(finding.question->text, view.language));
    if (seen.insert(words).second) lines.push_back(element("li", text(words)));
  }
}

void add_requests(const View& view, std::vector<Html>& lines) {
  for (const auto& missing :
       report::missing_sentences(all_missing(view), 1, view.report.run.inputs, view.language)) {
    auto inside = text(missing.what);
    if (!missing.ask.empty()) inside += element("p", {{"class", "detail"}}, text(missing.ask));
    lines.push_back(element("li", inside));
  }
}

Html next_steps(const View& view) {
  std::vector<Html> lines;
  for (const auto& block : view.blocks) {
    const auto* worst = worst_of(block);
    if (block.outcome != f::Outcome::fail || worst == nullptr) continue;
    lines.push_back(
        element("li", view.say(Phrase::html_bring,
                               report::count_words(*block.rule, block.subjects, view.language),
                               report::requirement_words(*worst->measure, view.language),
                               title_of(*block.rule, view.language), block.rule->clause.locator)));
  }
  add_requests(view, lines);
  add_questions(view, lines);
  return cut_to(std::move(lines), view);
}

Html answer(const View& view) {
  return element(
      "div", {{"class", "answer"}},
      column(view, Phrase::html_wrong, "wrong", lines_of(view, is_wrong), Phrase::html_none_wrong) +
          column(view, Phrase::html_open, "open", lines_of(view, is_open), Phrase::html_none_open) +
          column(view, Phrase::html_next, "next", next_steps(view), Phrase::html_nothing_to_do));
}

Html error_notices(const View& view) {
  Html list;
  for (const auto& notice : view.report.notices) {
    if (notice.level == "error")
      list += element("p", text(report::in_language(notice.text, view.language)));
  }
  return list.empty() ? list : element("div", {{"class", "alert"}, {"role", "alert"}}, list);
}

}  // namespace

Html opening(const View& view) {
  const auto words = report::verdict_words(view.report, view.language);
  const auto heading =
      element("p", {{"class", "kind"}}, view.say(Phrase::html_report)) +
      element("h1", {{"class", "verdict " + verdict_class(view.report.verdict.word)}},
              text(words.word)) +
      element("p", {{"class", "lead"}}, text(words.sentence));
  return error_notices(view) +
         element("header", heading + facts(view) + chart_of_outcomes(view) + answer(view));
}

}  // namespace garis::html

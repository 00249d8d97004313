// The middle of the page: clauses in the order of the guideline, groups before elements.
#include <algorithm>
#include <cmath>
#include <map>

#include "checker/findings/explanation.hpp"
#include "checker/findings/shown_numbers.hpp"
#include "checker/report/html/charts.hpp"
#include "checker/report/html/parts.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::html {
namespace {

constexpr std::size_t kMostRows = 2500;   // of the whole page: it stays usable
constexpr std::size_t kMostGroups = 100;  // of one rule and outcome
constexpr std::size_t kMostInputs = 12;   // in one explanation

// Rows that are still to be written, so that late clauses are not starved by early ones.
class Budget {
 public:
  explicit Budget(std::size_t groups) : groups_(std::max<std::size_t>(groups, 1)) {}
  std::size_t for_next(std::size_t wanted) {
    const auto share = std::max<std::size_t>(left_ / std::max<std::size_t>(groups_, 1), 1);
    if (groups_ > 1) --groups_;
    const auto taken = std::min(wanted, share);
    left_ -= std::min(left_, taken);
    return taken;
  }

 private:
  std::size_t groups_;
  std::size_t left_ = kMostRows;
};

// --- one element ---------------------------------------------------------------------------------

std::string with_unit(const std::string& number, const std::string& unit) {
  return number.empty() || unit.empty() ? number : number + report::kGlue + unit;
}

std::string amount(const View& view, const f::ShownAmount& shown, const std::string& unit) {
  if (!shown.value.empty()) return with_unit(shown.value, unit);
  const auto low = with_unit(shown.low, unit), high = with_unit(shown.high, unit);
  if (low.empty() && high.empty()) return report::say(view.language, Phrase::not_known);
  if (high.empty()) return report::say(view.language, Phrase::at_least, low);
  if (low.empty()) return report::say(view.language, Phrase::at_most, high);
  return report::say(view.language, Phrase::range, shown.low, high);
}

Html number_cell(const Html& inside) { return element("td", {{"class", "number"}}, inside); }

// Actual, limit, margin.
Html numbers(const View& view, const f::Finding& finding) {
  if (!finding.measure) return number_cell({}) + number_cell({}) + number_cell({});
  const auto& measure = *finding.measure;
  const auto shown = f::shown(measure);
  std::string margin = with_unit(shown.difference, shown.unit);
  if (!margin.empty() && measure.margin) margin = (*measure.margin < 0 ? "−" : "+") + margin;
  if (!shown.percent.empty() && !margin.empty())
    margin += " (" + shown.percent + report::kGlue + "%)";
  const auto limit = shown.limit.value.empty() ? amount(view, shown.limit, shown.unit)
                                               : with_unit(shown.limit.value, shown.unit);
  return number_cell(text(amount(view, shown.actual, shown.unit))) +
         number_cell(text(report::operator_words(measure.op, limit, "", view.language))) +
         number_cell(text(margin));
}

std::string place_of(const f::Input& input) {
  std::string place = input.file;
  if (input.line > 0) place += ":" + std::to_string(input.line);
  if (!input.ref.empty()) place += " " + input.ref;
  if (!input.path.empty()) place += " " + input.path;
  return place;
}

// The value that was compared, if it was read; else where the element stands.
std::string source_of(const f::Finding& finding) {
  for (const auto& input : finding.inputs) {
    if (finding.measure && input.property == finding.measure->what) return place_of(input);
  }
  const auto& subject = finding.subject;
  return subject.file + (subject.line > 0 ? ":" + std::to_string(subject.line) : "") +
         (subject.ref.empty() ? "" : " " + subject.ref);
}

Html explanation_line(const View& view, const f::ExplanationLine& line) {
  const std::string name(report::explains_word(line.explains, view.language));
  const auto head = name.empty()         ? text(line.label)
                    : line.label.empty() ? text(name)
                                         : text(name + " " + line.label);
  auto value = text(line.value);
  if (!line.place.empty())
    value += Html(" ") + element("span", {{"class", "place"}}, text(line.place));
  return element("tr", element("th", {{"scope", "row"}}, head) + element("td", value));
}

Html why(const View& view, const f::Finding& finding) {
  Html inside;
  for (const auto& missing :
       report::missing_sentences(finding, 1, view.report.run.inputs, view.language)) {
    inside += element("p", text(missing.what));
    if (!missing.looked_for.empty()) inside += element("p", text(missing.looked_for));
    if (!missing.ask.empty()) inside += element("p", text(missing.ask));
  }
  if (finding.deciding)
    inside += element("p", text(report::deciding_sentence(*finding.deciding, view.language)));
  for (const auto& remedy : finding.remedies)
    inside += element("p", text(report::remedy_sentence(remedy, view.language)));
  if (const auto flags = report::flags_sentence(finding.flags, view.language); !flags.empty())
    inside += element("p", {{"class", "note"}}, text(flags));
  Html lines;
  std::size_t inputs = 0;
  for (const auto& line : f::stored_explanation(finding).lines) {
    if (line.explains == f::Explains::missing) continue;  // said above
    if (line.explains == f::Explains::input && ++inputs > kMostInputs) continue;
    lines += explanation_line(view, line);
  }
  if (inputs > kMostInputs || finding.inputs_more > 0) {
    const auto more = (inputs > kMostInputs ? inputs - kMostInputs : 0) + finding.inputs_more;
    lines += element("tr", element("td", {{"colspan", "2"}}, view.say(Phrase::more_values, more)));
  }
  return inside + element("table", {{"class", "why"}}, element("tbody", lines));
}

Html row(const View& view, const f::Finding& finding) {
  const bool is_flagged = !finding.flags.empty();
  auto name = element("span", {{"class", "name"}}, text(report::subject_line(finding.subject)));
  if (is_flagged) name += Html(" ") + element("span", {{"class", "flag"}}, Html("⚑"));
  const auto details =
      element("details", element("summary", view.say(Phrase::html_why)) + why(view, finding));
  return element("tr", {{"class", is_flagged ? "one flagged" : "one"}},
                 element("th", {{"scope", "row"}}, name) + numbers(view, finding) +
                     element("td", {{"class", "place"}}, text(source_of(finding))) +
                     element("td", details));
}

Html heading_cell(const View& view, Phrase phrase) {
  return element("th", {{"scope", "col"}}, view.say(phrase));
}

Html table(const View& view, const std::string& label, const Html& bodies) {
  const auto head = element(
      "tr", heading_cell(view, Phrase::html_element) + heading_cell(view, Phrase::html_actual) +
                heading_cell(view, Phrase::html_limit) + heading_cell(view, Phrase::html_margin) +
                heading_cell(view, Phrase::html_source) + heading_cell(view, Phrase::html_why));
  return element(
      "div", {{"class", "wide"}, {"tabindex", "0"}, {"role", "group"}, {"aria-labelledby", label}},
      element("table", {{"class", "elements"}}, element("thead", head) + bodies));
}

Html whole_row(const std::string& kind, const Html& inside) {
  return element("tr", {{"class", kind}},
                 element("th", {{"colspan", "6"}, {"scope", "rowgroup"}}, inside));
}

// --- groups --------------------------------------------------------------------------------------

// What all of a group have in common.
Html sentence_of(const View& view, const f::Finding& finding, std::uint64_t size) {
  if (finding.error) return text(finding.error->text);
  if (finding.waiver) return text(report::waiver_sentence(finding, view.language));
  if (finding.question)
    return view.say(Phrase::asked, report::role_word(finding.question->asked_of, view.language),
                    report::in_language(finding.question->text, view.language));
  if (finding.outcome == f::Outcome::undetermined) {
    Html lines;
    for (const auto& missing :
         report::missing_sentences(finding, size, view.report.run.inputs, view.language))
      lines += (lines.empty() ? Html() : Html("; ")) + text(missing.what);
    return lines;
  }
  if (finding.measure)
    return text(report::measure_sentence(*finding.measure, finding.outcome, view.language));
  return text(report::in_language(finding.message, view.language));
}

// One measured element says all in its row; what several share is said once above them.
bool needs_heading(const f::Group& group, const f::Finding& first) {
  return group.size > 1 || !first.measure || first.outcome == f::Outcome::undetermined;
}

Html group(const View& view, const f::RuleSummary& rule, const f::Group& group,
           const report::Findings& members, Budget& budget) {
  if (members.empty()) return {};
  const auto most = budget.for_next(std::min(members.size(), view.options.rows));
  Html rows;
  if (needs_heading(group, *members[0])) {
    auto words = sentence_of(view, *members[0], group.size);
    if (!group.type.empty() && group.type != rule.entity)
      words += Html(" ") + element("span", {{"class", "type"}},
                                   view.say(Phrase::of_type, group.type, group.size));
    rows += whole_row("shared", words);
  }
  for (std::size_t i = 0; i < most; ++i) rows += row(view, *members[i]);
  if (group.size > most) rows += whole_row("cut", view.say(Phrase::more, group.size - most));
  return element("tbody", rows);
}

std::map<std::string, report::Findings> members_of(const Block& block) {
  std::map<std::string, report::Findings> by_group;
  for (const auto* finding : block.findings) by_group[finding->group].push_back(finding);
  return by_group;
}

// Clause, severity, how well the figures are known, and where the rule stands.
Html about(const View& view, const Block& block) {
  const auto& clause = block.rule->clause;
  std::string words(report::severity_word(block.rule->severity, view.language));
  for (const auto* part : {&clause.source, &clause.section, &clause.table, &clause.formula}) {
    if (!part->empty()) words += " · " + *part;
  }
  if (!clause.page.empty()) words += " · " + report::say(view.language, Phrase::page, clause.page);
  if (block.findings.empty()) return element("p", {{"class", "about"}}, text(words));
  auto evidence = f::Evidence::primary;
  for (const auto* finding : block.findings) evidence = std::max(evidence, finding->evidence);
  const auto& at = block.findings[0]->at;
  words += " · " + std::string(report::evidence_word(evidence, view.language));
  if (!at.file.empty()) words += " · " + at.file + ":" + std::to_string(at.line);
  auto line = text(words);
  if (clause.url.starts_with("https://"))
    line +=
        Html(" · ") + element("a", {{"href", clause.url}, {"rel", "noreferrer"}}, text(clause.url));
  auto inside = element("p", {{"class", "about"}}, line);
  if (!clause.quote.empty()) inside += element("blockquote", text(clause.quote));
  return inside;
}

Html block_section(const View& view, const Block& block, Budget& budget) {
  const auto& rule = *block.rule;
  const auto heading = badge(block.outcome, view.language) + Html(" ") +
                       element("span", {{"class", "clause"}}, text(rule.clause.locator)) +
                       Html(" ") + text(title_of(rule, view.language)) + Html(" ") +
                       element("span", {{"class", "count"}},
                               text(report::count_words(rule, block.subjects, view.language)));
  auto inside = about(view, block) + chart_of_values(view, block);
  const auto id = anchor(rule) + "-" + token(block.outcome);
  const auto members = members_of(block);
  std::size_t shown = 0, cut = 0, cut_findings = 0;
  Html groups;
  for (const auto& one : rule.groups) {
    const auto found = members.find(one.id);
    if (one.outcome != block.outcome || found == members.end()) continue;
    if (++shown <= kMostGroups) {
      groups += group(view, rule, one, found->second, budget);
    } else {
      ++cut;
      cut_findings += one.size;
    }
  }
  if (!groups.empty()) inside += table(view, id + "-heading", groups);
  if (cut > 0)
    inside += element("p", {{"class", "cut"}}, view.say(Phrase::more_groups, cut, cut_findings));
  return section(Level::block, "block " + token(block.outcome), id, heading, inside);
}

// Rules of which nothing is listed above.
Html others(const View& view) {
  Html rows;
  for (const auto& rule : view.report.rules) {
    const bool is_listed = std::any_of(view.blocks.begin(), view.blocks.end(),
                                       [&](const Block& block) { return block.rule == &rule; });
    if (is_listed) continue;
    rows += element(
        "tr", {{"id", anchor(rule)}},
        element("th", {{"scope", "row"}},
                text(rule.clause.locator + " ") + text(title_of(rule, view.language))) +
            element("td", badge(rule.outcome, view.language)) +
            element("td", rule.subjects == 0
                              ? Html()
                              : text(report::count_words(rule, rule.subjects, view.language))));
  }
  if (rows.empty()) return {};
  const auto head = element("tr", heading_cell(view, Phrase::html_rule) +
                                      heading_cell(view, Phrase::html_outcome) +
                                      heading_cell(view, Phrase::html_count));
  return section(Level::block, "others", "others", view.say(Phrase::html_others),
                 element("table", element("thead", head) + element("tbody", rows)));
}

}  // namespace

const f::Finding* worst_of(const Block& block) {
  const f::Finding* worst = nullptr;
  const auto share = [](const f::Finding& finding) {
    return finding.measure->margin_percent.value_or(finding.measure->margin.value_or(0));
  };
  for (const auto* finding : block.findings) {
    if (!finding->measure) continue;
    if (worst == nullptr || share(*finding) < share(*worst)) worst = finding;
  }
  return worst;
}

Html contents(const View& view) {
  Html list;
  for (const auto& rule : view.report.rules) {
    std::string target = anchor(rule);
    for (const auto& block : view.blocks) {
      if (block.rule == &rule) {
        target += "-" + token(block.outcome);
        break;
      }
    }
    list += element("li",
                    element("a", {{"href", "#" + target}},
                            badge(rule.outcome, view.language) + Html(" ") +
                                element("span", {{"class", "clause"}}, text(rule.clause.locator)) +
                                Html(" ") + text(title_of(rule, view.language))));
  }
  return element(
      "nav", {{"aria-labelledby", "clauses"}},
      element("h2", {{"id", "clauses"}}, view.say(Phrase::html_clauses)) + element("ol", list));
}

Html findings(const View& view) {
  std::size_t groups = 0;
  for (const auto& block : view.blocks) groups += std::min(members_of(block).size(), kMostGroups);
  Budget budget(groups);
  Html inside = element("h2", {{"class", "part"}}, view.say(Phrase::html_findings));
  inside += element("p", {{"class", "nothing"}, {"hidden", ""}, {"role", "status"}},
                    view.say(Phrase::html_nothing_matches));
  for (const auto& block : view.blocks) inside += block_section(view, block, budget);
  return inside + others(view);
}

}  // namespace garis::html

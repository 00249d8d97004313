// Below the findings: what deserves a look, what was taken on trust, what was run.
#include <map>
#include <set>

#include "checker/report/html/charts.hpp"
#include "checker/report/html/parts.hpp"
#include "checker/report/json.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::html {
namespace {

constexpr std::size_t kMostLooks = 60;
constexpr std::size_t kMostTrusted = 300;

Html heading_cell(const View& view, Phrase phrase) {
  return element("th", {{"scope", "col"}}, view.say(phrase));
}

// --- look here -----------------------------------------------------------------------------------

const f::RuleSummary* rule_of(const View& view, const f::Finding& finding) {
  for (const auto& rule : view.report.rules) {
    if (rule.pack == finding.pack && rule.rule == finding.rule) return &rule;
  }
  return nullptr;
}

Html look(const View& view, const f::Finding& finding) {
  const auto* rule = rule_of(view, finding);
  const std::string title = rule == nullptr ? finding.rule : title_of(*rule, view.language);
  auto line = badge(finding.outcome, view.language) + Html(" ") +
              text(finding.clause.locator + " " + title + ": ") +
              text(report::subject_line(finding.subject)) + Html(". ") +
              text(report::flags_sentence(finding.flags, view.language));
  for (const auto& assumed : finding.assumed)
    line += Html(" ") + text(report::assumed_line(assumed, view.language));
  return element("li", line);
}

Html look_here(const View& view) {
  Html list;
  std::size_t count = 0;
  for (const auto& finding : view.report.findings) {
    if (report::flags_sentence(finding.flags, view.language).empty()) continue;
    if (++count <= kMostLooks) list += look(view, finding);
  }
  if (count == 0) return {};
  if (count > kMostLooks) list += element("li", view.say(Phrase::more, count - kMostLooks));
  return section(Level::part, "look", "look", view.say(Phrase::html_look), element("ul", list));
}

// --- values taken on trust -----------------------------------------------------------------------

bool is_stated(const f::Input& input) { return input.source == "model" && !input.file.empty(); }

std::string place_of(const f::Input& input) {
  return input.file + (input.line > 0 ? ":" + std::to_string(input.line) : "") +
         (input.ref.empty() ? "" : " " + input.ref) + (input.path.empty() ? "" : " " + input.path);
}

Html trusted_row(const f::Input& input, const std::string& subject) {
  const auto& original = input.original.value;
  const bool has_unit = !input.unit.empty() && input.unit != "1";
  auto value = text(input.value + (has_unit ? report::kGlue + input.unit : ""));
  if (!original.empty() && original != input.value)
    value += element("span", {{"class", "original"}},
                     text(" (" + original +
                          (input.original.unit.empty() ? "" : " " + input.original.unit) + ")"));
  return element("tr", element("th", {{"scope", "row"}}, text(input.property)) +
                           element("td", text(subject)) + element("td", value) +
                           element("td", {{"class", "place"}}, text(place_of(input))) +
                           element("td", Html()));
}

Html trusted(const View& view) {
  Html rows;
  std::set<std::string> seen;
  std::size_t count = 0;
  for (const auto& finding : view.report.findings) {
    if (finding.outcome != f::Outcome::fail && finding.outcome != f::Outcome::pass) continue;
    for (const auto& input : finding.inputs) {
      if (!is_stated(input) || !seen.insert(input.property + place_of(input)).second) continue;
      const auto& subject = input.subject_name.empty() ? finding.subject.name : input.subject_name;
      if (++count <= kMostTrusted) rows += trusted_row(input, subject);
    }
  }
  if (count == 0) return {};
  const auto head = element(
      "tr", heading_cell(view, Phrase::html_property) + heading_cell(view, Phrase::html_element) +
                heading_cell(view, Phrase::html_value) + heading_cell(view, Phrase::html_source) +
                heading_cell(view, Phrase::html_sheet));
  auto inside = element("p", view.say(Phrase::html_trust_intro)) +
                element("div",
                        {{"class", "wide"},
                         {"tabindex", "0"},
                         {"role", "group"},
                         {"aria-labelledby", "trust-heading"}},
                        element("table", element("thead", head) + element("tbody", rows)));
  if (count > kMostTrusted)
    inside += element("p", {{"class", "cut"}}, view.say(Phrase::more, count - kMostTrusted));
  return section(Level::part, "trust", "trust", view.say(Phrase::html_trust), inside);
}

// --- what was run --------------------------------------------------------------------------------

Html coverage(const View& view, const f::Pack& pack) {
  if (pack.clauses.empty()) return {};
  Html parts;
  struct Part {
    const char* key;
    Phrase phrase;
  };
  constexpr Part kParts[] = {{"partly", Phrase::coverage_partly},
                             {"person", Phrase::coverage_person},
                             {"out_of_scope", Phrase::coverage_out},
                             {"missing", Phrase::coverage_missing}};
  const auto count = [&](const char* key) {
    const auto found = pack.clauses.find(key);
    return found == pack.clauses.end() ? std::uint64_t{0} : found->second;
  };
  parts += view.say(Phrase::coverage, pack.id, count("encoded"), count("clauses"));
  for (const auto& [key, phrase] : kParts) parts += Html(", ") + view.say(phrase, count(key));
  return element("li", parts);
}

Html packs(const View& view) {
  Html list;
  for (const auto& pack : view.report.run.packs)
    list += element("li", text(pack.id + "@" + pack.edition) + Html(" · ") + text(pack.status) +
                              Html(" · sha256 ") + element("code", text(pack.sha256)));
  Html covered;
  for (const auto& pack : view.report.run.packs) covered += coverage(view, pack);
  return element("ul", list + covered);
}

Html files(const View& view) {
  Html list;
  for (const auto& input : view.report.run.inputs) {
    list +=
        element("li", text(input.name) + Html(" · ") + text(input.format + " " + input.version) +
                          Html(" · ") + view.say(Phrase::html_bytes, input.bytes) +
                          Html(" · sha256 ") + element("code", text(input.sha256)));
  }
  return element("ul", list);
}

Html notices(const View& view) {
  Html list;
  for (const auto& notice : view.report.notices) {
    auto line = text(report::in_language(notice.text, view.language)) + Html(" ") +
                element("code", text(notice.code));
    if (!notice.file.empty())
      line +=
          Html(" ") +
          element("span", {{"class", "place"}},
                  text(notice.file + (notice.line > 0 ? ":" + std::to_string(notice.line) : "")));
    list += element("li", line);
  }
  if (list.empty()) return {};
  return section(Level::part, "notices", "notices", view.say(Phrase::html_notices),
                 element("ul", list));
}

Html what_was_run(const View& view) {
  const auto& tool = view.report.run.tool;
  const auto program =
      element("p", text(tool.name + " " + tool.version) + Html(" · ") + view.say(Phrase::html_run) +
                       Html(" ") + element("code", text(report::run_id(view.report))));
  return section(
      Level::part, "ran", "ran", view.say(Phrase::html_ran),
      files(view) + packs(view) + program + element("p", view.say(Phrase::order_of_comparison)));
}

Html missing(const View& view) {
  const auto chart = chart_of_missing(view);
  if (chart.empty()) return {};
  return section(Level::part, "missing", "missing", view.say(Phrase::html_missing), chart);
}

}  // namespace

Html closing(const View& view) {
  return look_here(view) + missing(view) + trusted(view) + notices(view) + what_was_run(view);
}

}  // namespace garis::html

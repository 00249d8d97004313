#include "checker/report/html/html.hpp"

#include <array>

#include "checker/report/html/assets.hpp"
#include "checker/report/html/parts.hpp"
#include "checker/report/json.hpp"
#include "checker/report/page.hpp"
#include "checker/report/summary.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::html {
namespace {

unsigned nibble(char digit) {
  return static_cast<unsigned>(digit <= '9' ? digit - '0' : digit - 'a' + 10);
}

std::string base64_of_hex(std::string_view hex) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  unsigned bits = 0, count = 0;
  for (const char digit : hex) {
    bits = bits << 4U | nibble(digit);
    count += 4;
    if (count < 6) continue;
    count -= 6;
    text += kDigits[bits >> count & 63U];
  }
  if (count > 0) text += kDigits[bits << (6 - count) & 63U];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

// Style and script are allowed by what they hold; nothing else is, and nothing is fetched.
std::string policy() {
  const auto of = [](std::string_view asset) {
    return "'sha256-" + base64_of_hex(base::sha256(asset)) + "'";
  };
  return "default-src 'none'; style-src " + of(kStyle) + "; script-src " + of(kScript) +
         "; img-src data:; base-uri 'none'; form-action 'none'";
}

Html head(const View& view) {
  const auto words = report::verdict_words(view.report, view.language);
  return element(
      "head",
      element("meta", {{"charset", "utf-8"}}) +
          element("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}}) +
          element("meta",
                  {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
          element("meta", {{"name", "generator"}, {"content", "garis-html/1"}}) +
          element("title", text(view.report.run.submission + " · " + words.word)) +
          element("style", asset(kStyle)));
}

// Filters work with script only, so the page says nothing of them without it.
Html filters(const View& view) {
  Html boxes;
  for (const auto outcome : f::kByWeight) {
    bool is_there = false;
    for (const auto& block : view.blocks) is_there = is_there || block.outcome == outcome;
    if (!is_there) continue;
    const auto box =
        element("input", {{"type", "checkbox"}, {"checked", ""}, {"data-outcome", token(outcome)}});
    boxes += element("label", box + badge(outcome, view.language));
  }
  const auto flagged =
      element("label", element("input", {{"type", "checkbox"}, {"data-flagged", ""}}) +
                           view.say(Phrase::html_flagged));
  const auto search = element(
      "label", view.say(Phrase::html_search) + Html(" ") + element("input", {{"type", "search"}}));
  return element("form", {{"class", "filters"}, {"hidden", ""}, {"role", "search"}},
                 element("fieldset", element("legend", view.say(Phrase::html_filter)) + boxes +
                                         flagged + search) +
                     element("p", {{"class", "keys"}}, view.say(Phrase::html_keys)));
}

Html footer(const View& view) {
  const auto& tool = view.report.run.tool;
  return element("footer", text(report::say(view.language, Phrase::run_line,
                                            report::short_run_id(report::run_id(view.report))) +
                                " · " + tool.name + " " + tool.version));
}

Html body(const View& view) {
  return element(
      "body", element("a", {{"class", "skip"}, {"href", "#main"}}, view.say(Phrase::html_skip)) +
                  opening(view) +
                  element("div", {{"class", "columns"}},
                          contents(view) +
                              element("main", {{"id", "main"}}, filters(view) + findings(view) + points(view))) +
                  element("div", {{"class", "closing"}}, closing(view)) + footer(view) +
                  element("script", asset(kScript)));
}

}  // namespace

std::string token(f::Outcome outcome) { return std::string(f::to_string(outcome)); }

std::string anchor(const f::RuleSummary& rule) {
  // Packs have rules of the same order; the hash of its name tells them apart.
  return "rule-" + std::to_string(rule.order) + "-" + base::sha256(rule.pack).substr(0, 6);
}

Html badge(f::Outcome outcome, const std::string& language) {
  const auto mark = element("span", {{"aria-hidden", "true"}}, text(report::mark(outcome)));
  return element("span", {{"class", "badge " + token(outcome)}},
                 mark + Html(" ") + text(report::outcome_word(outcome, language)));
}

std::string title_of(const f::RuleSummary& rule, const std::string& language) {
  auto title = report::in_language(rule.title, language);
  return title.empty() ? report::inert(rule.rule) : title;
}

Html section(Level level, std::string_view kind, std::string_view id, const Html& heading,
             const Html& inside) {
  const auto label = std::string(id) + "-heading";
  return element(
      "section",
      {{"class", std::string(kind)}, {"id", std::string(id)}, {"aria-labelledby", label}},
      element(level == Level::part ? "h2" : "h3", {{"id", label}}, heading) + inside);
}

std::string to_html(const findings::Report& report, const HtmlOptions& options) {
  const View view{report, options, options.language, report::blocks_of(report, {})};
  return "<!doctype html>\n" +
         element("html", {{"lang", options.language}}, head(view) + body(view)).code() + "\n";
}

}  // namespace garis::html

#include "checker/report/html/charts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "checker/findings/shown_numbers.hpp"
#include "checker/report/columns.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::html {
namespace {

constexpr std::size_t kMostBars = 24;
constexpr double kWidth = 720, kNames = 200, kNumbers = 110, kRow = 24;

std::string px(double length) { return fmt::format("{:.1f}", length); }

// `title` is what a screen reader says for the whole picture.
Html picture(double height, const Html& title, const Html& inside) {
  return element(
      "svg",
      {{"viewBox", "0 0 " + px(kWidth) + " " + px(height)}, {"role", "img"}, {"class", "chart"}},
      element("title", title) + inside);
}

Html figure(const Html& caption, const Html& inside) {
  return element("figure", element("figcaption", caption) + inside);
}

Html rectangle(double x, double y, double width, double height, const std::string& name) {
  return element("rect", {{"x", px(x)},
                          {"y", px(y)},
                          {"width", px(std::max(width, 0.0))},
                          {"height", px(height)},
                          {"class", name}});
}

Html words(double x, double y, const std::string& anchor, const Html& inside) {
  return element("text", {{"x", px(x)}, {"y", px(y)}, {"text-anchor", anchor}}, inside);
}

// A name on the left, a bar, a number on the right.
struct Bar {
  Html name, number;
  double from = 0, to = 0;
  std::string kind;  // class
};

Html drawn(const Bar& bar, double y, double scale) {
  const double left = kNames + bar.from * scale;
  return words(kNames - 8, y + kRow / 2 + 4, "end", bar.name) +
         rectangle(left, y + 4, std::max((bar.to - bar.from) * scale, 2.0), kRow - 8, bar.kind) +
         words(kWidth, y + kRow / 2 + 4, "end", bar.number);
}

// From zero to the largest, so that lengths can be compared.
double scale_for(double largest) {
  const double room = kWidth - kNames - kNumbers;
  return largest > 0 ? room / largest : 0;
}

// --- values against the limit --------------------------------------------------------------------

bool has_numbers(const f::Finding& finding) {
  if (!finding.measure || !finding.measure->limit.value) return false;
  const auto& actual = finding.measure->actual;
  const bool is_drawable = actual.value || (actual.low && actual.high);
  return is_drawable && actual.value.value_or(actual.low.value_or(0)) >= 0 &&
         *finding.measure->limit.value >= 0;
}

std::vector<const f::Finding*> drawable(const Block& block) {
  std::vector<const f::Finding*> list;
  for (const auto* finding : block.findings) {
    if (has_numbers(*finding)) list.push_back(finding);
  }
  std::stable_sort(list.begin(), list.end(), [](const f::Finding* a, const f::Finding* b) {
    return a->measure->margin_percent.value_or(0) < b->measure->margin_percent.value_or(0);
  });
  return list;
}

double highest(const f::Measure& measure) {
  const double actual = measure.actual.value.value_or(measure.actual.high.value_or(0));
  return std::max(actual, *measure.limit.value);
}

std::string shown_actual(const f::ShownMeasure& shown) {
  const auto number =
      shown.actual.value.empty() ? shown.actual.low + "–" + shown.actual.high : shown.actual.value;
  return shown.unit.empty() ? number : number + report::kGlue + shown.unit;
}

std::string short_name(const f::Subject& subject) {
  const auto& name = !subject.group_key.empty() ? subject.group_key
                     : !subject.name.empty()    ? subject.name
                                                : subject.id;
  return report::fit(report::inert(name), 28);
}

Html value_row(const f::Finding& finding, double y, double scale) {
  const auto& measure = *finding.measure;
  const auto& actual = measure.actual;
  const bool is_range = !actual.value;
  const Bar bar{text(short_name(finding.subject)), text(shown_actual(f::shown(measure))),
                is_range ? *actual.low : 0, is_range ? *actual.high : *actual.value,
                "bar " + token(finding.outcome)};
  const double limit = kNames + *measure.limit.value * scale;
  return drawn(bar, y, scale) + element("line", {{"x1", px(limit)},
                                                 {"x2", px(limit)},
                                                 {"y1", px(y)},
                                                 {"y2", px(y + kRow)},
                                                 {"class", "limit"}});
}

// One limit for all is named once.
Html limit_legend(const View& view, const std::vector<const f::Finding*>& list, double scale) {
  std::set<double> limits;
  for (const auto* finding : list) limits.insert(*finding->measure->limit.value);
  if (limits.size() != 1) return {};
  const auto shown = f::shown(*list[0]->measure);
  return words(kNames + *limits.begin() * scale, 12, "middle",
               view.say(Phrase::html_chart_limit,
                        shown.limit.value + (shown.unit.empty() ? "" : " " + shown.unit)));
}

// --- missing values ------------------------------------------------------------------------------

struct Missing {
  std::string label;
  std::set<std::string> subjects;
};

std::vector<Missing> missing_values(const View& view) {
  std::map<std::string, Missing> by_property;
  for (const auto& finding : view.report.findings) {
    for (const auto& item : finding.open) {
      if (item.property.empty()) continue;
      auto& missing = by_property[item.property];
      if (missing.label.empty())
        missing.label =
            item.label.empty() ? item.property : report::in_language(item.label, view.language);
      const auto& own = finding.subject;
      const auto& id = item.subject_id.empty() ? item.subject_name : item.subject_id;
      missing.subjects.insert(id.empty() ? own.kind + own.id + own.ref : id);
    }
  }
  std::vector<Missing> list;
  for (auto& [property, missing] : by_property) list.push_back(std::move(missing));
  std::stable_sort(list.begin(), list.end(), [](const Missing& a, const Missing& b) {
    return a.subjects.size() > b.subjects.size();
  });
  if (list.size() > kMostBars) list.resize(kMostBars);
  return list;
}

}  // namespace

Html chart_of_outcomes(const View& view) {
  constexpr double kHeight = 28;
  const auto& verdict = view.report.verdict;
  if (verdict.total == 0) return {};
  double x = 0;
  Html pieces, legend;
  for (const auto outcome : f::kByWeight) {
    const auto found = verdict.rules.find(outcome);
    if (found == verdict.rules.end() || found->second == 0) continue;
    const double width =
        kWidth * static_cast<double>(found->second) / static_cast<double>(verdict.total);
    pieces += rectangle(x, 0, width - 2, kHeight, "piece " + token(outcome));
    if (width > 24)
      pieces +=
          words(x + width / 2, kHeight / 2 + 5, "middle",
                text(std::string(report::mark(outcome)) + " " + std::to_string(found->second)));
    x += width;
    legend += element(
        "li", badge(outcome, view.language) + Html(" ") + text(std::to_string(found->second)));
  }
  return figure(view.say(Phrase::html_chart_rules),
                picture(kHeight, view.say(Phrase::html_chart_rules), pieces) +
                    element("ul", {{"class", "legend"}}, legend));
}

Html chart_of_values(const View& view, const Block& block) {
  auto list = drawable(block);
  if (list.size() < 2) return {};
  const auto all = list.size();
  if (all > kMostBars) list.resize(kMostBars);
  double largest = 0;
  for (const auto* finding : list) largest = std::max(largest, highest(*finding->measure));
  const double scale = scale_for(largest), top = 18;
  Html rows = limit_legend(view, list, scale);
  for (std::size_t i = 0; i < list.size(); ++i)
    rows += value_row(*list[i], top + static_cast<double>(i) * kRow, scale);
  const auto& measure = *list[0]->measure;
  const auto name =
      measure.label.empty() ? measure.what : report::in_language(measure.label, view.language);
  auto caption = view.say(Phrase::html_chart_values, name);
  if (all > list.size()) caption += Html(" ") + view.say(Phrase::html_cut, list.size());
  return figure(caption, picture(top + kRow * static_cast<double>(list.size()),
                                 view.say(Phrase::html_chart_values, name), rows));
}

Html chart_of_missing(const View& view) {
  const auto list = missing_values(view);
  if (list.empty()) return {};
  const double scale = scale_for(static_cast<double>(list[0].subjects.size()));
  Html rows;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const auto count = list[i].subjects.size();
    rows += drawn({text(report::fit(report::inert(list[i].label), 30)), text(std::to_string(count)),
                   0, static_cast<double>(count), "bar undetermined"},
                  static_cast<double>(i) * kRow, scale);
  }
  return figure(
      view.say(Phrase::html_chart_missing),
      picture(kRow * static_cast<double>(list.size()), view.say(Phrase::html_chart_missing), rows));
}

}  // namespace garis::html

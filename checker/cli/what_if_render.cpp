// The two forms of a what-if: text, and JSON in the format garis-what-if/1.
#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "checker/cli/what_if.hpp"
#include "checker/findings/finalize.hpp"
#include "checker/findings/shown_numbers.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace f = findings;

std::optional<f::Expense> expense(evaluate::Bounds sum, const units::Unit& unit) {
  f::Expense out{std::isfinite(sum.low) ? sum.low : 0, std::nullopt, unit.text};
  if (std::isfinite(sum.high)) out.high = sum.high;
  return out;
}

// ---- what differs ----

struct Pair {
  const f::Finding* before = nullptr;
  const f::Finding* after = nullptr;
};

bool differ(const f::Finding& a, const f::Finding& b) {
  if (a.outcome != b.outcome) return true;
  if (!a.measure || !b.measure) return false;
  const auto& x = a.measure->actual;
  const auto& y = b.measure->actual;
  return x.value != y.value || x.low != y.low || x.high != y.high;
}

// Findings of one rule on one subject, where they are not the same.
std::vector<Pair> changed_findings(const WhatIf& what) {
  const auto key = [](const f::Finding& finding) {
    return std::tuple(finding.pack, finding.rule, finding.subject.kind, finding.subject.ordinal);
  };
  std::map<std::tuple<std::string, std::string, std::string, std::uint32_t>, const f::Finding*>
      after;
  for (const auto& finding : what.after.findings) after[key(finding)] = &finding;
  std::vector<Pair> pairs;
  for (const auto& finding : what.before.findings) {
    const auto it = after.find(key(finding));
    if (it != after.end() && differ(finding, *it->second)) pairs.push_back({&finding, it->second});
  }
  return pairs;
}

std::string value_text(const f::Finding& finding) {
  if (!finding.measure) return {};
  const auto numbers = f::shown(*finding.measure);
  const auto& actual = numbers.actual;
  std::string text = actual.value;
  if (text.empty() && (!actual.low.empty() || !actual.high.empty()))
    text = (actual.low.empty() ? "…" : actual.low) + " to " +
           (actual.high.empty() ? "…" : actual.high);
  return text.empty() || numbers.unit.empty() ? text : text + " " + numbers.unit;
}

std::string side(const f::Finding& finding) {
  const auto value = value_text(finding);
  return std::string(f::label(finding.outcome)) + (value.empty() ? "" : " " + value);
}

const std::string& name_of(const f::Subject& subject) {
  return subject.name.empty() ? subject.id : subject.name;
}

std::string level_text(const f::RatingFinding& rating) {
  std::string text = rating.certain.empty() ? "none" : rating.certain;
  if (!rating.possible.empty()) text += " to " + rating.possible.back();
  return text + ", " + f::points_text(rating.score) + " points";
}

// ---- text ----

std::string amount(const f::Expense& expense) {
  const auto number = [](double x) { return base::fixed_decimal(x, std::fabs(x) >= 100 ? 0 : 2); };
  std::string text = number(expense.low);
  if (!expense.high) text += " to …";
  if (expense.high && *expense.high != expense.low) text += " to " + number(*expense.high);
  return text + " " + expense.unit;
}

std::string measure_lines(const AppliedMeasure& measure) {
  std::string text = fmt::format("measure \"{}\"  {}\n", base::visible(measure.name),
                                 base::visible(base::in_language(measure.title, "en")));
  text += fmt::format("  changes {} {}", measure.rows, measure.entity);
  if (measure.cost) text += ", cost " + amount(*measure.cost);
  if (measure.carbon) text += ", carbon " + amount(*measure.carbon);
  if (measure.life) text += ", life " + amount(*measure.life);
  if (measure.evidence != f::Evidence::primary)
    text += fmt::format(" (figures {})", f::to_string(measure.evidence));
  text += "\n";
  if (!measure.left.empty())
    text += fmt::format("  {} left alone, open is {}\n", measure.left.size(),
                        base::visible(fmt::format("{}", fmt::join(measure.left_missing, ", "))));
  return text;
}

std::string cheapest_line(const WhatIf& what) {
  using enum evaluate::CheapestSet::Ending;
  const auto& result = *what.cheapest;
  const auto tried =
      fmt::format("{} {} looked at", result.tried, result.tried == 1 ? "set" : "sets");
  if (result.ending == out_of_reach)
    return fmt::format("goal {}: no set of measures reaches it ({})\n", what.goal, tried);
  if (result.ending == stopped)
    return fmt::format("goal {}: stopped, {}; nothing that costs less than {} reaches it\n",
                       what.goal, tried, base::fixed_decimal(result.least, 0));
  if (result.measures.empty())
    return fmt::format("goal {}: reached without any measure\n", what.goal);
  std::vector<std::string> names;
  for (const auto* effect : result.measures) names.push_back("\"" + effect->measure->id + "\"");
  std::string cost = base::fixed_decimal(result.cost.low, 0);
  if (!result.cost.certain())
    cost += " to " + (std::isfinite(result.cost.high) ? base::fixed_decimal(result.cost.high, 0)
                                                      : std::string("…"));
  return fmt::format("goal {}: cheapest is {}, cost {} ({})\n", what.goal,
                     base::visible(fmt::format("{}", fmt::join(names, " with "))), cost, tried);
}

std::string points_lines(const WhatIf& what) {
  std::string text;
  for (std::size_t i = 0; i < what.before.credits.size() && i < what.after.credits.size(); ++i) {
    const auto& before = what.before.credits[i];
    const auto& after = what.after.credits[i];
    if (f::points_text(before.points) == f::points_text(after.points)) continue;
    text += fmt::format("  credit {}  {}  {} -> {} points\n", before.credit,
                        base::visible(name_of(before.subject)), f::points_text(before.points),
                        f::points_text(after.points));
  }
  for (std::size_t i = 0; i < what.before.ratings.size() && i < what.after.ratings.size(); ++i) {
    const auto before = level_text(what.before.ratings[i]),
               after = level_text(what.after.ratings[i]);
    if (before == after) continue;
    text += fmt::format("  rating {}  {}  {} -> {}\n", what.before.ratings[i].rating,
                        base::visible(name_of(what.before.ratings[i].subject)), before, after);
  }
  return text;
}

constexpr std::size_t kMostRows = 10;  // of one rule

}  // namespace

AppliedMeasure applied_of(evaluate::Exact& exact, const evaluate::MeasureEffect& effect) {
  const auto& measure = *effect.measure;
  const auto& words = exact.model().vocabulary();
  AppliedMeasure out;
  out.name = measure.id;
  out.title = measure.title;
  out.evidence = static_cast<f::Evidence>(measure.evidence);
  out.rows = effect.changed.size();
  const auto& entity =
      words.entity(static_cast<vocabulary::EntityId>(measure.changes.front().entity));
  out.entity = out.rows == 1 ? entity.name : entity.plural;
  std::set<std::string> missing;
  for (const auto& left : effect.left) {
    out.left.push_back(exact.name_of(left.row));
    for (const auto id : left.causes) {
      const auto& cause = exact.cause_info(id);
      missing.insert(cause.has_property ? words.qualified_name(cause.property) : cause.what);
    }
  }
  out.left_missing.assign(missing.begin(), missing.end());
  if (measure.cost) out.cost = expense(evaluate::total(exact, effect.cost), measure.cost->unit);
  if (measure.carbon)
    out.carbon = expense(evaluate::total(exact, effect.carbon), measure.carbon->unit);
  if (measure.life && effect.life) out.life = expense(*effect.life, measure.life->unit);
  return out;
}

std::string to_text(const WhatIf& what) {
  std::string text;
  for (const auto& pack : what.before.run.packs)
    text += fmt::format("{}@{} · as of {}\n", pack.id, pack.edition, what.before.run.as_of);
  if (what.cheapest) text += cheapest_line(what);
  for (const auto& measure : what.measures) text += measure_lines(measure);
  const auto pairs = changed_findings(what);
  text += pairs.empty() ? "\nno finding changes\n" : "\n";
  std::map<std::string, std::size_t> shown;
  for (const auto& [before, after] : pairs) {
    const auto n = ++shown[before->rule];
    if (n <= kMostRows)
      text += fmt::format("  {}  {}  {} -> {}\n", base::visible(before->rule),
                          base::visible(name_of(before->subject)), side(*before), side(*after));
  }
  for (const auto& [rule, count] : shown) {
    if (count > kMostRows)
      text += fmt::format("  {}  … {} more\n", base::visible(rule), count - kMostRows);
  }
  text += points_lines(what);
  text += fmt::format("\n{} -> {}\n", f::to_string(what.before.verdict.word),
                      f::to_string(what.after.verdict.word));
  return text;
}

// ---- JSON ----

namespace {

using Json = nlohmann::json;

Json expense_json(const f::Expense& expense) {
  Json json = {{"unit", expense.unit}};
  if (expense.high && *expense.high == expense.low) {
    json["value"] = base::decimal(expense.low);
  } else {
    json["lo"] = base::decimal(expense.low);
    if (expense.high) json["hi"] = base::decimal(*expense.high);
  }
  return json;
}

Json measure_json(const AppliedMeasure& measure) {
  Json json = {{"name", measure.name},
               {"title", measure.title},
               {"evidence", f::to_string(measure.evidence)},
               {"rows", measure.rows},
               {"left_alone", measure.left},
               {"left_open", measure.left_missing}};
  if (measure.cost) json["cost"] = expense_json(*measure.cost);
  if (measure.carbon) json["carbon"] = expense_json(*measure.carbon);
  if (measure.life) json["life"] = expense_json(*measure.life);
  return json;
}

Json side_json(const f::Finding& finding) {
  Json json = {{"outcome", f::to_string(finding.outcome)}};
  if (!finding.measure) return json;
  const auto& actual = finding.measure->actual;
  if (actual.value) json["value"] = base::decimal(*actual.value);
  if (actual.low) json["lo"] = base::decimal(*actual.low);
  if (actual.high) json["hi"] = base::decimal(*actual.high);
  json["unit"] = finding.measure->unit;
  return json;
}

Json rating_json(const f::RatingFinding& rating) {
  Json score = {{"min", base::decimal(rating.score.low)}};
  if (rating.score.high) score["max"] = base::decimal(*rating.score.high);
  return {{"certain", rating.certain}, {"possible", rating.possible}, {"score", score}};
}

Json cheapest_json(const WhatIf& what) {
  using enum evaluate::CheapestSet::Ending;
  const auto& result = *what.cheapest;
  Json json = {{"goal", what.goal},
               {"ending", result.ending == found     ? "found"
                          : result.ending == stopped ? "stopped"
                                                     : "out_of_reach"},
               {"sets", result.tried}};
  if (result.ending == stopped) json["costs_at_least"] = base::decimal(result.least);
  return json;
}

}  // namespace

std::string to_json(const WhatIf& what) {
  Json json = {{"format", "garis-what-if/1"},
               {"as_of", what.before.run.as_of},
               {"measures", Json::array()},
               {"findings", Json::array()},
               {"ratings", Json::array()},
               {"verdict",
                {{"before", f::to_string(what.before.verdict.word)},
                 {"after", f::to_string(what.after.verdict.word)}}}};
  if (what.cheapest) json["search"] = cheapest_json(what);
  for (const auto& measure : what.measures) json["measures"].push_back(measure_json(measure));
  for (const auto& [before, after] : changed_findings(what))
    json["findings"].push_back({{"pack", before->pack},
                                {"rule", before->rule},
                                {"finding", before->id},
                                {"subject", name_of(before->subject)},
                                {"before", side_json(*before)},
                                {"after", side_json(*after)}});
  for (std::size_t i = 0; i < what.before.ratings.size() && i < what.after.ratings.size(); ++i)
    json["ratings"].push_back({{"rating", what.before.ratings[i].rating},
                               {"subject", name_of(what.before.ratings[i].subject)},
                               {"before", rating_json(what.before.ratings[i])},
                               {"after", rating_json(what.after.ratings[i])}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace garis::cli

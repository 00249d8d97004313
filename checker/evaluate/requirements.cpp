#include "checker/evaluate/requirements.hpp"

#include <algorithm>
#include <cmath>

namespace garis::evaluate {
namespace {

Checked of_truth(const Value& value) {
  Checked result;
  result.can_hold = value.truth != Truth::no;
  result.can_fail = value.truth != Truth::yes;
  if (value.stated == Value::Stated::no) result.can_hold = result.can_fail = false;
  result.can_skip = value.stated != Value::Stated::yes;
  if (!result.decided()) result.causes = value.causes;
  result.standing = value.standing;
  result.exceptions = value.exceptions;
  return result;
}

// Half away from zero, on the decimal that people see.
double rounded_to(double value, double step) {
  const double rounded =
      std::copysign(std::floor(std::fabs(value) / step + 0.5 + 1e-9), value) * step;
  return std::isfinite(rounded) ? rounded : value;
}

Value rounded(Value value, double step) {
  value.low = rounded_to(value.low, step);
  value.high = rounded_to(value.high, step);
  if (value.low == value.high) value.causes.clear();
  return value;
}

// The tolerance of a rule, in the unit of the comparison at hand.
struct Tolerance {
  double absolute = 0, share = 0;  // of the limit, whatever it turns out to be

  bool any() const { return absolute > 0 || share > 0; }
  double of(double limit) const {
    return std::isinf(limit) ? 0 : absolute + share * std::fabs(limit);
  }
  Value above(Value limit) const {
    limit.low += of(limit.low);
    limit.high += of(limit.high);
    return limit;
  }
  Value below(Value limit) const {
    limit.low -= of(limit.low);
    limit.high -= of(limit.high);
    return limit;
  }
};

// Tolerance and rounding are written once for a rule; its comparisons may be in different units.
double scale_of(const plan::Rule& rule, const plan::DirectComparison& c) {
  return rule.adjusted_in.factor / c.unit.factor;
}

Tolerance tolerance_of(const plan::Rule& rule, const plan::DirectComparison& c) {
  if (!rule.has_tolerance) return {};
  return rule.tolerance_is_share ? Tolerance{0, rule.tolerance}
                                 : Tolerance{rule.tolerance * scale_of(rule, c), 0};
}

// The comparison with the limit moved by the tolerance in favour of the building.
Value compared(const plan::DirectComparison& c, const Value& actual, const Value& limit,
               const Value& high, const Tolerance& tolerance) {
  using enum plan::Comparison;
  if (c.is_between)
    return all_of({compare(greater_equal, actual, tolerance.below(limit)),
                   compare(less_equal, actual, tolerance.above(high))});
  switch (c.op) {
    case less:
    case less_equal:
      return compare(tolerance.any() ? less_equal : c.op, actual, tolerance.above(limit));
    case greater:
    case greater_equal:
      return compare(tolerance.any() ? greater_equal : c.op, actual, tolerance.below(limit));
    case equal:
      if (tolerance.any())
        return all_of({compare(greater_equal, actual, tolerance.below(limit)),
                       compare(less_equal, actual, tolerance.above(limit))});
      return compare(c.op, actual, limit);
    case not_equal:
      return compare(c.op, actual, limit);
  }
  return compare(c.op, actual, limit);
}

struct Bounds {
  double low, high;
};

Bounds margin_of(const plan::DirectComparison& c, const Value& actual, const Value& limit,
                 const Value& high) {
  using enum plan::Comparison;
  if (c.is_between) {
    return {std::min(actual.low - limit.high, high.low - actual.high),
            std::min(actual.high - limit.low, high.high - actual.low)};
  }
  switch (c.op) {
    case less:
    case less_equal:
      return {limit.low - actual.high, limit.high - actual.low};
    case greater:
    case greater_equal:
      return {actual.low - limit.high, actual.high - limit.low};
    default:
      break;
  }
  const double farthest =
      std::max(std::fabs(actual.high - limit.low), std::fabs(actual.low - limit.high));
  const bool apart = actual.low > limit.high || limit.low > actual.high;
  const double nearest =
      apart ? std::min(std::fabs(actual.low - limit.high), std::fabs(actual.high - limit.low)) : 0;
  return {-farthest, -nearest};
}

}  // namespace

void RequirementChecker::set_margin(Measured& m) const {
  const auto& c = *m.comparison;
  if (c.op == plan::Comparison::not_equal && !c.is_between) return;
  const Value actual = m.rounded ? number(*m.rounded) : m.actual;
  const auto margin = margin_of(c, actual, m.limit, m.high);
  if (margin.low == margin.high) {
    if (!std::isinf(margin.low)) m.margin = margin.low;
    return;
  }
  if (!std::isinf(margin.low)) m.margin_low = margin.low;
  if (!std::isinf(margin.high)) m.margin_high = margin.high;
}

Checked RequirementChecker::comparison(const plan::DirectComparison& c) {
  Measured m;
  m.comparison = &c;
  m.actual = exact_.actual(c.actual, scope_);
  m.limit = exact_.evaluate(c.limit, scope_);
  if (c.is_between) m.high = exact_.evaluate(c.high, scope_);
  const Tolerance tolerance = tolerance_of(rule_, c);
  m.tolerance = tolerance.of(m.limit.high);

  Value actual = m.actual;
  if (rule_.rounding > 0) {
    actual = rounded(actual, rule_.rounding * scale_of(rule_, c));
    if (actual.is_known()) m.rounded = actual.low;
  }
  Value holds = compared(c, actual, m.limit, m.high, tolerance);
  inherit(holds, m.actual);
  inherit(holds, m.limit);
  Checked result = of_truth(holds);
  const bool adjusted = rule_.rounding > 0 || tolerance.any();
  result.marginal = adjusted && holds.truth == Truth::yes &&
                    compared(c, m.actual, m.limit, m.high, {}).truth == Truth::no;
  set_margin(m);
  result.measured = std::move(m);
  return result;
}

Checked RequirementChecker::condition(plan::NodeId node) {
  return of_truth(exact_.evaluate(node, scope_));
}

// An absent property is a fail here and an open item everywhere else.
Checked RequirementChecker::known(const std::vector<plan::KnownItem>& items) {
  Checked result;
  for (const auto& item : items) {
    const Value value = exact_.evaluate(item.value, scope_);
    result.standing.add(value.standing);
    if (value.is_known()) continue;
    result.can_fail = true;
    const bool failed = exact_.failure_of(value.causes) != nullptr;
    result.causes = united(result.causes, failed ? value.causes : exact_.open_items(value.causes));
  }
  result.can_hold = !result.can_fail;
  return result;
}

Checked RequirementChecker::question(const plan::Question& asked, const std::string& path,
                                     const std::string& exception) {
  Checked result;
  const std::string label = path.empty() ? exception : path;
  const auto& answers = exact_.records().answers;
  auto it = answers.find({rule_.id, label, exact_.id_of(row_)});
  if (it == answers.end()) it = answers.find({rule_.id, label, ""});
  if (it != answers.end()) {
    result.can_hold = it->second.outcome == Outcome::pass;
    result.can_fail = it->second.outcome == Outcome::fail;
    result.can_skip = it->second.outcome == Outcome::not_applicable;
    result.standing.by_person = true;
    return result;
  }
  result.can_hold = result.can_fail = true;
  result.causes = {
      exact_.cause({model::Cause::judgement, row_, {}, false, rule_.id + "/" + label})};
  result.questions.push_back({&asked, path, exception});
  return result;
}

Checked RequirementChecker::check(const plan::Requirement& requirement, const std::string& path,
                                  const std::string& exception) {
  switch (requirement.shape) {
    case plan::Requirement::Shape::comparison:
      return comparison(*requirement.comparison);
    case plan::Requirement::Shape::condition:
      return condition(requirement.condition);
    case plan::Requirement::Shape::known:
      return known(requirement.known);
    case plan::Requirement::Shape::question:
      return question(*requirement.question, path, exception);
    case plan::Requirement::Shape::combined:
      return combined(requirement, path, exception);
  }
  return {};
}

// ---- paths ----

namespace {

void take_over(Checked& into, const Checked& from) {
  into.standing.add(from.standing);
  into.questions.insert(into.questions.end(), from.questions.begin(), from.questions.end());
  into.exceptions.insert(into.exceptions.end(), from.exceptions.begin(), from.exceptions.end());
}

double shortfall(const Checked& path) {
  if (!path.measured || !path.measured->margin) return kInfinity;
  const double limit = std::fabs(path.measured->limit.high);
  return -*path.measured->margin / (limit > 0 ? limit : 1);
}

// Fewest open items, then the smallest relative shortfall, then the order of declaration.
const Checked* nearest(const std::vector<Checked>& paths) {
  const Checked* best = nullptr;
  for (const auto& path : paths) {
    if (!path.can_hold && !path.can_fail) continue;
    const auto rank = [](const Checked& p) { return std::pair(p.causes.size(), shortfall(p)); };
    if (best == nullptr || rank(path) < rank(*best)) best = &path;
  }
  return best;
}

bool satisfied(plan::Requirement::Combiner combiner, std::uint32_t wanted, std::uint32_t holding,
               std::uint32_t failing) {
  using enum plan::Requirement::Combiner;
  switch (combiner) {
    case all:
      return failing == 0;
    case any:
      return holding > 0;
    case exactly_one:
      return holding == 1;
    case at_least:
      return holding >= wanted;
  }
  return false;
}

// Of the paths that certainly hold, or certainly fail, the one with the strongest evidence.
const Checked* best_known(const std::vector<Checked>& paths, bool holding) {
  const Checked* best = nullptr;
  for (const auto& path : paths) {
    if (!path.decided() || !(holding ? path.can_hold : path.can_fail)) continue;
    if (best == nullptr || path.standing.evidence < best->standing.evidence) best = &path;
  }
  return best;
}

bool holds(const Checked& result) { return result.decided() && result.can_hold; }

std::set<std::pair<std::uint32_t, std::uint32_t>> reachable_counts(
    const std::vector<Checked>& paths) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> reachable{{0, 0}};
  for (const auto& path : paths) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> next;
    for (const auto& [holding, failing] : reachable) {
      if (path.can_hold) next.emplace(holding + 1, failing);
      if (path.can_fail) next.emplace(holding, failing + 1);
      if (path.can_skip) next.emplace(holding, failing);
    }
    reachable = std::move(next);
  }
  return reachable;
}

}  // namespace

Checked combine_paths(plan::Requirement::Combiner combiner, std::uint32_t at_least,
                      const std::vector<Checked>& paths) {
  Checked result;
  for (const auto& [holding, failing] : reachable_counts(paths)) {
    if (holding + failing == 0) {
      result.can_skip = true;
    } else {
      (satisfied(combiner, at_least, holding, failing) ? result.can_hold : result.can_fail) = true;
    }
  }
  using enum plan::Requirement::Combiner;
  const bool names_path = combiner != all;
  // One path settles `any of` by holding, and `all of` by failing; of several the best known.
  const bool won = names_path && result.decided() && result.can_hold;
  const bool lost = combiner == all && result.decided() && result.can_fail;
  const Checked* shown = won || lost ? best_known(paths, won) : nullptr;
  const Checked* settles = combiner == any || lost ? shown : nullptr;
  if (shown == nullptr && names_path) shown = nearest(paths);
  if (shown == nullptr) {
    // Of requirements that must all hold, the first that does not.
    const auto open =
        std::find_if(paths.begin(), paths.end(), [](const Checked& p) { return p.can_fail; });
    if (open != paths.end()) shown = &*open;
  }
  if (shown == nullptr && !paths.empty()) shown = &paths.front();
  if (shown != nullptr) {
    if (names_path || !holds(result)) {
      result.path = shown->path;
      result.path_taken = shown->path_taken;
    }
    result.measured = shown->measured;
    result.marginal = shown->marginal;
  }
  // A path that was not needed does not weaken the evidence, and its questions need no answer.
  for (const auto& path : paths) {
    if (settles != nullptr && &path != settles) continue;
    if (combiner == all && holds(result)) result.marginal = result.marginal || path.marginal;
    take_over(result, path);
    if (!path.decided() && !result.decided()) result.causes = united(result.causes, path.causes);
    // Of `requires known` a certain fail has causes as well.
    if (path.decided() && result.decided() && path.can_fail && result.can_fail)
      result.causes = united(result.causes, path.causes);
  }
  if (result.decided()) result.questions.clear();
  return result;
}

Checked RequirementChecker::path(const plan::Path& path, const std::string& outer,
                                 const std::string& exception) {
  Checked result;
  Value applies = yes_no(Truth::yes);
  if (path.applies) applies = exact_.truth_value(*path.applies, scope_);
  if (applies.truth == Truth::no) {
    result.can_skip = true;
  } else {
    std::vector<Checked> parts;
    for (const auto& part : path.parts)
      parts.push_back(check(part, path.label.empty() ? outer : path.label, exception));
    result = parts.size() == 1 ? std::move(parts[0])
                               : combine_paths(plan::Requirement::Combiner::all, 0, parts);
    if (applies.truth == Truth::unknown) {
      result.can_skip = true;
      result.causes = united(result.causes, applies.causes);
    }
  }
  result.standing.add(applies.standing);
  result.standing.evidence = plan::weaker(result.standing.evidence, path.evidence);
  if (!path.label.empty()) {
    result.path = path.label;
    result.path_taken = &path;
    if (auto* hits = exact_.hits(); hits != nullptr && holds(result)) hits->paths.insert(&path);
  }
  return result;
}

Checked RequirementChecker::combined(const plan::Requirement& requirement, const std::string& outer,
                                     const std::string& exception) {
  std::vector<Checked> paths;
  for (const auto& each : requirement.paths) paths.push_back(path(each, outer, exception));
  return combine_paths(requirement.combiner, requirement.at_least, paths);
}

}  // namespace garis::evaluate

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
  if (std::isinf(value)) return value;
  return std::copysign(std::floor(std::fabs(value) / step + 0.5 + 1e-9), value) * step;
}

Value rounded(Value value, double step) {
  value.low = rounded_to(value.low, step);
  value.high = rounded_to(value.high, step);
  if (value.low == value.high) value.causes.clear();
  return value;
}

double tolerance_for(const plan::Rule& rule, const Value& limit) {
  if (!rule.has_tolerance) return 0;
  if (!rule.tolerance_is_share) return rule.tolerance;
  return std::isinf(limit.high) ? 0 : rule.tolerance * std::fabs(limit.high);
}

Value shifted(Value value, double by) {
  value.low += by;
  value.high += by;
  return value;
}

// The comparison with the limit moved by the tolerance in favour of the building.
Value compared(const plan::DirectComparison& c, const Value& actual, const Value& limit, const Value& high, double tolerance) {
  using enum plan::Comparison;
  if (c.is_between) return all_of({compare(greater_equal, actual, shifted(limit, -tolerance)), compare(less_equal, actual, shifted(high, tolerance))});
  switch (c.op) {
    case less:
    case less_equal: return compare(tolerance > 0 ? less_equal : c.op, actual, shifted(limit, tolerance));
    case greater:
    case greater_equal: return compare(tolerance > 0 ? greater_equal : c.op, actual, shifted(limit, -tolerance));
    case equal:
      if (tolerance > 0) return all_of({compare(greater_equal, actual, shifted(limit, -tolerance)), compare(less_equal, actual, shifted(limit, tolerance))});
      return compare(c.op, actual, limit);
    case not_equal: return compare(c.op, actual, limit);
  }
  return compare(c.op, actual, limit);
}

struct Bounds { double low, high; };

Bounds margin_of(const plan::DirectComparison& c, const Value& actual, const Value& limit, const Value& high) {
  using enum plan::Comparison;
  if (c.is_between) {
    return {std::min(actual.low - limit.high, high.low - actual.high), std::min(actual.high - limit.low, high.high - actual.low)};
  }
  switch (c.op) {
    case less:
    case less_equal: return {limit.low - actual.high, limit.high - actual.low};
    case greater:
    case greater_equal: return {actual.low - limit.high, actual.high - limit.low};
    default: break;
  }
  const double farthest = std::max(std::fabs(actual.high - limit.low), std::fabs(actual.low - limit.high));
  const bool apart = actual.low > limit.high || limit.low > actual.high;
  const double nearest = apart ? std::min(std::fabs(actual.low - limit.high), std::fabs(actual.high - limit.low)) : 0;
  return {-farthest, -nearest};
}

}  // namespace

void RequirementChecker::set_margin(Measured& m) const {
  const auto& c = *m.comparison;
  if (c.op == plan::Comparison::not_equal && !c.is_between) return;
  const Value actual = m.rounded ? number(*m.rounded) : m.actual;
  const auto margin = margin_of(c, actual, m.limit, m.high);
  if (margin.low == margin.high) {
    m.margin = margin.low;
    return;
  }
  if (!std::isinf(margin.low)) m.margin_low = margin.low;
  if (!std::isinf(margin.high)) m.margin_high = margin.high;
}

Checked RequirementChecker::comparison(const plan::DirectComparison& c) {
  Measured m;
  m.comparison = &c;
  m.actual = exact_.evaluate(c.actual, scope_);
  m.limit = exact_.evaluate(c.limit, scope_);
  if (c.is_between) m.high = exact_.evaluate(c.high, scope_);
  m.tolerance = tolerance_for(rule_, m.limit);

  Value actual = m.actual;
  if (rule_.rounding > 0) {
    actual = rounded(actual, rule_.rounding);
    if (actual.is_known()) m.rounded = actual.low;
  }
  Value holds = compared(c, actual, m.limit, m.high, m.tolerance);
  inherit(holds, m.actual);
  inherit(holds, m.limit);
  Checked result = of_truth(holds);
  const bool adjusted = rule_.rounding > 0 || m.tolerance > 0;
  result.marginal = adjusted && holds.truth == Truth::yes && compared(c, m.actual, m.limit, m.high, 0).truth == Truth::no;
  set_margin(m);
  result.measured = std::move(m);
  return result;
}

Checked RequirementChecker::condition(plan::NodeId node) { return of_truth(exact_.evaluate(node, scope_)); }

// An absent property is a fail here and an open item everywhere else.
Checked RequirementChecker::known(const std::vector<plan::KnownItem>& items) {
  Checked result;
  for (const auto& item : items) {
    const Value value = exact_.evaluate(item.value, scope_);
    result.standing.add(value.standing);
    if (value.is_known()) continue;
    result.can_fail = true;
    result.causes = united(result.causes, value.causes);
  }
  result.can_hold = !result.can_fail;
  return result;
}

Checked RequirementChecker::question(const plan::Question& asked, const std::string& path, const std::string& exception) {
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
  result.causes = {exact_.cause({model::Cause::judgement, row_, {}, false, rule_.id + "/" + label})};
  result.questions.push_back({&asked, path, exception});
  return result;
}

Checked RequirementChecker::check(const plan::Requirement& requirement, const std::string& path, const std::string& exception) {
  switch (requirement.shape) {
    case plan::Requirement::Shape::comparison: return comparison(*requirement.comparison);
    case plan::Requirement::Shape::condition: return condition(requirement.condition);
    case plan::Requirement::Shape::known: return known(requirement.known);
    case plan::Requirement::Shape::question: return question(*requirement.question, path, exception);
    case plan::Requirement::Shape::combined: return combined(requirement, exception);
  }
  return {};
}

// ---- paths ---------------------------------------------------------------------------------------

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

bool satisfied(plan::Requirement::Combiner combiner, std::uint32_t wanted, std::uint32_t holding, std::uint32_t failing) {
  using enum plan::Requirement::Combiner;
  switch (combiner) {
    case all: return failing == 0;
    case any: return holding > 0;
    case exactly_one: return holding == 1;
    case at_least: return holding >= wanted;
  }
  return false;
}

std::set<std::pair<std::uint32_t, std::uint32_t>> reachable_counts(const std::vector<Checked>& paths) {
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

Checked combine_paths(plan::Requirement::Combiner combiner, std::uint32_t at_least, const std::vector<Checked>& paths) {
  Checked result;
  for (const auto& [holding, failing] : reachable_counts(paths)) {
    if (holding + failing == 0) {
      result.can_skip = true;
    } else {
      (satisfied(combiner, at_least, holding, failing) ? result.can_hold : result.can_fail) = true;
    }
  }
  const bool names_path = combiner != plan::Requirement::Combiner::all;
  const auto winner = std::find_if(paths.begin(), paths.end(), [](const Checked& p) { return p.can_hold && p.decided(); });
  const bool won = names_path && result.decided() && result.can_hold && winner != paths.end();
  const Checked* shown = won ? &*winner : nullptr;
  if (shown == nullptr && names_path) shown = nearest(paths);
  if (shown == nullptr) {
    // Of requirements that must all hold, the first that does not.
    const auto open = std::find_if(paths.begin(), paths.end(), [](const Checked& p) { return p.can_fail; });
    if (open != paths.end()) shown = &*open;
  }
  if (shown == nullptr && !paths.empty()) shown = &paths.front();
  if (shown != nullptr) {
    result.path = shown->path;
    result.path_taken = shown->path_taken;
    result.measured = shown->measured;
    result.marginal = shown->marginal;
  }
  // A path that was not needed does not weaken the evidence, and its questions need no answer.
  const bool single_winner = won && combiner == plan::Requirement::Combiner::any;
  for (const auto& path : paths) {
    if (single_winner && &path != shown) continue;
    take_over(result, path);
    if (!path.decided() && !result.decided()) result.causes = united(result.causes, path.causes);
    // Of `requires known` a certain fail has causes as well.
    if (path.decided() && result.decided() && path.can_fail && result.can_fail) result.causes = united(result.causes, path.causes);
  }
  if (result.decided()) result.questions.clear();
  return result;
}

Checked RequirementChecker::path(const plan::Path& path, const std::string& exception) {
  Checked result;
  Value applies = yes_no(Truth::yes);
  if (path.applies) applies = exact_.truth_value(*path.applies, scope_);
  if (applies.truth == Truth::no) {
    result.can_skip = true;
  } else {
    std::vector<Checked> parts;
    for (const auto& part : path.parts) parts.push_back(check(part, path.label, exception));
    result = parts.size() == 1 ? std::move(parts[0]) : combine_paths(plan::Requirement::Combiner::all, 0, parts);
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
  }
  return result;
}

Checked RequirementChecker::combined(const plan::Requirement& requirement, const std::string& exception) {
  std::vector<Checked> paths;
  for (const auto& each : requirement.paths) paths.push_back(path(each, exception));
  return combine_paths(requirement.combiner, requirement.at_least, paths);
}

}  // namespace garis::evaluate

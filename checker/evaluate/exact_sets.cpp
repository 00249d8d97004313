// Sets and what is computed over them: sums, averages, extremes, counts, shares, quantifiers.
#include <algorithm>
#include <cmath>
#include <numeric>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {
namespace {

// Neumaier's compensated sum: the result does not depend on how the rows are cut into pieces.
class Sum {
 public:
  void add(double value) {
    if (std::isinf(value)) {
      infinite_ += value;
      return;
    }
    const double next = sum_ + value;
    compensation_ +=
        std::fabs(sum_) >= std::fabs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  double value() const { return infinite_ != 0 ? infinite_ : sum_ + compensation_; }

 private:
  double sum_ = 0, compensation_ = 0, infinite_ = 0;
};

void merge_causes(std::vector<std::uint32_t>& into, const CauseSet& causes) {
  into.insert(into.end(), causes.begin(), causes.end());
}

// A member that may be absent contributes anything between nothing and its value.
Value as_contribution(Value value, const Member& member) {
  if (member.belongs == Truth::yes) return value;
  value.low = std::min(0.0, value.low * member.most);
  value.high = std::max(0.0, value.high * member.most);
  // Nothing, whether it belongs or not.
  value.causes = value.is_known() ? CauseSet() : united(value.causes, member.causes);
  return value;
}

}  // namespace

// ---- membership ----

std::vector<Member> Exact::below(Row root, plan::EntityId entity) {
  std::vector<Member> found;
  const auto target = static_cast<model::EntityId>(entity);
  if (!root.exists() || root.index == kGhost) return found;
  if (is_group(entity)) {
    for (const Row row : rows_of(entity)) {
      const Row parent = group_row(row)->parent;
      if (parent.exists() && ancestor(parent, static_cast<plan::EntityId>(root.entity)) == root)
        found.push_back(existence(row));
    }
    return found;
  }
  if (const auto* group = group_row(root)) {
    for (const auto& member : group->members) {
      if (member.row.entity == target) {
        found.push_back(member);
        continue;
      }
      for (auto& inner : below(member.row, entity)) {
        inner.belongs = member.belongs == Truth::yes ? inner.belongs : Truth::unknown;
        inner.causes = united(inner.causes, member.causes);
        inner.standing.add(member.standing);
        found.push_back(std::move(inner));
      }
    }
    return found;
  }
  for (const auto row : relations_.descendants(root.entity, target).of(root.index))
    found.push_back({{target, row}, Truth::yes, {}, {}, {}, {}, 1});
  return found;
}

std::vector<Member> Exact::candidates(const plan::Set& set, Scope& scope) {
  if (set.root) return below(resolve(*set.root, scope), set.member);
  std::vector<Member> all;
  for (const Row row : rows_of(set.member)) all.push_back(existence(row));
  return all;
}

std::vector<Member> Exact::members(const plan::Set& set, Scope& scope) {
  auto found = candidates(set, scope);
  if (set.where) {
    const Silence silent(*this);
    for (auto& member : found) {
      scope.variables.push_back(member.row);
      const Value where = truth_value(*set.where, scope);
      scope.variables.pop_back();
      member.standing.add(where.standing);
      if (where.truth == Truth::no) member.belongs = Truth::no;
      if (where.truth == Truth::unknown && member.belongs != Truth::no) {
        member.belongs = Truth::unknown;
        member.causes = united(member.causes, where.causes);
      }
    }
    std::erase_if(found, [](const Member& member) { return member.belongs == Truth::no; });
  }
  if (set.expected_by) expect_rows(set, scope, found);
  return found;
}

// One member per expected key: rows outside the range are none, an absent row is open, two rows
// with one key are in conflict (rulings 9).
void Exact::expect_rows(const plan::Set& set, Scope& scope, std::vector<Member>& members) {
  const auto property_id = static_cast<model::PropertyId>(*set.expected_by);
  const Value from = evaluate(*set.from, scope);
  const Value to = evaluate(*set.to, scope);
  if (!from.is_known() || !to.is_known())
    throw RuleFailure("E-RANGE", "the range of expected rows is not known");
  constexpr double kMostRows = 10'000;
  if (to.low - from.low > kMostRows)
    throw RuleFailure("E-RANGE", "the range of expected rows is too long");

  std::vector<Member> expected;
  std::vector<std::pair<Member, Value>> maybe;  // rows whose key is open
  std::map<double, std::vector<Member>> by_key;
  for (auto& member : members) {
    const Value key = property(member.row, property_id);
    if (!key.is_known()) {
      member.belongs = Truth::unknown;
      member.causes = united(member.causes, key.causes);
      maybe.emplace_back(std::move(member), key);
    } else if (key.low >= from.low && key.low <= to.low) {
      by_key[key.low].push_back(std::move(member));
    }
  }
  for (double key = from.low; key <= to.low; ++key) {
    auto& rows = by_key[key];
    const auto known_keys = rows.size();
    for (const auto& [member, possible] : maybe) {
      if (possible.low <= key && key <= possible.high) rows.push_back(member);
    }
    const auto certain = std::count_if(rows.begin(), rows.end(),
                                       [](const Member& m) { return m.belongs == Truth::yes; });
    if (rows.empty()) {
      expected.push_back(
          {{static_cast<model::EntityId>(set.member), kGhost}, Truth::yes, {}, {}, {}, {}, 1});
    } else if (rows.size() == 1 && certain == 1) {
      expected.push_back(std::move(rows[0]));
    } else {
      // Several rows for one key, or one that may not count: the value is one of theirs, or absent.
      Member joined = rows[0];
      joined.belongs = Truth::yes;
      for (const auto& row : rows) {
        joined.alternatives.push_back(row.row);
        joined.causes = united(joined.causes, row.causes);
      }
      if (certain == 0)
        joined.alternatives.push_back({static_cast<model::EntityId>(set.member), kGhost});
      if (known_keys > 1)
        joined.conflict = {cause({model::Cause::conflict, rows[0].row, property_id, true, {}})};
      expected.push_back(std::move(joined));
    }
  }
  members = std::move(expected);
}

Value Exact::member_value(plan::NodeId node, const Member& member, Scope& scope) {
  const auto at = [&](Row row) {
    scope.variables.push_back(row);
    Value value = evaluate(node, scope);
    scope.variables.pop_back();
    return value;
  };
  if (member.alternatives.empty()) {
    Value value = at(member.row);
    value.standing.add(member.standing);
    return value;
  }
  Value value = at(member.alternatives[0]);
  for (std::size_t i = 1; i < member.alternatives.size(); ++i)
    value = hull(value, at(member.alternatives[i]), united(member.causes, member.conflict));
  value.standing.add(member.standing);
  value.standing.conflict = value.standing.conflict || !member.conflict.empty();
  return value;
}

// ---- aggregates ----

Value Exact::aggregate(const plan::Aggregate& node, Scope& scope) {
  auto found = members(node.set, scope);
  if (node.operation == plan::Aggregation::count) return count(found);
  if (node.operation == plan::Aggregation::share)
    return share(found, *node.condition, node.weight, scope);
  if (reads_ != nullptr) largest_first(node, found, scope);
  if (node.operation == plan::Aggregation::sum) return sum(node, found, scope);
  if (found.empty()) return empty_set(node, scope);
  return node.operation == plan::Aggregation::average ? average(node, found, scope)
                                                      : extreme(node, found, scope);
}

// For explanations: the members that matter most are read first.
void Exact::largest_first(const plan::Aggregate& node, std::vector<Member>& found, Scope& scope) {
  const Silence silent(*this);
  std::vector<std::pair<double, std::size_t>> order;
  for (std::size_t i = 0; i < found.size(); ++i) {
    double size = std::fabs(member_value(*node.value, found[i], scope).high);
    if (node.weight) size *= std::fabs(member_value(*node.weight, found[i], scope).high);
    order.emplace_back(-size, i);
  }
  std::sort(order.begin(), order.end());
  std::vector<Member> sorted_members;
  for (const auto& [size, i] : order) sorted_members.push_back(std::move(found[i]));
  found = std::move(sorted_members);
}

Value Exact::empty_set(const plan::Aggregate& node, Scope& scope) {
  if (node.if_none) return evaluate(*node.if_none, scope);
  return open(Form::number,
              {cause({model::Cause::row_absent, {}, {}, false, "no " + plural_of(node.set)})});
}

const std::string& Exact::plural_of(const plan::Set& set) const {
  return model_.vocabulary().entity(static_cast<model::EntityId>(set.member)).plural;
}

// Nothing weighs anything: as if there were no members.
Value Exact::weightless(const plan::Aggregate& node, Scope& scope) {
  if (node.if_none) return evaluate(*node.if_none, scope);
  return open(Form::number,
              {cause({model::Cause::implausible, {}, {}, false, "the weights add up to 0"})});
}

Value Exact::sum(const plan::Aggregate& node, std::vector<Member>& found, Scope& scope) {
  Sum low, high;
  std::vector<std::uint32_t> causes;
  Value result;
  for (const auto& member : found) {
    const Value value = as_contribution(member_value(*node.value, member, scope), member);
    low.add(value.low);
    high.add(value.high);
    merge_causes(causes, value.causes);
    inherit(result, value);
  }
  result.low = low.value();
  result.high = high.value();
  if (!result.is_known()) result.causes = sorted_causes(std::move(causes));
  return result;
}

namespace {

// A value and the weights that it may have; for the other end of the mean, with its sign turned.
struct Weighed {
  double value, least, most;
};

// The smallest mean: of the values below it the largest weights, of those above it the smallest.
// Going through them from below, the mean falls until it is reached and never again.
double smallest_mean(std::vector<Weighed> members) {
  Sum values, weights;
  for (const auto& member : members) {
    if (member.least == 0) continue;
    values.add(member.value * member.least);
    weights.add(member.least);
  }
  std::stable_sort(members.begin(), members.end(),
                   [](const Weighed& a, const Weighed& b) { return a.value < b.value; });
  double best = weights.value() > 0 ? values.value() / weights.value() : kInfinity;
  for (const auto& member : members) {
    if (member.value >= best) break;
    if (member.most == member.least) continue;
    if (std::isinf(member.most) || std::isinf(member.value)) return member.value;
    values.add(member.value * (member.most - member.least));
    weights.add(member.most - member.least);
    best = std::min(best, values.value() / weights.value());
  }
  return best;
}

}  // namespace

// A member that may be absent, or whose weight is open, weighs what makes the mean extreme.
Value Exact::average(const plan::Aggregate& node, std::vector<Member>& found, Scope& scope) {
  std::vector<Weighed> low, high;
  double smallest = kInfinity, largest = -kInfinity;
  Sum least_weight;
  bool any_certain = false;
  std::vector<std::uint32_t> causes;
  Value result;
  for (const auto& member : found) {
    const Value value = member_value(*node.value, member, scope);
    Value weight = node.weight ? member_value(*node.weight, member, scope) : number(1);
    weight = as_contribution(std::move(weight), member);
    weight.low = std::max(weight.low, 0.0);
    any_certain = any_certain || member.belongs == Truth::yes;
    least_weight.add(weight.low);
    // A member that certainly weighs nothing has no say.
    if (weight.high <= 0) continue;
    smallest = std::min(smallest, value.low);
    largest = std::max(largest, value.high);
    low.push_back({value.low, weight.low, weight.high});
    high.push_back({-value.high, weight.low, weight.high});
    merge_causes(causes, value.causes);
    merge_causes(causes, weight.causes);
    inherit(result, value);
    inherit(result, weight);
  }
  if (low.empty()) return weightless(node, scope);
  // A mean lies between its smallest and its largest member (ruling 1), rounding or not.
  result.low = std::clamp(smallest_mean(std::move(low)), smallest, largest);
  result.high = std::clamp(-smallest_mean(std::move(high)), smallest, largest);
  // There may be no members, or all of them may weigh nothing.
  if (!any_certain || least_weight.value() <= 0) {
    const Value none = any_certain ? weightless(node, scope) : empty_set(node, scope);
    const auto standing = result.standing;
    result = hull(result, none, {});
    result.standing.add(standing);
    merge_causes(causes, none.causes);
  }
  if (!result.is_known()) result.causes = sorted_causes(std::move(causes));
  return result;
}

Value Exact::extreme(const plan::Aggregate& node, const std::vector<Member>& found, Scope& scope) {
  const bool is_min = node.operation == plan::Aggregation::min;
  // Written for the minimum; the maximum is its mirror.
  const auto low_of = [&](const Value& v) { return is_min ? v.low : -v.high; };
  const auto high_of = [&](const Value& v) { return is_min ? v.high : -v.low; };
  double low = kInfinity, certain_high = kInfinity, possible_high = -kInfinity;
  bool any_certain = false;
  std::vector<std::uint32_t> causes;
  Value result;
  for (const auto& member : found) {
    const Value value = member_value(*node.value, member, scope);
    low = std::min(low, low_of(value));
    possible_high = std::max(possible_high, high_of(value));
    if (member.belongs == Truth::yes) {
      any_certain = true;
      certain_high = std::min(certain_high, high_of(value));
    }
    merge_causes(causes, value.causes);
    merge_causes(causes, member.causes);
    inherit(result, value);
  }
  double high = any_certain ? certain_high : possible_high;
  if (!any_certain) {
    const Value none = empty_set(node, scope);
    low = std::min(low, low_of(none));
    high = std::max(high, high_of(none));
    merge_causes(causes, none.causes);
  }
  result.low = is_min ? low : -high;
  result.high = is_min ? high : -low;
  if (!result.is_known()) result.causes = sorted_causes(std::move(causes));
  return result;
}

Value Exact::count(const std::vector<Member>& found) {
  Value result = number(0);
  for (const auto& member : found) {
    result.high += member.most;
    if (member.belongs == Truth::yes) result.low += 1;
    if (member.belongs != Truth::yes) merge_causes(result.causes, member.causes);
    result.standing.add(member.standing);
  }
  result.causes = sorted_causes(std::move(result.causes));
  return result;
}

// Bounds of weight that satisfies ÷ all weight. Low: what certainly satisfies against everything
// that possibly does not; high: the mirror.
Value Exact::share(const std::vector<Member>& found, plan::NodeId condition,
                   std::optional<plan::NodeId> weight_node, Scope& scope) {
  // Of nothing, nothing satisfies: a roof without parts has no glazed share. Members that all weigh
  // nothing are another matter: 0 / 0 is open.
  bool may_weigh_nothing = false;
  Sum yes_low, no_high, yes_high, no_low;
  std::vector<std::uint32_t> causes;
  Value result;
  for (const auto& member : found) {
    const Value satisfied = as_condition(member_value(condition, member, scope));
    Value weight = weight_node ? member_value(*weight_node, member, scope) : number(1);
    weight.low = std::max(weight.low, 0.0);
    may_weigh_nothing = may_weigh_nothing || weight.low == 0;
    const bool certain = member.belongs == Truth::yes;
    if (certain && satisfied.truth == Truth::yes) yes_low.add(weight.low);
    if (satisfied.truth != Truth::yes) no_high.add(weight.high * member.most);
    if (satisfied.truth != Truth::no) yes_high.add(weight.high * member.most);
    if (certain && satisfied.truth == Truth::no) no_low.add(weight.low);
    inherit(result, satisfied);
    inherit(result, weight);
    merge_causes(causes, satisfied.causes);
    merge_causes(causes, weight.causes);
    merge_causes(causes, member.causes);
  }
  const auto ratio = [](double part, double rest, double otherwise) {
    if (std::isinf(part)) return 1.0;
    return part + rest == 0 ? otherwise : std::isinf(rest) ? 0.0 : part / (part + rest);
  };
  result.low = ratio(yes_low.value(), no_high.value(), 0);
  result.high = ratio(yes_high.value(), no_low.value(), may_weigh_nothing ? 1 : 0);
  if (result.is_known()) return result;
  if (causes.empty())
    causes = {cause({model::Cause::implausible, {}, {}, false, "the weights add up to 0"})};
  result.causes = sorted_causes(std::move(causes));
  return result;
}

// ---- quantifiers ----

Value Exact::quantified(const plan::Quantified& node, Scope& scope) {
  const auto found = members(node.set, scope);
  if (node.quantifier == plan::Quantifier::at_least) return at_least(node, found, scope);
  const bool every = node.quantifier == plan::Quantifier::every;
  std::vector<Value> parts;
  for (const auto& member : found) {
    const Value satisfied = as_condition(member_value(node.condition, member, scope));
    const Value belongs = yes_no(member.belongs, member.causes);
    // every: not a member, or satisfied; some and no: a member, and satisfied.
    parts.push_back(every ? any_of({not_of(belongs), satisfied}) : all_of({belongs, satisfied}));
  }
  if (every) return all_of(parts);
  const Value some = any_of(parts);
  return node.quantifier == plan::Quantifier::some ? some : not_of(some);
}

// `at least p %` speaks about members; where there may be none it is open.
std::optional<Value> Exact::perhaps_none(const plan::Set& set, const std::vector<Member>& found) {
  std::vector<std::uint32_t> causes;
  for (const auto& member : found) {
    if (member.belongs == Truth::yes) return std::nullopt;
    merge_causes(causes, member.causes);
  }
  if (found.empty())
    causes = {cause({model::Cause::row_absent, {}, {}, false, "no " + plural_of(set)})};
  return yes_no(Truth::unknown, sorted_causes(std::move(causes)));
}

Value Exact::at_least(const plan::Quantified& node, const std::vector<Member>& found,
                      Scope& scope) {
  if (node.is_share) {
    if (auto none = perhaps_none(node.set, found)) return *none;
    return compare(plan::Comparison::greater_equal,
                   share(found, node.condition, std::nullopt, scope), number(node.amount));
  }
  Value total = number(0);
  for (const auto& member : found) {
    const Value satisfied = as_condition(member_value(node.condition, member, scope));
    const Value both = all_of({yes_no(member.belongs, member.causes), satisfied});
    if (both.truth != Truth::no) total.high += member.most;
    if (both.truth == Truth::yes) total.low += 1;
    if (both.truth == Truth::unknown) merge_causes(total.causes, both.causes);
    inherit(total, both);
  }
  total.causes = total.is_known() ? CauseSet() : sorted_causes(std::move(total.causes));
  return compare(plan::Comparison::greater_equal, total, number(node.amount));
}

}  // namespace garis::evaluate

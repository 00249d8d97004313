// Sums, means, extremes, counts, shares and quantifiers. Means and shares go through every corner
// of what is possible; sets are small here.
#include <algorithm>
#include <cmath>
#include <functional>

#include "tests/reference/evaluator.hpp"

namespace garis::reference {

namespace {

Causes causes_of(const std::vector<Value>& values) {
  Causes all;
  for (const auto& value : values) all = all + value.causes;
  return all;
}

// A member that may be absent, or several, contributes anything from nothing to all of them.
Value contribution(Value value, const Member& member) {
  if (member.certain) return value;
  value.low = std::min(0.0, value.low * member.most);
  value.high = std::max(0.0, value.high * member.most);
  value.causes = value.causes + member.causes;
  if (value.low == value.high) value.causes.clear();
  return value;
}

}  // namespace

// What a set without members gives.
Value Evaluator::of_nothing(const ast::Aggregate& e, const char* cause, Scope& scope) {
  return e.if_none ? evaluate(*e.if_none, scope) : open(Value::Kind::number, {cause});
}

Value Evaluator::expr(const ast::Aggregate& e, ast::ExprId id, Scope& scope) {
  const auto found = members(e.set, id, scope);
  switch (e.operation) {
    case ast::Aggregation::count:
      return count(found);
    case ast::Aggregation::share:
      return share(*e.condition, e.weight, found, scope);
    case ast::Aggregation::sum:
      return sum(e, found, scope);
    case ast::Aggregation::average:
      return found.empty() ? of_nothing(e, "row_absent", scope) : average(e, found, scope);
    default:
      return found.empty() ? of_nothing(e, "row_absent", scope) : extreme(e, found, scope);
  }
}

Value Evaluator::sum(const ast::Aggregate& e, const std::vector<Member>& found, Scope& scope) {
  Value total = number(0);
  for (const auto& member : found)
    total =
        calculate(Operation::add, total, contribution(of_member(*e.value, member, scope), member));
  return total;
}

Value Evaluator::count(const std::vector<Member>& found) {
  Value total = number(0);
  for (const auto& member : found)
    total = calculate(Operation::add, total,
                      member.certain ? number(1) : between(0, member.most, member.causes));
  return total;
}

namespace {

struct Weighed {
  double value, least, most;  // and the weights that it may have
};

// The smallest mean over every combination of extreme weights; nothing if all weigh nothing.
std::optional<double> smallest_mean(const std::vector<Weighed>& members) {
  std::optional<double> smallest;
  const std::size_t corners = std::size_t{1} << members.size();
  for (std::size_t corner = 0; corner < corners; ++corner) {
    double weight = 0, weighted = 0, heaviest = kInfinity;
    bool unbounded = false;
    for (std::size_t i = 0; i < members.size(); ++i) {
      const double w = (corner >> i & 1) != 0 ? members[i].most : members[i].least;
      if (w == 0) continue;
      if (std::isinf(w) || std::isinf(members[i].value)) {
        unbounded = true;
        heaviest = std::min(heaviest, members[i].value);
      } else {
        weight += w;
        weighted += w * members[i].value;
      }
    }
    if (!unbounded && weight == 0) continue;
    const double mean = unbounded ? heaviest : weighted / weight;
    smallest = std::min(smallest.value_or(kInfinity), mean);
  }
  return smallest;
}

}  // namespace

Value Evaluator::average(const ast::Aggregate& e, const std::vector<Member>& found, Scope& scope) {
  std::vector<Weighed> low, high;
  std::vector<Value> parts;
  bool some_certain = false;
  double least = 0;
  for (const auto& member : found) {
    const Value value = of_member(*e.value, member, scope);
    Value weight = e.weight ? of_member(*e.weight, member, scope) : number(1);
    weight.low = std::max(0.0, weight.low);
    weight = contribution(weight, member);
    some_certain = some_certain || member.certain;
    least += weight.low;
    if (weight.high <= 0) continue;  // certainly weighs nothing: has no say
    low.push_back({value.low, weight.low, weight.high});
    high.push_back({-value.high, weight.low, weight.high});
    parts.push_back(value);
    parts.push_back(weight);
  }
  if (low.empty()) return of_nothing(e, "implausible", scope);
  Value result = between(*smallest_mean(low), -*smallest_mean(high), causes_of(parts));
  for (const auto& part : parts) {
    result.inputs.insert(part.inputs.begin(), part.inputs.end());
    result.may_be_stated = result.may_be_stated && part.may_be_stated;
    result.may_be_unstated = result.may_be_unstated || part.may_be_unstated;
  }
  if (result.may_be_stated && result.may_be_unstated) result.causes = causes_of(parts);
  if (some_certain && least > 0) return result;
  return hull(result, of_nothing(e, some_certain ? "implausible" : "row_absent", scope),
              causes_of(parts));
}

Value Evaluator::extreme(const ast::Aggregate& e, const std::vector<Member>& found, Scope& scope) {
  const double sign = e.operation == ast::Aggregation::min ? 1 : -1;
  double lowest = kInfinity, certain = kInfinity, highest = -kInfinity;
  Value result = number(0);
  Causes causes;
  bool some_certain = false;
  for (const auto& member : found) {
    Value value = of_member(*e.value, member, scope);
    if (sign < 0) value = calculate(Operation::multiply, number(-1), value);
    lowest = std::min(lowest, value.low);
    highest = std::max(highest, value.high);
    if (member.certain) certain = std::min(certain, value.high);
    some_certain = some_certain || member.certain;
    causes = causes + value.causes + member.causes;
    result = calculate(Operation::add, result, value);
  }
  result.low = lowest;
  result.high = some_certain ? certain : highest;
  result.causes = causes;
  if (sign < 0) result = calculate(Operation::multiply, number(-1), result);
  if (result.low == result.high) result.causes.clear();
  return some_certain ? result : hull(result, of_nothing(e, "row_absent", scope), causes);
}

namespace {

struct Possible {  // one member of a share
  bool certain;
  int most;
  Value satisfied, weight;
};

// Calls with the weight that satisfies, the weight that does not, and whether there are members,
// for every combination of extremes.
void for_each_world(const std::vector<Possible>& members, std::size_t i, double yes, double no,
                    bool any, const std::function<void(double, double, bool)>& visit) {
  if (i == members.size()) return visit(yes, no, any);
  const auto& member = members[i];
  if (!member.certain) for_each_world(members, i + 1, yes, no, any, visit);
  for (const double weight : {member.weight.low, member.weight.high}) {
    for (const int times : {1, member.most}) {
      if (member.satisfied.may_be_yes)
        for_each_world(members, i + 1, yes + weight * times, no, true, visit);
      if (member.satisfied.may_be_no)
        for_each_world(members, i + 1, yes, no + weight * times, true, visit);
      if (member.most == 1) break;
    }
    if (member.weight.low == member.weight.high) break;
  }
}

}  // namespace

Value Evaluator::share(ast::ExprId condition, std::optional<ast::ExprId> weight,
                       const std::vector<Member>& found, Scope& scope) {
  std::vector<Possible> possible;
  Causes causes;
  for (const auto& member : found) {
    Possible each{member.certain, member.most, as_condition(of_member(condition, member, scope)),
                  weight ? of_member(*weight, member, scope) : number(1)};
    each.weight.low = std::max(0.0, each.weight.low);
    causes = causes + each.satisfied.causes + each.weight.causes + member.causes;
    possible.push_back(std::move(each));
  }
  // Of nothing, nothing satisfies (docs/decisions.md); of members that weigh nothing, anything may.
  double low = kInfinity, high = -kInfinity;
  for_each_world(possible, 0, 0, 0, false, [&](double yes, double no, bool any) {
    const bool weightless = yes + no == 0;
    const bool wide = std::isinf(yes) && std::isinf(no);
    const double one = std::isinf(yes) ? 1 : std::isinf(no) ? 0 : yes / (yes + no);
    low = std::min(low, weightless || wide ? 0.0 : one);
    high = std::max(high, weightless ? (any ? 1.0 : 0.0) : wide ? 1.0 : one);
  });
  Value result = between(low, high, causes);
  if (!result.known() && causes.empty()) result.causes = {"implausible"};
  for (const auto& each : possible) {
    result.may_be_stated = result.may_be_stated && each.weight.may_be_stated;
    result.may_be_unstated = result.may_be_unstated || each.weight.may_be_unstated;
    result.inputs.insert(each.weight.inputs.begin(), each.weight.inputs.end());
  }
  return result;
}

Value Evaluator::expr(const ast::Quantified& e, ast::ExprId id, Scope& scope) {
  const auto found = members(e.set, id, scope);
  if (e.quantifier != ast::Quantifier::at_least) {
    const bool every = e.quantifier == ast::Quantifier::every;
    std::vector<Value> parts;
    for (const auto& member : found) {
      const Value satisfied = as_condition(of_member(e.condition, member, scope));
      const Value belongs = maybe(true, !member.certain, member.causes);
      parts.push_back(every ? any({negate(belongs), satisfied}) : all({belongs, satisfied}));
    }
    const Value result = every ? all(parts) : any(parts);
    return e.quantifier == ast::Quantifier::no ? negate(result) : result;
  }
  const bool is_share = e.amount->unit && e.amount->unit->unit.is_percent();
  if (is_share) {
    const bool some_certain =
        std::any_of(found.begin(), found.end(), [](const Member& m) { return m.certain; });
    Causes causes;
    for (const auto& member : found) causes = causes + member.causes;
    if (found.empty()) causes = {"row_absent"};
    if (!some_certain) return open(Value::Kind::truth, causes);
    return compare(Relation::greater_equal, share(e.condition, std::nullopt, found, scope),
                   number(quantity(*e.amount)));
  }
  Value total = number(0);
  for (const auto& member : found) {
    const Value satisfied = as_condition(of_member(e.condition, member, scope));
    const Value both = all({maybe(true, !member.certain, member.causes), satisfied});
    total = calculate(Operation::add, total,
                      between(both.yes() ? 1 : 0, both.no() ? 0 : member.most, both.causes));
  }
  return compare(Relation::greater_equal, total, number(e.amount->value));
}

}  // namespace garis::reference

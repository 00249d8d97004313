#include "checker/evaluate/exact.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace garis::evaluate {

Exact::Exact(const plan::Plan& plan, const model::Model& model, std::string as_of,
             const Records& records)
    : plan_(plan),
      model_(model),
      relations_(model),
      records_(records),
      as_of_(as_of),
      date_{std::move(as_of), false} {
  defined_.resize(plan.defines.size());
  groups_.resize(plan.groups.size());
  group_built_.resize(plan.groups.size());
  for (std::size_t i = 0; i < plan.groups.size(); ++i) group_index_[plan.groups[i].entity] = i;
}

std::uint32_t Exact::cause(CauseInfo info) {
  const std::string key =
      std::to_string(static_cast<int>(info.cause)) + "/" +
      std::to_string(static_cast<unsigned>(info.row.entity)) + "/" +
      std::to_string(info.row.index) + "/" +
      (info.has_property ? std::to_string(static_cast<std::uint32_t>(info.property)) : "-") + "/" +
      info.failure + "/" + info.what;
  const auto [it, is_new] = cause_ids_.emplace(key, static_cast<std::uint32_t>(causes_.size()));
  if (is_new) causes_.push_back(std::move(info));
  return it->second;
}

// ---- failures ----

std::uint32_t Exact::failure(const std::string& code, const std::string& text) {
  return cause({model::Cause::implausible, {}, {}, false, text, code});
}

Value Exact::failed(Form form, const std::string& code, const std::string& text) {
  return open(form, {failure(code, text)});
}

CauseSet Exact::failures(const CauseSet& causes) const {
  CauseSet found;
  std::copy_if(causes.begin(), causes.end(), std::back_inserter(found),
               [&](auto id) { return !causes_[id].failure.empty(); });
  return found;
}

CauseSet Exact::open_items(const CauseSet& causes) const {
  CauseSet found;
  std::copy_if(causes.begin(), causes.end(), std::back_inserter(found),
               [&](auto id) { return causes_[id].failure.empty(); });
  return found;
}

const CauseInfo* Exact::failure_of(const CauseSet& causes) const {
  return causes.empty() || !open_items(causes).empty() ? nullptr : &causes_[causes.front()];
}

// A number that no double holds is as good as none: 1e300 × 1e300.
Value Exact::computable(Value value) {
  const bool beyond = std::isnan(value.low) || std::isnan(value.high) || value.low == kInfinity ||
                      value.high == -kInfinity;
  if (!value.is_number() || !beyond) return value;
  Value result = open(value.form, value.causes);
  if (result.causes.empty())
    result.causes = {cause({model::Cause::implausible, {}, {}, false, "too large a number"})};
  inherit(result, value);
  return result;
}

// ---- dates ----

DecidingDate Exact::deciding_date(const std::optional<plan::Effective>& effective) {
  const auto& by = effective && effective->by ? effective->by
                   : plan_.effective          ? plan_.effective->by
                                              : std::nullopt;
  if (!by) return {as_of_, false};
  const auto property_id = static_cast<model::PropertyId>(*by);
  const auto entity = model_.vocabulary().property(property_id).entity;
  // The one project of the run; several, or none, leave the as-of date.
  if (model_.size(entity) != 1) return {as_of_, true};
  const Value date = property({entity, 0}, property_id);
  return date.is_known() ? DecidingDate{model::iso_date(date.low), false}
                         : DecidingDate{as_of_, true};
}

void Exact::use_date(DecidingDate date) {
  if (date.iso != date_.iso) {
    for (auto& memory : defined_) memory.clear();
    for (auto& rows : groups_) rows.clear();
    std::fill(group_built_.begin(), group_built_.end(), false);
  }
  date_ = std::move(date);
}

// Division by what is certainly 0: its inputs cannot be right (rulings 10).
CauseSet Exact::inputs_that_cancel(plan::NodeId divisor, Scope& scope) {
  std::vector<Read> reads;
  {
    const Silence silent(*this);
    auto seen = std::exchange(recorded_, {});
    reads_ = &reads;
    evaluate(divisor, scope);
    recorded_ = std::move(seen);
  }
  std::vector<std::uint32_t> causes;
  for (const auto& read : reads) {
    if (form_of(read.property) == Form::number)
      causes.push_back(cause({model::Cause::implausible, read.row, read.property, true, {}}));
  }
  if (causes.empty())
    causes = {cause({model::Cause::implausible, {}, {}, false, "division by zero"})};
  return sorted_causes(std::move(causes));
}

// ---- overlays ----

bool Exact::groups_read(model::PropertyId property) {
  if (!dependencies_) dependencies_.emplace(plan_);
  return dependencies_->groups_read(property);
}

void Exact::use_overlay(Overlay overlay) {
  auto changed = overlay_.properties();
  const auto added = overlay.properties();
  changed.insert(changed.end(), added.begin(), added.end());
  const std::set<model::PropertyId> properties(changed.begin(), changed.end());
  overlay_ = std::move(overlay);
  if (properties.empty()) return;
  if (!dependencies_) dependencies_.emplace(plan_);
  for (std::size_t i = 0; i < defined_.size(); ++i) {
    const auto& reads = dependencies_->of_define(i);
    const bool touched = std::any_of(properties.begin(), properties.end(),
                                     [&](auto property) { return reads.contains(property); });
    if (touched) defined_[i].clear();
  }
  const bool regroup = std::any_of(properties.begin(), properties.end(), [&](auto property) {
    return dependencies_->groups_read(property);
  });
  if (!regroup) return;
  for (auto& rows : groups_) rows.clear();
  std::fill(group_built_.begin(), group_built_.end(), false);
}

// ---- nodes ----

// One function per kind of node.
struct NodeEvaluator {
  Exact& exact;
  Scope& scope;

  Value value(plan::NodeId node) const { return exact.evaluate(node, scope); }
  Value condition(plan::NodeId node) const { return exact.truth_value(node, scope); }

  Value operator()(const plan::Number& n) const { return number(n.value); }
  Value operator()(const plan::YesNo& n) const { return yes_no(truth_of(n.value)); }
  Value operator()(const plan::CategoryValue& n) const { return category(n.code); }
  Value operator()(const plan::Text& n) const { return text(n.value); }

  Value operator()(const plan::RowValue& n) const {
    Value result;
    result.form = Form::row;
    result.row = exact.resolve(n.row, scope);
    return result;
  }

  Value operator()(const plan::Property& n) const {
    return exact.property(exact.resolve(n.row, scope), static_cast<model::PropertyId>(n.property));
  }
  Value operator()(const plan::Defined& n) const {
    return exact.defined(exact.resolve(n.row, scope), n.define);
  }

  Value operator()(const plan::Let& n) const {
    const bool seen = exact.reads_ == nullptr || !exact.recorded_.insert(n.slot).second;
    if (const auto it = scope.lets->find(n.slot); seen && it != scope.lets->end())
      return it->second;
    Scope outer = scope;
    outer.variables.resize(
        1);  // a let sees the row of the rule, not those of the sets around its use
    Value result = exact.evaluate((*scope.let_nodes)[n.slot], outer);
    (*scope.lets)[n.slot] = result;
    return result;
  }

  Value operator()(const plan::Parameter& n) const { return (*scope.parameters)[n.index]; }
  Value operator()(const plan::CheckYear&) const { return number(exact.date().year()); }
  Value operator()(const plan::Score&) const { return scope.points->score; }
  Value operator()(const plan::CreditPoints& n) const {
    const auto it = scope.points->credits.find(n.credit);
    return it == scope.points->credits.end() ? number(0) : it->second;
  }
  Value operator()(const plan::Arithmetic& n) const {
    const Value left = value(n.left);
    const Value right = value(n.right);
    Value result = arithmetic(n.op, left, right);
    if (n.op == plan::Operator::divide && right.is_known() && right.low == 0)
      result.causes = united(result.causes, exact.inputs_that_cancel(n.right, scope));
    return result;
  }

  Value operator()(const plan::Negate& n) const {
    Value result = value(n.operand);
    std::swap(result.low, result.high);
    result.low = -result.low;
    result.high = -result.high;
    return result;
  }

  Value operator()(const plan::Power& n) const {
    const Value base = value(n.operand);
    const bool even = std::fmod(n.exponent, 2) == 0;
    const bool whole = std::fmod(n.exponent, 1) == 0;
    double low = std::pow(base.low, n.exponent);
    double high = std::pow(base.high, n.exponent);
    if (low > high) std::swap(low, high);
    if (even && base.low < 0 && base.high > 0) low = 0;
    const bool undefined =
        (!whole && base.low < 0) || (n.exponent < 0 && base.low <= 0 && base.high >= 0);
    Value result = undefined ? open(Form::number, base.causes) : bounds(low, high, base.causes);
    if (undefined && result.causes.empty())
      result.causes = {
          exact.cause({model::Cause::implausible, {}, {}, false, "power without a value"})};
    inherit(result, base);
    return result;
  }

  Value operator()(const plan::Convert& n) const {
    Value result = value(n.operand);
    if (!std::isinf(result.low)) result.low = units::convert(result.low, n.from, n.to);
    if (!std::isinf(result.high)) result.high = units::convert(result.high, n.from, n.to);
    result.decimals = -1;
    return result;
  }

  Value operator()(const plan::Whole& n) const {
    Value result = value(n.operand);
    const auto whole = [](double x) {
      return std::isinf(x) ? x : std::trunc(x + std::copysign(guard_of(x), x));
    };
    result.low = whole(result.low);
    result.high = whole(result.high);
    if (result.is_known()) result.causes.clear();
    return result;
  }

  Value operator()(const plan::Compare& n) const {
    return compare(n.op, value(n.left), value(n.right));
  }

  Value operator()(const plan::OneOf& n) const {
    const Value tested = value(n.value);
    const auto listed = [&](std::uint16_t code) {
      return std::find(n.codes.begin(), n.codes.end(), code) != n.codes.end();
    };
    Truth truth = Truth::unknown;
    if (!tested.codes.empty()) {
      const auto inside = std::count_if(tested.codes.begin(), tested.codes.end(), listed);
      if (inside == 0) truth = Truth::no;
      if (static_cast<std::size_t>(inside) == tested.codes.size()) truth = Truth::yes;
    }
    return about(tested, n.negated ? negated(truth) : truth);
  }

  Value operator()(const plan::TextOneOf& n) const {
    const Value tested = value(n.value);
    const bool listed = std::find(n.texts.begin(), n.texts.end(), tested.text) != n.texts.end();
    return about(tested, !tested.text_known ? Truth::unknown : truth_of(listed != n.negated));
  }

  Value operator()(const plan::Matches& n) const {
    const Value tested = value(n.value);
    return about(tested,
                 tested.text_known ? truth_of(n.pattern->matches(tested.text)) : Truth::unknown);
  }

  static Value about(const Value& tested, Truth truth) {
    Value result = yes_no(truth, tested.causes);
    inherit(result, tested);
    return result;
  }

  Value operator()(const plan::IsKnown& n) const {
    const Value tested = value(n.value);
    if (exact.failure_of(tested.causes) != nullptr)
      return open(Form::yes_no, tested.causes);  // neither known nor missing
    Value result =
        yes_no(truth_of((tested.is_known() && tested.stated == Value::Stated::yes) != n.negated));
    result.standing = tested.standing;
    return result;
  }

  Value operator()(const plan::Logic& n) const {
    std::vector<Value> operands;
    {
      const Exact::Silence silent(exact);
      for (const auto operand : n.operands) operands.push_back(condition(operand));
    }
    Value result = n.is_and ? all_of(operands) : any_of(operands);
    if (exact.reads_ == nullptr) return result;
    // Only what decided is read aloud: the false side of `and`, the true side of `or`.
    for (std::size_t i = 0; i < operands.size(); ++i) {
      if (operands[i].truth == result.truth) condition(n.operands[i]);
    }
    return result;
  }

  Value operator()(const plan::Not& n) const { return not_of(condition(n.operand)); }

  Value operator()(const plan::If& n) const {
    const Value decide = condition(n.condition);
    Value result = decide.truth == Truth::yes ? value(n.then)
                   : decide.truth == Truth::no
                       ? value(n.otherwise)
                       : hull(value(n.then), value(n.otherwise), decide.causes);
    result.standing.add(decide.standing);
    return result;
  }

  Value operator()(const plan::Lookup& n) const { return exact.lookup(n, scope); }
  Value operator()(const plan::TrajectoryAt& n) const { return exact.trajectory(n, scope); }

  Value operator()(const plan::Call& n) const {
    std::vector<Value> arguments;
    for (const auto argument : n.arguments) arguments.push_back(value(argument));
    Scope inner;
    inner.parameters = &arguments;
    return exact.evaluate(exact.plan().defines[n.function].value, inner);
  }

  Value operator()(const plan::Aggregate& n) const { return exact.aggregate(n, scope); }
  Value operator()(const plan::Quantified& n) const { return exact.quantified(n, scope); }
  Value operator()(const plan::WithExceptions& n) const { return exact.with_exceptions(n, scope); }

  Value operator()(const plan::Cited& n) const {
    Value result = value(n.value);
    result.standing.evidence = plan::weaker(result.standing.evidence, n.evidence);
    return result;
  }
};

Value Exact::evaluate(plan::NodeId node, Scope& scope) {
  // A chain of definitions this long is a mistake, and the stack is finite.
  constexpr std::uint32_t kDeepest = 1'000;
  struct Depth {
    std::uint32_t& now;
    ~Depth() { --now; }
  } const depth{++depth_};
  if (depth.now > kDeepest)
    throw RuleFailure("E-DEPTH", "the expression is nested or chained more than 1,000 deep");
  return computable(std::visit(NodeEvaluator{*this, scope}, plan_[node]));
}

Value Exact::truth_value(plan::NodeId node, Scope& scope) {
  return as_condition(evaluate(node, scope));
}

Value Exact::as_condition(Value value) {
  if (value.stated == Value::Stated::yes) return value;
  const auto no_value =
      failure("E-NO-VALUE", "a condition needs a table cell for which the source states no value");
  if (value.stated == Value::Stated::no) value.causes.clear();
  value.causes = united(value.causes, {no_value});
  value.truth = Truth::unknown;
  value.stated = Value::Stated::yes;
  return value;
}

}  // namespace garis::evaluate

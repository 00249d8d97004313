// Interval arithmetic, comparisons and Kleene logic.
#include <algorithm>
#include <array>
#include <cmath>

#include "checker/evaluate/exact.hpp"

namespace garis::evaluate {
namespace {

// 0 × ∞ is 0: a façade without windows needs no glazing U-value.
double times(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }

double over(double a, double b) { return a == 0 || std::isinf(b) ? 0 : a / b; }

Value hull_of(const std::array<double, 4>& corners, CauseSet causes) {
  const auto [low, high] = std::minmax_element(corners.begin(), corners.end());
  return bounds(*low, *high, std::move(causes));
}

Value divided(const Value& a, const Value& b, CauseSet causes) {
  if (b.low <= 0 && b.high >= 0) {
    Value result = open(Form::number, std::move(causes));
    return result;
  }
  return hull_of(
      {over(a.low, b.low), over(a.low, b.high), over(a.high, b.low), over(a.high, b.high)},
      std::move(causes));
}

}  // namespace

Value arithmetic(plan::Operator op, const Value& a, const Value& b) {
  CauseSet causes = united(a.causes, b.causes);
  Value result;
  switch (op) {
    case plan::Operator::add:
      result = bounds(a.low + b.low, a.high + b.high, std::move(causes));
      break;
    case plan::Operator::subtract:
      result = bounds(a.low - b.high, a.high - b.low, std::move(causes));
      break;
    case plan::Operator::multiply:
      result = hull_of(
          {times(a.low, b.low), times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)},
          std::move(causes));
      break;
    case plan::Operator::divide:
      result = divided(a, b, std::move(causes));
      break;
  }
  inherit(result, a);
  inherit(result, b);
  return result;
}

double guard_of(double limit) {
  return std::isinf(limit) ? 0 : std::max(1e-9 * std::fabs(limit), 1e-12);
}

namespace {

Truth less_equal(const Value& a, const Value& b) {
  if (a.high <= b.low + guard_of(b.low)) return Truth::yes;
  return a.low > b.high + guard_of(b.high) ? Truth::no : Truth::unknown;
}

Truth less(const Value& a, const Value& b) {
  if (a.high < b.low - guard_of(b.low)) return Truth::yes;
  return a.low >= b.high - guard_of(b.high) ? Truth::no : Truth::unknown;
}

Truth equal_numbers(const Value& a, const Value& b) {
  if (a.is_known() && b.is_known()) return truth_of(std::fabs(a.low - b.low) <= guard_of(b.low));
  return a.high < b.low - guard_of(b.low) || a.low > b.high + guard_of(b.high) ? Truth::no
                                                                               : Truth::unknown;
}

Truth equal_codes(const Value& a, const Value& b) {
  if (a.codes.empty() || b.codes.empty()) return Truth::unknown;
  if (a.is_known() && b.is_known()) return truth_of(a.codes == b.codes);
  const bool common = std::any_of(a.codes.begin(), a.codes.end(), [&](auto code) {
    return std::find(b.codes.begin(), b.codes.end(), code) != b.codes.end();
  });
  return common ? Truth::unknown : Truth::no;
}

Truth equal(const Value& a, const Value& b) {
  switch (a.form) {
    case Form::number:
    case Form::date:
      return equal_numbers(a, b);
    case Form::category:
      return equal_codes(a, b);
    case Form::yes_no:
      return a.is_known() && b.is_known() ? truth_of(a.truth == b.truth) : Truth::unknown;
    case Form::text:
      return a.text_known && b.text_known ? truth_of(a.text == b.text) : Truth::unknown;
    case Form::row:
      return a.is_known() && b.is_known() ? truth_of(a.row == b.row) : Truth::unknown;
  }
  return Truth::unknown;
}

Truth compared(plan::Comparison op, const Value& a, const Value& b) {
  switch (op) {
    case plan::Comparison::less:
      return less(a, b);
    case plan::Comparison::less_equal:
      return less_equal(a, b);
    case plan::Comparison::greater:
      return negated(less_equal(a, b));
    case plan::Comparison::greater_equal:
      return negated(less(a, b));
    case plan::Comparison::equal:
      return equal(a, b);
    case plan::Comparison::not_equal:
      return negated(equal(a, b));
  }
  return Truth::unknown;
}

// `all` is true if every operand is; `any` is its mirror.
Value combined(const std::vector<Value>& operands, Truth decisive) {
  Value result = yes_no(negated(decisive));
  const Value* best = nullptr;  // of several operands that decide, the best known
  for (const auto& operand : operands) {
    if (operand.truth == decisive &&
        (best == nullptr || operand.standing.evidence < best->standing.evidence))
      best = &operand;
  }
  if (best != nullptr) return *best;
  CauseSet causes;
  bool unknown = false;
  for (const auto& operand : operands) {
    inherit(result, operand);
    if (operand.truth != Truth::unknown) continue;
    unknown = true;
    causes.insert(causes.end(), operand.causes.begin(), operand.causes.end());
  }
  if (unknown) {
    result.truth = Truth::unknown;
    result.causes = sorted_causes(std::move(causes));
  }
  return result;
}

}  // namespace

Value compare(plan::Comparison op, const Value& a, const Value& b) {
  Value result = yes_no(compared(op, a, b), united(a.causes, b.causes));
  inherit(result, a);
  inherit(result, b);
  return result;
}

Value all_of(const std::vector<Value>& operands) { return combined(operands, Truth::no); }
Value any_of(const std::vector<Value>& operands) { return combined(operands, Truth::yes); }

Value not_of(const Value& operand) {
  Value result = operand;
  result.truth = negated(operand.truth);
  return result;
}

}  // namespace garis::evaluate

#include "tests/reference/value.hpp"

#include <algorithm>
#include <cmath>

namespace garis::reference {

std::size_t close_calls = 0;

Causes operator+(Causes a, const Causes& b) {
  a.insert(b.begin(), b.end());
  return a;
}

bool Value::known() const {
  switch (kind) {
    case Kind::number:
      return low == high;
    case Kind::truth:
      return may_be_yes != may_be_no;
    case Kind::word:
      return words && words->size() == 1;
    case Kind::text:
      return text.has_value();
    case Kind::row:
      return !row.empty();
  }
  return false;
}

namespace {

// Where the result is a point the causes vanish (3.2).
Value settled(Value value) {
  const bool may_be_either = value.may_be_stated && value.may_be_unstated;
  if (value.known() && !may_be_either) value.causes.clear();
  return value;
}

Value from_both(Value result, const Value& a, const Value& b) {
  result.causes = a.causes + b.causes;
  result.may_be_stated = a.may_be_stated && b.may_be_stated;
  result.may_be_unstated = a.may_be_unstated || b.may_be_unstated;
  result.inputs = a.inputs;
  result.inputs.insert(b.inputs.begin(), b.inputs.end());
  return result;
}

}  // namespace

Value number(double value) {
  Value result;
  result.low = result.high = value;
  return result;
}

Value between(double low, double high, Causes causes) {
  Value result;
  result.low = low;
  result.high = high;
  result.causes = std::move(causes);
  return settled(result);
}

Value truth(bool value) { return maybe(value, !value, {}); }

Value maybe(bool may_be_yes, bool may_be_no, Causes causes) {
  Value result;
  result.kind = Value::Kind::truth;
  result.may_be_yes = may_be_yes;
  result.may_be_no = may_be_no;
  result.causes = std::move(causes);
  return settled(result);
}

Value word(std::string word) {
  Value result;
  result.kind = Value::Kind::word;
  result.words = {{std::move(word)}};
  return result;
}

Value text(std::string text) {
  Value result;
  result.kind = Value::Kind::text;
  result.text = std::move(text);
  return result;
}

Value open(Value::Kind kind, Causes causes) {
  Value result;
  result.kind = kind;
  result.low = -kInfinity;
  result.high = kInfinity;
  result.may_be_yes = result.may_be_no = true;
  result.causes = std::move(causes);
  return result;
}

Value unstated(Value::Kind kind) {
  Value result = open(kind, {});
  result.may_be_stated = false;
  result.may_be_unstated = true;
  return result;
}

Value hull(const Value& a, const Value& b, const Causes& why) {
  Value result = a;
  if (!a.may_be_stated) {
    result = b;
  } else if (b.may_be_stated) {
    result.low = std::min(a.low, b.low);
    result.high = std::max(a.high, b.high);
    result.may_be_yes = a.may_be_yes || b.may_be_yes;
    result.may_be_no = a.may_be_no || b.may_be_no;
    if (!b.words) result.words.reset();
    if (result.words) result.words->insert(b.words->begin(), b.words->end());
    if (a.text != b.text) result.text.reset();
    if (a.row != b.row) result.row.clear();
  }
  result.may_be_stated = a.may_be_stated || b.may_be_stated;
  result.may_be_unstated = a.may_be_unstated || b.may_be_unstated;
  result.causes = a.causes + b.causes + why;
  result.inputs.insert(a.inputs.begin(), a.inputs.end());
  result.inputs.insert(b.inputs.begin(), b.inputs.end());
  return settled(result);
}

// ---- arithmetic ----

namespace {

double product(double a, double b) { return a == 0 || b == 0 ? 0 : a * b; }
double quotient(double a, double b) { return a == 0 || std::isinf(b) ? 0 : a / b; }

Value of_corners(std::vector<double> corners) {
  Value result;
  result.low = *std::min_element(corners.begin(), corners.end());
  result.high = *std::max_element(corners.begin(), corners.end());
  return result;
}

}  // namespace

Value calculate(Operation operation, const Value& a, const Value& b) {
  Value result;
  Causes why;
  if (operation == Operation::add) {
    result.low = a.low + b.low;
    result.high = a.high + b.high;
  } else if (operation == Operation::subtract) {
    result.low = a.low - b.high;
    result.high = a.high - b.low;
  } else if (operation == Operation::multiply) {
    result = of_corners({product(a.low, b.low), product(a.low, b.high), product(a.high, b.low),
                         product(a.high, b.high)});
  } else if (b.low <= 0 && b.high >= 0) {
    result = open(Value::Kind::number, {});
    // By zero: open because the divisor's inputs cannot be right (ruling 10).
    if (b.low == 0 && b.high == 0) {
      for (const auto& input : b.inputs) why.insert("implausible " + input);
      if (why.empty()) why.insert("implausible");
    }
  } else {
    result = of_corners({quotient(a.low, b.low), quotient(a.low, b.high), quotient(a.high, b.low),
                         quotient(a.high, b.high)});
  }
  // A number that no double holds is as good as none.
  if (result.low == kInfinity || result.high == -kInfinity || std::isnan(result.low) ||
      std::isnan(result.high)) {
    result = open(Value::Kind::number, {});
    if (a.causes.empty() && b.causes.empty()) why.insert("implausible");
  }
  result = from_both(result, a, b);
  result.causes = result.causes + why;
  return settled(result);
}

Value power(const Value& base, double exponent) {
  // Roots of negative numbers and powers that divide by zero have no value.
  const bool is_root = std::fmod(exponent, 1) != 0;
  if ((is_root && base.low < 0) || (exponent < 0 && base.low <= 0 && base.high >= 0))
    return open(Value::Kind::number, base.causes.empty() ? Causes{"implausible"} : base.causes);
  Value result = base;
  const bool even = std::fmod(exponent, 2) == 0;
  const double low = std::pow(base.low, exponent), high = std::pow(base.high, exponent);
  result.low = std::min(low, high);
  result.high = std::max(low, high);
  if (even && base.low < 0 && base.high > 0) result.low = 0;
  return settled(result);
}

Value whole_part(const Value& value) {
  Value result = value;
  const auto whole = [](double x) {
    return std::isinf(x) ? x : std::trunc(x + (x < 0 ? -guard(x) : guard(x)));
  };
  result.low = whole(value.low);
  result.high = whole(value.high);
  return settled(result);
}

// ---- comparisons ----

double guard(double limit) {
  return std::isinf(limit) ? 0 : std::max(1e-9 * std::fabs(limit), 1e-12);
}

namespace {

void watch(double a, double b) {
  if (std::isinf(a) || std::isinf(b) || a == b) return;
  const double apart = std::fabs(a - b);
  const double size = std::max({std::fabs(a), std::fabs(b), 1e-3});
  if (apart < 1e-6 * size && apart > 0.5 * guard(b)) ++close_calls;
}

bool certainly_at_most(double a, double b) { return a <= b + guard(b); }
bool certainly_below(double a, double b) { return a < b - guard(b); }

// May `a` be at most, below, equal to `b`; may it not?
Value compared_numbers(Relation relation, const Value& a, const Value& b) {
  for (const double x : {a.low, a.high}) {
    for (const double y : {b.low, b.high}) watch(x, y);
  }
  const bool point = a.low == a.high && b.low == b.high;
  switch (relation) {
    case Relation::less_equal:
      return maybe(certainly_at_most(a.low, b.high), !certainly_at_most(a.high, b.low), {});
    case Relation::less:
      return maybe(certainly_below(a.low, b.high), !certainly_below(a.high, b.low), {});
    case Relation::greater:
      return negate(compared_numbers(Relation::less_equal, a, b));
    case Relation::greater_equal:
      return negate(compared_numbers(Relation::less, a, b));
    case Relation::equal: {
      const bool may_be_equal = !certainly_below(a.high, b.low) && certainly_at_most(a.low, b.high);
      return maybe(may_be_equal, !point || !may_be_equal, {});
    }
    case Relation::not_equal:
      return negate(compared_numbers(Relation::equal, a, b));
  }
  return {};
}

bool may_be_equal(const Value& a, const Value& b) {
  switch (a.kind) {
    case Value::Kind::truth:
      return (a.may_be_yes && b.may_be_yes) || (a.may_be_no && b.may_be_no);
    case Value::Kind::word:
      return !a.words || !b.words ||
             std::any_of(a.words->begin(), a.words->end(),
                         [&](const auto& each) { return b.words->contains(each); });
    case Value::Kind::text:
      return !a.text || !b.text || *a.text == *b.text;
    default:
      return a.row.empty() || b.row.empty() || a.row == b.row;
  }
}

}  // namespace

Value compare(Relation relation, const Value& a, const Value& b) {
  Value result;
  if (a.kind == Value::Kind::number) {
    result = compared_numbers(relation, a, b);
  } else {
    const bool equal = may_be_equal(a, b);
    result = maybe(equal, !equal || !a.known() || !b.known(), {});
    if (relation == Relation::not_equal) result = negate(result);
  }
  return settled(from_both(result, a, b));
}

// ---- Kleene's logic ----

namespace {

Value combined(const std::vector<Value>& parts, bool is_all) {
  Value result = truth(is_all);
  for (const auto& part : parts) {
    if (is_all ? part.no() : part.yes()) return part;
    if (!part.open_truth()) continue;
    result.may_be_yes = result.may_be_no = true;
    result.causes = result.causes + part.causes;
  }
  return result;
}

}  // namespace

Value all(const std::vector<Value>& parts) { return combined(parts, true); }
Value any(const std::vector<Value>& parts) { return combined(parts, false); }

Value negate(Value value) {
  std::swap(value.may_be_yes, value.may_be_no);
  return value;
}

}  // namespace garis::reference

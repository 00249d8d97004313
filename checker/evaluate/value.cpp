#include "checker/evaluate/value.hpp"

#include <algorithm>
#include <iterator>

namespace garis::evaluate {

CauseSet united(const CauseSet& a, const CauseSet& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  CauseSet both;
  both.reserve(a.size() + b.size());
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

CauseSet sorted_causes(std::vector<std::uint32_t> causes) {
  std::sort(causes.begin(), causes.end());
  causes.erase(std::unique(causes.begin(), causes.end()), causes.end());
  return causes;
}

void Standing::add(const Standing& other) {
  evidence = plan::weaker(evidence, other.evidence);
  assumed = assumed || other.assumed;
  conflict = conflict || other.conflict;
  default_value = default_value || other.default_value;
  by_person = by_person || other.by_person;
}

bool Value::is_known() const {
  switch (form) {
    case Form::number:
    case Form::date:
      return low == high;
    case Form::yes_no:
      return truth != Truth::unknown;
    case Form::category:
      return codes.size() == 1;
    case Form::text:
      return text_known;
    case Form::row:
      return row.exists();
  }
  return false;
}

Value number(double value) {
  Value result;
  result.low = result.high = value;
  return result;
}

Value bounds(double low, double high, CauseSet causes) {
  Value result;
  result.low = low;
  result.high = high;
  if (low != high) result.causes = std::move(causes);
  return result;
}

Value yes_no(Truth truth, CauseSet causes) {
  Value result;
  result.form = Form::yes_no;
  result.truth = truth;
  if (truth == Truth::unknown) result.causes = std::move(causes);
  return result;
}

Value category(std::uint16_t code) {
  Value result;
  result.form = Form::category;
  result.codes = {code};
  return result;
}

Value text(std::string_view value) {
  Value result;
  result.form = Form::text;
  result.text = value;
  result.text_known = true;
  return result;
}

Value open(Form form, CauseSet causes) {
  Value result;
  result.form = form;
  result.low = -kInfinity;
  result.high = kInfinity;
  result.causes = std::move(causes);
  return result;
}

void inherit(Value& to, const Value& from) {
  to.standing.add(from.standing);
  if (from.stated != Value::Stated::yes && to.stated != Value::Stated::no) to.stated = from.stated;
  // Whether there is a value at all may be open while the value itself is not.
  if (to.stated == Value::Stated::maybe) to.causes = united(to.causes, from.causes);
  for (const auto label : from.exceptions) {
    if (std::find(to.exceptions.begin(), to.exceptions.end(), label) == to.exceptions.end())
      to.exceptions.push_back(label);
  }
}

namespace {

void join_values(Value& result, const Value& a, const Value& b) {
  switch (result.form) {
    case Form::number:
    case Form::date:
      result.low = std::min(a.low, b.low);
      result.high = std::max(a.high, b.high);
      break;
    case Form::yes_no:
      result.truth = a.truth == b.truth ? a.truth : Truth::unknown;
      break;
    case Form::category:
      if (!a.codes.empty() && !b.codes.empty())
        std::set_union(a.codes.begin(), a.codes.end(), b.codes.begin(), b.codes.end(),
                       std::back_inserter(result.codes));
      break;
    case Form::text:
      result.text_known = a.text_known && b.text_known && a.text == b.text;
      if (result.text_known) result.text = a.text;
      break;
    case Form::row:
      if (a.row == b.row) result.row = a.row;
      break;
  }
}

Value::Stated joined(Value::Stated a, Value::Stated b) { return a == b ? a : Value::Stated::maybe; }

}  // namespace

Value hull(const Value& a, const Value& b, const CauseSet& causes) {
  Value result;
  // Where the source states no value there is none to join.
  if ((a.stated == Value::Stated::no) != (b.stated == Value::Stated::no)) {
    result = a.stated == Value::Stated::no ? b : a;
    result.exceptions.clear();
  } else {
    result.form = a.form;
    join_values(result, a, b);
  }
  result.standing = a.standing;
  result.standing.add(b.standing);
  result.stated = joined(a.stated, b.stated);
  if (!result.is_known() || result.stated == Value::Stated::maybe)
    result.causes = united(united(a.causes, b.causes), causes);
  return result;
}

}  // namespace garis::evaluate

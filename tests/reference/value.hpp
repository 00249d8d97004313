// Values of the reference evaluator: what is still possible, and why it is not settled
// (language.md, section 3). Written from the text of the language alone; nothing of
// checker/evaluate is used. Numbers are in base units, so that no expression has to convert.
#pragma once

#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace garis::reference {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

// "absent wall w1.u_value", "judgement rule r path"; a failure starts with '!'.
using Causes = std::set<std::string>;
Causes operator+(Causes a, const Causes& b);

struct Value {
  enum class Kind { number, truth, word, text, row } kind = Kind::number;
  double low = 0, high = 0;                            // number
  bool may_be_yes = false, may_be_no = false;          // truth
  std::optional<std::set<std::string>> words;          // word: the possible ones; nothing: any
  std::optional<std::string> text;                     // text, if it is known
  std::string row;                                     // row: its id
  bool may_be_stated = true, may_be_unstated = false;  // a table cell may be '-'
  Causes causes;
  std::set<std::string> inputs;  // "wall w1.u_value": everything that was read for it

  bool known() const;
  bool yes() const { return may_be_yes && !may_be_no; }
  bool no() const { return may_be_no && !may_be_yes; }
  bool open_truth() const { return may_be_yes && may_be_no; }
};

Value number(double value);
Value between(double low, double high, Causes causes);
Value truth(bool value);
Value maybe(bool may_be_yes, bool may_be_no, Causes causes);
Value word(std::string word);
Value text(std::string text);
Value open(Value::Kind kind, Causes causes);
// The source states no value here.
Value unstated(Value::Kind kind);

// One of the two, and why it is not known which.
Value hull(const Value& a, const Value& b, const Causes& why);

enum class Operation { add, subtract, multiply, divide };
Value calculate(Operation operation, const Value& a, const Value& b);
Value power(const Value& base, double exponent);
Value whole_part(const Value& value);

enum class Relation { less, less_equal, greater, greater_equal, equal, not_equal };
Value compare(Relation relation, const Value& a, const Value& b);
// What two values may differ by and still count as equal (19.7).
double guard(double limit);

Value all(const std::vector<Value>& parts);
Value any(const std::vector<Value>& parts);
Value negate(Value value);

// Comparisons that another order of the same sums could turn: differences that are rounding
// errors, but larger than the guard band.
extern std::size_t close_calls;

}  // namespace garis::reference

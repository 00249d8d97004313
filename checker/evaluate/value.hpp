// Values as evaluation knows them: known, or open with what is certain about them all the same.
//
//   U = [0.3, 7] W/(m²·K) because window.u_value of W3 is absent
//
// An open value carries the set of its causes. Where a result is certain whatever the open parts
// turn out to be, the causes vanish: 0 × open = 0 (language.md, section 3).
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"
#include "dsl/plan/plan.hpp"

namespace garis::evaluate {

using model::Row;
using plan::Evidence;
using plan::Form;

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();
// The row that an expectation says must exist and that does not.
inline constexpr std::uint32_t kGhost = model::kNoRow - 1;

enum class Truth : std::uint8_t { no, yes, unknown };
constexpr Truth truth_of(bool value) { return value ? Truth::yes : Truth::no; }
constexpr Truth negated(Truth t) { return t == Truth::unknown ? t : truth_of(t == Truth::no); }

// Why something is open: a property of a row, or the question of a clause.
struct CauseInfo {
  model::Cause cause{};
  Row row;
  model::PropertyId property{};
  bool has_property = false;
  std::string what;  // of an absent row: "record 2022"; of a question: path or exception
  // The value cannot be had whatever the data is, or perhaps not: a gap of a table, a cell without
  // a value. Its code, such as E-NO-ROW; `what` tells it.
  std::string failure = {};
  friend bool operator==(const CauseInfo&, const CauseInfo&) = default;
};

// Causes are numbered by the evaluation that meets them (Causes); sets are sorted and without
// doubles.
using CauseSet = std::vector<std::uint32_t>;
CauseSet united(const CauseSet& a, const CauseSet& b);
// Makes a set of causes that were collected one after the other.
CauseSet sorted_causes(std::vector<std::uint32_t> causes);

// How well a value is known, and what it stands on.
struct Standing {
  Evidence evidence = Evidence::primary;
  bool assumed = false;
  bool conflict = false;
  bool default_value = false;
  bool by_person = false;
  void add(const Standing& other);
};

struct Value {
  Form form = Form::number;
  double low = 0, high = 0;          // number, date (in days)
  Truth truth = Truth::unknown;      // yes_no
  std::vector<std::uint16_t> codes;  // category: the values still possible; empty: any
  std::string text;                  // text, if known
  bool text_known = false;
  Row row;  // row
  CauseSet causes;
  Standing standing;
  // The source may state no value here (a `-` in a table).
  enum class Stated : std::uint8_t { yes, maybe, no } stated = Stated::yes;
  std::vector<std::string_view> exceptions;  // labels of exceptions on values that hold
  int decimals = -1;                         // of a table cell, for display
  std::int32_t table_row = -1;

  bool is_known() const;
  bool is_number() const { return form == Form::number || form == Form::date; }
};

Value number(double value);
Value bounds(double low, double high, CauseSet causes);
Value yes_no(Truth truth, CauseSet causes = {});
Value category(std::uint16_t code);
Value text(std::string_view value);
// Nothing is known but why.
Value open(Form form, CauseSet causes);

// What holds if the value is one of the two, and the reasons why that is not known.
Value hull(const Value& a, const Value& b, const CauseSet& causes);
// Takes over evidence, flags and labels of a value that `to` was computed from.
void inherit(Value& to, const Value& from);

}  // namespace garis::evaluate

// The parts that findings, credits and ratings of a report have in common. Values are doubles in
// `unit`; an absent side of a bound is unbounded. Texts that people read are kept per language.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "dsl/base/text.hpp"

namespace garis::findings {

enum class Outcome : std::uint8_t {
  pass,
  fail,
  undetermined,
  not_applicable,
  exempt,
  manual,
  waived,
  error
};
enum class Severity : std::uint8_t { mandatory, advisory, informative };
enum class Evidence : std::uint8_t {
  primary,
  transcribed,
  secondary,
  unverified
};  // strongest first

// assumed, by_exception, via_path, marginal, near_limit, by_person, despite_open, conflict,
// amended, disputed, carried, waiver_expired, lowered, loosened
using Flags = std::set<std::string>;

struct Clause {
  std::string locator;  // "5.2.3"
  std::string source;   // document, if it is not the guideline itself
  std::string page, table, formula, section, annex, figure, url, quote;
};

struct Subject {
  std::string kind;                    // entity of the vocabulary, or the name of a group
  std::string class_name, predefined;  // class in the source: Surface, IfcWall
  std::string type;                    // type or construction
  std::string id, name, tag, global_id, doc_id;
  std::vector<std::string> where;  // names from the building down
  std::string file;
  std::uint32_t line = 0;
  std::string ref;
  std::optional<std::uint32_t> members;         // derived entities: number of rows
  std::string group_key;                        // derived entities: "east"
  std::uint32_t ordinal = 0;                    // among its kind in file order, from 1
  std::optional<std::array<double, 3>> centre;  // of the bounding box, in metres; only for identity
};

struct Amount {  // a known value, or bounds
  std::optional<double> value, low, high;
  std::optional<double> rounded;
};

struct LimitSource {  // one of them is set
  bool literal = false;
  std::string table;
  std::uint32_t row = 0;  // from 1
  std::string trajectory, date, define;
};

struct Measure {
  std::string what;   // "wall.u_value"
  base::Texts label;  // "U-value": what people call it, from the vocabulary
  Amount actual;
  std::string op;  // <=, <, >=, >, =, !=, between
  Amount limit;
  LimitSource limit_source;
  std::string unit;      // canonical spelling, "1" for ratios and plain numbers
  bool percent = false;  // a ratio that people read in per cent
  int limit_decimals =
      0;  // decimals of the limit as the guideline writes it (in `unit`, or in % if percent)
  std::optional<double> margin, margin_low, margin_high;
  std::optional<double> margin_percent;
  double tolerance = 0, rounding = 0;  // as declared, in `unit`
};

struct OriginText {  // the value as the file states it
  std::string value, unit;
};

struct Input {
  std::string property;                                // "wall.u_value"
  std::string subject_kind, subject_name, subject_id;  // empty when it is the finding's own subject
  std::string value, unit;  // value as decimal text, or the category, yes/no, text
  std::string file;
  std::uint32_t line = 0;
  std::string ref, path;
  OriginText original;
  std::string mapping;      // "gbxml/wall.u_value"
  std::string source;       // model, computed, answer, assumed, table
  bool is_default = false;  // an exporter's default, not design data
};

struct Place {
  std::string file, path;
};

struct OpenItem {
  std::string property;  // empty for the question of a clause
  base::Texts label;     // "U-value of the wall"
  std::string subject_kind, subject_name, subject_id;
  std::string cause;  // absent, unmapped, …, row_absent
  std::vector<Place> tried;
  std::string text;      // what was seen, for unreadable and implausible
  std::string supplier;  // designer, assessor, reviewer, authority
  base::Texts ask;
};

struct Deciding {  // the one open value that decides, and from where on
  std::string property;
  base::Texts label;
  std::string subject_kind, subject_name, subject_id;  // when it is not the finding's own subject
  std::string op;                                      // also `is` and `in`, with `values`
  double value = 0;
  std::string unit;
  std::vector<std::string> values;  // of a category; yes, no
  Outcome gives = Outcome::pass;
};

struct Question {
  std::string asked_of;
  base::Texts text;
  std::string path, exception;
};

struct Waiver {
  std::string id, until, basis;
  std::vector<std::string> conditions;
};
struct NamedClause {
  std::string name;
  std::optional<Clause> clause;
};
struct Assumed {
  std::string property, value, unit;
  std::optional<Clause> clause;
};

struct Expense {  // of a measure: money, carbon
  double low = 0;
  std::optional<double> high;  // nothing: without limit
  std::string unit;
};

struct Remedy {  // what a measure would make of a fail
  std::string measure;
  base::Texts title;
  Outcome outcome = Outcome::fail;
  Amount value;  // of the comparison, in `unit`
  std::string unit;
  bool percent = false;
  std::optional<Expense> cost, carbon;
  std::uint64_t rows = 0, open_rows = 0;  // changed; left alone because their condition is open
};

struct RuleError {
  std::string code, text, file;
  std::uint32_t line = 0, column = 0;
};
struct RulePlace {
  std::string file;
  std::uint32_t line = 0;
};

std::string_view to_string(Outcome outcome);  // "not_applicable"
std::string_view to_string(Severity severity);
std::string_view to_string(Evidence evidence);

}  // namespace garis::findings

// What evaluation understands: a pool of typed nodes with units folded in, and around it the
// groups, definitions, tables, rules and tests of one guideline. Names are gone; ids index the
// vocabulary that the guideline was checked with.
//
// Every number has a unit that is known here and nowhere later: sums and comparisons have both
// sides in one unit, and `Unit` says what a value is shown in.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/base/pattern.hpp"
#include "dsl/base/text.hpp"
#include "dsl/units/unit.hpp"

namespace garis::plan {

enum class NodeId : std::uint32_t {};    // index into Plan::nodes
enum class EntityId : std::uint16_t {};  // as in the vocabulary
enum class PropertyId : std::uint32_t {};
enum class CategoryId : std::uint16_t {};

enum class Evidence : std::uint8_t {
  primary,
  transcribed,
  secondary,
  unverified
};  // strongest first
constexpr Evidence weaker(Evidence a, Evidence b) { return a < b ? b : a; }

enum class Form : std::uint8_t { number, yes_no, category, text, date, row };

// A row in scope (0 is the entity at hand), then up-links.
struct RowPath {
  std::uint32_t variable = 0;
  std::vector<EntityId> ups;
  EntityId entity{};
};

struct Number {
  double value;
};
struct YesNo {
  bool value;
};
struct CategoryValue {
  CategoryId category;
  std::uint16_t code;
};
struct Text {
  std::string value;
};
struct RowValue {
  RowPath row;
};  // for messages: the name of a row
struct Property {
  RowPath row;
  PropertyId property;
};
struct Defined {
  RowPath row;
  std::uint32_t define;
};  // index into Plan::defines
struct Let {
  std::uint32_t slot;
};
struct Parameter {
  std::uint32_t index;
};
struct CheckYear {};
struct Score {};  // the points of the rating at hand
struct CreditPoints {
  std::uint32_t credit;
};  // index into Plan::credits

enum class Operator : std::uint8_t { add, subtract, multiply, divide };
struct Arithmetic {
  Operator op;
  NodeId left, right;
};
struct Negate {
  NodeId operand;
};
struct Power {
  NodeId operand;
  double exponent;
};
struct Convert {
  NodeId operand;
  units::Unit from, to;
};
struct Whole {
  NodeId operand;
};  // the whole part

enum class Comparison : std::uint8_t { less, less_equal, greater, greater_equal, equal, not_equal };
struct Compare {
  Comparison op;
  NodeId left, right;
};
struct OneOf {
  NodeId value;
  std::vector<std::uint16_t> codes;
  bool negated;
};
struct TextOneOf {
  NodeId value;
  std::vector<std::string> texts;
  bool negated;
};
struct Matches {
  NodeId value;
  std::shared_ptr<const base::Pattern> pattern;
};
struct IsKnown {
  NodeId value;
  bool negated;
};
struct Logic {
  bool is_and;
  std::vector<NodeId> operands;
};
struct Not {
  NodeId operand;
};
struct If {
  NodeId condition, then, otherwise;
};

struct Lookup {
  std::vector<std::uint32_t> tables;
  std::vector<NodeId> keys;
  std::uint32_t column;
};
struct TrajectoryAt {
  std::uint32_t trajectory;
  NodeId when;
  bool is_date;
};
struct Call {
  std::uint32_t function;
  std::vector<NodeId> arguments;
};

struct Set {
  EntityId member{};
  std::optional<RowPath> root;  // without it all rows of the model
  std::optional<NodeId> where;  // with the member as innermost variable
  std::optional<PropertyId> expected_by;
  std::optional<NodeId> from, to;
};
enum class Aggregation : std::uint8_t { sum, min, max, average, count, share };
struct Aggregate {
  Aggregation operation{};
  Set set;
  std::optional<NodeId> value, weight, condition;
  std::optional<NodeId> if_none;  // without it an empty set has no value
};
enum class Quantifier : std::uint8_t { every, some, no, at_least };
struct Quantified {
  Quantifier quantifier{};
  Set set;
  NodeId condition{};
  double amount = 0;
  bool is_share = false;
};

struct ValueBranch {
  std::string label;
  NodeId where{}, use{};
  Evidence evidence = Evidence::primary;
  std::vector<std::uint32_t> beats;  // exceptions that this one is over, transitively
};
struct WithExceptions {
  NodeId base;
  std::vector<ValueBranch> branches;
};
struct Cited {
  NodeId value;
  Evidence evidence;
};  // the figures of the value are known so well

using Node =
    std::variant<Number, YesNo, CategoryValue, Text, RowValue, Property, Defined, Let, Parameter,
                 CheckYear, Score, CreditPoints, Arithmetic, Negate, Power, Convert, Whole, Compare,
                 OneOf, TextOneOf, Matches, IsKnown, Logic, Not, If, Lookup, TrajectoryAt, Call,
                 Aggregate, Quantified, WithExceptions, Cited>;

// ---- declarations ----

struct Clause {
  std::string source, locator, page, table, formula, section, annex, figure, quote;
};
struct Place {
  std::string file;
  std::uint32_t line = 0;
};

struct Effective {
  std::string from, until;       // ISO; empty: open
  std::optional<PropertyId> by;  // a date property
  bool holds_on(const std::string& date) const {
    return (from.empty() || date >= from) && (until.empty() || date < until);
  }
};

struct Define {
  std::optional<EntityId> entity;
  std::string name;
  NodeId value{};
  Form form = Form::number;
  units::Unit unit;
  Evidence evidence = Evidence::primary;
};

struct Group {
  EntityId entity{}, member{};
  std::optional<EntityId> parent;
  std::optional<NodeId> where;  // over a member
  std::vector<NodeId> keys;     // over a member
  std::vector<PropertyId> key_properties;
  std::string name;
};

struct Axis {
  enum class Kind : std::uint8_t { number, codes, text } kind = Kind::number;
  std::vector<double> edges;  // atom 2i lies below edge i, atom 2i+1 is the edge
  std::uint32_t codes = 0;
  std::vector<std::string> texts;
  bool interpolated = false;
  std::string name;
  units::Unit unit;
  std::size_t atoms() const {
    return kind == Kind::number  ? 2 * edges.size() + 1
           : kind == Kind::codes ? codes
                                 : texts.size() + 1;
  }
};

struct Cell {  // nothing set: the source states no value
  std::optional<double> number;
  std::optional<std::uint16_t> code;
  std::optional<std::string> text;
  std::optional<bool> yes_no;
  int decimals = 0;
};

struct Column {
  std::string name;
  Form form = Form::number;
  units::Unit unit;
};

struct Table {
  std::string name;
  base::Texts title;
  std::optional<Effective> effective;
  std::vector<Axis> axes;
  std::vector<std::int32_t> rows;  // per combination of atoms, last axis fastest; -1: none
  // Where the combinations are too many to be listed: [axis][atom][row], whether the cell fits; and
  // per row how often it says `otherwise`, because a row that says it less comes first.
  std::vector<std::vector<std::vector<bool>>> fits;
  std::vector<std::size_t> otherwise;
  std::vector<Column> columns;           // value columns
  std::vector<std::vector<Cell>> cells;  // [row][column]
  std::vector<Evidence> evidence;        // per row
  Place at;
};

struct Point {
  double when;
  NodeId value;
  Evidence evidence;
};
struct Trajectory {
  std::string name;
  bool linear = false;
  bool by_year = true;
  units::Unit unit;
  std::vector<Point> points;
  Place at;
};

enum class Severity : std::uint8_t { mandatory, advisory, informative };
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

// A comparison that stands directly as a requirement.
struct DirectComparison {
  Comparison op{};
  bool is_between = false;
  NodeId actual{}, limit{}, high{};  // all in `unit`
  std::string what;                  // "wall.u_value"
  units::Unit unit;
  bool percent = false;  // a ratio that people read in per cent
  int limit_decimals = 0;
  bool limit_is_literal = false;
  std::string limit_table, limit_trajectory, limit_define;
};

struct Question {
  std::string role;
  base::Texts text;
};
struct KnownItem {
  NodeId value{};
  std::string label;
};

struct Path;
struct Requirement {
  enum class Shape : std::uint8_t {
    comparison,
    condition,
    known,
    combined,
    question
  } shape = Shape::condition;
  std::optional<DirectComparison> comparison;
  NodeId condition{};
  std::vector<KnownItem> known;
  enum class Combiner : std::uint8_t { all, any, exactly_one, at_least } combiner = Combiner::all;
  std::uint32_t at_least = 0;
  std::vector<Path> paths;
  std::optional<Question> question;
};
struct Path {
  std::string label;
  std::optional<Clause> clause;
  Evidence evidence = Evidence::primary;
  std::optional<NodeId> applies;
  std::vector<Requirement> parts;  // all of them
};

struct Exception {
  enum class Effect : std::uint8_t { exempt, becomes, requires_, asks } effect{};
  std::string label;
  std::optional<Clause> clause;
  Evidence evidence = Evidence::primary;
  NodeId where{};
  Severity severity{};
  std::optional<Requirement> requirement;
  std::vector<std::uint32_t> beats;
  std::vector<std::uint32_t> excludes;  // exceptions that certainly do not hold together with it
};

struct MessagePart {
  std::string literal, special;
  std::optional<NodeId> value;
  Form form = Form::number;
  units::Unit unit;
  std::optional<CategoryId> category;
  bool percent = false;
  std::optional<int> decimals;
};
using Messages =
    std::map<Outcome, std::map<std::string, std::vector<MessagePart>>>;  // per outcome and language

struct Condition {
  NodeId node{};
  std::string text;
};

struct Rule {
  std::string id;
  base::Texts title;
  std::vector<Clause> clauses;
  Evidence evidence = Evidence::primary;
  Severity severity = Severity::mandatory;
  std::optional<Effective> effective;
  EntityId entity{};
  std::vector<Condition> where;  // all of them; with the words that were written
  std::vector<NodeId> lets;      // by slot
  Requirement requirement;
  std::vector<Exception> exceptions;
  Messages messages;
  double tolerance = 0;  // in the unit of the comparison, or a share of the limit
  bool tolerance_is_share = false;
  bool has_tolerance = false;
  double rounding = 0;      // step, in the unit of the comparison
  units::Unit adjusted_in;  // unit of tolerance and rounding: that of the comparison
  std::vector<std::string> stages, tags;
  std::vector<std::string> suggests;  // measures
  Place at;
};

// ---- credits, ratings, measures ----

struct Award {
  NodeId points{};             // in points
  std::optional<NodeId> when;  // without it the award always counts
  std::string text;            // `when`, as written
};
struct Credit {
  std::string id, category;
  base::Texts title;
  std::vector<Clause> clauses;
  Evidence evidence = Evidence::primary;
  EntityId entity{};
  std::vector<Condition> where;
  std::vector<NodeId> lets;
  bool highest = false;
  std::vector<Award> awards;
  std::optional<double> max;
  Messages messages;
  Place at;
};

struct Level {
  std::string name;
  base::Texts title;
  std::vector<Condition> when;  // all of them
};
struct Rating {
  std::string id;
  base::Texts title;
  std::vector<Clause> clauses;
  Evidence evidence = Evidence::primary;
  EntityId entity{};
  std::vector<std::uint32_t> counts;       // index into Plan::credits
  std::vector<std::string> prerequisites;  // ids of rules
  std::vector<Level> levels;               // in rising order
  Place at;
};

struct Setting {
  PropertyId property{};
  NodeId value{};  // in the unit of the property
};
struct Change {
  EntityId entity{};
  std::optional<NodeId> where;
  std::vector<Setting> settings;
};
struct MeasureAmount {  // summed over the rows of one change
  NodeId value{};
  std::uint32_t change = 0;
  units::Unit unit;  // RM, kgCO2e, yr
};
struct Measure {
  std::string id;
  base::Texts title;
  std::vector<Clause> clauses;
  Evidence evidence = Evidence::primary;
  std::vector<NodeId> lets;
  std::vector<Change> changes;
  std::optional<MeasureAmount> cost, carbon, life;  // the life is that of one row
  Place at;
};

struct Assumption {
  NodeId value{};
  std::optional<NodeId> where;
  Evidence evidence = Evidence::primary;
  std::optional<Clause> clause;
};
// A place where `as` changes kind or basis.
struct Conversion {
  std::string define;  // "building.primary_intensity"
  Place at;
};
struct PropertyInfo {  // what a guideline adds to a property
  std::optional<Question> asks;
  std::vector<Assumption> assumptions;
};

// ---- tests ----

struct Fixture {
  EntityId entity{};
  std::string id, parent;
  std::vector<std::pair<PropertyId, std::optional<NodeId>>>
      values;  // in the unit of the property; nothing: missing
};
struct Recorded {
  bool is_waiver = false;
  std::string rule, path, subject;
  Outcome outcome{};
};
struct ExpectRule {
  std::string rule, subject;
  bool skipped = false;
  Outcome outcome{};
  std::vector<std::string> via;  // path or exception
  std::vector<PropertyId> missing;
  std::optional<Severity> severity;
  std::optional<Evidence> evidence;
};
struct ExpectValue {
  EntityId entity{};
  std::string subject, what;
  NodeId actual{}, expected{};
  std::optional<NodeId> tolerance;
  Form form = Form::number;
  units::Unit unit;
};
struct ExpectCredit {
  std::string credit, subject;
  NodeId from{}, to{};  // in points
};
struct ExpectRating {
  std::string rating, subject, from, to;  // "none": no level
};
struct Expect {
  std::variant<ExpectRule, ExpectValue, ExpectCredit, ExpectRating> what;
  Place at;
  std::string text;
};
struct Test {
  std::string name;
  Place at;
  std::string as_of;  // ISO; empty: the day of the run
  std::vector<std::string> measures;
  std::vector<Fixture> fixtures;
  std::vector<Recorded> recorded;
  std::vector<Expect> expects;
};

struct Plan {
  std::string id, edition;  // of the guideline; empty for a loose file
  base::Texts title;
  std::vector<std::string> languages;
  std::optional<Effective> effective;

  std::vector<Node> nodes;
  std::vector<Define> defines;
  std::vector<Group> groups;
  std::vector<Table> tables;
  std::vector<Trajectory> trajectories;
  std::vector<Rule> rules;
  std::vector<Credit> credits;
  std::vector<Rating> ratings;
  std::vector<Measure> measures;
  std::vector<Test> tests;
  std::map<PropertyId, PropertyInfo> properties;
  std::vector<Conversion> conversions;

  const Node& operator[](NodeId node) const { return nodes[static_cast<std::size_t>(node)]; }
};

}  // namespace garis::plan

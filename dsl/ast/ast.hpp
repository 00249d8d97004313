// The syntax tree of a guideline: what was written, nothing more. Names are not resolved and kinds
// not checked; dsl/semantics does both and keeps its results beside the tree, under the ids of
// expressions.
//
// Each node's comment shows the syntax that it stands for; the grammar is in docs/grammar.ebnf.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "dsl/base/pattern.hpp"
#include "dsl/base/span.hpp"
#include "dsl/base/text.hpp"
#include "dsl/units/unit.hpp"

namespace garis::ast {

using base::Span;

// Index into File::expressions.
enum class ExprId : std::uint32_t {};

struct Name {  // a word and where it stands
  std::string text;
  Span span;
};

struct Text {  // "…" or { en "…" ms "…" }
  base::Texts in;
  Span span;
  bool plain = false;  // written as one string, in the first of the guideline's languages
};

struct Path {  // window.wall.orientation
  std::vector<Name> parts;
  Span span;
};

struct Type {  // energy_intensity[site, gfa]
  Name name;
  std::vector<Name> arguments;
  Span span;
};

struct UnitText {
  units::Unit unit;
  Span span;
};

struct Quantity {  // 50 W/m²
  double value = 0;
  std::optional<UnitText> unit;
  int decimals = 0;  // as written: 0.40 has 2
  Span span;
};

// ---- expressions -----------------------------------------------------------------------------

struct Set {  // walls of facade where wall.is_external for each fiscal_year in 2020 .. 2024
  std::vector<Name> entity;  // one word, or `ifc` and the type
  std::optional<Path> of;
  std::optional<ExprId> where;
  std::optional<Name> for_each;
  std::optional<ExprId> from, to;
  Span span;
};

struct Conditional {
  ExprId condition, then, otherwise;
};  // if a then b else c

enum class Aggregation : std::uint8_t { sum, min, max, average, count, share };
struct Aggregate {  // average of wall.u_value weighted by wall.area over walls of facade if none
                    // missing
  Aggregation operation{};
  std::optional<ExprId> value;   // of sum, min, max, average
  std::optional<ExprId> weight;  // of average and share
  Set set;
  std::optional<ExprId> condition;  // of share
  bool if_none_missing = false;
  std::optional<ExprId> if_none;
};

enum class Quantifier : std::uint8_t { every, some, no, at_least };
struct Quantified {  // at least 60% of roofs of district satisfy roof.is_green
  Quantifier quantifier{};
  std::optional<Quantity> amount;  // of at_least
  Set set;
  ExprId condition{};
};

struct Logic {
  bool is_and;
  std::vector<ExprId> operands;
};  // a and b and c
struct Not {
  ExprId operand;
};

enum class Comparison : std::uint8_t { less, less_equal, greater, greater_equal, equal, not_equal };
struct Compare {
  Comparison op;
  ExprId left, right;
};
struct Between {
  ExprId value, low, high;
};
enum class IsWhat : std::uint8_t { known, missing, name };
struct Is {
  ExprId value;
  bool negated;
  IsWhat what;
  Name name;
};  // space.use is not office
struct InSet {
  ExprId value;
  bool negated;
  std::vector<Name> names;
};  // in { office, retail }
struct InRange {
  ExprId value;
  bool negated;
  ExprId low, high;
};                // in 3 .. 5
struct Matches {  // wall.name matches "W-[0-9]+"
  ExprId value;
  std::string text;
  std::shared_ptr<const base::Pattern> pattern;
};

enum class Operator : std::uint8_t { add, subtract, multiply, divide };
struct Arithmetic {
  Operator op;
  ExprId left, right;
};
struct Negate {
  ExprId operand;
};
struct Power {
  ExprId operand;
  double exponent;
};
struct Cast {
  ExprId operand;
  Type type;
};  // e as energy_intensity[site, gfa]

struct DateLiteral {
  std::string iso;
};
struct StringLiteral {
  std::string value;
};
struct TruthLiteral {
  bool value;
};
struct Argument {
  std::optional<Name> name;
  ExprId value;
};
struct Call {
  Name function;
  std::vector<Argument> arguments;
  std::vector<Name> fields;
};  // lpd_max(use: space.use).lux

struct Expr {
  Span span;
  std::variant<Conditional, Aggregate, Quantified, Logic, Not, Compare, Between, Is, InSet, InRange,
               Matches, Arithmetic, Negate, Power, Cast, Quantity, DateLiteral, StringLiteral,
               TruthLiteral, Call, Path>
      node;
};

// ---- parts that several declarations share -----------------------------------------------------

struct Citation {  // "City energy order" clause "5" page 14
  std::optional<std::string> document;
  std::vector<std::pair<std::string, std::string>> locators;  // kind, value
};

struct Cite {  // cite clause "5.2.1" page 14 evidence secondary
  std::vector<Citation> citations;
  std::string evidence = "primary";
  Span span;
};

struct Date {
  std::string iso;
  Span span;
};

struct Effective {  // effective from 2019-01-01 until 2030-01-01 by project.permit_date
  Date from;
  std::optional<Date> until;
  std::optional<Path> by;
  Span span;
};

struct Asks {  // asks reviewer "…?"
  std::string role;
  Text question;
  Span span;
};

struct ValueException {  // except "dynamic shading" over "…" cite … where … use 60%
  std::optional<Name> label, over;
  std::optional<Cite> cite;
  ExprId where{}, use{};
  Span span;
};

struct Let {  // let limit = 40% except …
  Name name;
  std::optional<Type> type;
  ExprId value{};
  std::vector<ValueException> exceptions;
  Span span;
};

// ---- declarations ------------------------------------------------------------------------------

struct Extends {
  std::string id, edition;
  std::optional<std::string> sha256;
  Span span;
};
struct Source {
  std::string document;
  std::optional<std::string> sha256;
};
struct Convention {
  Name name;
  ExprId value{};
};

struct Header {  // guideline "ms1525" edition "2019" { … }
  std::string id, edition;
  std::optional<Text> title, publisher;
  std::optional<std::string> jurisdiction, licence;
  std::vector<Source> sources;
  std::vector<Name> languages;
  std::vector<Extends> extends;
  std::vector<Convention> conventions;
  std::optional<Effective> effective;
  std::vector<Text> notes;
  Span span;
};

struct CategoryValue {
  Name name;
  std::optional<Text> label;
};
struct Category {
  Name name;
  std::vector<CategoryValue> values;
  Span span;
};

struct Mapping {
  std::string format, path;
  Span span;
};
struct Assumption {
  ExprId value{};
  std::optional<ExprId> where;
  std::optional<Cite> cite;
  Span span;
};
struct Property {  // property wall.embodied_carbon : co2e_per_area in kgCO2e/m² …
  Name entity, name;
  Type type;
  std::optional<UnitText> unit;
  std::vector<Mapping> from;
  std::optional<Asks> asks;
  std::vector<Assumption> assumptions;
  Span span;
};

struct Group {
  Name name;
  Set members;
  std::vector<Path> keys;
  Span span;
};  // group facade from walls of building by …

struct Parameter {
  Name name;
  Type type;
};
struct Define {  // define facade.wwr : ratio = …   or   define f(x : area) : ratio = …   or define
                 // hours = 8_760 h
  Name entity;  // empty for functions and constants
  Name name;
  std::vector<Parameter> parameters;
  bool is_function = false;
  std::optional<Type> type;
  ExprId value{};
  std::vector<ValueException> exceptions;
  std::optional<Cite> cite;
  Span span;
};

struct Column {
  bool is_key = false;
  Name name;
  Type type;
  std::optional<UnitText> unit;
  Span span;
};

struct Cell {
  enum class Shape : std::uint8_t { any, otherwise, none, bound, range, quantity, string, names };
  Shape shape{};
  Comparison op{};             // bound: < 50
  double low = 0, high = 0;    // range; bound uses low
  bool includes_high = false;  // .. against ..<
  Quantity quantity;
  std::string string;
  std::vector<Name> names;  // corridor / lobby, yes, no
  Span span;
};
struct TableRow {
  std::vector<Cell> cells;
  std::optional<Cite> cite;
  Span span;
};

struct Table {
  Name name;
  std::optional<Text> title;
  std::vector<Cite> cites;
  std::optional<Effective> effective;
  std::vector<Column> columns;
  bool first_match = false;
  std::optional<Name> interpolate;
  std::vector<TableRow> rows;
  Span span;
};

struct Point {
  std::string date;
  bool is_year = false;
  ExprId value{};
  std::optional<Cite> cite;
  Span span;
};
struct Trajectory {
  Name name;
  Type type;
  bool linear = false;
  std::optional<Cite> cite;
  std::vector<Point> points;
  Span span;
};

struct Requirement;
struct Branch {  // path "a" { … }, or a bare requires or asks
  std::optional<Name> label;
  std::optional<Text> title;
  std::vector<Cite> cites;
  std::vector<Let> lets;
  std::optional<ExprId> applies;  // condition of the path's own `applies to … where`
  std::vector<Name> applies_entity;
  std::vector<Requirement> requirements;
  Span span;
};

enum class Combiner : std::uint8_t { all, any, exactly_one, at_least };
struct Requirement {  // requires …  or  asks …
  enum class Shape : std::uint8_t { condition, known, combined, question };
  Shape shape{};
  ExprId condition{};
  std::vector<ExprId> known;  // paths and calls
  Combiner combiner{};
  double at_least = 0;
  std::vector<Branch> branches;
  std::optional<Asks> asks;
  Span span;
};

struct Exception {  // except "heritage fabric" cite … where … exempt
  enum class Effect : std::uint8_t { exempt, becomes, requires_, asks };
  std::optional<Name> label, over;
  std::optional<Cite> cite;
  ExprId where{};
  Effect effect{};
  std::string severity;  // of becomes
  std::optional<Requirement> requirement;
  Span span;
};

struct Applies {  // applies to each roof where …
  bool each = false;
  std::vector<Name> entity;
  std::optional<ExprId> where;
  Span span;
};

struct MessagePart {  // a piece of text, or {actual:.1}
  std::string literal;
  std::optional<ExprId> value;
  std::string special;  // actual, limit, margin, missing, question, via, exception
  std::optional<int> decimals;
  Span span;
};
struct Message {  // message fail { en "…" }
  std::string outcome;
  Text text;
  std::map<std::string, std::vector<MessagePart>> parts;  // per language
  Span span;
};
struct Tolerance {
  Quantity quantity;
  Span span;
};

struct Rule {
  Name id;
  std::optional<Text> title;
  std::vector<Cite> cites;
  std::vector<Text> quotes, notes;
  std::optional<Name> severity;
  std::optional<Effective> effective;
  std::vector<Applies> applies;
  std::vector<Let> lets;
  std::vector<Requirement> requirements;
  std::vector<Exception> exceptions;
  std::vector<Message> messages;
  std::optional<Tolerance> tolerance, round_to;
  std::vector<Name> suggests, stages, tags;
  Span span;
};

struct Award {  // award 2 points when building.bei <= 150 kWh/(m²·yr)
  ExprId points{};
  std::optional<ExprId> when;
  Span span;
};
struct Credit {
  Name id;
  std::optional<Text> title;
  std::vector<Cite> cites;
  std::vector<Text> quotes, notes;
  std::optional<Name> category;
  std::vector<Applies> applies;
  std::vector<Let> lets;
  bool highest = false;  // awards highest, else their sum
  std::vector<Award> awards;
  std::vector<Quantity> max;
  std::vector<Message> messages;
  Span span;
};

struct Level {  // level "Silver" when score >= 8 points
  Name name;
  std::optional<Text> title;
  ExprId when{};
  Span span;
};
struct Rating {
  Name id;
  std::optional<Text> title;
  std::vector<Cite> cites;
  std::vector<Text> notes;
  std::vector<Name> counts;         // credits
  std::vector<Name> prerequisites;  // rules
  std::vector<Level> levels;        // in rising order
  Span span;
};

struct Setting {  // window.u_value := 1.8 W/(m²·K)
  Path path;
  ExprId value{};
  Span span;
};
struct Change {  // changes each window where … { … }
  std::vector<Name> entity;
  std::optional<ExprId> where;
  std::vector<Setting> settings;
  Span span;
};
struct Measure {
  Name id;
  std::optional<Text> title;
  std::vector<Cite> cites;
  std::vector<Text> notes;
  std::vector<Let> lets;
  std::vector<Change> changes;
  std::vector<ExprId> costs, carbons, lives;
  Span span;
};

// Amendments are read and kept as text until overlays give them meaning.
struct Later {
  std::string keyword;
  int stage = 2;
  Span span;
};

// ---- tests -------------------------------------------------------------------------------------

struct GivenProperty {
  Name name;
  std::optional<ExprId> value;
};  // without value: missing
struct Given {
  std::vector<Name> entity;
  Name id;
  std::optional<Name> parent;
  std::vector<GivenProperty> properties;
  Span span;
};

struct Recorded {  // answer rule "r" path "p" for "id" pass; waive rule "r" for "id"
  bool is_waiver = false;
  Name rule;
  std::optional<Name> path, subject;
  std::string outcome;
  Span span;
};

struct ExpectRule {
  Name rule;
  std::optional<Name> subject;
  bool skipped = false;
  std::string outcome;
  std::vector<Name> because, via;
  std::vector<Path> missing;
  std::optional<std::string> severity, evidence;
};
struct ExpectValue {
  Path path;
  Name subject;
  ExprId value{};
  std::optional<ExprId> tolerance;
};
struct ExpectCredit {  // = 0 points to 3 points
  Name credit, subject;
  ExprId from{};
  std::optional<ExprId> to;
};
struct ExpectRating {  // = "Silver" to "Gold"
  Name rating, subject, from;
  std::optional<Name> to;
};
struct Expect {
  std::variant<ExpectRule, ExpectValue, ExpectCredit, ExpectRating> what;
  Span span;
};

struct Test {
  Name name;
  std::optional<Date> as_of;
  std::vector<Given> given;
  std::vector<Recorded> recorded;
  std::vector<Expect> expects;
  std::vector<Name> measures;  // with measure
  Span span;
};

using Declaration =
    std::variant<Category, Property, Group, Define, Table, Trajectory, Rule, Credit, Rating, Measure,
                 Test, Later>;

// One guideline: the declarations of all its files together, in the order of the files.
struct File {
  std::optional<Header> header;
  std::vector<Declaration> declarations;
  std::vector<Text> notes;
  std::vector<Expr> expressions;

  const Expr& operator[](ExprId id) const { return expressions[static_cast<std::size_t>(id)]; }
};

}  // namespace garis::ast

// What a check has found: the one model from which every output is rendered (text, JSON, …).
//
// A finding is one rule on one subject. Values are doubles in `unit`; an absent side of a bound is
// unbounded. Texts that people read are kept per language. Nothing here refers to the model, the
// plan or the clock, so that a saved run renders to the same bytes later. The meaning of each field
// is that of the report format garis-report/1 (docs/report-schema.json).
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
  std::string op;
  double value = 0;
  std::string unit;
  Outcome gives = Outcome::pass;
};

struct Question {
  std::string asked_of;
  base::Texts text;
  std::string path, exception;
};

struct Waiver {
  std::string id, until, basis;
};
struct NamedClause {
  std::string name;
  std::optional<Clause> clause;
};
struct Assumed {
  std::string property, value, unit;
  std::optional<Clause> clause;
};
struct RuleError {
  std::string code, text, file;
  std::uint32_t line = 0, column = 0;
};
struct RulePlace {
  std::string file;
  std::uint32_t line = 0;
};

struct Finding {
  std::map<char, std::string> fingerprints;  // level g, t, n, p, o -> fp1g-…
  std::string id;                            // the strongest of them
  std::string group;                         // g1-…
  std::string pack;                          // id@edition
  std::string rule;
  Clause clause;
  Outcome outcome = Outcome::not_applicable;
  std::set<Outcome> possible;
  Flags flags;
  std::optional<Outcome> outcome_from;  // with waived
  Severity severity = Severity::mandatory;
  std::optional<Severity> severity_from;
  Evidence evidence = Evidence::primary;
  Subject subject;
  std::optional<Measure> measure;
  std::optional<NamedClause> path, exception;
  std::string condition;             // for not_applicable: the deciding part of `where`
  std::vector<OpenItem> open;        // smallest deciding subset first
  std::optional<Deciding> deciding;  // one open item and a monotone requirement
  std::vector<Assumed> assumed;
  std::vector<Input> inputs;
  std::uint32_t inputs_more = 0;
  std::optional<Question> question;
  std::optional<Waiver> waiver;
  base::Texts message;
  std::optional<RuleError> error;
  RulePlace at;
};

using Counts = std::map<Outcome, std::uint64_t>;

struct Group {
  std::string id;
  Outcome outcome = Outcome::fail;
  std::string type;
  std::uint64_t size = 0;
};

struct RuleSummary {
  std::string pack, rule;
  Clause clause;
  base::Texts title;
  Severity severity = Severity::mandatory;  // as it counts for the verdict
  Outcome outcome = Outcome::not_applicable;
  std::uint32_t order = 0;    // from 1, in the order of the guideline
  std::string entity;         // kind of the subjects: "wall"
  std::string entity_plural;  // "walls"
  base::Texts entity_label;   // "Wall", "Dinding", "壁"
  Counts counts;              // per outcome, over all subjects
  Counts lowered;  // of these, subjects whose severity an exception or the evidence lowered
  std::uint64_t subjects = 0;
  std::vector<Group> groups;
};

enum class Word : std::uint8_t { compliant, not_compliant, not_decided, nothing_checked };

struct Verdict {
  Word word = Word::nothing_checked;
  bool incomplete = false;
  Counts rules;
  std::uint64_t total = 0, skipped = 0, applied_to_nothing = 0;
};

struct PackVerdict {
  std::string pack;  // id@edition
  Verdict verdict;
};

struct Notice {
  std::string code, level;  // error, warning, note
  base::Texts text;
  std::string file;
  std::uint32_t line = 0;
};

struct InputFile {
  std::string name, format, version, exporter, sha256;
  std::uint64_t bytes = 0;
  std::map<std::string, std::uint64_t> elements;  // plural -> count, for the heading
};

struct Pack {
  std::string id, edition, sha256, status, effective_from, effective_until;
  base::Texts title;
  std::vector<std::string> languages;
  std::map<Evidence, std::uint64_t> rules_by_evidence;
  std::map<std::string, std::uint64_t>
      clauses;  // encoded, partly, person, out_of_scope, missing; total as "clauses"
};

struct Tool {
  std::string name = "garis", version, vocabulary;
  int semantics = 1;
};

struct Options {  // only those that bear on results
  std::string accept_evidence = "secondary";
  bool all = false;
  std::string geometry = "declared";
  std::vector<std::string> only, skip;
  std::optional<std::uint64_t> max_findings;
};

struct Run {
  Tool tool;
  std::vector<Pack> packs;
  std::vector<InputFile> inputs;
  std::string as_of, as_of_from;  // option, config, submission, clock
  std::string submission;
  std::uint32_t round = 1;
  Options options;
};

struct Meta {  // not part of the record
  std::string started, finished, host_os, build;
  std::vector<std::string> argv;
  unsigned jobs = 1;
};

struct Report {
  Run run;
  Verdict verdict;
  std::vector<PackVerdict> pack_verdicts;  // only with several packs
  std::vector<RuleSummary> rules;
  std::vector<Finding> findings;
  std::vector<Notice> notices;
  Meta meta;
};

std::string_view to_string(Outcome outcome);  // "not_applicable"
std::string_view to_string(Severity severity);
std::string_view to_string(Evidence evidence);
std::string_view to_string(Word word);
std::string_view label(Outcome outcome);  // "N/A": the label of the text report
std::optional<Outcome> outcome_of(std::string_view word);
std::optional<Severity> severity_of(std::string_view word);
std::optional<Evidence> evidence_of(std::string_view word);
std::optional<Word> word_of(std::string_view word);

// Outcomes in the order in which they weigh: fail first, not_applicable last (findings.md 3).
extern const std::array<Outcome, 8> kByWeight;
int weight(Outcome outcome);  // place in kByWeight, from 0

// Outcomes of the subjects of a rule -> outcome of the rule: the first of fail, error,
// undetermined, manual, waived, pass, exempt, not_applicable that occurs (findings.md 3).
Outcome combine(const Counts& counts);

struct RuleOutcome {
  Outcome outcome;
  Severity severity;
};

// Word and incomplete-flag of a run (findings.md 2); counts are left to the caller.
Verdict verdict_of(const std::vector<RuleOutcome>& rules, bool input_incomplete);

}  // namespace garis::findings

// What a check has found: the one model from which every output is rendered (text, JSON, …).
//
// A finding is one rule on one subject. Values are doubles in `unit`; an absent side of a bound is
// unbounded. Texts that people read are kept per language. Nothing here refers to the model, the
// plan or the clock, so that a saved run renders to the same bytes later. The meaning of each field
// is that of the report format garis-report/1 (docs/report-schema.json).
#pragma once

#include "checker/findings/points.hpp"

namespace garis::findings {

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
  std::vector<Remedy> remedies;  // measures that the rule suggests, with a fail
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
  std::string as_of, as_of_from;               // option, config, submission, clock
  std::string answers_sha256, waivers_sha256;  // of the files, if there were any
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
  std::vector<CreditFinding> credits;
  std::vector<RatingFinding> ratings;
  std::vector<Notice> notices;
  Meta meta;
};

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

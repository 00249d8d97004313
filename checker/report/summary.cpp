#include "checker/report/summary.hpp"

#include <algorithm>

#include "checker/findings/finalize.hpp"
#include "checker/report/json.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

// Items stay in one piece; lines break between them.
class Sentence {
 public:
  explicit Sentence(std::string separator = ",") : separator_(std::move(separator)) {}
  void add(const std::string& item) {
    if (!text_.empty()) text_ += separator_ + " ";
    text_ += glued(item);
  }
  void start(const std::string& opening) { text_ += opening; }
  const std::string& text() const { return text_; }

 private:
  std::string separator_, text_;
};

struct OutcomePhrases {
  Outcome outcome;
  Phrase one, many;
};

constexpr OutcomePhrases kSums[] = {
    {Outcome::fail, Phrase::sum_fail_one, Phrase::sum_fail_many},
    {Outcome::undetermined, Phrase::sum_open, Phrase::sum_open},
    {Outcome::manual, Phrase::sum_ask_one, Phrase::sum_ask_many},
    {Outcome::waived, Phrase::sum_waived, Phrase::sum_waived},
    {Outcome::pass, Phrase::sum_pass_one, Phrase::sum_pass_many},
    {Outcome::exempt, Phrase::sum_exempt, Phrase::sum_exempt},
    {Outcome::not_applicable, Phrase::sum_na_one, Phrase::sum_na_many},
    {Outcome::error, Phrase::sum_error_one, Phrase::sum_error_many}};

std::uint64_t count_of(const f::Counts& counts, Outcome outcome) {
  const auto it = counts.find(outcome);
  return it == counts.end() ? 0 : it->second;
}

// Outcomes of the rules that the verdict rests on, and advisory rules that are not met.
struct Tally {
  f::Counts mandatory;
  std::uint64_t applicable = 0, advice = 0, errors = 0;
};

Tally tally_of(const f::Report& report) {
  Tally tally;
  for (const auto& rule : report.rules) {
    const auto outcome = f::mandatory_outcome(rule);
    if (outcome) ++tally.mandatory[*outcome];
    if (outcome && *outcome != Outcome::not_applicable) ++tally.applicable;
    const bool failed = rule.outcome == Outcome::fail;
    if (failed && outcome != Outcome::fail && rule.severity != f::Severity::informative) {
      ++tally.advice;
    }
    if (count_of(rule.counts, Outcome::error) > 0) ++tally.errors;
  }
  return tally;
}

std::string verdict_reason(const Page& page, const f::Report& report, const Tally& tally) {
  const auto fails = count_of(tally.mandatory, Outcome::fail);
  const auto passes = count_of(tally.mandatory, Outcome::pass);
  switch (report.verdict.word) {
    case f::Word::not_compliant:
      return page.say(fails == 1 ? Phrase::line_fails_one : Phrase::line_fails_many, fails,
                      tally.applicable);
    case f::Word::nothing_checked:
      return page.say(Phrase::line_nothing);
    default:
      break;
  }
  if (passes == 1 && tally.applicable == 1) return page.say(Phrase::line_only_one);
  return page.say(passes == 1 ? Phrase::line_passes_one : Phrase::line_passes, passes,
                  tally.applicable);
}

// "1 of 35 applicable rules fails; 1 not decided, 1 question open."
std::string verdict_sentence(const Page& page, const f::Report& report) {
  const auto& language = page.language();
  const Tally tally = tally_of(report);
  const auto count = [&](Outcome outcome) { return count_of(tally.mandatory, outcome); };
  Sentence rest;
  rest.add(page.say(Phrase::line_open, count(Outcome::undetermined)));
  rest.add(say_count(language, count(Outcome::manual), Phrase::line_question_one,
                     Phrase::line_question_many));
  if (const auto waived = count(Outcome::waived)) rest.add(page.say(Phrase::sum_waived, waived));
  if (tally.errors > 0) {
    rest.add(say_count(language, tally.errors, Phrase::sum_error_one, Phrase::sum_error_many));
  }
  if (tally.advice > 0) {
    rest.add(say_count(language, tally.advice, Phrase::line_advice_one, Phrase::line_advice_many));
  }
  return page.say(Phrase::full_stop, verdict_reason(page, report, tally) + "; " + rest.text());
}

Outcome colour_of(f::Word word) {
  switch (word) {
    case f::Word::compliant:
      return Outcome::pass;
    case f::Word::not_compliant:
      return Outcome::fail;
    default:
      return Outcome::undetermined;
  }
}

std::string word_of(const Page& page, const f::Verdict& verdict) {
  const std::string word(verdict_word(verdict.word, page.language()));
  return verdict.incomplete ? page.say(Phrase::incomplete, word) : word;
}

bool is_compared_loosely(const f::Finding& finding) {
  return finding.measure && (finding.measure->tolerance != 0 || finding.measure->rounding != 0);
}

std::string notice_line(const Page& page, const f::Notice& notice) {
  std::string line = in_language(notice.text, page.language());
  if (!notice.file.empty()) {
    line += " " + inert(notice.file);
    if (notice.line > 0) line += ":" + std::to_string(notice.line);
  }
  return line + " [" + inert(notice.code) + "]";
}

std::string coverage_line(const Page& page, const f::Pack& pack) {
  const auto count = [&](const char* key) {
    const auto it = pack.clauses.find(key);
    return it == pack.clauses.end() ? std::uint64_t{0} : it->second;
  };
  Sentence line;
  line.add(page.say(Phrase::coverage, inert(pack.id), count("encoded"), count("clauses")));
  line.add(page.say(Phrase::coverage_partly, count("partly")));
  line.add(page.say(Phrase::coverage_person, count("person")));
  line.add(page.say(Phrase::coverage_out, count("out_of_scope")));
  if (count("missing") > 0) line.add(page.say(Phrase::coverage_missing, count("missing")));
  return page.say(Phrase::full_stop, line.text());
}

}  // namespace

void add_error_notices(Page& page, const f::Report& report) {
  for (const auto& notice : report.notices) {
    if (notice.level != "error") continue;
    page.hanging(page.label(Outcome::error), page.label_width(), notice_line(page, notice));
  }
  page.blank();
}

void add_counts(Page& page, const f::Report& report) {
  const auto& verdict = report.verdict;
  Sentence line;
  line.start(glued(
      say_count(page.language(), verdict.total, Phrase::rules_one, Phrase::rules_many) + ": "));
  std::string text = line.text();
  Sentence items;
  for (const auto& sum : kSums) {
    items.add(say_count(page.language(), count_of(verdict.rules, sum.outcome), sum.one, sum.many));
  }
  if (verdict.skipped > 0) items.add(page.say(Phrase::sum_skipped, verdict.skipped));
  page.add(0, text + items.text());
  page.blank();
}

void add_notices(Page& page, const f::Report& report) {
  if (std::any_of(report.findings.begin(), report.findings.end(), is_compared_loosely)) {
    page.add(0, page.say(Phrase::order_of_comparison));
  }
  std::uint64_t hidden = 0;
  for (const auto& notice : report.notices) {
    if (notice.level == "error") continue;
    if (!page.options().verbose) {
      ++hidden;
      continue;
    }
    const auto phrase = notice.level == "warning" ? Phrase::notice_warning : Phrase::notice_note;
    page.add(0, page.say(phrase) + ": " + notice_line(page, notice));
  }
  if (hidden > 0) {
    page.add(0, say_count(page.language(), hidden, Phrase::notices_one, Phrase::notices_many));
  }
  page.blank();
}

void add_verdict(Page& page, const f::Report& report) {
  for (const auto& [pack, verdict] : report.pack_verdicts) {
    page.exact(inert(pack) + "  " + page.coloured(colour_of(verdict.word), word_of(page, verdict)));
  }
  const std::string word = word_of(page, report.verdict);
  const std::string shown = page.coloured(colour_of(report.verdict.word), word);
  const std::string sentence = verdict_sentence(page, report);
  // Colour takes no columns: the line is laid out without it.
  const auto lines = wrap(glued(word + "  ") + sentence, 0, page.width());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool first = i == 0 && lines[0].starts_with(word);
    page.exact(first ? shown + lines[0].substr(word.size()) : lines[i]);
  }
}

void add_footer(Page& page, const f::Report& report) {
  for (const auto& pack : report.run.packs) {
    if (!pack.clauses.empty()) page.add(0, coverage_line(page, pack));
  }
  const auto& tool = report.run.tool;
  page.add(0, page.say(Phrase::run_line, short_run_id(run_id(report))) + " · " + inert(tool.name) +
                  " " + inert(tool.version));
}

}  // namespace garis::report

#include "checker/report/summary.hpp"

#include <algorithm>
#include <map>

#include "checker/report/json.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

struct OutcomePhrases {
  Outcome outcome;
  Phrase one, many;
};

constexpr int kMostWarnings = 3;  // of one code, unless all are asked for

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
  Items line;
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
  const std::string rules =
      say_count(page.language(), verdict.total, Phrase::rules_one, Phrase::rules_many);
  Items items;
  for (const auto& sum : kSums) {
    items.add(say_count(page.language(), count_of(verdict.rules, sum.outcome), sum.one, sum.many));
  }
  if (verdict.skipped > 0) items.add(page.say(Phrase::sum_skipped, verdict.skipped));
  page.add(0, glued(rules + ": ") + items.text());
  page.blank();
}

void add_notices(Page& page, const f::Report& report) {
  if (std::any_of(report.findings.begin(), report.findings.end(), is_compared_loosely)) {
    page.add(0, page.say(Phrase::order_of_comparison));
  }
  std::uint64_t hidden = 0;
  std::map<std::string, int> warnings;  // by code
  for (const auto& notice : report.notices) {
    if (notice.level == "error") continue;
    const bool is_shown = notice.level == "warning" && warnings[notice.code]++ < kMostWarnings;
    if (!page.options().verbose && !is_shown) {
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

void add_footer(Page& page, const f::Report& report) {
  for (const auto& pack : report.run.packs) {
    if (!pack.clauses.empty()) page.add(0, coverage_line(page, pack));
  }
  const auto& tool = report.run.tool;
  page.add(0, page.say(Phrase::run_line, short_run_id(run_id(report))) + " · " + inert(tool.name) +
                  " " + inert(tool.version));
}

}  // namespace garis::report

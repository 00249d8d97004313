#include "checker/findings/finalize.hpp"
#include "checker/report/summary.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

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

std::string verdict_reason(const std::string& language, const f::Report& report,
                           const Tally& tally) {
  const auto fails = count_of(tally.mandatory, Outcome::fail);
  const auto passes = count_of(tally.mandatory, Outcome::pass);
  switch (report.verdict.word) {
    case f::Word::not_compliant:
      return say(language, fails == 1 ? Phrase::line_fails_one : Phrase::line_fails_many, fails,
                 tally.applicable);
    case f::Word::nothing_checked:
      return say(language, Phrase::line_nothing);
    default:
      break;
  }
  if (passes == 1 && tally.applicable == 1) return say(language, Phrase::line_only_one);
  return say(language, passes == 1 ? Phrase::line_passes_one : Phrase::line_passes, passes,
             tally.applicable);
}

// "1 of 35 applicable rules fails; 1 not decided, 1 question open."
std::string verdict_sentence(const std::string& language, const f::Report& report) {
  const Tally tally = tally_of(report);
  const auto count = [&](Outcome outcome) { return count_of(tally.mandatory, outcome); };
  Items rest;
  rest.add(say(language, Phrase::line_open, count(Outcome::undetermined)));
  rest.add(say_count(language, count(Outcome::manual), Phrase::line_question_one,
                     Phrase::line_question_many));
  if (const auto waived = count(Outcome::waived))
    rest.add(say(language, Phrase::sum_waived, waived));
  if (tally.errors > 0) {
    rest.add(say_count(language, tally.errors, Phrase::sum_error_one, Phrase::sum_error_many));
  }
  if (tally.advice > 0) {
    rest.add(say_count(language, tally.advice, Phrase::line_advice_one, Phrase::line_advice_many));
  }
  return say(language, Phrase::full_stop,
             verdict_reason(language, report, tally) + "; " + rest.text());
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

std::string word_of(const std::string& language, const f::Verdict& verdict) {
  const std::string word(verdict_word(verdict.word, language));
  return verdict.incomplete ? say(language, Phrase::incomplete, word) : word;
}

}  // namespace

VerdictWords verdict_words(const f::Report& report, const std::string& language) {
  return {word_of(language, report.verdict), verdict_sentence(language, report)};
}

void add_verdict(Page& page, const f::Report& report) {
  for (const auto& [pack, verdict] : report.pack_verdicts) {
    page.exact(inert(pack) + "  " +
               page.coloured(colour_of(verdict.word), word_of(page.language(), verdict)));
  }
  const auto [word, sentence] = verdict_words(report, page.language());
  const std::string shown = page.coloured(colour_of(report.verdict.word), word);
  // Colour takes no columns: the line is laid out without it.
  const auto lines = wrap(glued(word + "  ") + sentence, 0, page.width());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool first = i == 0 && lines[0].starts_with(word);
    page.exact(first ? shown + lines[0].substr(word.size()) : lines[i]);
  }
}

}  // namespace garis::report

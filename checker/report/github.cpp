#include "checker/report/github.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

enum class Level { error, warning, notice };
constexpr std::array<std::string_view, 3> kLevels = {"error", "warning", "notice"};
constexpr std::array<std::size_t, 3> kMost = {10, 10, 30};

std::string escaped(std::string_view text, bool in_property) {
  std::string out;
  for (const char c : text) {
    if (c == '%')
      out += "%25";
    else if (c == '\r')
      out += "%0D";
    else if (c == '\n')
      out += "%0A";
    else if (in_property && c == ':')
      out += "%3A";
    else if (in_property && c == ',')
      out += "%2C";
    else
      out += c == kGlue ? ' ' : c;
  }
  return out;
}

// Nothing for what needs no attention.
std::optional<Level> level_of(const f::RuleSummary& rule) {
  switch (rule.outcome) {
    case Outcome::error:
      return Level::error;
    case Outcome::fail:
      return rule.severity == f::Severity::mandatory ? Level::error : Level::warning;
    case Outcome::undetermined:
    case Outcome::manual:
      return Level::warning;
    case Outcome::waived:
      return Level::notice;
    default:
      return std::nullopt;
  }
}

const f::Finding* first_of(const f::Report& report, const f::RuleSummary& rule) {
  const auto found =
      std::find_if(report.findings.begin(), report.findings.end(), [&](const f::Finding& finding) {
        return finding.pack == rule.pack && finding.rule == rule.rule &&
               finding.outcome == rule.outcome;
      });
  return found == report.findings.end() ? nullptr : &*found;
}

std::string annotation(const f::Report& report, const f::RuleSummary& rule, Level level,
                       const std::string& language) {
  const auto title = inert(rule.clause.locator) + " " + in_language(rule.title, language);
  const auto counted = rule.counts.find(rule.outcome);
  std::string words(outcome_word(rule.outcome, language));
  if (counted != rule.counts.end()) words += ", " + count_words(rule, counted->second, language);
  std::string place;
  if (const auto* finding = first_of(report, rule)) {
    words += ". " + subject_line(finding->subject) + ": " +
             (finding->measure ? measure_sentence(*finding->measure, finding->outcome, language)
                               : in_language(finding->message, language));
    if (!finding->subject.file.empty())
      place = "file=" + escaped(inert(finding->subject.file), true) +
              (finding->subject.line > 0 ? ",line=" + std::to_string(finding->subject.line) : "") +
              ",";
  }
  return "::" + std::string(kLevels[static_cast<std::size_t>(level)]) + " " + place +
         "title=" + escaped(title, true) + "::" + escaped(words, false) + "\n";
}

}  // namespace

std::string to_github(const f::Report& report, const std::string& language) {
  std::string text;
  std::size_t cut = 0;
  for (const auto level : {Level::error, Level::warning, Level::notice}) {
    std::size_t count = 0;
    for (const auto& rule : report.rules) {
      if (level_of(rule) != level) continue;
      if (++count <= kMost[static_cast<std::size_t>(level)])
        text += annotation(report, rule, level, language);
      else
        ++cut;
    }
  }
  if (cut > 0) text += "::notice::" + escaped(say(language, Phrase::more, cut), false) + "\n";
  return text;
}

}  // namespace garis::report

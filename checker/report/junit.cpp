#include "checker/report/junit.hpp"

#include <algorithm>
#include <map>

#include "checker/report/json.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;

constexpr std::size_t kMostLines = 20;  // of one case

// `text` is inert: characters that XML 1.0 forbids are gone already.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case kGlue:
        out += ' ';
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string attribute(const char* name, std::string_view value) {
  return std::string(" ") + name + "=\"" + escaped(inert(value)) + "\"";
}

enum class Result { passed, failed, skipped, error };

Result result_of(const f::RuleSummary& rule, const JunitOptions& options) {
  switch (rule.outcome) {
    case Outcome::error:
      return Result::error;
    case Outcome::fail:
      return rule.severity == f::Severity::mandatory ? Result::failed : Result::passed;
    case Outcome::undetermined:
    case Outcome::manual:
      return options.strict ? Result::failed : Result::skipped;
    case Outcome::pass:
      return Result::passed;
    default:
      return Result::skipped;
  }
}

using ByRule = std::map<std::pair<std::string, std::string>, std::vector<const f::Finding*>>;

std::string line_of(const f::Finding& finding, const JunitOptions& options) {
  std::string line = subject_line(finding.subject) + ": ";
  if (finding.outcome == Outcome::error && finding.error) return line + inert(finding.error->text);
  if (finding.measure && finding.outcome == Outcome::fail)
    return line + measure_sentence(*finding.measure, finding.outcome, options.language);
  return line + in_language(finding.message, options.language);
}

std::string body_of(const f::RuleSummary& rule, const ByRule& findings,
                    const JunitOptions& options) {
  const auto found = findings.find({rule.pack, rule.rule});
  if (found == findings.end()) return {};
  std::string text;
  std::size_t lines = 0;
  for (const auto* finding : found->second) {
    if (finding->outcome != rule.outcome) continue;
    if (++lines <= kMostLines) text += escaped(line_of(*finding, options)) + "\n";
  }
  if (lines > kMostLines) text += say(options.language, Phrase::more, lines - kMostLines) + "\n";
  return text;
}

std::string element(const char* tag, const std::string& attributes, const std::string& inside) {
  const std::string open = std::string("<") + tag + attributes;
  return inside.empty() ? open + "/>" : open + ">" + inside + "</" + tag + ">";
}

std::string case_of(const f::RuleSummary& rule, const ByRule& findings,
                    const JunitOptions& options) {
  const std::string token(f::to_string(rule.outcome));
  const auto body = body_of(rule, findings, options);
  const auto message =
      attribute("message", token + ": " + in_language(rule.title, options.language));
  std::string inside;
  switch (result_of(rule, options)) {
    case Result::error:
      inside = element("error", attribute("type", "error") + message, body);
      break;
    case Result::failed:
      inside = element("failure", attribute("type", token) + message, body);
      break;
    case Result::skipped:
      inside = element("skipped", message, "");
      break;
    case Result::passed:
      if (rule.outcome == Outcome::fail) inside = element("system-out", "", body);
      break;
  }
  const auto& pack = rule.pack;
  return "    " +
         element(
             "testcase",
             attribute("classname", pack.substr(0, pack.find('@')) + "." + rule.clause.locator) +
                 attribute("name", rule.rule + " " + in_language(rule.title, options.language)) +
                 " time=\"0\"",
             inside) +
         "\n";
}

std::string property(const char* name, std::string_view value) {
  return "      " + element("property", attribute("name", name) + attribute("value", value), "") +
         "\n";
}

std::string suite(const f::Report& report, const f::Pack& pack, const ByRule& findings,
                  const JunitOptions& options) {
  const auto name = pack.id + "@" + pack.edition;
  std::map<Result, int> counts;
  std::string cases;
  for (const auto& rule : report.rules) {
    if (rule.pack != name) continue;
    ++counts[result_of(rule, options)];
    cases += case_of(rule, findings, options);
  }
  int tests = 0;
  for (const auto& [result, count] : counts) tests += count;
  std::string properties = property("run.id", run_id(report)) + property("pack", name) +
                           property("as_of", report.run.as_of);
  for (const auto& input : report.run.inputs) properties += property("input.sha256", input.sha256);
  const auto count = [&](const char* key, int value) {
    return attribute(key, std::to_string(value));
  };
  return "  <testsuite" + attribute("name", name + " " + report.run.submission) +
         count("tests", tests) + count("failures", counts[Result::failed]) +
         count("errors", counts[Result::error]) + count("skipped", counts[Result::skipped]) +
         " time=\"0\">\n    <properties>\n" + properties + "    </properties>\n" + cases +
         "  </testsuite>\n";
}

}  // namespace

std::string to_junit(const f::Report& report, const JunitOptions& options) {
  ByRule findings;
  for (const auto& finding : report.findings)
    findings[{finding.pack, finding.rule}].push_back(&finding);
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"garis\">\n";
  for (const auto& pack : report.run.packs) text += suite(report, pack, findings, options);
  return text + "</testsuites>\n";
}

}  // namespace garis::report

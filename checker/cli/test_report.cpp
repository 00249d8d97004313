#include "checker/cli/test_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

using base::visible;

// ---- text ----

std::string failures_text(const TestCase& test) {
  std::string text =
      fmt::format("  ✗ {:<56} {}:{}\n", visible(test.name), visible(test.file), test.line);
  for (const auto& failure : test.failures)
    text += fmt::format("    {}:{}\n    {}\n    got    {}\n", visible(failure.at.file),
                        failure.at.line, visible(failure.expected), visible(failure.got));
  return text;
}

std::string coverage_line(const TestReport& report) {
  std::vector<std::pair<testing::Aspect, testing::Share>> sums;
  for (const auto& pack : report.packs) {
    if (!pack.coverage) continue;
    sums.resize(pack.coverage->shares.size());
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const auto& [aspect, share] = pack.coverage->shares[i];
      sums[i].first = aspect;
      sums[i].second.covered += share.covered;
      sums[i].second.all += share.all;
    }
  }
  std::string line;
  for (const auto& [aspect, share] : sums)
    line += fmt::format("{}{} {} of {}", line.empty() ? "coverage: " : ", ", to_string(aspect),
                        share.covered, share.all);
  return line;
}

std::string missing_text(const PackTests& pack) {
  std::string text;
  for (const auto& item : pack.coverage->missing)
    text += fmt::format("  no test: {:<60} {}:{}\n", visible(item.what), visible(item.at.file),
                        item.at.line);
  return text;
}

}  // namespace

std::size_t TestReport::rules() const {
  std::size_t sum = 0;
  for (const auto& pack : packs) sum += pack.rules;
  return sum;
}
std::size_t TestReport::tests() const {
  std::size_t sum = 0;
  for (const auto& pack : packs) sum += pack.cases.size();
  return sum;
}
std::size_t TestReport::expectations() const {
  std::size_t sum = 0;
  for (const auto& pack : packs) {
    for (const auto& test : pack.cases) sum += test.expectations;
  }
  return sum;
}
std::size_t TestReport::failed() const {
  std::size_t sum = 0;
  for (const auto& pack : packs) {
    for (const auto& test : pack.cases) sum += test.passed() ? 0 : 1;
  }
  return sum;
}
double TestReport::covered() const {
  testing::Share sum;
  for (const auto& pack : packs) {
    if (!pack.coverage) continue;
    const auto share = pack.coverage->total();
    sum.covered += share.covered;
    sum.all += share.all;
  }
  return sum.all == 0 ? 100 : 100 * static_cast<double>(sum.covered) / static_cast<double>(sum.all);
}

std::string test_text(const TestReport& report, const TestText& how) {
  std::string text;
  bool missing = false;
  for (const auto& pack : report.packs) {
    std::string lines;
    for (const auto& test : pack.cases) {
      if (!test.passed()) lines += failures_text(test);
    }
    for (const auto& note : pack.notes) lines += note;
    if (pack.coverage && how.list_missing) lines += missing_text(pack);
    missing = missing || (pack.coverage && !pack.coverage->missing.empty());
    if (!lines.empty()) text += pack.folder + "\n" + lines;
  }
  if (how.only_totals) text.clear();
  text += fmt::format("{} rules, {} tests, {} expectations, {} failed\n", report.rules(),
                      report.tests(), report.expectations(), report.failed());
  const auto coverage = coverage_line(report);
  if (!coverage.empty())
    text += coverage + (missing && !how.list_missing ? " (--coverage -v lists them)\n" : "\n");
  return text;
}

// ---- JSON ----

namespace {

nlohmann::json case_json(const PackTests& pack, const TestCase& test) {
  auto failures = nlohmann::json::array();
  for (const auto& failure : test.failures)
    failures.push_back({{"file", failure.at.file},
                        {"line", failure.at.line},
                        {"expected", failure.expected},
                        {"got", failure.got}});
  return {{"pack", pack.name},
          {"test", test.name},
          {"file", test.file},
          {"line", test.line},
          {"expectations", test.expectations},
          {"passed", test.passed()},
          {"failures", failures}};
}

nlohmann::json coverage_json(const PackTests& pack) {
  nlohmann::json json = {{"pack", pack.name}};
  for (const auto& [aspect, share] : pack.coverage->shares)
    json[std::string(to_string(aspect))] = {{"covered", share.covered}, {"all", share.all}};
  json["missing"] = nlohmann::json::array();
  for (const auto& item : pack.coverage->missing)
    json["missing"].push_back({{"what", item.what},
                               {"aspect", to_string(item.aspect)},
                               {"file", item.at.file},
                               {"line", item.at.line}});
  return json;
}

}  // namespace

std::string test_json(const TestReport& report) {
  nlohmann::json json = {{"format", "garis-test/1"},
                         {"rules", report.rules()},
                         {"expectations", report.expectations()},
                         {"failed", report.failed()},
                         {"tests", nlohmann::json::array()}};
  for (const auto& pack : report.packs) {
    for (const auto& test : pack.cases) json["tests"].push_back(case_json(pack, test));
    if (pack.coverage) json["coverage"].push_back(coverage_json(pack));
  }
  return json.dump(2) + "\n";
}

// ---- JUnit, TAP ----

namespace {

// Characters that XML 1.0 cannot hold have been made visible before.
std::string xml(const std::string& text) {
  std::string out;
  for (const char c : visible(text)) {
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
      default:
        out += c;
    }
  }
  return out;
}

std::string case_xml(const PackTests& pack, const TestCase& test) {
  auto text = fmt::format(
      "    <testcase classname=\"{}\" name=\"{}\" file=\"{}\" line=\"{}\" "
      "assertions=\"{}\"",
      xml(pack.name), xml(test.name), xml(test.file), test.line, test.expectations);
  if (test.passed()) return text + "/>\n";
  text += ">\n";
  for (const auto& failure : test.failures)
    text += fmt::format(
        "      <failure type=\"expectation\" message=\"{}\">{}:{}: {}\ngot {}"
        "</failure>\n",
        xml(failure.got), xml(failure.at.file), failure.at.line, xml(failure.expected),
        xml(failure.got));
  return text + "    </testcase>\n";
}

std::string one_line(const std::string& text) {
  std::string out = visible(text);
  for (char& c : out) {
    if (c == '\n' || c == '\r' || c == '#') c = ' ';
  }
  return out;
}

}  // namespace

std::string test_junit(const TestReport& report) {
  auto text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"garis test\" tests=\"{}\" "
      "failures=\"{}\" errors=\"0\">\n",
      report.tests(), report.failed());
  for (const auto& pack : report.packs) {
    std::size_t failed = 0;
    for (const auto& test : pack.cases) failed += test.passed() ? 0 : 1;
    text += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\">\n",
        xml(pack.name), pack.cases.size(), failed);
    for (const auto& test : pack.cases) text += case_xml(pack, test);
    text += "  </testsuite>\n";
  }
  return text + "</testsuites>\n";
}

std::string test_tap(const TestReport& report) {
  auto text = fmt::format("TAP version 13\n1..{}\n", report.tests());
  std::size_t number = 0;
  for (const auto& pack : report.packs) {
    for (const auto& test : pack.cases) {
      text += fmt::format("{} {} - {}: {}\n", test.passed() ? "ok" : "not ok", ++number,
                          one_line(pack.name), one_line(test.name));
      for (const auto& failure : test.failures)
        text += fmt::format("  # {}:{} {}\n  # got {}\n", one_line(failure.at.file),
                            failure.at.line, one_line(failure.expected), one_line(failure.got));
    }
  }
  return text;
}

}  // namespace garis::cli

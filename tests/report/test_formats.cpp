// CSV, JUnit, SARIF, NDJSON and GitHub annotations; the files are read again by check_formats.py.
#include <nlohmann/json.hpp>

#include "checker/findings/finalize.hpp"
#include "checker/report/csv.hpp"
#include "checker/report/github.hpp"
#include "checker/report/json.hpp"
#include "checker/report/junit.hpp"
#include "checker/report/ndjson.hpp"
#include "checker/report/sarif.hpp"
#include "dsl/base/text.hpp"
#include "tests/report/hostile.hpp"
#include "tests/report/reports.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

struct Format {
  const char* extension;
  std::string (*render)(const findings::Report&);
};

const std::vector<Format> kFormats = {
    {"csv", [](const findings::Report& r) { return report::to_csv(r); }},
    {"junit.xml", [](const findings::Report& r) { return report::to_junit(r); }},
    {"sarif", [](const findings::Report& r) { return report::to_sarif(r); }},
    {"ndjson", [](const findings::Report& r) { return report::to_ndjson(r); }},
    {"github.txt", [](const findings::Report& r) { return report::to_github(r); }},
};

void write_all(const std::string& name, const findings::Report& report) {
  for (const auto& format : kFormats) {
    const auto text = format.render(report);
    INFO(name << " " << format.extension);
    CHECK(base::is_valid_utf8(text));
    testing::write_file(std::string(GARIS_WRITTEN) + "/" + name + "." + format.extension, text);
  }
}

bool has(const std::string& text, std::string_view wanted) {
  return text.find(wanted) != std::string::npos;
}

}  // namespace

TEST_CASE("every format of every sample report is written") {
  write_all("office", testing::office());
  write_all("everything", testing::everything());
  int i = 0;
  for (const auto& name : testing::hostile_names())
    write_all("hostile_" + std::to_string(i++), testing::with_name(name));
}

TEST_CASE("a negative number stays a number, a formula becomes text") {
  auto report = testing::office();
  report.findings[0].subject.name = "=HYPERLINK(\"x\")";
  const auto csv = report::to_csv(report);
  CHECK(has(csv, ",-0.06,"));
  CHECK(has(csv, "\"'=HYPERLINK(\"\"x\"\")\""));
  CHECK(report::to_csv(report, {';', true}).starts_with("\xEF\xBB\xBFsubmission;round;run;"));
}

TEST_CASE("JUnit: what is not decided is skipped, or fails when asked to be strict") {
  const auto report = testing::office();
  const auto plain = report::to_junit(report), strict = report::to_junit(report, {true, "en"});
  CHECK(has(plain, "<skipped message=\"undetermined: Chiller COP\"/>"));
  CHECK(has(strict, "<failure type=\"undetermined\""));
  CHECK(has(plain, "<failure type=\"fail\" message=\"fail: External wall U-value\">"));
}

TEST_CASE("SARIF: kinds, levels and suppressions") {
  const auto sarif = nlohmann::json::parse(report::to_sarif(testing::everything()));
  const auto& run = sarif["runs"][0];
  std::size_t suppressed = 0;
  for (const auto& result : run["results"]) {
    CHECK((result["kind"] == "fail" || result["level"] == "none"));
    CHECK(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"] ==
          result["ruleId"]);
    suppressed += result.contains("suppressions") ? 1 : 0;
  }
  CHECK(suppressed > 0);
  CHECK(run["invocations"][0]["executionSuccessful"] == false);
}

TEST_CASE("NDJSON ends with the digest of the record") {
  const auto report = testing::office();
  const auto lines = report::to_ndjson(report);
  const auto last = nlohmann::json::parse(lines.substr(lines.rfind('\n', lines.size() - 2) + 1));
  const auto file = nlohmann::json::parse(report::to_json(report));
  CHECK(last["t"] == "verdict");
  CHECK(last["digest"] == file["digest"]["record"]);
  CHECK(last["run"] == file["record"]["run"]["id"]);
}

TEST_CASE("annotations cannot be forged by names") {
  for (const auto& name : testing::hostile_names()) {
    const auto text = report::to_github(testing::with_name(name));
    for (const auto line : base::split(text, '\n')) {
      const bool is_command = line.starts_with("::error ") || line.starts_with("::warning ") ||
                              line.starts_with("::notice ") || line.starts_with("::notice::");
      CHECK((line.empty() || is_command));
    }
  }
}

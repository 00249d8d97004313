#include <limits>

#include <nlohmann/json.hpp>

#include "checker/findings/canonical.hpp"
#include "checker/report/json.hpp"
#include "checker/report/sentences.hpp"
#include "checker/report/text.hpp"
#include "dsl/base/sha256.hpp"
#include "tests/report/reports.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

TEST_CASE("the format example has the digest and run id of the contract") {
  const auto example = testing::format_example();
  const auto file = nlohmann::json::parse(report::to_json(example));
  const std::string text = findings::canonical(file["record"]);
  CHECK(text.size() == 5669);
  CHECK(base::sha256(text) == "0c76daceb4f18326b91b540a7ac873386ceba3b53cf340ea9591a86b4bf3c2a0");
  CHECK(file["digest"]["record"] == base::sha256(text));
  CHECK(report::run_id(example) ==
        "3815ecd8386c75b41b5b63f4a0617ee6bc18667e0940c6f1d960cb72ce8f8208");
  CHECK(report::short_run_id(report::run_id(example)) == "3815-ecd8");
}

TEST_CASE("reports are written for the schema test") {
  const std::string folder = GARIS_WRITTEN;
  testing::write_file(folder + "/format_example.json", report::to_json(testing::format_example()));
  testing::write_file(folder + "/office.json", report::to_json(testing::office()));
  testing::write_file(folder + "/everything.json", report::to_json(testing::everything()));
  CHECK(report::to_json(testing::office()).ends_with("}\n"));
}

TEST_CASE("a saved report renders to the same bytes") {
  for (const auto& original :
       {testing::format_example(), testing::office(), testing::everything()}) {
    const auto saved = report::to_json(original);
    const auto read = report::read_json(saved);
    REQUIRE(read);
    CHECK(report::to_json(*read) == saved);
    for (const auto* language : {"en", "ms", "ja"}) {
      report::TextOptions options;
      options.language = language;
      options.all = options.verbose = true;
      CHECK(report::to_text(*read, options) == report::to_text(original, options));
    }
  }
}

TEST_CASE("an altered report is refused, or read when asked") {
  auto saved = report::to_json(testing::office());
  saved.replace(saved.find("\"fail\""), 6, "\"pass\"");
  const auto read = report::read_json(saved);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == "E-DIGEST");
  testing::write_file(std::string(GARIS_WRITTEN) + "/altered/report.json", saved);
  CHECK(report::read_json(saved, report::DigestCheck::ignored));
}

TEST_CASE("what is no report is refused with a reason") {
  for (const auto* text :
       {"", "{", "[]", "{}", R"({"format":"garis-report/2"})", R"({"format":"garis-report/1"})",
        R"({"format":"garis-report/1","record":{"a":0.5}})",
        R"({"format":"garis-report/1","record":{"run":3}})"}) {
    const auto read = report::read_json(text, report::DigestCheck::ignored);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "E-REPORT");
  }
}

TEST_CASE("unknown outcomes are read as not decided, unknown fields are ignored") {
  auto file = nlohmann::json::parse(report::to_json(testing::office()));
  file["record"]["rules"][0]["outcome"] = "excused";
  file["record"]["rules"][0]["colour"] = "green";
  const auto read = report::read_json(file.dump(), report::DigestCheck::ignored);
  REQUIRE(read);
  CHECK(read->rules[0].outcome == findings::Outcome::undetermined);
}

TEST_CASE("what is missing without being a property, and results that are no number") {
  auto report = testing::everything();
  auto& finding = report.findings[0];
  finding.open.clear();
  const std::pair<const char*, const char*> reasons[] = {
      {"row_absent", "no walls"}, {"row_absent", "no roofs"}, {"implausible", "division by zero"}};
  for (const auto& [cause, text] : reasons) {
    findings::OpenItem item;
    item.cause = cause;
    item.text = text;
    if (item.cause == "row_absent") item.supplier = "designer";
    finding.open.push_back(item);
  }
  const double infinite = std::numeric_limits<double>::infinity();
  finding.measure->actual.value = infinite;
  finding.measure->margin = finding.measure->margin_percent = -infinite;
  finding.measure->margin_low = finding.measure->margin_high = std::nullopt;
  const auto text = report::to_json(report);
  testing::write_file(std::string(GARIS_WRITTEN) + "/computed.json", text);
  CHECK(text.find("\"inf") == std::string::npos);
  CHECK(text.find("\"-inf") == std::string::npos);
  const auto lines = report::missing_sentences(finding, 1, {}, "en");
  REQUIRE(lines.size() == 3);
  CHECK(lines[1].what == "an expected entry does not exist (no roofs)");
  CHECK(lines[2].what == "cannot be computed (division by zero)");
  CHECK(lines[2].ask.empty());
}

TEST_CASE("per cent of the limit has one decimal") {
  auto report = testing::office();
  auto& measure = *report.findings[0].measure;
  const auto written = [&](double percent) {
    measure.margin_percent = percent;
    const auto file = nlohmann::json::parse(report::to_json(report));
    return file["record"]["findings"][0]["measure"]["margin_percent"];
  };
  CHECK(written(-17.142857) == "-17.1");
  CHECK(written(-0.01) == "0.0");
  CHECK(written(0.25) == "0.2");
  CHECK(written(20) == "20.0");
}

#include "checker/findings/canonical.hpp"
#include "checker/findings/clean_text.hpp"
#include "checker/findings/finalize.hpp"
#include "checker/findings/fingerprint.hpp"
#include "dsl/base/sha256.hpp"
#include "tests/report/reports.hpp"
#include "tests/unit/catch.hpp"

using namespace garis::findings;

TEST_CASE("SHA-256 of known texts") {
  CHECK(garis::base::sha256("") ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  garis::base::Sha256 hash;
  hash.update("a");
  hash.update("bc");
  CHECK(hash.hex() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("fingerprints are those of the contract") {
  struct Vector {
    std::string guideline, rule;
    char level;
    std::string key, expected;
  };
  const Vector vectors[] = {
      {"lcb", "5.2.3-wall-u", 'g', "2O2Fr$t4X7Zf8NOew3FNr2",
       "fp1g-309324d731aff630d4268e1f24d16760"},
      {"lcb", "5.2.3-wall-u", 't', "418227", "fp1t-8d2ccca7192af9797f1098d842e32836"},
      {"lcb", "5.2.3-wall-u", 'n', "surf-12", "fp1n-b5a99f9cc4b9376c27376aa4f51647f9"},
      {"lcb", "5.2.3-wall-u", 'p', "wall|W-EXT-02|W-EXT-02|2F|24,-19,12",
       "fp1p-05725c1c45ceec5071330439e76ab074"},
      {"lcb", "6.1.1-chiller-cop", 'g', "1Kx9aBcD5E7fGhIjKlMnOp",
       "fp1g-e1d3ef64ca9c1412bd0afba751428577"},
      {"ms1525", "5.2-facade-watch", 'g', "3uZ7$Qk2r0XfB1NnH5tYwA/east",
       "fp1g-b3d17fabf5932883aaa517179c79ced8"}};
  for (const auto& [guideline, rule, level, key, expected] : vectors) {
    CHECK(fingerprint(guideline, rule, level, key) == expected);
  }
}

TEST_CASE("the keys of a subject") {
  Subject wall;
  wall.kind = "wall";
  wall.type = wall.name = "W-EXT-02";
  wall.tag = "418227";
  wall.doc_id = "surf-12";
  wall.where = {"Ward office", "2F", "Room 201"};
  wall.centre = {{12.3, -9.4, 6.0}};
  wall.ordinal = 7;
  wall.global_id = "2O2Fr$t4X7Zf8NOew3FNr2";
  const auto keys = subject_keys(wall);
  CHECK(keys.at('g') == "2O2Fr$t4X7Zf8NOew3FNr2");
  CHECK(keys.at('t') == "418227");
  CHECK(keys.at('n') == "surf-12");
  CHECK(keys.at('p') == "wall|W-EXT-02|W-EXT-02|2F|24,-19,12");
  CHECK(keys.at('o') == "7");

  SECTION("a bar inside a part becomes a slash, absent parts are empty") {
    Subject odd;
    odd.kind = "wall";
    odd.name = "A|B";
    CHECK(subject_keys(odd).at('p') == "wall||A/B||");
    CHECK(subject_keys(odd).size() == 1);
  }
  SECTION("no place without a name or a centre") {
    Subject nameless;
    nameless.kind = "wall";
    CHECK(subject_keys(nameless).empty());
  }
  SECTION("other UUIDs than GlobalIds in lower case") {
    Subject part;
    part.global_id = "7F4AE3A8-B198-55CA-B79E-08A2B89EDFFA";
    CHECK(subject_keys(part).at('g') == "7f4ae3a8-b198-55ca-b79e-08a2b89edffa");
  }
  SECTION("a derived entity has the key of its parent and of its group") {
    wall.group_key = "east/2";
    CHECK(subject_keys(wall).at('g') == "2O2Fr$t4X7Zf8NOew3FNr2/east/2");
    CHECK(subject_keys(wall).at('o') == "7/east/2");
  }
}

TEST_CASE("group ids are those of the contract") {
  CHECK(group_id("lcb", "5.2.3-wall-u", Outcome::fail, "<= 0.35 W/(m²·K)  0.41", "W-EXT-02") ==
        "g1-c34cb6c787e7bb20");
  const auto report = garis::testing::format_example();
  CHECK(cause_key(report.findings[0]) == "<= 0.35 W/(m²·K)  0.41");
  CHECK(report.findings[0].group == "g1-c34cb6c787e7bb20");
  CHECK(report.findings[1].group == "g1-ff3bb642528bf0bb");
  CHECK(cause_key(report.findings[2]) == "chiller.cop:absent");
  CHECK(report.findings[2].group == "g1-708b9bd10c5cd665");
}

TEST_CASE("cause keys") {
  Finding finding;
  SECTION("open items are sorted and listed once") {
    finding.outcome = Outcome::undetermined;
    for (const auto* name : {"b", "a", "b"}) {
      OpenItem item;
      item.property = name;
      item.cause = "absent";
      finding.open.push_back(item);
    }
    CHECK(cause_key(finding) == "a:absent;b:absent");
  }
  SECTION("a waiver, an exception, an error") {
    finding.waiver = Waiver{"W-12", "", "", {}};
    finding.exception = NamedClause{"heritage", {}};
    finding.error = RuleError{"E-RULE", "", "", 0, 0};
    finding.at.line = 9;
    finding.outcome = Outcome::waived;
    CHECK(cause_key(finding) == "W-12");
    finding.outcome = Outcome::exempt;
    CHECK(cause_key(finding) == "heritage");
    finding.outcome = Outcome::error;
    CHECK(cause_key(finding) == "E-RULE 9");
  }
  SECTION("without a measure only the path is left") {
    finding.outcome = Outcome::fail;
    CHECK(cause_key(finding) == "    ");
    finding.path = NamedClause{"with shading", {}};
    CHECK(cause_key(finding) == "   with shading ");
  }
}

namespace {

Report two_walls(const std::string& first_tag, const std::string& second_tag) {
  Report report;
  RuleSummary rule;
  rule.pack = "lcb@1";
  rule.rule = "r";
  rule.counts[Outcome::fail] = 2;
  report.rules = {rule};
  for (const auto& tag : {first_tag, second_tag}) {
    Finding finding;
    finding.pack = rule.pack;
    finding.rule = rule.rule;
    finding.outcome = Outcome::fail;
    finding.subject.kind = "wall";
    finding.subject.name = "same";
    finding.subject.tag = tag;
    finding.subject.ordinal = static_cast<std::uint32_t>(report.findings.size() + 1);
    report.findings.push_back(finding);
  }
  return report;
}

}  // namespace

TEST_CASE("a key that two subjects share identifies neither") {
  auto report = two_walls("T", "T");
  finalize(report);
  for (const auto& finding : report.findings) {
    CHECK(finding.id.starts_with("fp1o-"));
    CHECK(finding.fingerprints.size() == 1);
  }
  REQUIRE(report.notices.size() == 2);  // tag; place, as nothing stronger is left
  CHECK(report.notices[0].code == "N-DUPLICATE-ID");
}

TEST_CASE("a shared place is no news when a tag tells the subjects apart") {
  auto report = two_walls("T1", "T2");
  finalize(report);
  CHECK(report.findings[0].id.starts_with("fp1t-"));
  CHECK_FALSE(report.findings[0].fingerprints.contains('p'));
  CHECK(report.notices.empty());
}

TEST_CASE("keys known to be shared with a subject that passes are dropped as well") {
  auto report = two_walls("T1", "T2");
  finalize(report, {{'t', {"T1"}}});
  for (const auto& finding : report.findings) {
    CHECK(finding.fingerprints.contains('t') == (finding.subject.tag == "T2"));
  }
}

TEST_CASE("findings and groups are sorted whatever their order was") {
  auto report = garis::testing::everything();
  auto reversed = report;
  std::reverse(reversed.findings.begin(), reversed.findings.end());
  std::reverse(reversed.rules.begin(), reversed.rules.end());
  reversed.verdict.incomplete = true;
  finalize(reversed);
  REQUIRE(reversed.findings.size() == report.findings.size());
  for (std::size_t i = 0; i < report.findings.size(); ++i) {
    CHECK(reversed.findings[i].id == report.findings[i].id);
  }
  CHECK(report.findings.front().rule == "5.5-glazing");
}

TEST_CASE("larger groups come first, then the id decides") {
  auto report = garis::testing::office();
  report.findings[3].subject.type = "W-EXT-09";
  finalize(report);
  REQUIRE(report.rules[0].groups.size() == 2);
  CHECK(report.rules[0].groups[0].size == 23);
  CHECK(report.rules[0].groups[1].type == "W-EXT-09");
}

TEST_CASE("a cap cuts the list, says so, and leaves the counts alone") {
  auto report = garis::testing::office();
  report.run.options.max_findings = 5;
  finalize(report);
  CHECK(std::count_if(report.findings.begin(), report.findings.end(),
                      [](const Finding& finding) { return finding.rule == "5.2.3-wall-u"; }) == 5);
  CHECK(report.rules[0].counts.at(Outcome::fail) == 24);
  CHECK(report.rules[0].groups[0].size == 24);
  REQUIRE(report.notices.size() == 1);
  CHECK(report.notices[0].code == "N-CUT");
}

#include "checker/findings/finalize.hpp"
#include "checker/report/html/html.hpp"
#include "checker/report/html/markup.hpp"
#include "checker/report/json.hpp"
#include "dsl/base/text.hpp"
#include "tests/report/hostile.hpp"
#include "tests/report/reports.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

// Written pages are read again by check_html.py.
std::string page(const std::string& name, const findings::Report& report,
                 const html::HtmlOptions& options = {}) {
  const auto text = html::to_html(report, options);
  testing::write_file(std::string(GARIS_WRITTEN) + "/" + name + ".html", text);
  return text;
}

bool has(const std::string& page, std::string_view wanted) {
  return page.find(wanted) != std::string::npos;
}

findings::Report with_many(std::size_t count, std::size_t groups) {
  auto report = testing::office();
  const auto fails = [](const findings::Finding& f) {
    return f.outcome == findings::Outcome::fail;
  };
  const auto first = *std::find_if(report.findings.begin(), report.findings.end(), fails);
  report.findings.clear();
  for (std::size_t i = 0; i < count; ++i) {
    auto finding = first;
    finding.subject.name = "W-" + std::to_string(i);
    finding.subject.global_id.clear();
    finding.subject.type = "type " + std::to_string(i % groups);
    report.findings.push_back(std::move(finding));
  }
  for (auto& rule : report.rules) {
    if (rule.rule != first.rule) continue;
    rule.groups.clear();
    rule.counts[findings::Outcome::fail] = count;
  }
  findings::finalize(report);
  return report;
}

}  // namespace

TEST_CASE("text cannot become markup") {
  struct Case {
    const char* name;
    std::string raw, expected;
  };
  const std::vector<Case> cases = {
      {"markup", "<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"},
      {"glue", std::string("5\x01m"), "5&nbsp;m"},
      {"direction", "a\u202eb", "a&lt;U+202E&gt;b"},
      {"control", "a\x1b[0m", "a\ufffd[0m"},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(html::text(c.raw).code() == c.expected);
    CHECK(html::element("p", {{"title", c.raw}}).code() == "<p title=\"" + c.expected + "\"></p>");
  }
}

TEST_CASE("the first screen says whether it complies, what is wrong, what is open, what to do") {
  const auto text = page("office", testing::office());
  const auto end = text.find("</header>");
  REQUIRE(end != std::string::npos);
  const auto first = text.substr(0, end);
  CHECK(has(first, "NOT COMPLIANT"));
  CHECK(has(first, "External wall U-value"));
  CHECK(has(first, "Chiller COP"));
  CHECK(has(first, "ask the designer: rated COP at full load"));
  CHECK(has(first, "Is the façade in keeping with the street?"));
}

TEST_CASE("pages are complete in three languages") {
  struct Case {
    const char* language;
    const char* word;
  };
  const std::vector<Case> cases = {
      {"en", "What to do next"}, {"ms", "Tindakan seterusnya"}, {"ja", "次にすること"}};
  for (const auto& c : cases) {
    const auto text =
        page(std::string("everything_") + c.language, testing::everything(), {c.language, 100});
    CHECK(has(text, c.word));
    CHECK(has(text, std::string("<html lang=\"") + c.language + "\">"));
  }
}

TEST_CASE("hostile names stay text") {
  int i = 0;
  for (const auto& name : testing::hostile_names()) {
    const auto text = page("hostile_" + std::to_string(i++), testing::with_name(name));
    CHECK(base::is_valid_utf8(text));
    CHECK_FALSE(has(text, "<script>alert"));
    CHECK(text.size() < 3'000'000);
  }
}

TEST_CASE("no findings, 200 and 50,000: what is cut is said where it is cut") {
  auto none = testing::office();
  none.findings.clear();
  for (auto& rule : none.rules) {
    rule.groups.clear();
    rule.counts.clear();
    rule.outcome = findings::Outcome::pass;
  }
  findings::finalize(none);
  CHECK(has(page("none", none), "Nothing that was checked fails."));

  const auto some = page("findings_200", with_many(200, 1));
  CHECK(has(some, "… 100 more"));
  const auto many = page("findings_50000", with_many(50'000, 300));
  CHECK(many.size() < 5'000'000);
  CHECK(has(many, "more groups with"));
}

TEST_CASE("a saved run gives the same page") {
  const auto report = testing::everything();
  const auto again = report::read_json(report::to_json(report));
  REQUIRE(again);
  CHECK(html::to_html(*again) == html::to_html(report));
}

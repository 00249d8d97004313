#include "checker/report/columns.hpp"
#include "checker/report/text.hpp"
#include "checker/report/words.hpp"
#include "dsl/base/text.hpp"
#include "tests/report/reports.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using report::TextOptions;

namespace {

TextOptions in(const std::string& language) {
  TextOptions options;
  options.language = language;
  return options;
}

bool fits(const std::string& text, std::size_t width) {
  for (const auto line : base::split(text, '\n')) {
    if (report::columns(line) > width) return false;
  }
  return true;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("text reports, as expected in files") {
  for (const std::string language : {"en", "ms", "ja"}) {
    CHECK(testing::is_golden("office." + language + ".txt",
                             report::to_text(testing::office(), in(language))));
    auto options = in(language);
    options.all = options.verbose = true;
    CHECK(testing::is_golden("everything." + language + ".txt",
                             report::to_text(testing::everything(), options)));
  }
  TextOptions terminal;
  terminal.colour = terminal.marks = true;
  terminal.width = 100;
  CHECK(testing::is_golden("terminal.txt", report::to_text(testing::everything(), terminal)));
}

TEST_CASE("no line is wider than the page") {
  for (const std::string language : {"en", "ms", "ja"}) {
    for (const int width : {60, 72, 80, 120}) {
      auto options = in(language);
      options.width = width;
      options.all = options.verbose = true;
      options.examples = 3;
      CHECK(fits(report::to_text(testing::everything(), options), static_cast<std::size_t>(width)));
    }
  }
}

TEST_CASE("the width is kept between 60 and 120") {
  TextOptions narrow, wide;
  narrow.width = 10;
  wide.width = 1000;
  CHECK(fits(report::to_text(testing::office(), narrow), 60));
  CHECK(fits(report::to_text(testing::office(), wide), 120));
}

TEST_CASE("quiet prints the verdict only") {
  TextOptions options;
  options.quiet = true;
  CHECK(report::to_text(testing::office(), options) ==
        "NOT COMPLIANT  1 of 35 mandatory rules that apply fails; 1 not decided,\n"
        "1 question open, 1 waived.\n");
}

TEST_CASE("errors come first and are never hidden") {
  const auto text = report::to_text(testing::everything());
  CHECK(text.starts_with("ERROR   the file ends in the middle of an entity office.xml:4410"));
  CHECK(text.find("ERROR   8.2") < text.find("FAIL"));
  CHECK(has(text, "NOT COMPLIANT, INCOMPLETE"));
}

TEST_CASE("passes, exemptions and rules that do not apply are hidden unless asked for") {
  CHECK_FALSE(has(report::to_text(testing::everything()), "PASS"));
  CHECK_FALSE(has(report::to_text(testing::everything()), "EXEMPT"));
  TextOptions verbose;
  verbose.verbose = true;
  const auto text = report::to_text(testing::everything(), verbose);
  CHECK(has(text, "PASS    9.1"));  // with a flag
  CHECK(has(text, "N/A     7.4"));
  CHECK_FALSE(has(text, "EXEMPT"));
}

TEST_CASE("groups and examples are cut with a word about it") {
  auto report = testing::office();
  TextOptions options;
  options.examples = 3;
  CHECK(has(report::to_text(report, options), "… 21 more"));
  auto many = report.rules[0].groups[0];
  report.rules[0].groups.clear();
  for (int i = 0; i < 4; ++i) {
    many.size = 6;
    many.id = "g1-" + std::to_string(i);
    report.rules[0].groups.push_back(many);
  }
  options.groups = 2;
  CHECK(has(report::to_text(report, options), "… 2 more groups with 12 findings"));
}

TEST_CASE("tokens of the format never stand in running text") {
  TextOptions options;
  options.all = options.verbose = true;
  const auto text = report::to_text(testing::everything(), options);
  for (const auto* token :
       {"not_applicable", "undetermined", "not_compliant", "unmapped", "near_limit"}) {
    CHECK_FALSE(has(text, token));
  }
}

TEST_CASE("rates are never printed without their numbers") {
  const auto text = report::to_text(testing::office());
  CHECK_FALSE(has(text, "100 %"));
}

TEST_CASE("every phrase exists in every language with the same places") {
  using report::Phrase;
  for (int i = 0; i <= static_cast<int>(Phrase::stored_only); ++i) {
    const auto phrase = static_cast<Phrase>(i);
    const auto english = report::pattern(phrase, "en");
    for (const auto* language : {"ms", "ja"}) {
      const auto other = report::pattern(phrase, language);
      CHECK(english.empty() == other.empty());
      for (const auto* place : {"{0}", "{1}", "{2}"}) {
        CHECK(has(std::string(english), place) == has(std::string(other), place));
      }
    }
  }
  CHECK(report::outcome_word(findings::Outcome::error, "ja") == "実行エラー");
  CHECK(report::verdict_word(findings::Word::nothing_checked, "ms") == "TIADA YANG DISEMAK");
  CHECK(report::outcome_word(findings::Outcome::pass, "fr") == "complies");
}

TEST_CASE("words for operators") {
  using report::operator_words;
  CHECK(operator_words("<=", "5 m", "", "en") == "at most 5 m");
  CHECK(operator_words("<", "5 m", "", "ms") == "kurang daripada 5 m");
  CHECK(operator_words(">", "5 m", "", "ja") == "5 m 超");
  CHECK(operator_words("between", "5", "6 m", "en") == "between 5 and 6 m");
}

TEST_CASE("wrapping") {
  using report::wrap;
  CHECK(wrap("aa bb cc", 0, 5).size() == 1);  // never narrower than eight columns
  CHECK(wrap("aaaa bbbb cccc", 2, 12) == std::vector<std::string>{"  aaaa bbbb", "  cccc"});
  CHECK(wrap("aaaaaaaaaaaaaaaaaaaa", 0, 12) ==
        std::vector<std::string>{"aaaaaaaaaaaa", "aaaaaaaa"});
  CHECK(wrap("熱貫流率が上限を超え。", 0, 10) ==
        std::vector<std::string>{"熱貫流率が", "上限を超", "え。"});
  CHECK(report::columns("壁a\u0301") == 3);
  CHECK(report::fit("熱貫流率", 5) == "熱貫…");
}

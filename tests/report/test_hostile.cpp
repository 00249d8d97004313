#include "checker/findings/finalize.hpp"
#include "checker/report/columns.hpp"
#include "checker/report/json.hpp"
#include "checker/report/text.hpp"
#include "dsl/base/text.hpp"
#include "tests/report/reports.hpp"
#include "tests/report/written.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;

namespace {

const std::vector<std::string>& hostile_names() {
  static const std::vector<std::string> names = {"\x1b[2J\x1b]0;title\x07 W-1",
                                                 "a\u202egnp.exe",
                                                 "\u2066x\u2069\u200f\u200b\ufeff",
                                                 "line\nbreak\rreturn\ttab",
                                                 "\u009b31m and \x7f",
                                                 "\xff\xfe\xc3(\xe2\x82",
                                                 std::string("nul\0nul", 7),
                                                 "<script>alert(1)</script>",
                                                 "=1+1",
                                                 "::error::x",
                                                 "]]>",
                                                 "{0} {1} {} %s",
                                                 "\U000E0041\u2028\u2029",
                                                 std::string(1'000'000, 'W'),
                                                 std::string(300'000, '\xff')};
  return names;
}

// One finding of each kind is enough here.
findings::Report small_report() {
  auto report = testing::everything();
  for (auto& rule : report.rules) {
    const auto is_more = [&, seen = 0](const findings::Finding& finding) mutable {
      return finding.rule == rule.rule && ++seen > 1;
    };
    const auto more = std::erase_if(report.findings, is_more);
    if (more > 0) rule.counts[rule.outcome] -= more;
  }
  return report;
}

// The same name wherever a model can put one.
findings::Report with_name(const std::string& name) {
  auto report = small_report();
  for (auto& input : report.run.inputs) input.name = input.version = input.exporter = name;
  for (auto& finding : report.findings) {
    auto& subject = finding.subject;
    subject.name = subject.type = subject.tag = subject.ref = subject.file = name;
    subject.where = {name, name, name};
    for (auto& input : finding.inputs) input.value = input.path = input.subject_name = name;
    for (auto& item : finding.open) item.text = item.subject_name = name;
    for (auto& item : finding.open) item.tried = {{name, name}};
    finding.message["en"] = name;
    finding.condition = name;
  }
  for (auto& notice : report.notices) notice.text["en"] = notice.file = name;
  findings::finalize(report);
  return report;
}

bool is_tame(const std::string& text) {
  if (!base::is_valid_utf8(text)) return false;
  for (const unsigned char c : text) {
    if ((c < 0x20 && c != '\n') || c == 0x7f) return false;
  }
  for (const auto* hidden : {"\u202e", "\u2066", "\u2069", "\u200f", "\u200b", "\ufeff", "\u2028",
                             "\u2029", "\u009b", "\u0085", "\U000E0041"}) {
    if (text.find(hidden) != std::string::npos) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("hostile names never reach the terminal") {
  report::TextOptions options;
  options.all = options.verbose = true;
  options.examples = 2;
  for (const auto& name : hostile_names()) {
    const auto text = report::to_text(with_name(name), options);
    CHECK(is_tame(text));
    CHECK(text.size() < 400'000);
    for (const auto line : base::split(text, '\n')) CHECK(report::columns(line) <= 80);
  }
}

TEST_CASE("hostile names give valid, bounded records") {
  int i = 0;
  for (const auto& name : hostile_names()) {
    const auto saved = report::to_json(with_name(name));
    CHECK(base::is_valid_utf8(saved));
    CHECK(saved.size() < 2'000'000);
    CHECK(report::read_json(saved));
    testing::write_file(std::string(GARIS_WRITTEN) + "/hostile_" + std::to_string(i++) + ".json",
                        saved);
  }
}

TEST_CASE("what would change the direction of text is shown as a mark") {
  CHECK(report::inert("a\u202eb") == "a<U+202E>b");
  CHECK(report::inert("a\x1b[0m\n\tb") == "a\ufffd[0m  b");
  CHECK(report::inert("می\u200cخواهم") == "می\u200cخواهم");  // needed to write Persian
}

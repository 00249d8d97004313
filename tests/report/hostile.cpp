#include "tests/report/hostile.hpp"

#include "checker/findings/finalize.hpp"
#include "tests/report/reports.hpp"

namespace garis::testing {
namespace {

// One finding of each kind is enough here.
findings::Report small_report() {
  auto report = everything();
  for (auto& rule : report.rules) {
    const auto is_more = [&, seen = 0](const findings::Finding& finding) mutable {
      return finding.rule == rule.rule && ++seen > 1;
    };
    const auto more = std::erase_if(report.findings, is_more);
    if (more > 0) rule.counts[rule.outcome] -= more;
  }
  return report;
}

}  // namespace

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

}  // namespace garis::testing

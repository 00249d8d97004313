#include "checker/report/ndjson.hpp"

#include "checker/findings/canonical.hpp"
#include "checker/report/fields_points.hpp"
#include "checker/report/json.hpp"
#include "checker/report/record.hpp"

namespace garis::report {
namespace {

void add_line(const char* type, Json part, std::string& to) {
  part["t"] = type;
  to += findings::canonical(part);
  to += '\n';
}

}  // namespace

std::string to_ndjson(const findings::Report& report) {
  std::string text;
  add_line("run", run_json(report), text);
  for (const auto& notice : report.notices) add_line("notice", written(notice), text);
  for (const auto& finding : report.findings) add_line("finding", written(finding), text);
  for (const auto& credit : report.credits) add_line("credit", written(credit), text);
  for (const auto& rating : report.ratings) add_line("rating", written(rating), text);
  for (const auto& rule : report.rules) add_line("rule", written(rule), text);
  auto verdict = verdict_json(report);
  verdict["run"] = run_id(report);
  verdict["digest"] = record_digest(report);
  add_line("verdict", std::move(verdict), text);
  return text;
}

}  // namespace garis::report

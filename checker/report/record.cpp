#include "checker/report/record.hpp"

#include "checker/findings/canonical.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::report {

namespace f = garis::findings;

Json run_json(const f::Report& report) {
  Json run = written(report.run);
  run["id"] = base::sha256(findings::canonical(run));
  return run;
}

Json verdict_json(const f::Report& report) {
  Json json;
  Writer writer(json);
  writer("word", report.verdict.word);
  writer.always("incomplete", report.verdict.incomplete);
  writer.counts("rules", report.verdict.rules, "total", report.verdict.total);
  writer.always("skipped", report.verdict.skipped);
  writer("per_pack", report.pack_verdicts);
  return json;
}

}  // namespace garis::report

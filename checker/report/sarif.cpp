#include "checker/report/sarif.hpp"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "checker/findings/canonical.hpp"
#include "checker/report/json.hpp"
#include "checker/report/page.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using f::Outcome;
using Json = nlohmann::json;

// --- words of the format -------------------------------------------------------------------------

const char* kind_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::pass:
      return "pass";
    case Outcome::fail:
      return "fail";
    case Outcome::undetermined:
      return "open";
    case Outcome::manual:
      return "review";
    default:
      return "notApplicable";
  }
}

const char* level_of(Outcome outcome, f::Severity severity) {
  if (outcome != Outcome::fail) return "none";
  if (severity == f::Severity::mandatory) return "error";
  return severity == f::Severity::advisory ? "warning" : "note";
}

Json message(const std::string& text) { return {{"text", text}}; }

std::string rule_id(const f::RuleSummary& rule) { return rule.pack + "/" + rule.rule; }

// --- rules ---------------------------------------------------------------------------------------

Json rule_json(const f::RuleSummary& rule) {
  Json json = {
      {"id", rule_id(rule)},
      {"name", rule.rule},
      {"shortDescription", message(in_language(rule.title, "en"))},
      {"defaultConfiguration", {{"level", level_of(Outcome::fail, rule.severity)}}},
      {"properties", {{"clause", rule.clause.locator}, {"severity", to_string(rule.severity)}}}};
  if (in_language(rule.title, "en").empty()) json["shortDescription"] = message(rule.rule);
  if (rule.clause.url.starts_with("https://")) json["helpUri"] = rule.clause.url;
  return json;
}

// --- results -------------------------------------------------------------------------------------

Json location(const f::Subject& subject) {
  Json logical = {{"kind", "element"}};
  if (!subject.name.empty()) logical["name"] = subject.name;
  std::string full;
  for (const auto& part : subject.where) full += (full.empty() ? "" : "/") + part;
  if (!full.empty()) logical["fullyQualifiedName"] = full + "/" + subject.name;
  const auto& id = subject.global_id.empty() ? subject.id : subject.global_id;
  if (!id.empty()) logical["decoratedName"] = id;
  Json json = {{"logicalLocations", Json::array({logical})}};
  if (!subject.file.empty()) {
    json["physicalLocation"]["artifactLocation"] = {{"uri", subject.file},
                                                    {"uriBaseId", "SRCROOT"}};
    if (subject.line > 0) json["physicalLocation"]["region"] = {{"startLine", subject.line}};
  }
  return json;
}

Json fingerprints(const f::Finding& finding) {
  const std::map<char, const char*> names = {
      {'g', "garisG/v1"}, {'t', "garisT/v1"}, {'n', "garisN/v1"}, {'p', "garisP/v1"}};
  Json json = Json::object();
  for (const auto& [level, text] : finding.fingerprints) {
    if (const auto name = names.find(level); name != names.end()) json[name->second] = text;
  }
  return json;
}

Json result(const f::Finding& finding, std::size_t rule_index, const std::string& id) {
  const auto outcome = finding.outcome_from.value_or(finding.outcome);
  Json properties = {{"outcome", f::to_string(finding.outcome)},
                     {"severity", f::to_string(finding.severity)},
                     {"evidence", f::to_string(finding.evidence)}};
  for (const auto& flag : finding.flags) properties["flags"].push_back(flag);
  auto text = in_language(finding.message, "en");
  Json json = {{"ruleId", id},
               {"ruleIndex", rule_index},
               {"kind", kind_of(outcome)},
               {"level", level_of(outcome, finding.severity)},
               {"message", message(text.empty() ? std::string(f::to_string(outcome)) : text)},
               {"locations", Json::array({location(finding.subject)})},
               {"properties", properties}};
  if (const auto prints = fingerprints(finding); !prints.empty())
    json["partialFingerprints"] = prints;
  if (finding.waiver)
    json["suppressions"] =
        Json::array({{{"kind", "external"},
                      {"status", "accepted"},
                      {"justification", finding.waiver->id + ": " + finding.waiver->basis}}});
  return json;
}

Json results(const f::Report& report, std::size_t most) {
  std::map<std::string, std::size_t> rules;
  for (std::size_t i = 0; i < report.rules.size(); ++i) rules[rule_id(report.rules[i])] = i;
  std::vector<const f::Finding*> list;
  for (const auto& finding : report.findings) {
    if (finding.outcome != Outcome::error) list.push_back(&finding);
  }
  if (list.size() > most) {
    std::stable_sort(list.begin(), list.end(), [](const f::Finding* a, const f::Finding* b) {
      return f::weight(a->outcome) < f::weight(b->outcome);
    });
    list.resize(most);
  }
  Json json = Json::array();
  for (const auto* finding : list) {
    const auto id = finding->pack + "/" + finding->rule;
    json.push_back(result(*finding, rules[id], id));
  }
  return json;
}

// --- the run -------------------------------------------------------------------------------------

Json artifacts(const f::Report& report) {
  Json list = Json::array();
  for (const auto& input : report.run.inputs) {
    Json artifact = {{"location", {{"uri", input.name}, {"uriBaseId", "SRCROOT"}}},
                     {"length", input.bytes}};
    if (!input.sha256.empty()) artifact["hashes"] = {{"sha-256", input.sha256}};
    list.push_back(std::move(artifact));
  }
  return list;
}

Json invocation(const f::Report& report) {
  Json notifications = Json::array();
  for (const auto& finding : report.findings) {
    if (!finding.error) continue;
    notifications.push_back({{"level", "error"},
                             {"message", message(inert(finding.error->text))},
                             {"descriptor", {{"id", finding.error->code}}}});
  }
  const bool is_done = !report.verdict.incomplete && notifications.empty();
  Json json = {{"executionSuccessful", is_done}};
  if (!is_done) json["exitCode"] = 3;
  if (!notifications.empty()) json["toolExecutionNotifications"] = std::move(notifications);
  return json;
}

Json driver(const f::Report& report) {
  Json rules = Json::array();
  for (const auto& rule : report.rules) rules.push_back(rule_json(rule));
  return {{"name", report.run.tool.name},
          {"semanticVersion", report.run.tool.version},
          {"rules", std::move(rules)}};
}

}  // namespace

std::string to_sarif(const f::Report& report, const SarifOptions& options) {
  const auto& run = report.run;
  const Json automation = {{"id", run.submission + "/round-" + std::to_string(run.round)}};
  const Json sarif = {
      {"$schema",
       "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
       "sarif-schema-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       Json::array({{{"tool", {{"driver", driver(report)}}},
                     {"automationDetails", automation},
                     {"artifacts", artifacts(report)},
                     {"invocations", Json::array({invocation(report)})},
                     {"originalUriBaseIds",
                      {{"SRCROOT", {{"description", message("folder of the submission")}}}}},
                     {"results", results(report, options.results)},
                     {"properties",
                      {{"garisRun", run_id(report)},
                       {"verdict", f::to_string(report.verdict.word)},
                       {"asOf", run.as_of}}}}})}};
  return sarif.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace garis::report

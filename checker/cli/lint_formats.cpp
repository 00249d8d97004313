#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "checker/cli/lint.hpp"
#include "dsl/base/text.hpp"
#include "dsl/diagnostics/fixes.hpp"

namespace garis::cli {

using diagnostics::Level;

std::size_t LintResult::count(Level level) const {
  return static_cast<std::size_t>(
      std::count_if(findings.begin(), findings.end(),
                    [&](const Finding& f) { return f.diagnostic->level == level; }));
}

namespace {

std::string counted(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

struct Place {
  base::Position begin, end;
};

Place place_of(const Finding& finding) {
  const auto& span = finding.diagnostic->span;
  return {finding.file().position(span.begin), finding.file().position(span.end)};
}

std::string message_of(const Finding& finding) {
  const auto& d = *finding.diagnostic;
  return d.help.empty() ? d.message : d.message + "; " + d.help;
}

}  // namespace

std::string summary_of(const LintResult& result) {
  std::string text;
  for (const auto level : {Level::error, Level::warning, Level::note}) {
    if (const auto number = result.count(level); number > 0)
      text += (text.empty() ? "" : ", ") + counted(number, diagnostics::to_string(level));
  }
  return fmt::format("{} in {} ({})", text.empty() ? "nothing found" : text,
                     counted(result.files, "file"), counted(result.checks, "check"));
}

std::string lint_text(const LintResult& result, bool not_analysed) {
  std::string text;
  for (const auto& finding : result.findings)
    text += diagnostics::render(*finding.diagnostic, finding.pack->sources);
  for (const auto& pack : result.packs) {
    for (const auto& part : pack->diagnostics.unanalysed()) {
      if (!not_analysed) continue;
      const auto& file = pack->sources.file(part.span.file);
      const auto at = file.position(part.span.begin);
      text += fmt::format("{}:{}:{}: not analysed {}: {}\n", base::visible(file.name()), at.line,
                          at.column, diagnostics::info(part.code).name, base::visible(part.why));
    }
  }
  return text;
}

// ---- JSON ----

namespace {

nlohmann::json position_json(const base::Position& at) {
  return {{"line", at.line}, {"column", at.column}};
}

nlohmann::json fixes_json(const Finding& finding) {
  auto list = nlohmann::json::array();
  for (const auto& fix : diagnostics::fixes_of(*finding.diagnostic, finding.pack->sources)) {
    auto edits = nlohmann::json::array();
    for (const auto& edit : diagnostics::edits_of(fix, finding.pack->sources)) {
      const auto& file = finding.pack->sources.file(edit.span.file);
      edits.push_back({{"file", file.name()},
                       {"begin", position_json(file.position(edit.span.begin))},
                       {"end", position_json(file.position(edit.span.end))},
                       {"text", edit.text}});
    }
    list.push_back({{"title", fix.title}, {"safe", fix.safe}, {"edits", std::move(edits)}});
  }
  return list;
}

}  // namespace

std::string lint_json(const LintResult& result) {
  nlohmann::json json = {{"format", "garis-lint/1"},
                         {"files", result.files},
                         {"checks", result.checks},
                         {"errors", result.count(Level::error)},
                         {"warnings", result.count(Level::warning)},
                         {"notes", result.count(Level::note)},
                         {"diagnostics", nlohmann::json::array()},
                         {"not_analysed", nlohmann::json::array()}};
  for (const auto& finding : result.findings) {
    const auto place = place_of(finding);
    json["diagnostics"].push_back({{"code", diagnostics::info(finding.diagnostic->code).name},
                                   {"level", diagnostics::to_string(finding.diagnostic->level)},
                                   {"file", finding.file().name()},
                                   {"begin", position_json(place.begin)},
                                   {"end", position_json(place.end)},
                                   {"message", finding.diagnostic->message},
                                   {"help", finding.diagnostic->help},
                                   {"fixes", fixes_json(finding)}});
  }
  for (const auto& pack : result.packs) {
    for (const auto& part : pack->diagnostics.unanalysed()) {
      const auto& file = pack->sources.file(part.span.file);
      json["not_analysed"].push_back({{"code", diagnostics::info(part.code).name},
                                      {"file", file.name()},
                                      {"begin", position_json(file.position(part.span.begin))},
                                      {"why", part.why}});
    }
  }
  return json.dump(2) + "\n";
}

// ---- SARIF 2.1.0 ----

namespace {

// Characters of an address that stand for themselves; file names may hold others.
std::string as_uri(const std::string& path) {
  std::string uri;
  for (const char c : path) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 ||
                       std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri.starts_with('/') ? "file://" + uri : uri;
}

nlohmann::json sarif_rules() {
  auto rules = nlohmann::json::array();
  for (const auto& code : diagnostics::all_codes()) {
    rules.push_back({{"id", code.name},
                     {"shortDescription", {{"text", code.title}}},
                     {"fullDescription", {{"text", diagnostics::page_of(code.code)}}},
                     {"defaultConfiguration", {{"level", diagnostics::to_string(code.level)}}}});
  }
  return rules;
}

nlohmann::json sarif_location(const Finding& finding) {
  const auto place = place_of(finding);
  return {{"physicalLocation",
           {{"artifactLocation", {{"uri", as_uri(finding.file().name())}}},
            {"region",
             {{"startLine", place.begin.line},
              {"startColumn", place.begin.column},
              {"endLine", place.end.line},
              {"endColumn", place.end.column}}}}}};
}

}  // namespace

std::string lint_sarif(const LintResult& result) {
  auto results = nlohmann::json::array();
  for (const auto& finding : result.findings) {
    results.push_back({{"ruleId", diagnostics::info(finding.diagnostic->code).name},
                       {"level", diagnostics::to_string(finding.diagnostic->level)},
                       {"message", {{"text", message_of(finding)}}},
                       {"locations", nlohmann::json::array({sarif_location(finding)})}});
  }
  const nlohmann::json driver = {
      {"name", "garis lint"}, {"version", GARIS_VERSION}, {"rules", sarif_rules()}};
  const nlohmann::json run = {{"tool", {{"driver", driver}}},
                              {"columnKind", "unicodeCodePoints"},
                              {"results", std::move(results)}};
  const nlohmann::json json = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                               {"version", "2.1.0"},
                               {"runs", nlohmann::json::array({run})}};
  return json.dump(2) + "\n";
}

// ---- GitHub ----

namespace {

std::string escaped(std::string_view text, bool is_property) {
  std::string safe;
  for (const char c : text) {
    const bool special =
        c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','));
    safe += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return safe;
}

}  // namespace

std::string lint_github(const LintResult& result) {
  std::string text;
  for (const auto& finding : result.findings) {
    const auto place = place_of(finding);
    const auto& d = *finding.diagnostic;
    text += fmt::format("::{} file={},line={},endLine={},col={},title={}::{}\n",
                        d.level == Level::note ? "notice" : diagnostics::to_string(d.level),
                        escaped(finding.file().name(), true), place.begin.line, place.end.line,
                        place.begin.column, diagnostics::info(d.code).name,
                        escaped(base::visible(message_of(finding)), false));
  }
  return text;
}

}  // namespace garis::cli

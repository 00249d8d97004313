// The fields of garis-report/1 around the findings: rules, verdicts, notices, and the run itself.
#pragma once

#include "checker/report/fields.hpp"

namespace garis::report {

template <class A>
void fields(A& a, Of<A, f::Group>& group) {
  a("id", group.id);
  a("outcome", group.outcome);
  a("type", group.type);
  a("n", group.size);
}

template <class A>
void fields(A& a, Of<A, f::RuleSummary>& rule) {
  a("pack", rule.pack);
  a("rule", rule.rule);
  a("clause", rule.clause);
  a("title", rule.title);
  a("severity", rule.severity);
  a("outcome", rule.outcome);
  a("order", rule.order);
  a("entity", rule.entity);
  a("entity_plural", rule.entity_plural);
  a("entity_label", rule.entity_label);
  a.counts("counts", rule.counts, "subjects", rule.subjects);
  a("lowered", rule.lowered);
  a("groups", rule.groups);
}

template <class A>
void fields(A& a, Of<A, f::PackVerdict>& of_pack) {
  a("pack", of_pack.pack);
  a("word", of_pack.verdict.word);
  a.always("incomplete", of_pack.verdict.incomplete);
  a.counts("rules", of_pack.verdict.rules, "total", of_pack.verdict.total);
}

template <class A>
void fields(A& a, Of<A, f::Notice>& notice) {
  a("code", notice.code);
  a("level", notice.level);
  a("text", notice.text);
  a("file", notice.file);
  a("line", notice.line);
}

template <class A>
void fields(A& a, Of<A, f::Tool>& tool) {
  a("name", tool.name);
  a("version", tool.version);
  a("vocabulary", tool.vocabulary);
  a("semantics", tool.semantics);
}

template <class A>
void fields(A& a, Of<A, f::Pack>& pack) {
  a("id", pack.id);
  a("edition", pack.edition);
  a("sha256", pack.sha256);
  a("status", pack.status);
  a("effective_from", pack.effective_from);
  a("effective_until", pack.effective_until);
  a("title", pack.title);
  a("languages", pack.languages);
  a("rules_by_evidence", pack.rules_by_evidence);
}

template <class A>
void fields(A& a, Of<A, f::InputFile>& input) {
  a("name", input.name);
  a("format", input.format);
  a("version", input.version);
  a("exporter", input.exporter);
  a("sha256", input.sha256);
  a.always("bytes", input.bytes);
  a("elements", input.elements);
}

template <class A>
void fields(A& a, Of<A, f::Options>& options) {
  a("accept_evidence", options.accept_evidence);
  a.always("all", options.all);
  a("geometry", options.geometry);
  a("only", options.only);
  a("skip", options.skip);
  a("max_findings", options.max_findings);
}

template <class A>
void fields(A& a, Of<A, f::Run>& run) {
  a("tool", run.tool);
  a.always("packs", run.packs);
  a.always("inputs", run.inputs);
  a.object_if_any("answers", [&](auto& file) { file("sha256", run.answers_sha256); });
  a.object_if_any("waivers", [&](auto& file) { file("sha256", run.waivers_sha256); });
  a("as_of", run.as_of);
  a("as_of_from", run.as_of_from);
  a("submission", run.submission);
  a.always("round", run.round);
  a("options", run.options);
}

template <class A>
void fields(A& a, Of<A, f::Meta>& meta) {
  a("started", meta.started);
  a("finished", meta.finished);
  a("host_os", meta.host_os);
  a("build", meta.build);
  a("argv", meta.argv);
  a("jobs", meta.jobs);
}

}  // namespace garis::report

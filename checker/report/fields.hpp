// The fields of garis-report/1, in one place, for writing and reading (archive.hpp). Names and
// meaning are those of docs/report-schema.json.
#pragma once

#include "checker/report/archive.hpp"

namespace garis::report {

namespace f = garis::findings;

// What a function may do with T: fill it when reading, look at it when writing.
template <class Archive, class T>
using Of = std::conditional_t<Archive::reads, T, const T>;

template <class A>
void fields(A& a, Of<A, f::Clause>& clause) {
  a("locator", clause.locator);
  a("source", clause.source);
  a("page", clause.page);
  a("table", clause.table);
  a("formula", clause.formula);
  a("section", clause.section);
  a("annex", clause.annex);
  a("figure", clause.figure);
  a("url", clause.url);
  a("quote", clause.quote);
}

template <class A>
void fields(A& a, Of<A, f::Subject>& subject) {
  a("kind", subject.kind);
  a("class", subject.class_name);
  a("predefined", subject.predefined);
  a("type", subject.type);
  a("id", subject.id);
  a("name", subject.name);
  a("tag", subject.tag);
  a("global_id", subject.global_id);
  a("doc_id", subject.doc_id);
  a("where", subject.where);
  a("file", subject.file);
  a("line", subject.line);
  a("ref", subject.ref);
  a("members", subject.members);
  a("group_key", subject.group_key);
}

template <class A>
void fields(A& a, Of<A, f::Amount>& amount) {
  a.number("value", amount.value);
  a.number("lo", amount.low);
  a.number("hi", amount.high);
  a.number("rounded", amount.rounded);
}

template <class A>
void fields(A& a, Of<A, f::LimitSource>& source) {
  a("literal", source.literal);
  a("table", source.table);
  a("row", source.row);
  a("trajectory", source.trajectory);
  a("date", source.date);
  a("define", source.define);
}

template <class A>
void fields(A& a, Of<A, f::Measure>& measure) {
  a("what", measure.what);
  a("label", measure.label);
  a.always("actual", measure.actual);
  a("op", measure.op);
  a.object("limit", [&](auto& limit) {
    fields(limit, measure.limit);
    limit("source", measure.limit_source);
  });
  a("unit", measure.unit);
  a("percent", measure.percent);
  a("decimals", measure.limit_decimals);
  a.number_or_bounds("margin", measure.margin, measure.margin_low, measure.margin_high);
  a.percent("margin_percent", measure.margin_percent);
  a.number("tolerance", measure.tolerance);
  a.number("rounding", measure.rounding);
}

// Subject of a value, when it is not the subject of the finding.
template <class A, class T>
void other_subject(A& a, T& part) {
  a.object_if_any("subject", [&](auto& subject) {
    subject("kind", part.subject_kind);
    subject("name", part.subject_name);
    subject("id", part.subject_id);
  });
}

template <class A>
void fields(A& a, Of<A, f::OriginText>& origin) {
  a("value", origin.value);
  a("unit", origin.unit);
}

template <class A>
void fields(A& a, Of<A, f::Input>& input) {
  a("property", input.property);
  other_subject(a, input);
  a("value", input.value);
  a("unit", input.unit);
  a("file", input.file);
  a("line", input.line);
  a("ref", input.ref);
  a("path", input.path);
  a("original", input.original);
  a("mapping", input.mapping);
  a("source", input.source);
  a("default", input.is_default);
}

template <class A>
void fields(A& a, Of<A, f::Place>& place) {
  a("file", place.file);
  a("path", place.path);
}

template <class A>
void fields(A& a, Of<A, f::OpenItem>& item) {
  a("property", item.property);
  a("label", item.label);
  other_subject(a, item);
  a("cause", item.cause);
  a("tried", item.tried);
  a("text", item.text);
  a("supplier", item.supplier);
  a("ask", item.ask);
}

template <class A>
void fields(A& a, Of<A, f::Deciding>& deciding) {
  a("property", deciding.property);
  a("label", deciding.label);
  a("op", deciding.op);
  a.number("value", deciding.value);
  a("unit", deciding.unit);
  a("gives", deciding.gives);
}

template <class A>
void fields(A& a, Of<A, f::Question>& question) {
  a("asked_of", question.asked_of);
  a("text", question.text);
  a("path", question.path);
  a("exception", question.exception);
}

template <class A>
void fields(A& a, Of<A, f::Waiver>& waiver) {
  a("id", waiver.id);
  a("until", waiver.until);
  a("basis", waiver.basis);
}

template <class A>
void fields(A& a, Of<A, f::Assumed>& assumed) {
  a("property", assumed.property);
  a("value", assumed.value);
  a("unit", assumed.unit);
  a("clause", assumed.clause);
}

template <class A>
void fields(A& a, Of<A, f::RuleError>& error) {
  a("code", error.code);
  a("text", error.text);
  a("file", error.file);
  a("line", error.line);
  a("column", error.column);
}

template <class A>
void fields(A& a, Of<A, f::RulePlace>& place) {
  a("file", place.file);
  a("line", place.line);
}

// Paths have a name, exceptions a label.
template <class A, class T>
void named_clause(A& a, const char* key, const char* name_key, T& named) {
  if constexpr (!A::reads) {
    if (!named) return;
  }
  a.object(key, [&](auto& part) {
    if constexpr (A::reads) named.emplace();
    part(name_key, named->name);
    part("clause", named->clause);
  });
}

template <class A>
void fields(A& a, Of<A, f::Finding>& finding) {
  a("id", finding.id);
  a("fingerprints", finding.fingerprints);
  a("group", finding.group);
  a("pack", finding.pack);
  a("rule", finding.rule);
  a("clause", finding.clause);
  a("outcome", finding.outcome);
  a("possible", finding.possible);
  a("flags", finding.flags);
  a("outcome_from", finding.outcome_from);
  a("severity", finding.severity);
  a("severity_from", finding.severity_from);
  a("evidence", finding.evidence);
  a("subject", finding.subject);
  a("measure", finding.measure);
  named_clause(a, "path", "name", finding.path);
  named_clause(a, "exception", "label", finding.exception);
  a("condition", finding.condition);
  a("open", finding.open);
  a("deciding", finding.deciding);
  a("assumed", finding.assumed);
  a("inputs", finding.inputs);
  a("inputs_more", finding.inputs_more);
  a("question", finding.question);
  a("waiver", finding.waiver);
  a("message", finding.message);
  a("error", finding.error);
  a("at", finding.at);
}

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

// The fields of a finding in garis-report/1, for writing and reading (archive.hpp). Names and
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
  other_subject(a, deciding);
  a("op", deciding.op);
  if (A::reads || deciding.values.empty()) a.number("value", deciding.value);
  a("unit", deciding.unit);
  a("values", deciding.values);
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
  a("conditions", waiver.conditions);
}

template <class A>
void fields(A& a, Of<A, f::Assumed>& assumed) {
  a("property", assumed.property);
  a("value", assumed.value);
  a("unit", assumed.unit);
  a("clause", assumed.clause);
}

template <class A>
void fields(A& a, Of<A, f::Expense>& expense) {
  if constexpr (A::reads) {
    std::optional<double> value, low;
    a.number("value", value);
    a.number("lo", low);
    a.number("hi", expense.high);
    if (value) expense.high = value;
    expense.low = value.value_or(low.value_or(0));
  } else if (expense.high == expense.low) {
    a.number("value", expense.low);
  } else {
    a.number("lo", expense.low);
    a.number("hi", expense.high);
  }
  a("unit", expense.unit);
}

template <class A>
void fields(A& a, Of<A, f::Remedy>& remedy) {
  a("name", remedy.measure);
  a("title", remedy.title);
  a("outcome", remedy.outcome);
  a.object_if_any("value", [&](auto& value) { fields(value, remedy.value); });
  a("unit", remedy.unit);
  a("percent", remedy.percent);
  a("cost", remedy.cost);
  a("carbon", remedy.carbon);
  a("rows", remedy.rows);
  a("open_rows", remedy.open_rows);
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
  a("remedies", finding.remedies);
  a("message", finding.message);
  a("error", finding.error);
  a("at", finding.at);
}

}  // namespace garis::report

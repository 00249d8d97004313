#include "checker/findings/collect.hpp"

#include <algorithm>

#include "checker/findings/messages.hpp"
#include "checker/findings/remedies.hpp"
#include "checker/findings/subject_of.hpp"
#include "checker/findings/values_of.hpp"

namespace garis::findings {
namespace {

Outcome outcome_of(evaluate::Outcome outcome) { return static_cast<Outcome>(outcome); }
Severity severity_of(evaluate::Severity severity) { return static_cast<Severity>(severity); }

bool is_stored(const evaluate::RowResult& row, bool all) {
  using enum evaluate::Outcome;
  if (all) return true;
  if (row.outcome == not_applicable) return false;
  if (row.outcome != pass) return true;
  static const std::set<std::string> telling = {"assumed", "marginal", "near_limit", "despite_open",
                                                "conflict"};
  return std::any_of(row.flags.begin(), row.flags.end(),
                     [](const std::string& flag) { return telling.contains(flag); });
}

std::optional<NamedClause> named(const std::string& name,
                                 const std::optional<plan::Clause>& clause) {
  if (name.empty()) return std::nullopt;
  return NamedClause{name, clause ? std::optional(clause_of(*clause)) : std::nullopt};
}

void add_assumptions(evaluate::Exact& exact, Finding& finding) {
  if (!finding.flags.contains("assumed")) return;
  for (const auto& input : finding.inputs) {
    if (input.source == "assumed")
      finding.assumed.push_back({input.property, input.value, input.unit, std::nullopt});
  }
  if (exact.date().assumed)
    finding.assumed.push_back({"project.permit_date", exact.date().iso, "", std::nullopt});
}

Finding finding_of(evaluate::Exact& exact, const plan::Rule& rule, const evaluate::RowResult& row,
                   const CollectOptions& options, evaluate::DecidingValues& deciding) {
  Finding finding;
  finding.pack = options.pack;
  finding.rule = rule.id;
  finding.clause = clause_of(rule);
  finding.outcome = outcome_of(row.outcome);
  for (const auto outcome : row.possible) finding.possible.insert(outcome_of(outcome));
  finding.flags = row.flags;
  if (row.outcome_from) finding.outcome_from = outcome_of(*row.outcome_from);
  finding.severity = severity_of(row.severity);
  if (row.severity_from) finding.severity_from = severity_of(*row.severity_from);
  finding.evidence = static_cast<Evidence>(row.evidence);
  finding.subject = subject_of(exact, row.row);
  if (row.measured) finding.measure = measure_of(exact, rule, *row.measured);
  finding.path = named(row.path, row.path_taken != nullptr ? row.path_taken->clause : std::nullopt);
  finding.exception = named(
      row.exception, row.exception_held != nullptr ? row.exception_held->clause : std::nullopt);
  finding.condition = row.condition;
  if (row.outcome == evaluate::Outcome::error) {
    finding.error = RuleError{row.error_code, row.error_text, rule.at.file, rule.at.line, 0};
  } else {
    finding.open = open_items(exact, row);
    add_inputs_of(exact, rule, row, finding);
  }
  if (!row.questions.empty()) {
    const auto& asked = row.questions.front();
    finding.question =
        Question{asked.question->role, asked.question->text, asked.path, asked.exception};
  }
  if (row.outcome == evaluate::Outcome::waived) finding.waiver = Waiver{"unlogged", "", "", {}};
  add_assumptions(exact, finding);
  if (const auto found = deciding.find(rule, row))
    finding.deciding = deciding_of(exact, *found, row.row);
  finding.at = {rule.at.file, rule.at.line};
  finding.message = message_of(exact, rule, row, finding);
  return finding;
}

RuleSummary summary_of(const evaluate::Exact& exact, const evaluate::RuleRun& run,
                       const std::string& pack, std::uint32_t order) {
  const auto& rule = *run.rule;
  const auto& entity = exact.model().vocabulary().entity(static_cast<model::EntityId>(rule.entity));
  RuleSummary summary;
  summary.pack = pack;
  summary.rule = rule.id;
  summary.clause = clause_of(rule);
  summary.title = rule.title;
  if (summary.title.empty()) summary.title = {{exact.plan().languages[0], rule.id}};
  summary.severity = severity_of(rule.severity);
  summary.order = order;
  summary.entity = entity.name;
  summary.entity_plural = entity.plural;
  summary.entity_label = entity.label;
  for (const auto& row : run.rows) {
    ++summary.counts[outcome_of(row.outcome)];
    ++summary.subjects;
    if (row.severity_from) ++summary.lowered[outcome_of(row.outcome)];
  }
  summary.outcome = combine(summary.counts);
  return summary;
}

void add_notice(Report& report, std::string code, std::string level, base::Texts text) {
  report.notices.push_back({std::move(code), std::move(level), std::move(text), "", 0});
}

// A rule that looked at nothing has decided nothing; the reader should know.
void notice_unused(const RuleSummary& summary, Report& report) {
  if (summary.subjects > 0) return;
  ++report.verdict.applied_to_nothing;
  add_notice(report, "N-UNUSED-RULE", "note",
             {{"en", summary.rule + " applied to nothing: the model has no " +
                         summary.entity_plural + "."},
              {"ms", summary.rule + " tidak menyemak apa-apa: model tiada " +
                         std::string(base::in_language(summary.entity_label, "ms")) + "."},
              {"ja", summary.rule + "：モデルに対象（" +
                         std::string(base::in_language(summary.entity_label, "ja")) +
                         "）がありません。"}});
}

// Kinds and bases that the guideline itself converts: few, and each with its source.
void notice_conversions(const plan::Plan& plan, Report& report) {
  if (plan.conversions.empty()) return;
  std::string where;
  for (const auto& each : plan.conversions)
    where += (where.empty() ? "" : ", ") + each.define + " (" + each.at.file + ":" +
             std::to_string(each.at.line) + ")";
  const auto count = std::to_string(plan.conversions.size());
  add_notice(report, "N-CAST", "note",
             {{"en", "Kind or basis is converted with `as` in " + count + ": " + where + "."},
              {"ms", "Jenis atau asas ditukar dengan `as` dalam " + count + ": " + where + "."},
              {"ja", "種類または基準を `as` で換算：" + count + " 件：" + where + "。"}});
}

void notice_evidence(const std::vector<evaluate::RuleRun>& runs, Report& report) {
  std::map<Evidence, int> counts;
  for (const auto& run : runs) {
    auto weakest = run.rule->evidence;
    for (const auto& row : run.rows) weakest = plan::weaker(weakest, row.evidence);
    ++counts[static_cast<Evidence>(weakest)];
  }
  std::string text;
  for (const auto& [evidence, count] : counts)
    text +=
        (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(to_string(evidence));
  if (counts.size() == 1 && counts.contains(Evidence::primary)) return;
  add_notice(report, "N-EVIDENCE", "note",
             {{"en", "Rules by how well their figures are known: " + text + "."},
              {"ms", "Peraturan mengikut tahap bukti angkanya: " + text + "."},
              {"ja", "根拠の確かさ別の規則数：" + text + "。"}});
}

}  // namespace

void collect(evaluate::Exact& exact, const std::vector<evaluate::RuleRun>& runs,
             const CollectOptions& options, Report& report) {
  std::uint32_t order = 0;
  evaluate::DecidingValues deciding(exact, options.acceptance);
  for (const auto& run : runs) {
    if (!run.in_force) {
      ++report.verdict.skipped;
      continue;
    }
    exact.use_date(exact.deciding_date(run.rule->effective));
    report.rules.push_back(summary_of(exact, run, options.pack, ++order));
    notice_unused(report.rules.back(), report);
    const auto first = report.findings.size();
    for (const auto& row : run.rows) {
      if (is_stored(row, options.all))
        report.findings.push_back(finding_of(exact, *run.rule, row, options, deciding));
    }
    add_remedies(
        exact, run, options.acceptance,
        {report.findings.begin() + static_cast<std::ptrdiff_t>(first), report.findings.end()});
  }
  notice_evidence(runs, report);
  notice_conversions(exact.plan(), report);
  if (deciding.exhausted())
    add_notice(
        report, "N-DECIDING", "note",
        {{"en", "There are many open findings: the values that decide were not looked for in all."},
         {"ms", "Terlalu banyak dapatan terbuka: nilai penentu tidak dicari untuk semuanya."},
         {"ja", "未決の指摘が多いため、判定を決める値はすべてについては調べていません。"}});
}

void add_inputs(const model::Model& model, Report& report) {
  static constexpr std::array<std::string_view, 3> levels = {"note", "warning", "error"};
  for (std::size_t i = 0; i < model.inputs.size(); ++i) {
    const auto& from = model.inputs[i];
    InputFile input{from.name,  from.format, from.version, from.exporter, from.sha256,
                    from.bytes, {}};
    for (const auto& entity : model.vocabulary().entities()) {
      const auto& table = model.table(*model.vocabulary().find_entity(entity.name));
      const auto n = std::count_if(table.rows.begin(), table.rows.end(),
                                   [&](const auto& row) { return row.input == i; });
      if (n > 0) input.elements[entity.plural] = static_cast<std::uint64_t>(n);
    }
    report.run.inputs.push_back(std::move(input));
  }
  std::sort(report.run.inputs.begin(), report.run.inputs.end(), [](const auto& a, const auto& b) {
    return std::tie(a.sha256, a.name) < std::tie(b.sha256, b.name);
  });
  for (const auto& notice : model.notices) {
    const auto file =
        notice.input < model.inputs.size() ? model.inputs[notice.input].name : std::string();
    report.notices.push_back({notice.code,
                              std::string(levels[static_cast<std::size_t>(notice.level)]),
                              {{"en", notice.text}},
                              file,
                              notice.line});
  }
}

DuplicateKeys duplicate_keys(const model::Model& model) {
  DuplicateKeys duplicates;
  for (const auto& entity : model.vocabulary().entities()) {
    std::map<char, std::set<model::StringId>> seen;
    for (const auto& row : model.table(*model.vocabulary().find_entity(entity.name)).rows) {
      const auto look = [&](char level, model::StringId id) {
        if (id != model::StringId{} && !seen[level].insert(id).second)
          duplicates[level].insert(text_of(model, id));
      };
      look('g', row.global_id);
      look('t', row.tag);
      if (row.global_id == model::StringId{}) look('n', row.id);
    }
  }
  return duplicates;
}

}  // namespace garis::findings

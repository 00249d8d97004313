#include "tests/reference/product.hpp"

#include <algorithm>
#include <cmath>
#include <sstream>

#include "dsl/syntax/parse.hpp"

namespace garis::reference {

namespace {

using plan::Outcome;

constexpr const char* kOutcomes[] = {"pass",   "fail",   "undetermined", "not_applicable",
                                     "exempt", "manual", "waived",       "error"};
constexpr const char* kSeverities[] = {"mandatory", "advisory", "informative"};

model::Cause cause_called(const std::string& word) {
  for (int i = 0; i < 8; ++i) {
    if (model::to_string(static_cast<model::Cause>(i)) == word) return static_cast<model::Cause>(i);
  }
  return model::Cause::absent;
}

std::string today_of(const plan::Test& test) {
  return test.as_of.empty() ? "2026-01-01" : test.as_of;
}

}  // namespace

Case::Case(const std::string& text, const vocabulary::Vocabulary& words) {
  ast::File file;
  syntax::parse(sources.add("case.garis", text), file, diagnostics);
  if (diagnostics.has_parse_errors()) return;
  guideline = semantics::check(std::move(file), words, diagnostics, {});
  if (!usable()) return;
  plan = compile::compile(guideline, sources);
  open = open_lines(text, guideline.vocabulary);
}

const ast::Test& Case::test(std::size_t i) const {
  for (const auto& declaration : guideline.file.declarations) {
    if (const auto* found = std::get_if<ast::Test>(&declaration); found != nullptr && i-- == 0)
      return *found;
  }
  throw std::out_of_range("no such test");
}

model::Model Case::model(const plan::Test& test) const {
  auto model = evaluate::model_of(plan, test, guideline.vocabulary);
  for (const auto& line : open) {
    for (std::uint32_t i = 0; i < model.size(line.entity); ++i) {
      const model::Row row{line.entity, i};
      if (model.strings[model.info(row).id] != line.id) continue;
      model::Open cell;
      cell.cause = cause_called(line.cell.cause);
      if (line.cell.low) cell.low = *line.cell.low, cell.high = *line.cell.high;
      for (const auto& word : line.cell.alternatives)
        cell.alternatives.push_back(model.strings.add(word));
      model.set_open(row, line.property, cell);
    }
  }
  return model;
}

namespace {

std::string cause_text(evaluate::Exact& exact, std::uint32_t id) {
  const auto& info = exact.cause_info(id);
  const auto& words = exact.model().vocabulary();
  std::string text(model::to_string(info.cause));
  if (info.has_property) {
    return text + " " + words.entity(info.row.entity).name + " " + exact.id_of(info.row) + "." +
           words.property(info.property).name;
  }
  const bool named = info.cause == model::Cause::absent || info.cause == model::Cause::judgement;
  return named ? text + " " + info.what : text;
}

std::pair<double, double> in_base(const evaluate::Value& value, const units::Unit& unit) {
  const auto base = [&](double x) { return std::isinf(x) ? x : x * unit.factor + unit.offset; };
  return {base(value.low), base(value.high)};
}

unsigned bits(const std::set<Outcome>& possible) {
  unsigned all = 0;
  for (const auto outcome : possible) {
    all |= outcome == Outcome::pass     ? kPass
           : outcome == Outcome::fail   ? kFail
           : outcome == Outcome::exempt ? kExempt
                                        : kNotApplicable;
  }
  return all;
}

}  // namespace

std::vector<ProductFinding> product_findings(const Case& c, const plan::Test& test) {
  const auto model = c.model(test);
  evaluate::Exact exact(c.plan, model, today_of(test), evaluate::records_of(test));
  std::vector<ProductFinding> all;
  for (const auto& rule : c.plan.rules) {
    // Evidence lowers nothing here: it has its own tests.
    for (const auto& row : evaluate::check_rule(exact, rule, {plan::Evidence::unverified}).rows) {
      ProductFinding finding;
      finding.rule = rule.id;
      finding.subject = exact.id_of(row.row);
      finding.outcome = kOutcomes[static_cast<std::size_t>(row.outcome)];
      finding.severity = kSeverities[static_cast<std::size_t>(row.severity)];
      finding.possible = bits(row.possible);
      if (row.measured) {
        const auto& unit = row.measured->comparison->unit;
        finding.actual = in_base(row.measured->actual, unit);
        finding.limit = in_base(row.measured->limit, unit);
      }
      for (const auto id : row.causes) finding.causes.insert(cause_text(exact, id));
      all.push_back(std::move(finding));
    }
  }
  return all;
}

std::map<std::string, std::pair<double, double>> product_definitions(const Case& c,
                                                                     const plan::Test& test) {
  const auto model = c.model(test);
  evaluate::Exact exact(c.plan, model, today_of(test), evaluate::records_of(test));
  exact.use_date(exact.deciding_date(std::nullopt));
  std::map<std::string, std::pair<double, double>> values;
  for (const auto& define : c.plan.defines) {
    if (!define.entity || define.form != plan::Form::number) continue;
    for (const auto row : exact.rows_of(*define.entity)) {
      evaluate::Scope scope;
      scope.variables = {row};
      const auto value = exact.evaluate(define.value, scope);
      if (value.stated != evaluate::Value::Stated::yes) continue;
      values[model.vocabulary().entity(row.entity).name + " " + exact.id_of(row) + "." +
             define.name] = in_base(value, define.unit);
    }
  }
  return values;
}

// ---- comparison ----

namespace {

bool same(double a, double b) {
  return a == b || std::fabs(a - b) <= 1e-7 * std::max({1e-3, std::fabs(a), std::fabs(b)});
}

std::string shown(double low, double high) {
  std::ostringstream out;
  out << "[" << low << ", " << high << "]";
  return out.str();
}

std::string shown(const Causes& causes) {
  std::string text;
  for (const auto& cause : causes) text += (text.empty() ? "" : ", ") + cause;
  return "{" + text + "}";
}

void compare_bounds(std::ostream& out, const char* what, const std::optional<Value>& mine,
                    const std::optional<std::pair<double, double>>& theirs) {
  if (!mine || !theirs || mine->may_be_unstated) return;
  if (same(mine->low, theirs->first) && same(mine->high, theirs->second)) return;
  out << "  " << what << ": reference " << shown(mine->low, mine->high) << ", product "
      << shown(theirs->first, theirs->second) << "\n";
}

void compare_findings(std::ostream& out, const Finding& mine, const ProductFinding& theirs) {
  std::ostringstream lines;
  if (mine.outcome != theirs.outcome)
    lines << "  outcome: reference " << mine.outcome << ", product " << theirs.outcome << "\n";
  if (mine.possible != theirs.possible)
    lines << "  possible: reference " << mine.possible << ", product " << theirs.possible << "\n";
  if (mine.outcome != "error" && mine.severity != theirs.severity)
    lines << "  severity: reference " << mine.severity << ", product " << theirs.severity << "\n";
  if (mine.causes != theirs.causes)
    lines << "  causes: reference " << shown(mine.causes) << "\n          product "
          << shown(theirs.causes) << "\n";
  compare_bounds(lines, "actual", mine.actual, theirs.actual);
  compare_bounds(lines, "limit", mine.limit, theirs.limit);
  if (!lines.str().empty())
    out << "rule " << mine.rule << " for " << mine.subject << "\n" << lines.str();
}

}  // namespace

std::string disagreements(const Case& c, std::size_t index) {
  std::ostringstream out;
  Evaluator reference(c.guideline, c.test(index), c.open);
  const auto mine = reference.findings();
  const auto theirs = product_findings(c, c.plan.tests[index]);
  if (mine.size() != theirs.size()) {
    out << "findings: reference " << mine.size() << ", product " << theirs.size() << "\n";
    return out.str();
  }
  for (const auto& finding : mine) {
    const auto it = std::find_if(theirs.begin(), theirs.end(), [&](const auto& other) {
      return other.rule == finding.rule && other.subject == finding.subject;
    });
    if (it == theirs.end()) {
      out << "rule " << finding.rule << " for " << finding.subject << ": none of the product\n";
    } else {
      compare_findings(out, finding, *it);
    }
  }
  const auto values = product_definitions(c, c.plan.tests[index]);
  for (const auto& [name, value] : Evaluator(c.guideline, c.test(index), c.open).definitions()) {
    const auto it = values.find(name);
    if (it == values.end() || value.kind != Value::Kind::number) continue;
    std::ostringstream lines;
    compare_bounds(lines, "value", value, it->second);
    if (!lines.str().empty()) out << name << "\n" << lines.str();
  }
  return out.str();
}

}  // namespace garis::reference

#include "checker/evaluate/test_runner.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "checker/evaluate/measures.hpp"

namespace garis::evaluate {
namespace {

std::string_view word(Outcome outcome) {
  static constexpr std::array<std::string_view, 8> words = {
      "pass", "fail", "undetermined", "not applicable", "exempt", "manual", "waived", "error"};
  return words[static_cast<std::size_t>(outcome)];
}

std::string_view word(Severity severity) {
  static constexpr std::array<std::string_view, 3> words = {"mandatory", "advisory", "informative"};
  return words[static_cast<std::size_t>(severity)];
}

std::string_view word(Evidence evidence) {
  static constexpr std::array<std::string_view, 4> words = {"primary", "transcribed", "secondary",
                                                            "unverified"};
  return words[static_cast<std::size_t>(evidence)];
}

// ---- fixtures ----

void set_value(model::Model& model, Row row, model::PropertyId id, const Value& value, Form form) {
  const model::Origin origin;
  switch (form) {
    case Form::number:
    case Form::date:
      model.set_number(row, id, value.low, origin);
      break;
    case Form::yes_no:
      model.set_yes_no(row, id, value.truth == Truth::yes, origin);
      break;
    case Form::text:
      model.set_text(row, id, value.text, origin);
      break;
    case Form::category: {
      const auto& category = model.vocabulary().category(*model.vocabulary().property(id).category);
      if (!value.codes.empty())
        model.set_category(row, id, category.values[value.codes[0]].name, origin);
      break;
    }
    case Form::row:
      break;
  }
}

using Values = std::vector<std::pair<model::PropertyId, Value>>;

Values values_of(Exact& constants, const plan::Fixture& fixture,
                 const vocabulary::Vocabulary& vocabulary) {
  Values values;
  for (const auto& [id, node] : fixture.values) {
    if (!node) continue;
    const auto property = static_cast<model::PropertyId>(id);
    Scope scope;
    Value value = constants.evaluate(*node, scope);
    if (!value.is_known())
      throw RuleFailure("E-FIXTURE", "the value of `" + vocabulary.qualified_name(property) +
                                         "` of \"" + fixture.id + "\" cannot be computed");
    if (vocabulary.kind(vocabulary.property(property).kind).form == vocabulary::Form::date)
      value.form = Form::date;
    values.emplace_back(property, std::move(value));
  }
  return values;
}

// The nearest fixture of that id that can be a parent.
Row parent_of(const model::Model& model, const std::vector<std::pair<std::string, Row>>& rows,
              const plan::Fixture& fixture) {
  const auto entity = static_cast<model::EntityId>(fixture.entity);
  for (auto it = rows.rbegin(); it != rows.rend(); ++it) {
    if (it->first == fixture.parent && model.vocabulary().can_hang_under(entity, it->second.entity))
      return it->second;
  }
  return {};
}

}  // namespace

model::Model model_of(const plan::Plan& plan, const plan::Test& test,
                      const vocabulary::Vocabulary& vocabulary) {
  model::Model model(vocabulary);
  const model::Model nothing(vocabulary);
  Exact constants(plan, nothing, test.as_of.empty() ? "2000-01-01" : test.as_of);
  std::vector<std::pair<std::string, Row>> rows;
  for (const auto& fixture : test.fixtures) {
    const auto values = values_of(constants, fixture, vocabulary);
    model::RowInfo info;
    info.id = info.name = model.strings.add(fixture.id);
    for (const auto& [property, value] : values) {
      if (vocabulary.property(property).name == "name") info.name = model.strings.add(value.text);
    }
    const Row row = model.add_row(static_cast<model::EntityId>(fixture.entity), info);
    if (const Row parent = parent_of(model, rows, fixture); parent.exists())
      model.link(row, parent);
    rows.emplace_back(fixture.id, row);
    for (const auto& [property, value] : values) set_value(model, row, property, value, value.form);
  }
  return model;
}

Records records_of(const plan::Test& test) {
  Records records;
  for (const auto& recorded : test.recorded) {
    if (recorded.is_waiver) {
      records.waivers.insert({recorded.rule, recorded.subject});
    } else {
      records.answers[{recorded.rule, recorded.path, recorded.subject}] = {recorded.outcome};
    }
  }
  return records;
}

namespace {

// Compares one test's expectations with what the rules give.
class TestRun {
 public:
  TestRun(const plan::Plan& plan, const plan::Test& test, const vocabulary::Vocabulary& vocabulary,
          const std::string& today, Hits* hits)
      : plan_(plan),
        model_(model_of(plan, test, vocabulary)),
        exact_(plan, model_, test.as_of.empty() ? today : test.as_of, records_of(test)) {
    result_.test = &test;
    exact_.note(hits);
    exact_.use_date(exact_.deciding_date(std::nullopt));
    apply_measures(exact_, test.measures);
  }

  TestResult run() {
    // A rating may have any rule as its prerequisite.
    for (const auto& rule : plan_.rules) {
      if (!plan_.ratings.empty() || is_expected(rule)) runs_.push_back(check_rule(exact_, rule));
    }
    credits_ = check_credits(exact_);
    ratings_ = check_ratings(exact_, credits_, runs_);
    for (const auto& expect : result_.test->expects) {
      ++result_.expectations;
      const std::string got =
          std::visit([&](const auto& what) { return mismatch(what); }, expect.what);
      if (!got.empty()) result_.failures.push_back({expect.at, expect.text, got});
    }
    return std::move(result_);
  }

 private:
  bool is_expected(const plan::Rule& rule) const {
    const auto& expects = result_.test->expects;
    return std::any_of(expects.begin(), expects.end(), [&](const plan::Expect& expect) {
      const auto* on_rule = std::get_if<plan::ExpectRule>(&expect.what);
      return on_rule != nullptr && on_rule->rule == rule.id;
    });
  }

  std::vector<const RuleRun*> runs_of(const std::string& rule) const {
    std::vector<const RuleRun*> found;
    for (const auto& run : runs_) {
      if (run.rule->id == rule) found.push_back(&run);
    }
    return found;
  }

  // Empty if the expectation is met, else what was found.
  std::string mismatch(const plan::ExpectRule& expect) {
    const auto runs = runs_of(expect.rule);
    const bool active =
        std::any_of(runs.begin(), runs.end(), [](const auto* run) { return run->in_force; });
    if (expect.skipped) return active ? "the rule is in force" : "";
    if (!active) return "skipped: the rule is not in force";
    std::size_t matched = 0;
    for (const auto* run : runs) {
      for (const auto& row : run->rows) {
        if (!expect.subject.empty() && exact_.id_of(row.row) != expect.subject) continue;
        ++matched;
        if (auto got = differs(expect, row); !got.empty()) return got;
        if (exact_.hits() != nullptr) exact_.hits()->outcomes.emplace(run->rule, row.outcome);
      }
    }
    if (matched > 0) return {};
    return expect.subject.empty()
               ? "the rule looked at nothing"
               : "nothing is called \"" + expect.subject + "\" among the rows of the rule";
  }

  std::string differs(const plan::ExpectRule& expect, const RowResult& row) {
    if (row.outcome != expect.outcome) return describe(row);
    for (const auto& label : expect.via) {
      if (row.path != label && row.exception != label) {
        const auto taken = !row.path.empty() ? row.path : row.exception;
        return taken.empty() ? "through no path or exception" : "via \"" + taken + "\"";
      }
    }
    for (const auto property : expect.missing) {
      if (!is_missing(row, static_cast<model::PropertyId>(property)))
        return "missing " + (row.causes.empty() ? std::string("nothing") : open_items(row));
    }
    if (expect.severity && row.severity != *expect.severity) return std::string(word(row.severity));
    if (expect.evidence && row.evidence != *expect.evidence)
      return "evidence " + std::string(word(row.evidence));
    return {};
  }

  bool is_missing(const RowResult& row, model::PropertyId property) {
    return std::any_of(row.causes.begin(), row.causes.end(), [&](auto id) {
      const auto& info = exact_.cause_info(id);
      return info.has_property && info.property == property;
    });
  }

  std::string open_items(const RowResult& row) {
    std::set<std::string> items;
    for (const auto id : row.causes) {
      const auto& info = exact_.cause_info(id);
      items.insert(info.has_property ? model_.vocabulary().qualified_name(info.property)
                   : info.cause == model::Cause::judgement ? "a person's answer"
                                                           : info.what);
    }
    std::string text;
    for (const auto& item : items) text += (text.empty() ? "" : ", ") + item;
    return text;
  }

  static std::string amount(const Value& value, const units::Unit& unit) {
    const std::string suffix = unit.text.empty() ? "" : " " + unit.text;
    if (value.is_known()) return base::decimal(value.low) + suffix;
    const auto side = [](double x) { return std::isinf(x) ? std::string("…") : base::decimal(x); };
    return side(value.low) + " to " + side(value.high) + suffix;
  }

  std::string describe(const RowResult& row) {
    std::string text(word(row.outcome));
    if (row.outcome == Outcome::error) return text + ": " + row.error_text;
    if (row.measured && (row.outcome == Outcome::fail || row.outcome == Outcome::pass)) {
      const auto& c = *row.measured->comparison;
      text += ": " + c.what + " = " +
              amount(row.measured->rounded ? number(*row.measured->rounded) : row.measured->actual,
                     c.unit) +
              ", limit " + amount(row.measured->limit, c.unit);
    }
    if (!row.condition.empty()) text += ": " + row.condition + " is false";
    if (!row.causes.empty()) text += ", missing " + open_items(row);
    return text;
  }

  std::string mismatch(const plan::ExpectValue& expect) {
    for (const Row row : exact_.rows_of(expect.entity)) {
      if (exact_.id_of(row) != expect.subject) continue;
      try {
        Scope scope;
        scope.variables = {row};
        exact_.use_date(exact_.deciding_date(std::nullopt));
        return differs(expect, exact_.evaluate(expect.actual, scope),
                       exact_.evaluate(expect.expected, scope),
                       expect.tolerance ? exact_.evaluate(*expect.tolerance, scope).low : 0);
      } catch (const RuleFailure& failure) {
        return std::string("error: ") + failure.what();
      }
    }
    return "nothing is called \"" + expect.subject + "\"";
  }

  std::string differs(const plan::ExpectValue& expect, const Value& actual, const Value& expected,
                      double tolerance) {
    if (const auto* failure = exact_.failure_of(actual.causes)) return "error: " + failure->what;
    if (!actual.is_known()) return "open: " + amount(actual, expect.unit);
    if (!actual.is_number())
      return compare(plan::Comparison::equal, actual, expected).truth == Truth::yes
                 ? ""
                 : "another value";
    const bool near = std::fabs(actual.low - expected.low) <= tolerance + guard_of(expected.low);
    return near ? "" : amount(actual, expect.unit);
  }

  // ---- credits and ratings ----

  static std::string range(const Points& points) {
    const auto side = [](double x) { return std::isinf(x) ? std::string("…") : base::decimal(x); };
    const auto low = side(points.low);
    return (points.certain() ? low : low + " to " + side(points.high)) +
           (points.certain() && points.low == 1 ? " point" : " points");
  }

  template <class Runs, class Found>
  std::string on_subject(const Runs& rows, const std::string& subject, const Found& differs) {
    for (const auto& row : rows) {
      if (exact_.id_of(row.row) == subject)
        return row.error_text.empty() ? differs(row) : "error: " + row.error_text;
    }
    return "nothing is called \"" + subject + "\"";
  }

  std::string mismatch(const plan::ExpectCredit& expect) {
    Scope scope;
    const Points wanted{exact_.evaluate(expect.from, scope).low,
                        exact_.evaluate(expect.to, scope).low};
    const auto near = [](double a, double b) { return a == b || std::fabs(a - b) <= guard_of(b); };
    for (const auto& run : credits_) {
      if (run.credit->id != expect.credit) continue;
      return on_subject(run.rows, expect.subject, [&](const CreditResult& row) {
        const bool same = near(row.points.low, wanted.low) && near(row.points.high, wanted.high);
        return same ? std::string() : range(row.points);
      });
    }
    return "skipped: the guideline is not in force";
  }

  std::string mismatch(const plan::ExpectRating& expect) {
    for (const auto& run : ratings_) {
      if (run.rating->id != expect.rating) continue;
      return on_subject(run.rows, expect.subject, [&](const RatingResult& row) {
        const auto name = [&](std::size_t i) { return run.rating->levels[i].name; };
        const std::string low = row.certain ? name(*row.certain) : "none";
        const std::string high = row.possible.empty() ? low : name(row.possible.back());
        if (low == expect.from && high == expect.to) return std::string();
        return "\"" + low + "\"" + (low == high ? "" : " to \"" + high + "\"") + ", score " +
               range(row.score);
      });
    }
    return "skipped: the guideline is not in force";
  }

  const plan::Plan& plan_;
  model::Model model_;
  Exact exact_;
  std::vector<RuleRun> runs_;
  std::vector<CreditRun> credits_;
  std::vector<RatingRun> ratings_;
  TestResult result_;
};

}  // namespace

TestResult run_test(const plan::Plan& plan, const plan::Test& test,
                    const vocabulary::Vocabulary& vocabulary, const std::string& today,
                    Hits* hits) {
  try {
    return TestRun(plan, test, vocabulary, today, hits).run();
  } catch (const RuleFailure& failure) {  // a value of a fixture that cannot be computed
    TestResult result;
    result.test = &test;
    result.expectations = test.expects.size();
    const auto part = failure.code == "E-FIXTURE" ? "fixtures of \"" : "measures of \"";
    result.failures.push_back(
        {test.at, part + test.name + "\"", std::string("error: ") + failure.what()});
    return result;
  }
}

}  // namespace garis::evaluate

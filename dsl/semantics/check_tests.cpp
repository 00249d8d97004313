// V001 and V002: a rule that no test looks at, or only with complete data.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

struct Tested {
  bool at_all = false;
  bool with_open_value = false;
};

bool leaves_something_open(const ast::Test& test) {
  return std::any_of(test.given.begin(), test.given.end(), [](const ast::Given& given) {
    return std::any_of(given.properties.begin(), given.properties.end(),
                       [](const auto& property) { return !property.value; });
  });
}

std::map<std::string, Tested> tested_rules(const Guideline& g) {
  std::map<std::string, Tested> rules;
  for_each_declaration<ast::Test>(g, [&](const ast::Test& test, DeclId) {
    const bool open = leaves_something_open(test);
    for (const auto& expect : test.expects) {
      const auto* on_rule = std::get_if<ast::ExpectRule>(&expect.what);
      if (on_rule == nullptr) continue;
      auto& tested = rules[on_rule->rule.text];
      tested.at_all = true;
      tested.with_open_value = tested.with_open_value || open ||
                               on_rule->outcome == "undetermined" || on_rule->outcome == "manual";
    }
  });
  return rules;
}

void untested(Sink& sink, base::Span at, const std::string& what, const std::string& help) {
  sink.report(Code::V001, at, "no test expects anything of " + what, help);
}

// Credits, ratings and their levels, measures.
void check_points(const Guideline& g, Sink& sink) {
  std::set<std::string> credits, ratings, measures;
  std::set<std::pair<std::string, std::string>> levels;
  for_each_declaration<ast::Test>(g, [&](const ast::Test& test, DeclId) {
    for (const auto& measure : test.measures) measures.insert(measure.text);
    for (const auto& expect : test.expects) {
      if (const auto* on_credit = std::get_if<ast::ExpectCredit>(&expect.what))
        credits.insert(on_credit->credit.text);
      const auto* on_rating = std::get_if<ast::ExpectRating>(&expect.what);
      if (on_rating == nullptr) continue;
      ratings.insert(on_rating->rating.text);
      levels.emplace(on_rating->rating.text, on_rating->from.text);
      if (on_rating->to) levels.emplace(on_rating->rating.text, on_rating->to->text);
    }
  });
  for_each_declaration<ast::Credit>(g, [&](const ast::Credit& credit, DeclId) {
    if (!credits.contains(credit.id.text))
      untested(sink, credit.id.span, fmt::format("credit \"{}\"", credit.id.text),
               fmt::format("add `expect credit \"{}\" for … = … points`", credit.id.text));
  });
  for_each_declaration<ast::Rating>(g, [&](const ast::Rating& rating, DeclId) {
    const auto& id = rating.id.text;
    if (!ratings.contains(id))
      untested(sink, rating.id.span, fmt::format("rating \"{}\"", id),
               fmt::format("add `expect rating \"{}\" for … = \"…\"`", id));
    for (const auto& level : rating.levels) {
      if (ratings.contains(id) && !levels.contains({id, level.name.text}))
        untested(sink, level.name.span, fmt::format("level \"{}\"", level.name.text),
                 "add a building that reaches it");
    }
  });
  for_each_declaration<ast::Measure>(g, [&](const ast::Measure& measure, DeclId) {
    if (!measures.contains(measure.id.text))
      untested(sink, measure.id.span, fmt::format("measure \"{}\"", measure.id.text),
               fmt::format("add a test `with measure \"{}\"`", measure.id.text));
  });
}

}  // namespace

void check_tests(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Test>(guideline, [&](const ast::Test& test, DeclId) {
    if (test.expects.empty())
      sink.report(Code::V001, test.name.span,
                  fmt::format("test \"{}\" expects nothing", test.name.text),
                  "add `expect rule … pass` or another outcome");
  });
  auto tested = tested_rules(guideline);
  for_each_declaration<ast::Rule>(guideline, [&](const ast::Rule& rule, DeclId) {
    const auto& seen = tested[rule.id.text];
    if (!seen.at_all) {
      sink.report(Code::V001, rule.id.span,
                  fmt::format("no test expects anything of rule \"{}\"", rule.id.text),
                  "add a `test` with one case that passes and one that fails");
    } else if (!seen.with_open_value) {
      sink.report(Code::V002, rule.id.span,
                  fmt::format("no test of rule \"{}\" leaves a value open", rule.id.text),
                  "add a case with `missing`, to see what happens to incomplete models");
    }
  });
  check_points(guideline, sink);
}

}  // namespace garis::semantics

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
}

}  // namespace garis::semantics

// Tests: fixtures, recorded answers, expectations.
#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {

using diagnostics::Code;

// ---- tests ----

ast::Given Lowerer::given(const Node& node) {
  ast::Given given;
  given.span = span(node);
  given.entity = names_of(node);
  const auto strings = strings_of(node);
  given.id = strings[0];
  if (strings.size() > 1) given.parent = strings[1];
  for (const auto& child : node.all(Kind::given_property)) {
    ast::GivenProperty property{name(*child.first(Kind::name)), std::nullopt};
    if (!child.has_word("missing")) property.value = expression(child.children()[2]);
    given.properties.push_back(std::move(property));
  }
  return given;
}

ast::Recorded Lowerer::recorded(const Node& node) const {
  ast::Recorded recorded;
  recorded.span = span(node);
  recorded.is_waiver = node.has_word("waive");
  recorded.rule = *string_after(node, "rule");
  recorded.path = string_after(node, "path");
  recorded.subject = string_after(node, "for");
  if (const auto word = node.first(Kind::outcome)) recorded.outcome = outcome(*word);
  return recorded;
}

ast::ExpectRule Lowerer::expect_rule(const Node& node) const {
  ast::ExpectRule expect;
  expect.rule = *string_after(node, "rule");
  expect.subject = string_after(node, "for");
  expect.skipped = node.has_word("skipped");
  if (const auto word = node.first(Kind::outcome)) expect.outcome = outcome(*word);
  for (const auto& detail : node.all(Kind::expect_detail)) {
    if (const auto because = string_after(detail, "because")) expect.because.push_back(*because);
    if (const auto via = string_after(detail, "via")) expect.via.push_back(*via);
    for (const auto& missing : detail.all(Kind::path)) expect.missing.push_back(path(missing));
    if (const auto severity = detail.first(Kind::severity))
      expect.severity = std::string(severity->text());
    if (const auto evidence = detail.first(Kind::evidence))
      expect.evidence = std::string(evidence->children()[1].text());
  }
  return expect;
}

ast::ExpectValue Lowerer::expect_value(const Node& node) {
  // The path that is asked for is the first expression node, the value the second.
  const auto values = expressions(node);
  std::vector<ast::ExprId> amounts;
  for (const auto value : values) {
    const auto& at = out_[value].span;
    const auto subject = *node.first(Kind::string);
    if (at.begin > subject.begin()) amounts.push_back(value);
  }
  return {path(*node.first(Kind::path)), string_name(*node.first(Kind::string)), amounts[0],
          amounts.size() > 1 ? std::optional(amounts[1]) : std::nullopt};
}

ast::ExpectCredit Lowerer::expect_credit(const Node& node) {
  const auto strings = strings_of(node);
  // The names in front are strings, and as such expressions too.
  const auto parts = expressions(node);
  return {strings[0], strings[1], parts[2],
          parts.size() > 3 ? std::optional(parts[3]) : std::nullopt};
}

ast::ExpectRating Lowerer::expect_rating(const Node& node) const {
  const auto strings = strings_of(node);
  return {strings[0], strings[1], strings[2],
          strings.size() > 3 ? std::optional(strings[3]) : std::nullopt};
}

ast::Expect Lowerer::expect(const Node& node) {
  const auto what = node.children()[1];
  switch (what.kind()) {
    case Kind::expect_rule:
      return {expect_rule(what), span(node)};
    case Kind::expect_value:
      return {expect_value(what), span(node)};
    case Kind::expect_credit:
      return {expect_credit(what), span(node)};
    default:
      return {expect_rating(what), span(node)};
  }
}

ast::Test Lowerer::test(const Node& node) {
  ast::Test test;
  test.span = span(node);
  test.name = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::as_of: {
        const auto when = child.children().back();
        if (test.as_of)
          sink_.report(Code::P001, span(child), "a second `as of` in one test",
                       "a test runs on one day; write a test for each");
        const auto year = when.text().substr(when.text().starts_with("FY") ? 2 : 0);
        test.as_of =
            when.is(Kind::year) ? ast::Date{std::string(year) + "-01-01", span(when)} : date(when);
        break;
      }
      case Kind::with_measure:
        test.measures.push_back(string_name(*child.first(Kind::string)));
        break;
      case Kind::given:
        test.given.push_back(given(child));
        break;
      case Kind::recorded:
        test.recorded.push_back(recorded(child));
        break;
      case Kind::expect:
        test.expects.push_back(expect(child));
        break;
      default:
        break;
    }
  }
  return test;
}

}  // namespace garis::syntax

// M001: a message may only show what is bound in its outcome (language.md, section 15 and ruling
// 7).
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/requirement.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

template <std::size_t Size>
bool is_one_of(const std::string& outcome, const std::array<std::string_view, Size>& outcomes) {
  return std::find(outcomes.begin(), outcomes.end(), outcome) != outcomes.end();
}

struct Refusal {
  std::string message, help;
};

constexpr std::array<std::string_view, 5> kRequired = {"pass", "fail", "undetermined", "waived",
                                                       "manual"};

std::string shown_outcome(const std::string& outcome) {
  return outcome == "not_applicable" ? "not applicable" : outcome;
}

std::optional<Refusal> comparison(const std::string& name, const std::string& outcome,
                                  const RequirementParts& parts) {
  if (!is_one_of(outcome, kRequired)) {
    return Refusal{
        fmt::format("`{{{}}}` is not known in `message {}`: nothing has been compared there", name,
                    shown_outcome(outcome)),
        "show it in `pass`, `fail`, `undetermined` or `waived`"};
  }
  if (parts.compares) return std::nullopt;
  return Refusal{
      fmt::format("`{{{}}}` needs a comparison, and this rule compares nothing directly", name),
      "name the value itself, such as `{building.ottv}`, or write the comparison directly behind "
      "`requires`"};
}

std::optional<Refusal> refusal(const std::string& name, const std::string& outcome,
                               const RequirementParts& parts) {
  if (name == "actual" || name == "limit" || name == "margin")
    return comparison(name, outcome, parts);
  if (name == "missing") {
    if (outcome == "undetermined" || (outcome == "fail" && parts.known)) return std::nullopt;
    return Refusal{
        fmt::format("`{{missing}}` is empty in `message {}`", shown_outcome(outcome)),
        "show it in `message undetermined`, or in `message fail` of a rule with `requires known`"};
  }
  if (name == "question") {
    if (outcome == "manual") return std::nullopt;
    return Refusal{
        fmt::format("`{{question}}` is not known in `message {}`", shown_outcome(outcome)),
        "show it in `message manual`"};
  }
  if (name == "exception") {
    if (outcome == "exempt") return std::nullopt;
    return Refusal{
        fmt::format("`{{exception}}` is not known in `message {}`", shown_outcome(outcome)),
        "show it in `message exempt`"};
  }
  if (name != "via") return std::nullopt;
  if (!parts.paths)
    return Refusal{"`{via}` names a path, and this rule has none",
                   "take it out, or write `requires any of { path \"…\" { … } }`"};
  if (is_one_of(outcome, kRequired)) return std::nullopt;
  return Refusal{fmt::format("`{{via}}` is not known in `message {}`: no path was looked at",
                             shown_outcome(outcome)),
                 "show it in `pass` or `fail`"};
}

// `{limit}` may also be a let of that name, which is always bound.
bool is_let(const ast::Rule& rule, const std::string& name) {
  return std::any_of(rule.lets.begin(), rule.lets.end(),
                     [&](const ast::Let& let) { return let.name.text == name; });
}

// A credit speaks when its points are certain (`pass`), open (`undetermined`), certainly none
// (`fail`), or when it does not apply.
std::optional<Refusal> of_credit(const ast::Credit& credit, const std::string& name,
                                 const std::string& outcome) {
  constexpr std::array<std::string_view, 4> spoken = {"pass", "fail", "undetermined",
                                                      "not_applicable"};
  if (!is_one_of(outcome, spoken))
    return Refusal{fmt::format("a credit is never `{}`", shown_outcome(outcome)),
                   "it has `message pass`, `fail`, `undetermined` and `not applicable`"};
  if (name.empty() || name == "actual") return std::nullopt;
  if (name == "limit" && !credit.max.empty()) return std::nullopt;
  if (name == "missing" && outcome == "undetermined") return std::nullopt;
  return Refusal{fmt::format("`{{{}}}` is not known in `message {}` of this credit", name,
                             shown_outcome(outcome)),
                 "there are `{actual}` for the points, `{limit}` for `max`, and `{missing}` in "
                 "`undetermined`"};
}

void check_credit_messages(const ast::Credit& credit, Sink& sink) {
  for (const auto& message : credit.messages) {
    if (const auto refused = of_credit(credit, "", message.outcome)) {
      sink.report(Code::M001, message.span, refused->message, refused->help);
      continue;
    }
    for (const auto& [language, parts] : message.parts) {
      for (const auto& part : parts) {
        const auto refused = of_credit(credit, part.special, message.outcome);
        if (refused) sink.report(Code::M001, part.span, refused->message, refused->help);
      }
    }
  }
}

}  // namespace

void check_messages(const Guideline& guideline, Sink& sink) {
  for_each_declaration<ast::Credit>(
      guideline, [&](const ast::Credit& credit, DeclId) { check_credit_messages(credit, sink); });
  for_each_declaration<ast::Rule>(guideline, [&](const ast::Rule& rule, DeclId) {
    const auto requirement = parts_of(guideline, rule);
    for (const auto& message : rule.messages) {
      for (const auto& [language, parts] : message.parts) {
        for (const auto& part : parts) {
          if (part.special.empty() || is_let(rule, part.special)) continue;
          const auto refused = refusal(part.special, message.outcome, requirement);
          if (refused) sink.report(Code::M001, part.span, refused->message, refused->help);
        }
      }
    }
  });
}

}  // namespace garis::semantics

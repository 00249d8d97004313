// Rules: requirements, paths, exceptions, messages.
#include <unordered_set>

#include <fmt/format.h>

#include "dsl/syntax/builder.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {

using diagnostics::Code;

// ---- requirements ----

ast::Requirement Lowerer::requirement(const Node& node) {
  ast::Requirement requirement;
  requirement.span = span(node);
  if (node.is(Kind::asks)) {
    requirement.shape = ast::Requirement::Shape::question;
    requirement.asks = asks(node);
    return requirement;
  }
  if (const auto known = node.first(Kind::known)) {
    requirement.shape = ast::Requirement::Shape::known;
    requirement.known = expressions(*known);
    return requirement;
  }
  if (const auto several = node.first(Kind::combine)) {
    requirement = combined(*several);
    requirement.span = span(node);
    return requirement;
  }
  requirement.condition = expressions(node)[0];
  return requirement;
}

ast::Requirement Lowerer::combined(const Node& node) {
  ast::Requirement requirement;
  requirement.shape = ast::Requirement::Shape::combined;
  const auto combiner = *node.first(Kind::combiner);
  const auto word = combiner.children()[0].text();
  using enum ast::Combiner;
  requirement.combiner = word == "all"       ? all
                         : word == "any"     ? any
                         : word == "exactly" ? exactly_one
                                             : at_least;
  if (const auto number = combiner.first(Kind::number))
    requirement.at_least = this->number(*number);
  for (const auto& child : node.children()) {
    if (child.is(Kind::path_branch) || child.is(Kind::requires_) || child.is(Kind::asks))
      requirement.branches.push_back(branch(child));
  }
  return requirement;
}

ast::Branch Lowerer::branch(const Node& node) {
  ast::Branch branch;
  branch.span = span(node);
  if (!node.is(Kind::path_branch)) {
    branch.requirements.push_back(requirement(node));
    return branch;
  }
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::string:
        branch.label = string_name(child);
        break;
      case Kind::text:
        branch.title = text(child);
        break;
      case Kind::cite:
        branch.cites.push_back(cite(child));
        break;
      case Kind::let:
        branch.lets.push_back(let(child));
        break;
      case Kind::requires_:
      case Kind::asks:
        branch.requirements.push_back(requirement(child));
        break;
      case Kind::applies: {
        const auto own = applies(child);
        branch.applies = own.where;
        branch.applies_entity = own.entity;
        break;
      }
      default:
        break;
    }
  }
  return branch;
}

ast::Exception Lowerer::exception(const Node& node) {
  ast::Exception exception;
  labels(node, exception);
  const auto effect = *node.first(Kind::effect);
  exception.where = expressions(node).back();
  const auto what = effect.children()[0];
  using enum ast::Exception::Effect;
  if (what.is_word("exempt")) {
    exception.effect = exempt;
  } else if (what.is_word("becomes")) {
    exception.effect = becomes;
    exception.severity = effect.first(Kind::severity)->text();
  } else {
    exception.effect = what.is(Kind::asks) ? asks : requires_;
    exception.requirement = requirement(what);
  }
  return exception;
}

ast::Rule Lowerer::rule(const Node& node) {
  ast::Rule rule;
  rule.span = span(node);
  rule.id = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text:
        rule.title = text(child);
        break;
      case Kind::cite:
        rule.cites.push_back(cite(child));
        break;
      case Kind::quote:
        rule.quotes.push_back(text(*child.first(Kind::text)));
        break;
      case Kind::note:
        rule.notes.push_back(text(*child.first(Kind::text)));
        break;
      case Kind::severity:
        rule.severity = name(child);
        break;
      case Kind::effective:
        rule.effective = effective(child);
        break;
      case Kind::applies:
        rule.applies.push_back(applies(child));
        break;
      case Kind::let:
        rule.lets.push_back(let(child));
        break;
      case Kind::requires_:
      case Kind::asks:
        rule.requirements.push_back(requirement(child));
        break;
      case Kind::except:
        rule.exceptions.push_back(exception(child));
        break;
      case Kind::message:
        rule.messages.push_back(message(child));
        break;
      case Kind::tolerance:
        (child.has_word("round") ? rule.round_to : rule.tolerance) =
            ast::Tolerance{quantity(*child.first(Kind::quantity)), span(child)};
        break;
      case Kind::suggests:
        rule.suggests = strings_of(child);
        break;
      case Kind::stage:
        for (auto& word : names_of(child)) rule.stages.push_back(std::move(word));
        break;
      case Kind::tags:
        for (auto& word : names_of(child)) rule.tags.push_back(std::move(word));
        break;
      default:
        break;
    }
  }
  return rule;
}

// ---- messages ----

ast::Message Lowerer::message(const Node& node) {
  ast::Message message;
  message.outcome = outcome(*node.first(Kind::outcome));
  const auto text_node = *node.first(Kind::text);
  message.text = text(text_node);
  message.span = span(node);
  std::string language = "en";
  for (const auto& child : text_node.children()) {
    if (child.is(Kind::language)) language = child.text();
    if (child.is(Kind::string))
      message.parts[language] = message_parts(string_name(child).text, child);
  }
  return message;
}

// A placeholder has its own place where the string is written without escapes, else that of the
// string.
std::vector<ast::MessagePart> Lowerer::message_parts(std::string_view text, const Node& quoted) {
  const auto whole = span(quoted);
  const auto content = quoted.text().find(text);
  const auto at = [&](std::size_t begin, std::size_t end) {
    if (content == std::string_view::npos) return whole;
    const auto start = whole.begin + static_cast<std::uint32_t>(content);
    return base::Span{whole.file, start + static_cast<std::uint32_t>(begin),
                      start + static_cast<std::uint32_t>(end)};
  };
  std::vector<ast::MessagePart> parts;
  std::size_t done = 0;
  while (done < text.size()) {
    const auto open = text.find('{', done);
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    const auto literal_end = close == std::string_view::npos ? text.size() : open;
    if (literal_end > done)
      parts.push_back({std::string(text.substr(done, literal_end - done)),
                       std::nullopt,
                       {},
                       std::nullopt,
                       at(done, literal_end)});
    if (close == std::string_view::npos) break;
    parts.push_back(placeholder(text.substr(open + 1, close - open - 1), at(open, close + 1)));
    done = close + 1;
  }
  return parts;
}

// `actual:.1`, `building.name`, `max of facade.ottv over facades of building`
ast::MessagePart Lowerer::placeholder(std::string_view inside, base::Span at) {
  static const std::unordered_set<std::string_view> specials = {
      "actual", "limit", "margin", "missing", "question", "via", "exception"};
  ast::MessagePart part;
  part.span = at;
  auto what = inside;
  const auto format = inside.rfind(":.");
  if (format != std::string_view::npos && format + 3 == inside.size() && inside.back() >= '0' &&
      inside.back() <= '9') {
    part.decimals = inside.back() - '0';
    what = inside.substr(0, format);
  }
  if (specials.contains(what)) {
    part.special = what;
  } else {
    part.value = inner_expression(what, at);
    if (!part.value) {
      sink_.report(Code::M001, at, fmt::format("`{{{}}}` is not a value", inside),
                   "write a name such as `{building.name}`, `{actual:.1}` or `{limit}`");
      part.literal = fmt::format("{{{}}}", inside);
    }
  }
  return part;
}

std::optional<ast::ExprId> Lowerer::inner_expression(std::string_view text, base::Span at) {
  Tree tree(text);
  TreeBuilder builder(tree, 32);
  const auto step = grammar::expression(builder, 0);
  if (!step.parsed || grammar::skip_blank(text, step.end) != text.size()) return std::nullopt;
  fixed_span_ = at;
  const auto id = expression(tree.roots()[0]);
  fixed_span_.reset();
  return id;
}

}  // namespace garis::syntax

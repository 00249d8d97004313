#include "dsl/syntax/lower.hpp"

#include <charconv>
#include <unordered_set>

#include <fmt/format.h>

#include "dsl/base/date.hpp"
#include "dsl/syntax/builder.hpp"
#include "dsl/syntax/grammar.hpp"
#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {
namespace {

using diagnostics::Code;

// ISO 639-1.
const std::unordered_set<std::string_view>& languages() {
  static const auto all = [] {
    constexpr std::string_view codes =
        "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffi"
        "fjfofrfygagdglgngugvhahehihohrhthuhyhzia"
        "idieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrmsmtmy"
        "nanbndnengnlnnnonrnvnyocojomorospapiplps"
        "ptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevi"
        "vowawoxhyiyozazhzu";
    std::unordered_set<std::string_view> set;
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) set.insert(codes.substr(i, 2));
    return set;
  }();
  return all;
}

}  // namespace

// ---- shared parts ----

ast::Text Lowerer::text(const Node& node) {
  ast::Text text;
  text.span = span(node);
  std::string language;
  for (const auto& child : node.children()) {
    if (child.is(Kind::language)) {
      language = child.text();
      if (!languages().contains(language.substr(0, 2))) {
        sink_.report(Code::P003, span(child), fmt::format("`{}` is no language code", language),
                     "use codes such as `en`, `ms`, `ja`");
      }
    } else if (child.is(Kind::string)) {
      text.plain = language.empty();
      text.in[text.plain ? "en" : language] = string_name(child).text;
    }
  }
  return text;
}

ast::Cite Lowerer::cite(const Node& node) const {
  ast::Cite cite;
  cite.span = span(node);
  for (const auto& child : node.all(Kind::citation)) {
    ast::Citation citation;
    if (const auto document = child.first(Kind::string))
      citation.document = string_name(*document).text;
    for (const auto& locator : child.all(Kind::locator)) {
      const auto parts = locator.children();
      const auto value =
          parts[1].is(Kind::string) ? string_name(parts[1]).text : std::string(parts[1].text());
      citation.locators.emplace_back(std::string(parts[0].text()), value);
    }
    cite.citations.push_back(std::move(citation));
  }
  if (const auto evidence = node.first(Kind::evidence))
    cite.evidence = evidence->children()[1].text();
  return cite;
}

ast::Date Lowerer::date(const Node& node) const {
  if (!base::day_number(node.text()))
    sink_.report(Code::P009, span(node), fmt::format("there is no day `{}`", node.text()),
                 "dates are written year-month-day, such as 2026-07-01");
  return {std::string(node.text()), span(node)};
}

ast::Effective Lowerer::effective(const Node& node) const {
  const auto dates = node.all(Kind::date);
  ast::Effective effective{date(dates[0]), std::nullopt, std::nullopt, span(node)};
  if (dates.size() > 1) effective.until = date(dates[1]);
  if (const auto by = node.first(Kind::path)) effective.by = path(*by);
  return effective;
}

ast::Asks Lowerer::asks(const Node& node) {
  return {std::string(node.children()[1].text()), text(*node.first(Kind::text)), span(node)};
}

ast::ValueException Lowerer::value_exception(const Node& node) {
  ast::ValueException exception;
  labels(node, exception);
  bool in_use = false;
  for (const auto& child : node.children()) {
    if (child.is_word("use")) in_use = true;
    if (child.is(Kind::keyword) || child.is(Kind::string) || child.is(Kind::cite)) continue;
    (in_use ? exception.use : exception.where) = expression(child);
  }
  return exception;
}

ast::Let Lowerer::let(const Node& node) {
  ast::Let let;
  let.span = span(node);
  let.name = name(*node.first(Kind::name));
  if (const auto kind = node.first(Kind::type)) let.type = type(*kind);
  let.value = expressions(node)[0];
  for (const auto& child : node.all(Kind::value_except))
    let.exceptions.push_back(value_exception(child));
  return let;
}

ast::Applies Lowerer::applies(const Node& node) {
  ast::Applies applies;
  applies.span = span(node);
  applies.each = node.has_word("each");
  applies.entity = names_of(node);
  if (node.has_word("where")) applies.where = expressions(node)[0];
  return applies;
}

std::string Lowerer::outcome(const Node& node) const {
  const auto word = node.children()[0].text();
  return word == "not" ? "not_applicable" : std::string(word);
}

ast::Later Lowerer::later(const Node& node, std::string_view what) {
  sink_.report(Code::P006, span(node.children()[0]), fmt::format("{} is not supported yet", what),
               "it belongs to stage 2 of the language");
  return {std::string(what), 2, span(node)};
}

void Lowerer::declaration(const Node& node) {
  switch (node.kind()) {
    case Kind::guideline:
      return header(node);
    case Kind::note:
      out_.notes.push_back(text(*node.first(Kind::text)));
      return;
    case Kind::category:
      out_.declarations.emplace_back(category(node));
      return;
    case Kind::property:
      out_.declarations.emplace_back(property(node));
      return;
    case Kind::group:
      out_.declarations.emplace_back(group(node));
      return;
    case Kind::define:
      out_.declarations.emplace_back(define(node));
      return;
    case Kind::table:
      out_.declarations.emplace_back(table(node));
      return;
    case Kind::trajectory:
      out_.declarations.emplace_back(trajectory(node));
      return;
    case Kind::rule:
      out_.declarations.emplace_back(rule(node));
      return;
    case Kind::credit:
      out_.declarations.emplace_back(credit(node));
      return;
    case Kind::rating:
      out_.declarations.emplace_back(rating(node));
      return;
    case Kind::measure:
      out_.declarations.emplace_back(measure(node));
      return;
    case Kind::test:
      out_.declarations.emplace_back(test(node));
      return;
    default:
      out_.declarations.emplace_back(later(node, fmt::format("`{}`", node.children()[0].text())));
      return;
  }
}

void lower(const Tree& tree, base::FileId file, ast::File& guideline, diagnostics::Sink& sink) {
  Lowerer lowerer(file, guideline, sink);
  for (const auto& node : tree.roots()) lowerer.declaration(node);
}

}  // namespace garis::syntax

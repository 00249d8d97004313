// Credits, ratings and measures.
#include "dsl/syntax/lowerer.hpp"

namespace garis::syntax {

ast::Credit Lowerer::credit(const Node& node) {
  ast::Credit credit;
  credit.span = span(node);
  credit.id = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text:
        credit.title = text(child);
        break;
      case Kind::cite:
        credit.cites.push_back(cite(child));
        break;
      case Kind::quote:
        credit.quotes.push_back(text(*child.first(Kind::text)));
        break;
      case Kind::note:
        credit.notes.push_back(text(*child.first(Kind::text)));
        break;
      case Kind::credit_category:
        credit.category = string_name(*child.first(Kind::string));
        break;
      case Kind::applies:
        credit.applies.push_back(applies(child));
        break;
      case Kind::let:
        credit.lets.push_back(let(child));
        break;
      case Kind::awards:
        credit.highest = child.has_word("highest");
        break;
      case Kind::award: {
        const auto parts = expressions(child);
        credit.awards.push_back(
            {parts[0], parts.size() > 1 ? std::optional(parts[1]) : std::nullopt, span(child)});
        break;
      }
      case Kind::max:
        credit.max.push_back(quantity(*child.first(Kind::quantity)));
        break;
      case Kind::message:
        credit.messages.push_back(message(child));
        break;
      default:
        break;
    }
  }
  return credit;
}

ast::Rating Lowerer::rating(const Node& node) {
  ast::Rating rating;
  rating.span = span(node);
  rating.id = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text:
        rating.title = text(child);
        break;
      case Kind::cite:
        rating.cites.push_back(cite(child));
        break;
      case Kind::note:
        rating.notes.push_back(text(*child.first(Kind::text)));
        break;
      case Kind::counts:
        for (auto& credit : strings_of(child)) rating.counts.push_back(std::move(credit));
        break;
      case Kind::prerequisite:
        rating.prerequisites.push_back(string_name(*child.first(Kind::string)));
        break;
      case Kind::level: {
        const auto title = child.first(Kind::text);
        rating.levels.push_back({string_name(*child.first(Kind::string)),
                                 title ? std::optional(text(*title)) : std::nullopt,
                                 expressions(child).back(), span(child)});
        break;
      }
      default:
        break;
    }
  }
  return rating;
}

ast::Change Lowerer::change(const Node& node) {
  ast::Change change;
  change.span = span(node);
  change.entity = names_of(node);
  if (node.has_word("where")) change.where = expressions(node)[0];
  // In a setting the path in front is an expression of the tree too; the value is what follows.
  for (const auto& child : node.all(Kind::setting))
    change.settings.push_back(
        {path(*child.first(Kind::path)), expression(child.children()[2]), span(child)});
  return change;
}

ast::Measure Lowerer::measure(const Node& node) {
  ast::Measure measure;
  measure.span = span(node);
  measure.id = string_name(*node.first(Kind::string));
  for (const auto& child : node.children()) {
    switch (child.kind()) {
      case Kind::text:
        measure.title = text(child);
        break;
      case Kind::cite:
        measure.cites.push_back(cite(child));
        break;
      case Kind::note:
        measure.notes.push_back(text(*child.first(Kind::text)));
        break;
      case Kind::let:
        measure.lets.push_back(let(child));
        break;
      case Kind::change:
        measure.changes.push_back(change(child));
        break;
      case Kind::cost: {
        auto& kind = child.has_word("cost")     ? measure.costs
                     : child.has_word("carbon") ? measure.carbons
                                                : measure.lives;
        kind.push_back(expressions(child)[0]);
        break;
      }
      default:
        break;
    }
  }
  return measure;
}

}  // namespace garis::syntax

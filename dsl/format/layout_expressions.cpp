// How values, conditions and sets are laid out.
#include "dsl/format/layout.hpp"

namespace garis::format {

using syntax::Kind;

// `if … then …` and each `else if … then …` on a line; no staircase.
Document::Id Layout::conditional(const Node& node) {
  Ids lines;
  clauses(node, lines);
  Ids parts;
  for (const auto line : lines) {
    if (!parts.empty()) parts.push_back(doc_.line());
    parts.push_back(line);
  }
  return doc_.group(doc_.concat(parts));
}

void Layout::clauses(const Node& conditional, Ids& lines) {
  const auto children = conditional.children();
  Nodes clause(children.begin(), children.begin() + 4);
  const auto is_then = [](const Node& n) { return n.is_word("then"); };
  if (!lines.empty()) {
    lines.back() = doc_.concat({lines.back(), space(), breaking(clause, is_then)});
  } else {
    lines.push_back(breaking(clause, is_then));
  }
  const auto otherwise = token(children[4]);
  if (children[5].is(Kind::conditional)) {
    lines.push_back(otherwise);
    clauses(children[5], lines);
  } else {
    lines.push_back(doc_.concat({otherwise, space(), node(children[5])}));
  }
}

// Operands with the operator in front of each line.
Document::Id Layout::operands(const Node& node) {
  return breaking(node.children(),
                  [](const Node& n) { return n.is(Kind::keyword) || n.is(Kind::symbol); });
}

// At the start of a line the first summand stands above the others, behind their operators.
Document::Id Layout::sum(const Node& node, bool starts_line) {
  if (!starts_line || node.children().size() == 1) return operands(node);
  return doc_.group(doc_.concat({doc_.if_broken("    "), operands(node)}));
}

Document::Id Layout::in_test(const Node& node) {
  Ids head, items;
  bool inside = false;
  Id close = 0;
  const auto children = node.children();
  if (!node.has_word("{")) return flow(children);
  for (std::size_t i = 0; i < children.size(); ++i) {
    const auto& child = children[i];
    const Id id = this->node(child);
    if (child.is_word("}")) {
      close = id;
    } else if (!inside) {
      if (!head.empty()) head.push_back(space());
      head.push_back(id);
    } else if (child.is_word(",")) {
      items.back() = doc_.concat({items.back(), id});
    } else {
      items.push_back(id);
    }
    inside = inside || child.is_word("{");
  }
  return doc_.concat({doc_.concat(head), space(), doc_.indent(2, filled(items)), space(), close});
}

Document::Id Layout::group_expr(const Node& node) {
  const auto children = node.children();
  const Id open = token(children[0]);
  const Id inside = doc_.align(this->node(children[1]));
  return doc_.concat({open, inside, token(children[2])});
}

Document::Id Layout::call(const Node& node) {
  Ids head, arguments, tail;
  for (const auto& child : node.children()) {
    const Id id = this->node(child);
    if (child.is_word(","))
      arguments.back() = doc_.concat({arguments.back(), id});
    else if (child.is(Kind::argument))
      arguments.push_back(id);
    else
      (head.size() < 2 ? head : tail).push_back(id);
  }
  Ids inside;
  for (const auto argument : arguments) {
    inside.push_back(inside.empty() ? doc_.soft_line() : doc_.line());
    inside.push_back(argument);
  }
  return doc_.group(
      doc_.concat({doc_.concat(head), doc_.indent(2, doc_.concat(inside)),
                   arguments.empty() ? doc_.concat({}) : doc_.soft_line(), doc_.concat(tail)}));
}

Document::Id Layout::negation(const Node& node) {
  Ids parts;
  bool after_sign = true;
  for (const auto& child : node.children()) {
    if (!after_sign) parts.push_back(space());
    parts.push_back(this->node(child));
    after_sign = child.is_word("-");
  }
  return doc_.concat(parts);
}

// `10%`, but `10 kWh`.
Document::Id Layout::quantity(const Node& node) {
  const auto children = node.children();
  const Id number = token(children[0]);
  if (children.size() == 1) return number;
  const bool is_part = children[1].text().starts_with("%") || children[1].text().starts_with("‰");
  const Id unit = token(children[1]);
  return is_part ? doc_.concat({number, unit}) : doc_.concat({number, space(), unit});
}

}  // namespace garis::format

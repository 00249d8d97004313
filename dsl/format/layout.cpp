#include "dsl/format/layout.hpp"

#include <algorithm>
#include <array>

#include "dsl/format/symbols.hpp"

namespace garis::format {

using syntax::Kind;

namespace {

template <std::size_t N>
bool is_one_of(const Node& node, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return node.is_word(word); });
}

bool is_clause(const Node& node) {
  constexpr std::array<std::string_view, 9> words = {
      "where", "over", "weighted", "satisfying", "satisfy", "satisfies", "use", "by", "when"};
  return is_one_of(node, words) || node.is(Kind::if_none) || node.is(Kind::for_each) ||
         node.is(Kind::effect) || node.is(Kind::expect_detail) || node.is(Kind::compare) ||
         node.is(Kind::between);
}

}  // namespace

Document::Id Layout::token(const Node& leaf) {
  auto& entry = next_leaf();
  ++next_;
  Ids parts;
  for (const auto& comment : entry.above) parts.push_back(doc_.own_comment(comment.text));
  const bool separates = in_cell_ && (leaf.text() == "*" || leaf.text() == "/");
  const auto symbols = separates ? Symbols::as_written : options_.symbols;
  parts.push_back(symbols == Symbols::as_written
                      ? doc_.text(leaf.text())
                      : doc_.owned_text(spelled(leaf.kind(), leaf.text(), symbols)));
  if (!entry.trailing.empty()) parts.push_back(doc_.trailing_comment(entry.trailing));
  return parts.size() == 1 ? parts[0] : doc_.concat(parts);
}

bool Layout::holds_comments(const Node& node) const {
  for (auto i = next_; i < leaves_.tokens.size() && leaves_.tokens[i].begin < node.end(); ++i) {
    const auto& leaf = leaves_.tokens[i];
    if ((i > next_ && !leaf.above.empty()) || (leaf.end < node.end() && !leaf.trailing.empty()))
      return true;
  }
  return false;
}

Document::Id Layout::own_comments(std::vector<Comment>& comments, bool first) {
  Ids parts;
  for (const auto& comment : comments) {
    parts.push_back(comment.after_blank && !first ? doc_.blank_line() : doc_.hard_line());
    parts.push_back(doc_.own_comment(comment.text));
    first = false;
  }
  comments.clear();
  return doc_.concat(parts);
}

Document::Id Layout::lead(bool first, bool wants_blank) {
  auto& leaf = next_leaf();
  const bool has_blank =
      leaf.after_blank || std::any_of(leaf.above.begin(), leaf.above.end(),
                                      [](const auto& c) { return c.after_blank; });
  Ids parts;
  if (wants_blank && !has_blank && !first) parts.push_back(doc_.blank_line());
  const bool nothing_above = first && leaf.above.empty();
  parts.push_back(own_comments(leaf.above, first));
  parts.push_back(leaf.after_blank && !nothing_above ? doc_.blank_line() : doc_.hard_line());
  return doc_.concat(parts);
}

bool Layout::is_space_between(const Node& left, const Node& right) {
  constexpr std::array<std::string_view, 6> closing = {",", ")", "]", ".", "^", "["};
  constexpr std::array<std::string_view, 4> opening = {"(", "[", ".", "^"};
  const bool calls = left.is(Kind::name) && right.is_word("(");
  return !calls && !is_one_of(right, closing) && !is_one_of(left, opening);
}

Document::Id Layout::flow(const Nodes& nodes) {
  return breaking(nodes, [](const Node&) { return false; });
}

Document::Id Layout::breaking(const Nodes& nodes, const Breaks& breaks) {
  if (nodes.size() == 1) return node(nodes[0]);
  Ids head, tail;
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const bool may_break = i > 0 && breaks(nodes[i]) && !nodes[i - 1].is_word("weighted");
    auto& into = tail.empty() && !may_break ? head : tail;
    if (i > 0 && (may_break || is_space_between(nodes[i - 1], nodes[i])))
      into.push_back(may_break ? doc_.line() : space());
    into.push_back(node(nodes[i]));
  }
  if (tail.empty()) return doc_.concat(head);
  return doc_.group(doc_.concat({doc_.concat(head), doc_.indent(2, doc_.concat(tail))}));
}

Document::Id Layout::filled(const Ids& items) {
  Ids parts;
  for (const auto item : items)
    parts.push_back(parts.empty() ? item : doc_.group(doc_.concat({doc_.line(), item})));
  return doc_.concat(parts);
}

Document::Id Layout::node(const Node& n) {
  switch (n.kind()) {
    case Kind::keyword:
    case Kind::symbol:
    case Kind::name:
    case Kind::string:
    case Kind::number:
    case Kind::unit:
    case Kind::date:
    case Kind::year:
    case Kind::language:
      return token(n);
    case Kind::text:
      return text(n);
    case Kind::let:
      return binding(n.children(), false);
    case Kind::combine:
      return combine(n);
    case Kind::path_branch:
      return path_branch(n);
    case Kind::given:
      return given(n);
    case Kind::cell:
      return cell(n);
    case Kind::conditional:
      return conditional(n);
    case Kind::or_:
    case Kind::and_:
    case Kind::product:
      return operands(n);
    case Kind::sum:
      return sum(n, false);
    case Kind::in_test:
      return in_test(n);
    case Kind::group_expr:
      return group_expr(n);
    case Kind::call:
      return call(n);
    case Kind::negation:
      return negation(n);
    case Kind::quantity:
      return quantity(n);
    case Kind::argument:
    case Kind::given_property:
    case Kind::point: {
      // `facing: x`, `2030: 80%`: the colon stands at its name.
      const auto children = n.children();
      Ids parts;
      for (std::size_t i = 0; i < children.size(); ++i) {
        if (i > 0 && !children[i].is_word(":") && is_space_between(children[i - 1], children[i]))
          parts.push_back(space());
        parts.push_back(node(children[i]));
      }
      return doc_.concat(parts);
    }
    default:
      return breaking(n.children(), is_clause);
  }
}

}  // namespace garis::format

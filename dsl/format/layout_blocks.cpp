// Declarations and their parts: what stands between braces, each part on a line of its own.
#include <algorithm>
#include <array>

#include "dsl/format/layout.hpp"

namespace garis::format {

using syntax::Kind;

namespace {

bool is_braced(Kind kind) {
  constexpr std::array<Kind, 9> kinds = {Kind::guideline, Kind::table,  Kind::trajectory,
                                         Kind::rule,      Kind::credit, Kind::rating,
                                         Kind::measure,   Kind::amend,  Kind::test};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

// Words that begin a part where the tree has no node for it.
bool begins_part(const Node& node) {
  constexpr std::array<std::string_view, 7> words = {"because", "tighten", "relax",  "add",
                                                     "remove",  "disable", "replace"};
  return node.is(Kind::keyword) &&
         std::any_of(words.begin(), words.end(), [&](auto word) { return node.is_word(word); });
}

// Parts of credits, ratings and measures that break before `when` and `where`.
bool is_points_part(Kind kind) {
  constexpr std::array<Kind, 9> kinds = {
      Kind::credit_category, Kind::awards, Kind::award,  Kind::max, Kind::counts,
      Kind::prerequisite,    Kind::level,  Kind::change, Kind::cost};
  return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool takes_next(const Node& node) {
  return node.is_word("add") || node.is_word("replace") || node.is_word("because");
}

bool is_part(const Node& node) {
  return node.kind() > Kind::language && !node.is(Kind::text) && !node.is(Kind::path) &&
         !node.is(Kind::entity) && node.kind() < Kind::conditional;
}

}  // namespace

Document::Id Layout::file() {
  Ids parts;
  const auto roots = tree_.roots();
  for (std::size_t i = 0; i < roots.size(); ++i) {
    const bool apart = i > 0 && (is_braced(roots[i].kind()) || is_braced(roots[i - 1].kind()));
    const bool joined = !next_leaf().after_blank && next_leaf().above.empty();
    if (!joined || !roots[i].is(Kind::define)) end_run();
    parts.push_back(lead(i == 0, apart));
    parts.push_back(declaration(roots[i]));
  }
  end_run();
  if (!leaves_.at_end.empty()) parts.push_back(own_comments(leaves_.at_end, roots.empty()));
  return doc_.concat(parts);
}

Document::Id Layout::declaration(const Node& n) {
  switch (n.kind()) {
    case Kind::guideline:
      return header(n);
    case Kind::property:
      return property(n);
    case Kind::category:
      return category(n);
    case Kind::define:
      return binding(n.children(), true);
    case Kind::table:
      return table(n);
    default:
      return is_braced(n.kind()) ? braced(n) : node(n);
  }
}

// ---- runs of one-line entries ----

void Layout::end_run() {
  std::size_t widest = 0;
  for (const auto& entry : run_) widest = std::max(widest, entry.before);
  for (const auto& entry : run_) doc_.set_padding(entry.padding, widest - entry.before);
  run_.clear();
}

// ---- blocks ----

// The parts of an amendment are words in a row, those of others nodes.
std::vector<Nodes> Layout::parts_of(const Nodes& inside) const {
  std::vector<Nodes> parts;
  int depth = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    const auto& node = inside[i];
    const bool taken = i > 0 && takes_next(inside[i - 1]);
    const bool begins = depth == 0 && !taken && (is_part(node) || begins_part(node));
    if (begins || parts.empty()) parts.emplace_back();
    parts.back().push_back(node);
    depth += node.is_word("{") ? 1 : node.is_word("}") ? -1 : 0;
  }
  return parts;
}

Document::Id Layout::block(const Nodes& children, const PartLayout& part, const Finish& finish) {
  const auto open =
      std::find_if(children.begin(), children.end(), [](const Node& n) { return n.is_word("{"); });
  const Id head = flow({children.begin(), open + 1});
  const auto parts = parts_of({open + 1, children.end() - 1});
  Ids inside;
  for (std::size_t i = 0; i < parts.size(); ++i) inside.push_back(part(parts[i], i == 0));
  if (finish) inside.push_back(finish());
  auto& close = next_leaf();
  if (parts.empty() && close.above.empty() && leaves_.tokens[next_ - 1].trailing.empty())
    return doc_.concat({head, token(children.back())});
  inside.push_back(own_comments(close.above, parts.empty()));
  return doc_.concat(
      {head, doc_.indent(2, doc_.concat(inside)), doc_.hard_line(), token(children.back())});
}

Document::Id Layout::braced(const Node& node) {
  return block(node.children(), [&](const Nodes& nodes, bool first) {
    const Id above = lead(first);
    return doc_.concat({above, part(nodes)});
  });
}

Document::Id Layout::part(const Nodes& nodes) {
  if (nodes.size() == 1 && is_points_part(nodes[0].kind())) return part(nodes[0].children());
  const bool holds_block = nodes.size() > 1 && nodes.back().is_word("}");
  if (!holds_block)
    return breaking(nodes, [](const Node& n) { return n.is_word("when") || n.is_word("where"); });
  // `changes each window where … { path := value … }`
  const auto open =
      std::find_if(nodes.begin(), nodes.end(), [](const Node& n) { return n.is_word("{"); });
  Ids inside;
  const Id head =
      breaking({nodes.begin(), open + 1}, [](const Node& n) { return n.is_word("where"); });
  for (auto it = open + 1; it + 1 != nodes.end(); ++it) {
    inside.push_back(lead(it == open + 1));
    inside.push_back(flow(it->children()));
  }
  inside.push_back(own_comments(next_leaf().above, false));
  return doc_.concat(
      {head, doc_.indent(2, doc_.concat(inside)), doc_.hard_line(), token(nodes.back())});
}

// ---- the header: the parts stand behind their words ----

Document::Id Layout::header(const Node& node) {
  const auto word_of = [](const Node& part) { return part.children()[0].text(); };
  std::size_t widest = 0;
  for (const auto& child : node.children()) {
    const bool has_word = child.kind() > Kind::language && word_of(child) != "convention";
    if (has_word) widest = std::max(widest, word_of(child).size());
  }
  return block(node.children(), [&](const Nodes& nodes, bool first) {
    const Id above = lead(first);
    return doc_.concat({above, header_part(nodes, widest)});
  });
}

Document::Id Layout::header_part(const Nodes& part, std::size_t width) {
  const auto children = part[0].children();
  const Id word = token(children[0]);
  const auto used = children[0].text().size();
  const Nodes rest(children.begin() + 1, children.end());
  const std::string blanks(used < width ? width + 1 - used : 1, ' ');
  return doc_.concat({word, doc_.owned_text(blanks), flow(rest)});
}

// ---- vocabulary ----

Document::Id Layout::property(const Node& node) {
  const auto children = node.children();
  const auto parts = std::find_if(children.begin(), children.end(), [](const Node& n) {
    return n.is(Kind::property_part) || n.is(Kind::asks) || n.is(Kind::note);
  });
  const Id head = flow({children.begin(), parts});
  Ids below;
  for (auto it = parts; it != children.end(); ++it) {
    below.push_back(lead(false));
    below.push_back(this->node(*it));
  }
  return doc_.concat({head, doc_.indent(2, doc_.concat(below))});
}

Document::Id Layout::category(const Node& node) {
  const auto children = node.children();
  const bool comments = holds_comments(node);
  bool labelled = false;
  Ids values;
  const Id head = flow({children.begin(), children.begin() + 3});
  for (auto it = children.begin() + 3; it + 1 != children.end(); ++it) {
    labelled = labelled || it->first(Kind::text).has_value();
    values.push_back(this->node(*it));
  }
  Ids lines{comments ? doc_.hard_line() : doc_.line()};
  for (std::size_t i = 0; labelled && i < values.size(); ++i)
    lines.insert(lines.end(), {i == 0 ? doc_.concat({}) : doc_.line(), values[i]});
  if (!labelled) lines.push_back(filled(values));
  lines.push_back(doc_.concat({}));
  auto& close = next_leaf();
  if (!close.above.empty()) lines.push_back(own_comments(close.above, false));
  return doc_.group(
      doc_.concat({head, doc_.indent(2, doc_.concat(lines)), doc_.line(), token(children.back())}));
}

// ---- definitions and lets ----

// name, `=`, value; then the exceptions and the citation on lines of their own.
Document::Id Layout::binding(const Nodes& children, bool aligns) {
  const auto equals =
      std::find_if(children.begin(), children.end(), [](const Node& n) { return n.is_word("="); });
  const auto colon =
      std::find_if(children.begin(), equals, [](const Node& n) { return n.is_word(":"); });
  const bool plain =
      aligns && colon != equals && equals + 2 == children.end() && children[1].has_word(".");
  const auto start = next_;
  Entry entry;
  const Id name = flow({children.begin(), colon});
  entry.padding = doc_.padding();
  entry.before = doc_.flat_width(name);
  Ids head{name, entry.padding};
  if (colon != equals) head.insert(head.end(), {space(), flow({colon, equals})});
  head.insert(head.end(), {space(), token(*equals)});
  const auto& value = *(equals + 1);
  const Id shown = value.is(Kind::or_) ? leading_sum(value) : node(value);
  const Id line = doc_.group(
      doc_.concat({doc_.concat(head), doc_.indent(2, doc_.concat({doc_.line(), shown}))}));
  Ids below;
  for (auto it = equals + 2; it != children.end(); ++it) {
    below.push_back(lead(false));
    below.push_back(node(*it));
  }
  bool comments = false;
  for (auto i = start; i < next_; ++i)
    comments = comments || !leaves_.tokens[i].above.empty() ||
               (i + 1 < next_ && !leaves_.tokens[i].trailing.empty());
  if (plain && !comments && doc_.flat_width(line) <= options_.width)
    run_.push_back(entry);
  else if (aligns)
    end_run();
  return doc_.concat({line, doc_.indent(2, doc_.concat(below))});
}

// A value that is nothing but a sum of several terms.
Document::Id Layout::leading_sum(const Node& value) {
  Node inner = value;
  while (!inner.is(Kind::sum) && inner.children().size() == 1 && inner.kind() >= Kind::or_)
    inner = inner.children()[0];
  return inner.is(Kind::sum) ? sum(inner, true) : node(value);
}

// ---- parts of rules and tests ----

Document::Id Layout::text(const Node& text) {
  const auto children = text.children();
  if (!children[0].is_word("{")) return token(children[0]);
  const Id open = token(children[0]);
  Ids lines;
  for (std::size_t i = 1; i + 2 < children.size(); i += 2) {
    if (!lines.empty()) lines.push_back(doc_.line());
    const Id language = token(children[i]);
    lines.insert(lines.end(), {language, space(), token(children[i + 1])});
  }
  return doc_.group(doc_.concat(
      {open, space(), doc_.align(doc_.concat(lines)), space(), token(children.back())}));
}

Document::Id Layout::combine(const Node& node) {
  const auto children = node.children();
  return block(children, [&](const Nodes& nodes, bool first) {
    const Id above = lead(first);
    return doc_.concat({above, part(nodes)});
  });
}

// With one part on one line where it fits.
Document::Id Layout::path_branch(const Node& node) {
  const auto children = node.children();
  const auto open =
      std::find_if(children.begin(), children.end(), [](const Node& n) { return n.is_word("{"); });
  const bool single = open + 3 == children.end() && !holds_comments(node);
  if (!single) return braced(node);
  const Id head = flow({children.begin(), open + 1});
  const Id inside = this->node(*(open + 1));
  return doc_.group(doc_.concat({head, doc_.indent(2, doc_.concat({doc_.line(), inside})),
                                 doc_.line(), token(children.back())}));
}

Document::Id Layout::given(const Node& node) {
  const auto children = node.children();
  const auto open =
      std::find_if(children.begin(), children.end(), [](const Node& n) { return n.is_word("{"); });
  if (open == children.end()) return flow(children);
  if (holds_comments(node)) return braced(node);
  const Id head = flow({children.begin(), open + 1});
  Ids properties;
  for (auto it = open + 1; it + 1 < children.end(); ++it) properties.push_back(this->node(*it));
  const Id inside = properties.empty() ? doc_.concat({}) : space();
  return doc_.concat(
      {head, inside, doc_.align(filled(properties)), inside, token(children.back())});
}

}  // namespace garis::format

// Says for each kind of node how it is laid out. Walks the tree in the order of the text and takes
// the tokens with their comments from the leaves as it goes. Private to the formatter.
#pragma once

#include <functional>
#include <initializer_list>

#include "dsl/format/document.hpp"
#include "dsl/format/format.hpp"
#include "dsl/format/leaves.hpp"

namespace garis::format {

using syntax::Node;
using Nodes = std::vector<Node>;

class Layout {
 public:
  Layout(const syntax::Tree& tree, Leaves leaves, Document& document, const Options& options)
      : tree_(tree), leaves_(std::move(leaves)), doc_(document), options_(options) {}

  Document::Id file();

 private:
  using Id = Document::Id;
  using Ids = std::vector<Id>;
  // Whether a line may break in front of a child.
  using Breaks = std::function<bool(const Node&)>;

  // ---- tokens and sequences (layout.cpp) ----
  Id node(const Node& node);
  Id token(const Node& leaf);
  Id space() { return doc_.text(" "); }
  Id flow(const Nodes& nodes);
  Id breaking(const Nodes& nodes, const Breaks& breaks);
  Id filled(const Ids& items);
  Id own_comments(std::vector<Comment>& comments, bool first);
  // The comments and empty lines above the next token, where it starts an entry of a list.
  Id lead(bool first, bool wants_blank = false);
  bool holds_comments(const Node& node) const;
  Leaf& next_leaf() { return leaves_.tokens[next_]; }
  static bool is_space_between(const Node& left, const Node& right);

  // ---- declarations and their parts (layout_blocks.cpp) ----
  struct Entry {  // one of a run of one-line entries whose marks stand below each other
    Id padding = 0;
    std::size_t before = 0;  // columns in front of the mark
  };
  void end_run();
  Id declaration(const Node& node);
  using PartLayout = std::function<Id(const Nodes& part, bool first)>;
  using Finish = std::function<Id()>;
  Id block(const Nodes& children, const PartLayout& part, const Finish& finish = {});
  Id braced(const Node& node);
  Id header(const Node& node);
  Id header_part(const Nodes& part, std::size_t width);
  Id property(const Node& node);
  Id category(const Node& node);
  Id binding(const Nodes& children, bool aligns);
  Id leading_sum(const Node& value);
  Id part(const Nodes& nodes);
  Id given(const Node& node);
  Id combine(const Node& node);
  Id path_branch(const Node& node);
  Id text(const Node& node);
  std::vector<Nodes> parts_of(const Nodes& inside) const;

  // ---- tables (layout_tables.cpp) ----
  struct Row {
    Id lead = 0;
    Ids bars, cells, rest;
    std::vector<std::size_t> widths;
    bool aligned = true;
  };
  Id table(const Node& node);
  Id column(const Nodes& part);
  Row row(const Node& node, bool first);
  Id cell(const Node& node);
  Id laid_out(const Row& row, const std::vector<std::size_t>& widths);

  // ---- expressions (layout_expressions.cpp) ----
  Id conditional(const Node& node);
  void clauses(const Node& node, Ids& lines);
  Id operands(const Node& node);
  Id sum(const Node& node, bool starts_line);
  Id in_test(const Node& node);
  Id group_expr(const Node& node);
  Id call(const Node& node);
  Id negation(const Node& node);
  Id quantity(const Node& node);

  const syntax::Tree& tree_;
  Leaves leaves_;
  Document& doc_;
  Options options_;
  std::size_t next_ = 0;  // of leaves_.tokens
  bool in_cell_ = false;
  std::vector<Entry> run_;
};

}  // namespace garis::format

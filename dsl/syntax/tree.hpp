// The concrete syntax tree: every production and token with its place, in the order of the text.
// The grammar builds it, and lowering, formatter and editor read it.
//
// Nodes lie in one vector in pre-order; `size` counts a node and everything below it. A view into a
// tree is valid as long as the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace garis::syntax {

enum class Kind : std::uint8_t {
  // tokens
  keyword,
  symbol,
  name,
  string,
  number,
  unit,
  date,
  year,
  language,
  // file and header
  guideline,
  guideline_part,
  effective,
  note,
  text,
  cite,
  citation,
  locator,
  evidence,
  quote,
  // vocabulary
  category,
  category_value,
  property,
  property_part,
  asks,
  entity,
  type,
  group,
  // values
  define,
  target,
  parameter,
  value_except,
  let,
  table,
  column,
  policy,
  row,
  cell,
  trajectory,
  point,
  // rules
  rule,
  severity,
  applies,
  requires_,
  known,
  combine,
  combiner,
  path_branch,
  except,
  effect,
  message,
  outcome,
  tolerance,
  suggests,
  stage,
  tags,
  // credits, ratings, measures, amendments
  credit,
  credit_category,
  awards,
  award,
  max,
  rating,
  counts,
  prerequisite,
  level,
  measure,
  change,
  setting,
  cost,
  amend,
  // tests
  test,
  as_of,
  with_measure,
  given,
  given_property,
  recorded,
  expect,
  expect_rule,
  expect_value,
  expect_credit,
  expect_level,
  expect_detail,
  // expressions
  conditional,
  aggregate,
  if_none,
  quantified,
  set,
  for_each,
  or_,
  and_,
  not_,
  comparison,
  compare,
  between,
  is_test,
  in_test,
  matches_test,
  sum,
  product,
  negation,
  cast,
  power,
  group_expr,
  call,
  argument,
  path,
  quantity,
};

struct TreeNode {
  Kind kind{};
  std::uint32_t begin = 0, end = 0;  // bytes, half-open
  std::uint32_t size = 1;            // of the subtree, this node included
};

class Tree;

// One node of a tree.
class Node {
 public:
  Node(const Tree& tree, std::uint32_t index) : tree_(&tree), index_(index) {}

  Kind kind() const;
  std::uint32_t begin() const;
  std::uint32_t end() const;
  std::string_view text() const;
  bool is(Kind kind) const { return this->kind() == kind; }
  bool is_word(std::string_view word) const;  // a keyword or symbol with this spelling

  std::vector<Node> children() const;
  std::optional<Node> first(Kind kind) const;
  std::vector<Node> all(Kind kind) const;
  bool has_word(std::string_view word) const;  // among the children

 private:
  const Tree* tree_;
  std::uint32_t index_;
};

class Tree {
 public:
  explicit Tree(std::string_view text) : text_(text) {}

  std::string_view text() const { return text_; }
  const std::vector<TreeNode>& nodes() const { return nodes_; }
  // The declarations, in the order of the file.
  std::vector<Node> roots() const;

 private:
  friend class TreeBuilder;
  std::string_view text_;
  std::vector<TreeNode> nodes_;
};

}  // namespace garis::syntax

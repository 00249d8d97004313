// Collects the nodes while the grammar runs, and remembers how far it got.
//
// The grammar backtracks, the builder does not have to be told: positions only grow along a parse,
// so whatever lies at or after the place where the next token starts belongs to an alternative that
// was given up, and is dropped then.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "dsl/syntax/tree.hpp"

namespace garis::syntax {

class TreeBuilder {
 public:
  TreeBuilder(Tree& tree, std::uint32_t max_depth) : tree_(&tree), max_depth_(max_depth) {}

  std::string_view text() const { return tree_->text(); }

  // ---- nodes ----
  std::uint32_t open(Kind kind, std::uint32_t begin);
  void close(std::uint32_t mark, std::uint32_t end);
  void cancel(std::uint32_t mark);
  void token(Kind kind, std::uint32_t begin, std::uint32_t end);

  // ---- how far the parse got, and what would have been possible there ----
  void expected(std::uint32_t at, std::string_view what);
  std::uint32_t farthest() const { return farthest_; }
  const std::vector<std::string>& wanted() const { return wanted_; }
  // Replaces what was wanted at `at` since `mark` by one name for all of it.
  std::size_t wanted_mark(std::uint32_t at) const { return farthest_ == at ? wanted_.size() : 0; }
  void name_wanted(std::uint32_t at, std::size_t mark, std::string_view name);
  void begin_declaration(std::uint32_t at);

  // ---- special mistakes, remembered at the place where they stand ----
  void reserved_word(std::uint32_t begin, std::uint32_t end) { reserved_ = {begin, end}; }
  void thousands_comma(std::uint32_t begin, std::uint32_t end) { thousands_ = {begin, end}; }
  void ambiguous_unit(std::uint32_t begin, std::uint32_t end, std::string readings);

  struct Place {
    std::uint32_t begin = 0, end = 0;
    bool set() const { return end > begin; }
  };
  Place reserved() const { return reserved_; }
  Place thousands() const { return thousands_; }
  Place ambiguous() const { return ambiguous_; }
  const std::string& readings() const { return readings_; }

  // ---- nesting ----
  bool enter(std::uint32_t at);
  void leave() { --depth_; }
  bool too_deep() const { return too_deep_; }

 private:
  void drop_from(std::uint32_t begin);

  Tree* tree_;
  std::uint32_t max_depth_;
  std::vector<std::uint32_t> open_;
  std::uint32_t farthest_ = 0;
  std::vector<std::string> wanted_;
  Place reserved_, thousands_, ambiguous_;
  std::string readings_;
  std::uint32_t depth_ = 0;
  bool too_deep_ = false;
};

}  // namespace garis::syntax

#include "dsl/syntax/tree.hpp"

namespace garis::syntax {

Kind Node::kind() const { return tree_->nodes()[index_].kind; }
std::uint32_t Node::begin() const { return tree_->nodes()[index_].begin; }
std::uint32_t Node::end() const { return tree_->nodes()[index_].end; }
std::string_view Node::text() const { return tree_->text().substr(begin(), end() - begin()); }

bool Node::is_word(std::string_view word) const {
  return (is(Kind::keyword) || is(Kind::symbol)) && text() == word;
}

std::vector<Node> Node::children() const {
  std::vector<Node> found;
  const auto& nodes = tree_->nodes();
  const auto last = index_ + nodes[index_].size;
  for (auto i = index_ + 1; i < last; i += nodes[i].size) found.emplace_back(*tree_, i);
  return found;
}

std::optional<Node> Node::first(Kind kind) const {
  const auto& nodes = tree_->nodes();
  const auto last = index_ + nodes[index_].size;
  for (auto i = index_ + 1; i < last; i += nodes[i].size) {
    if (nodes[i].kind == kind) return Node(*tree_, i);
  }
  return std::nullopt;
}

std::vector<Node> Node::all(Kind kind) const {
  std::vector<Node> found;
  for (const auto& child : children()) {
    if (child.is(kind)) found.push_back(child);
  }
  return found;
}

bool Node::has_word(std::string_view word) const {
  for (const auto& child : children()) {
    if (child.is_word(word)) return true;
  }
  return false;
}

std::vector<Node> Tree::roots() const {
  std::vector<Node> found;
  for (std::uint32_t i = 0; i < nodes_.size(); i += nodes_[i].size) found.emplace_back(*this, i);
  return found;
}

}  // namespace garis::syntax

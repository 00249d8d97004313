#include "dsl/syntax/builder.hpp"

#include <algorithm>

namespace garis::syntax {

void TreeBuilder::drop_from(std::uint32_t begin) {
  auto& nodes = tree_->nodes_;
  const std::size_t keep = open_.empty() ? 0 : open_.back() + 1;
  while (nodes.size() > keep && nodes.back().begin >= begin) nodes.pop_back();
}

std::uint32_t TreeBuilder::open(Kind kind, std::uint32_t begin) {
  drop_from(begin);
  open_.push_back(static_cast<std::uint32_t>(tree_->nodes_.size()));
  tree_->nodes_.push_back({kind, begin, begin, 1});
  return open_.back();
}

void TreeBuilder::close(std::uint32_t mark, std::uint32_t end) {
  drop_from(end);
  open_.pop_back();
  auto& node = tree_->nodes_[mark];
  node.end = end;
  node.size = static_cast<std::uint32_t>(tree_->nodes_.size()) - mark;
}

void TreeBuilder::cancel(std::uint32_t mark) {
  open_.pop_back();
  tree_->nodes_.resize(mark);
}

void TreeBuilder::token(Kind kind, std::uint32_t begin, std::uint32_t end) {
  drop_from(begin);
  tree_->nodes_.push_back({kind, begin, end, 1});
}

void TreeBuilder::expected(std::uint32_t at, std::string_view what) {
  if (at < farthest_) return;
  if (at > farthest_) wanted_.clear();
  farthest_ = at;
  if (std::find(wanted_.begin(), wanted_.end(), what) == wanted_.end()) wanted_.emplace_back(what);
}

void TreeBuilder::name_wanted(std::uint32_t at, std::size_t mark, std::string_view name) {
  if (farthest_ != at) return;
  wanted_.resize(std::min(mark, wanted_.size()));
  expected(at, name);
}

void TreeBuilder::begin_declaration(std::uint32_t at) {
  farthest_ = at;
  wanted_.clear();
  reserved_ = thousands_ = ambiguous_ = {};
  open_.clear();
  depth_ = 0;
}

void TreeBuilder::ambiguous_unit(std::uint32_t begin, std::uint32_t end, std::string readings) {
  ambiguous_ = {begin, end};
  readings_ = std::move(readings);
}

bool TreeBuilder::enter(std::uint32_t at) {
  if (++depth_ <= max_depth_) return true;
  --depth_;
  if (!too_deep_) farthest_ = at;
  too_deep_ = true;
  return false;
}

}  // namespace garis::syntax

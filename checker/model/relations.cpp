#include "checker/model/relations.hpp"

namespace garis::model {

const std::vector<std::uint32_t>& Relations::ancestors(EntityId entity, EntityId ancestor) {
  const auto key = std::pair(entity, ancestor);
  if (const auto it = up_.find(key); it != up_.end()) return it->second;

  const auto& table = model_->table(entity);
  std::vector<std::uint32_t> up(table.rows.size(), kNoRow);
  if (const Link* direct = table.link(ancestor)) up = direct->rows;
  for (const EntityId parent : model_->vocabulary().entity(entity).parents) {
    const Link* link = table.link(parent);
    if (link == nullptr || parent == ancestor) continue;
    const auto& above = ancestors(parent, ancestor);
    for (std::size_t row = 0; row < up.size(); ++row) {
      if (up[row] == kNoRow && link->rows[row] != kNoRow) up[row] = above[link->rows[row]];
    }
  }
  return up_.emplace(key, std::move(up)).first->second;
}

Row Relations::ancestor(Row row, EntityId kind) {
  if (row.entity == kind) return row;
  return {kind, ancestors(row.entity, kind)[row.index]};
}

const Children& Relations::descendants(EntityId ancestor, EntityId entity) {
  const auto key = std::pair(ancestor, entity);
  if (const auto it = down_.find(key); it != down_.end()) return it->second;

  const auto& up = ancestors(entity, ancestor);
  Children children;
  children.start.assign(model_->size(ancestor) + 1, 0);
  for (const auto parent : up) {
    if (parent != kNoRow) ++children.start[parent + 1];
  }
  for (std::size_t i = 1; i < children.start.size(); ++i)
    children.start[i] += children.start[i - 1];
  children.rows.resize(children.start.back());
  auto next = children.start;
  for (std::uint32_t row = 0; row < up.size(); ++row) {
    if (up[row] != kNoRow) children.rows[next[up[row]]++] = row;
  }
  return down_.emplace(key, std::move(children)).first->second;
}

}  // namespace garis::model

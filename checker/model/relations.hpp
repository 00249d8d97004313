// Which rows lie under which: up-links through any number of levels, and their inverse.
//
// Each row has at most one ancestor of a kind. A direct link wins; otherwise the parents are asked
// in the order in which the vocabulary lists them.
#pragma once

#include <map>
#include <span>
#include <utility>
#include <vector>

#include "checker/model/model.hpp"

namespace garis::model {

// Rows of one entity grouped by their ancestor of another: rows under `a` are rows[start[a] …
// start[a+1]).
struct Children {
  std::vector<std::uint32_t> start;
  std::vector<std::uint32_t> rows;
  std::span<const std::uint32_t> of(std::uint32_t parent) const {
    return std::span(rows).subspan(start[parent], start[parent + 1] - start[parent]);
  }
};

// Built on demand and kept; not safe to share between threads. The model must outlive it.
class Relations {
 public:
  explicit Relations(const Model& model) : model_(&model) {}

  // Row of `ancestor` above each row of `entity`, kNoRow where there is none.
  const std::vector<std::uint32_t>& ancestors(EntityId entity, EntityId ancestor);
  Row ancestor(Row row, EntityId kind);
  const Children& descendants(EntityId ancestor, EntityId entity);

 private:
  const Model* model_;
  std::map<std::pair<EntityId, EntityId>, std::vector<std::uint32_t>> up_;
  std::map<std::pair<EntityId, EntityId>, Children> down_;
};

}  // namespace garis::model

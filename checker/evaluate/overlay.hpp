// Cells that have another value than in the model: what a measure sets, what is supposed in order
// to find the value that decides. The model itself is never changed.
#pragma once

#include <unordered_map>
#include <vector>

#include "checker/evaluate/value.hpp"

namespace garis::evaluate {

class Overlay {
 public:
  void set(Row row, model::PropertyId property, Value value) {
    cells_[key(row, property)] = std::move(value);
  }
  const Value* find(Row row, model::PropertyId property) const {
    if (cells_.empty()) return nullptr;
    const auto it = cells_.find(key(row, property));
    return it == cells_.end() ? nullptr : &it->second;
  }
  bool empty() const { return cells_.empty(); }
  std::vector<model::PropertyId> properties() const {
    std::vector<model::PropertyId> all;
    for (const auto& [cell, value] : cells_)
      all.push_back(static_cast<model::PropertyId>(cell >> 32U));
    return all;
  }

 private:
  // A property belongs to one entity, so its number and that of the row name a cell.
  static std::uint64_t key(Row row, model::PropertyId property) {
    return static_cast<std::uint64_t>(property) << 32U | row.index;
  }
  std::unordered_map<std::uint64_t, Value> cells_;
};

}  // namespace garis::evaluate

#include "checker/readers/step/row_names.hpp"

#include <algorithm>

namespace garis::step {
namespace {

// Numbers per instance up to which the array is used: 12 bytes, as in the sorted list.
constexpr std::uint64_t kDense = 3;

}  // namespace

RowNames::RowNames(std::span<const std::uint64_t> names, std::vector<Row>& duplicates) {
  if (names.empty()) return;
  std::uint64_t first = names[0], last = names[0];
  for (const auto name : names) {
    first = std::min(first, name);
    last = std::max(last, name);
  }
  first_ = first;
  if (last - first < kDense * names.size()) {
    dense_.resize(static_cast<std::size_t>(last - first) + 1);
    fill_dense(names, duplicates);
  } else {
    fill_sorted(names, duplicates);
  }
}

void RowNames::fill_dense(std::span<const std::uint64_t> names, std::vector<Row>& duplicates) {
  for (std::size_t row = 0; row < names.size(); ++row) {
    auto& slot = dense_[static_cast<std::size_t>(names[row] - first_)];
    if (slot == 0)
      slot = static_cast<std::uint32_t>(row + 1);
    else
      duplicates.push_back(static_cast<Row>(row));
  }
}

void RowNames::fill_sorted(std::span<const std::uint64_t> names, std::vector<Row>& duplicates) {
  sorted_.reserve(names.size());
  for (std::size_t row = 0; row < names.size(); ++row) {
    const auto name = names[row];
    sorted_.push_back({static_cast<std::uint32_t>(name >> 32), static_cast<std::uint32_t>(name),
                       static_cast<std::uint32_t>(row)});
  }
  const auto before = [](const Entry& a, const Entry& b) {
    return a.name() != b.name() ? a.name() < b.name() : a.row < b.row;
  };
  if (!std::is_sorted(sorted_.begin(), sorted_.end(), before))
    std::sort(sorted_.begin(), sorted_.end(), before);
  for (std::size_t i = 1; i < sorted_.size(); ++i) {
    if (sorted_[i].name() == sorted_[i - 1].name())
      duplicates.push_back(static_cast<Row>(sorted_[i].row));
  }
  std::sort(duplicates.begin(), duplicates.end());
}

std::optional<Row> RowNames::find(std::uint64_t name) const {
  if (name < first_) return std::nullopt;
  if (name - first_ < dense_.size()) {
    const auto slot = dense_[static_cast<std::size_t>(name - first_)];
    if (slot == 0) return std::nullopt;
    return static_cast<Row>(slot - 1);
  }
  const auto found = std::lower_bound(sorted_.begin(), sorted_.end(), name,
                                      [](const Entry& e, std::uint64_t n) { return e.name() < n; });
  if (found == sorted_.end() || found->name() != name) return std::nullopt;
  return static_cast<Row>(found->row);
}

}  // namespace garis::step

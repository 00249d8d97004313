#include "checker/readers/ifc/footprints.hpp"

#include <algorithm>
#include <cmath>

namespace garis::ifc {
namespace {

constexpr std::size_t kMostSide = 512;
constexpr std::size_t kManyCells = 64;  // entered in each it would make the grid large

// Of `sides` equal parts between the ends; clamped.
std::size_t part_of(double value, double low, double high, std::size_t sides) {
  const double share = (value - low) / (high - low);
  if (!(share > 0)) return 0;  // and not a number
  return std::min(sides - 1,
                  static_cast<std::size_t>(std::min(share, 1.0) * static_cast<double>(sides)));
}

}  // namespace

Footprints::Footprint Footprints::footprint_of(const std::vector<Vector>& outline) {
  Footprint result{&outline, outline.front(), outline.front()};
  for (const auto& point : outline) {
    result.low = {std::min(result.low.x, point.x), std::min(result.low.y, point.y), 0};
    result.high = {std::max(result.high.x, point.x), std::max(result.high.y, point.y), 0};
  }
  return result;
}

Footprints::Footprints(const std::vector<const std::vector<Vector>*>& outlines) {
  for (const auto* outline : outlines) {
    if (!outline->empty()) all_.push_back(footprint_of(*outline));
  }
  if (!all_.empty()) make_grid();
}

// About one cell for each.
void Footprints::make_grid() {
  low_ = all_.front().low;
  high_ = all_.front().high;
  for (const auto& one : all_) {
    low_ = {std::min(low_.x, one.low.x), std::min(low_.y, one.low.y), 0};
    high_ = {std::max(high_.x, one.high.x), std::max(high_.y, one.high.y), 0};
  }
  const auto root = static_cast<std::size_t>(std::sqrt(static_cast<double>(all_.size())));
  side_ = std::clamp<std::size_t>(root, 1, kMostSide);
  cells_.resize(side_ * side_);
  for (std::uint32_t i = 0; i < all_.size(); ++i) enter(i);
}

void Footprints::enter(std::uint32_t index) {
  const auto& one = all_[index];
  const auto left = column_of(one.low.x), right = column_of(one.high.x);
  const auto bottom = row_of(one.low.y), top = row_of(one.high.y);
  if ((right - left + 1) * (top - bottom + 1) > kManyCells) return large_.push_back(index);
  for (auto row = bottom; row <= top; ++row) {
    for (auto column = left; column <= right; ++column)
      cells_[row * side_ + column].push_back(index);
  }
}

std::size_t Footprints::column_of(double x) const { return part_of(x, low_.x, high_.x, side_); }
std::size_t Footprints::row_of(double y) const { return part_of(y, low_.y, high_.y, side_); }

bool Footprints::holds(std::uint32_t index, Vector point) const {
  const auto& one = all_[index];
  return point.x >= one.low.x && point.x <= one.high.x && point.y >= one.low.y &&
         point.y <= one.high.y && is_inside(*one.outline, point);
}

bool Footprints::hold(Vector point) const {
  if (all_.empty()) return false;
  const auto holds_point = [&](std::uint32_t index) { return holds(index, point); };
  const auto& cell = cells_[row_of(point.y) * side_ + column_of(point.x)];
  return std::any_of(cell.begin(), cell.end(), holds_point) ||
         std::any_of(large_.begin(), large_.end(), holds_point);
}

}  // namespace garis::ifc

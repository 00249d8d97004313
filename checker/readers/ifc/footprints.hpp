// Outlines of spaces on plan, in a grid: which of them lies at a point is found without looking at
// all.
#pragma once

#include <cstdint>
#include <vector>

#include "checker/readers/ifc/geometry.hpp"

namespace garis::ifc {

class Footprints {
 public:
  // In metres, in the axes of the project; the outlines must outlive this. Empty ones are left out.
  explicit Footprints(const std::vector<const std::vector<Vector>*>& outlines);

  bool hold(Vector point) const;  // one of them

 private:
  struct Footprint {
    const std::vector<Vector>* outline = nullptr;
    Vector low, high;  // the rectangle around it
  };

  static Footprint footprint_of(const std::vector<Vector>& outline);
  void make_grid();
  void enter(std::uint32_t index);
  std::size_t column_of(double x) const;
  std::size_t row_of(double y) const;
  bool holds(std::uint32_t index, Vector point) const;

  std::vector<Footprint> all_;
  Vector low_, high_;  // around all
  std::size_t side_ = 0;
  std::vector<std::vector<std::uint32_t>> cells_;  // side × side
  std::vector<std::uint32_t> large_;               // that cover many cells
};

}  // namespace garis::ifc

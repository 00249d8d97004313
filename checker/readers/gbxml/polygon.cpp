#include "checker/readers/gbxml/polygon.hpp"

#include <algorithm>
#include <array>

namespace garis::gbxml {
namespace {

struct Point {
  double x = 0, y = 0;
};

// Along the axis that the polygon faces most, so that none of it collapses.
Point projected(const Vector& p, const Vector& normal) {
  const double x = std::abs(normal.x), y = std::abs(normal.y), z = std::abs(normal.z);
  if (z >= x && z >= y) return {p.x, p.y};
  return y >= x ? Point{p.x, p.z} : Point{p.y, p.z};
}

// Positive: c lies to the left of the line from a to b.
double side(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

// Each line has the ends of the other on both of its sides; touching is no crossing.
bool do_cross(Point a, Point b, Point c, Point d, double nothing) {
  const auto apart = [&](double one, double other) {
    return std::min(std::abs(one), std::abs(other)) > nothing && (one > 0) != (other > 0);
  };
  return apart(side(a, b, c), side(a, b, d)) && apart(side(c, d, a), side(c, d, b));
}

}  // namespace

bool edges_cross(const std::vector<Vector>& points, const Vector& normal, double nothing) {
  std::array<Point, PolygonSum::kMostKept> flat;
  const auto count = std::min(points.size(), flat.size());
  for (std::size_t i = 0; i < count; ++i) flat[i] = projected(points[i], normal);
  for (std::size_t i = 0; i + 2 < count; ++i) {
    for (std::size_t k = i + 2; k < count; ++k) {
      if (do_cross(flat[i], flat[i + 1], flat[k], flat[(k + 1) % count], nothing)) return true;
    }
  }
  return false;
}

}  // namespace garis::gbxml

// Area and direction of polygons, summed up point by point (Newell's rule). A polygon whose edges
// cross, like a bow tie, has none: its halves count against each other.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>
#include <vector>

#include "checker/readers/derive/directions.hpp"

namespace garis::gbxml {

struct Vector {
  double x = 0, y = 0, z = 0;
  double length() const { return std::sqrt(x * x + y * y + z * z); }
};

struct Shape {
  Vector normal;  // its length is the area, in square units of the file
  std::uint32_t points = 0;
  bool crosses = false;
  bool exists() const { return points >= 3; }
  bool is_simple() const { return exists() && !crosses; }
  double area() const { return normal.length(); }
};

// `nothing` is an area too small to tell a side by.
bool edges_cross(const std::vector<Vector>& points, const Vector& normal, double nothing);

// Points are taken from the first one, so that models far from the origin keep their digits.
class PolygonSum {
 public:
  static constexpr std::size_t kMostKept = 64;  // edges are compared each with each

  void start() {
    last_ = sum_ = {};
    count_ = 0;
    parts_ = 0;
    points_.clear();
  }

  void add(Vector point) {
    if (count_++ == 0) origin_ = point;
    const Vector p{point.x - origin_.x, point.y - origin_.y, point.z - origin_.z};
    const Vector part{(last_.y - p.y) * (last_.z + p.z), (last_.z - p.z) * (last_.x + p.x),
                      (last_.x - p.x) * (last_.y + p.y)};
    sum_ = {sum_.x + part.x, sum_.y + part.y, sum_.z + part.z};
    parts_ += cross(last_, p).length();
    if (points_.size() < kMostKept) points_.push_back(p);
    last_ = p;
  }

  Shape finish() {
    const auto points = count_;
    if (count_ > 0) add(origin_);
    const double nothing = kNothing * parts_;
    bool crosses = points > 3 && parts_ > 0 && sum_.length() <= nothing;
    if (points > 3 && points < kMostKept) {
      points_.resize(points);
      crosses = crosses || edges_cross(points_, sum_, nothing);
    }
    return {{sum_.x / 2, sum_.y / 2, sum_.z / 2}, points, crosses};
  }

 private:
  static constexpr double kNothing =
      1e-9;  // of the triangles between the first point and the edges

  static Vector cross(const Vector& a, const Vector& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
  }

  Vector origin_;
  Vector last_;
  Vector sum_;
  std::uint32_t count_ = 0;
  double parts_ = 0;  // twice the area of those triangles
  std::vector<Vector> points_;
};

using derive::turn;

inline double degrees(double radians) { return radians * 180 / std::numbers::pi; }

// The smaller angle between two directions, 0 … 180.
inline double angle_between(double a, double b) {
  const double difference = turn(a - b);
  return difference > 180 ? 360 - difference : difference;
}

// Clockwise from +y, as seen from above.
inline double azimuth_of(const Vector& normal) {
  return turn(degrees(std::atan2(normal.x, normal.y)));
}

// 0 faces up, 90 is vertical, 180 faces down.
inline double tilt_of(const Vector& normal) {
  return degrees(std::atan2(std::hypot(normal.x, normal.y), normal.z));
}

}  // namespace garis::gbxml

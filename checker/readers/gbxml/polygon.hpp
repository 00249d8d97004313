// Area and direction of polygons, summed up point by point (Newell's rule); the points are not
// kept.
#pragma once

#include <cmath>
#include <cstdint>
#include <numbers>

namespace garis::gbxml {

struct Vector {
  double x = 0, y = 0, z = 0;
  double length() const { return std::sqrt(x * x + y * y + z * z); }
};

struct Shape {
  Vector normal;  // its length is the area, in square units of the file
  std::uint32_t points = 0;
  bool exists() const { return points >= 3; }
  double area() const { return normal.length(); }
};

// Points are taken from the first one, so that models far from the origin keep their digits.
class PolygonSum {
 public:
  void start() { *this = {}; }

  void add(Vector point) {
    if (count_++ == 0) origin_ = point;
    const Vector p{point.x - origin_.x, point.y - origin_.y, point.z - origin_.z};
    sum_.x += (last_.y - p.y) * (last_.z + p.z);
    sum_.y += (last_.z - p.z) * (last_.x + p.x);
    sum_.z += (last_.x - p.x) * (last_.y + p.y);
    last_ = p;
  }

  Shape finish() {
    if (count_ > 0) add(origin_);
    return {{sum_.x / 2, sum_.y / 2, sum_.z / 2}, count_ > 0 ? count_ - 1 : 0};
  }

 private:
  Vector origin_;
  Vector last_;
  Vector sum_;
  std::uint32_t count_ = 0;
};

inline double degrees(double radians) { return radians * 180 / std::numbers::pi; }

// In [0, 360).
inline double turn(double angle) {
  angle = std::fmod(angle, 360);
  return angle < 0 ? angle + 360 : angle;
}

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

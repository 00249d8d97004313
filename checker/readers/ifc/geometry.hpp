// What can be read off placements, axes and plain extrusions without a geometry kernel. All lengths
// in metres, in the axes of the project. Bodies that are clipped, faceted or swept otherwise have
// no size here.
#pragma once

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include "checker/readers/ifc/source.hpp"

namespace garis::ifc {

struct Vector {
  double x = 0, y = 0, z = 0;
  friend Vector operator+(Vector a, Vector b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
  friend Vector operator-(Vector a, Vector b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
  friend Vector operator*(double s, Vector v) { return {s * v.x, s * v.y, s * v.z}; }
};
double dot(Vector a, Vector b);
Vector cross(Vector a, Vector b);
double length(Vector v);

// Origin and axes of a local system.
struct Frame {
  Vector origin, x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
  Vector point(Vector local) const;
  Vector direction(Vector local) const;
};

// An extruded profile.
struct Extrusion {
  std::vector<Vector> outline;  // in the project's axes
  Vector direction;             // of unit length
  double depth = 0;
  double profile_area = 0;  // without its holes
  bool is_whole = true;     // nothing is clipped off
};

class Geometry {
 public:
  // `metres`: of the file's length unit.
  Geometry(const Source& source, double metres) : source_(source), metres_(metres) {}

  // Of a product; the identity if it has none or its chain of placements is a circle.
  const Frame& placement(Row product);
  // IfcShapeRepresentation 'Axis' of two points: begin and end.
  std::optional<std::array<Vector, 2>> axis(Row product);
  std::optional<Extrusion> extrusion(Row product);
  // Outlines of a product's lowest level: of an upright extrusion, or of the lowest horizontal
  // faces of an IfcFacetedBrep. Empty for other bodies.
  const std::vector<std::vector<Vector>>& footprints(Row product);
  // Clockwise from the y axis of the project to true north, in degrees.
  double true_north() const;
  bool has_true_north() const;

 private:
  Frame local(std::optional<Row> axis_placement) const;
  Frame frame_of(std::optional<Row> placement, int depth);
  Vector vector(std::optional<Row> row) const;  // coordinates or ratios, as they are written
  std::vector<Vector> points(Row curve) const;  // of a polyline or indexed curve without arcs
  std::vector<Row> items(Row product, std::string_view identifier) const;
  std::optional<Extrusion> extrusion_of(Row item, const Frame& frame, int depth);
  bool read_profile(Row profile, const Frame& frame, Extrusion& out) const;
  std::vector<std::vector<Vector>> read_footprints(Row product);
  std::vector<std::vector<Vector>> faces_of(Row brep, const Frame& frame) const;
  std::optional<Row> north() const;

  const Source& source_;
  double metres_;
  std::unordered_map<std::uint32_t, Frame> frames_;  // by row of a placement
  std::unordered_map<std::uint32_t, std::vector<std::vector<Vector>>> footprints_;  // by product
};

double area_of(const std::vector<Vector>& outline);
bool is_upright(const Extrusion& extrusion);  // within a degree
// Seen on plan.
bool is_inside(const std::vector<Vector>& outline, Vector point);

}  // namespace garis::ifc

#include "checker/readers/ifc/geometry.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace garis::ifc {
namespace {

constexpr int kDepth = 1000;            // of placements and booleans inside each other
constexpr double kOneDegree = 0.99985;  // its cosine

Vector unit(Vector v, Vector otherwise) {
  const double size = length(v);
  return size > 0 ? (1 / size) * v : otherwise;
}

bool has_closed_end(const std::vector<Vector>& p) {
  return p.size() > 1 && length(p.front() - p.back()) < 1e-9;
}

Vector area_vector(const std::vector<Vector>& p) {
  Vector sum;
  for (std::size_t i = 0; i < p.size(); ++i) sum = sum + cross(p[i], p[(i + 1) % p.size()]);
  return 0.5 * sum;
}

}  // namespace

double dot(Vector a, Vector b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

Vector cross(Vector a, Vector b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

double length(Vector v) { return std::sqrt(dot(v, v)); }

double area_of(const std::vector<Vector>& outline) { return length(area_vector(outline)); }

bool is_upright(const Extrusion& extrusion) {
  const auto profile = area_vector(extrusion.outline);
  return std::abs(extrusion.direction.z) >= kOneDegree &&
         std::abs(profile.z) >= kOneDegree * length(profile);
}

// By the number of sides that a ray to the right crosses.
bool is_inside(const std::vector<Vector>& outline, Vector point) {
  bool inside = false;
  for (std::size_t i = 0; i < outline.size(); ++i) {
    const auto& a = outline[i];
    const auto& b = outline[(i + 1) % outline.size()];
    if ((a.y > point.y) == (b.y > point.y)) continue;
    if (point.x < a.x + (b.x - a.x) * (point.y - a.y) / (b.y - a.y)) inside = !inside;
  }
  return inside;
}

Vector Frame::direction(Vector local) const { return local.x * x + local.y * y + local.z * z; }

Vector Frame::point(Vector local) const { return origin + direction(local); }

// IfcCartesianPoint(Coordinates), IfcDirection(DirectionRatios).
Vector Geometry::vector(std::optional<Row> row) const {
  if (!row) return {};
  auto numbers = source_.argument(*row, 0).items();
  const auto next = [&] { return numbers.next().number().value_or(0); };
  const double x = next(), y = next(), z = next();
  return {x, y, z};
}

// IfcAxis2Placement3D(Location, Axis, RefDirection), IfcAxis2Placement2D(Location, RefDirection).
Frame Geometry::local(std::optional<Row> row) const {
  Frame frame;
  if (!row) return frame;
  frame.origin = metres_ * vector(source_.row(source_.argument(*row, 0)));
  const bool is_flat = source_.is_a(*row, "IfcAxis2Placement2D");
  const auto axis = is_flat ? std::nullopt : source_.row(source_.argument(*row, 1));
  const auto reference = source_.row(source_.argument(*row, is_flat ? 1 : 2));
  if (axis) frame.z = unit(vector(axis), frame.z);
  const auto wanted = reference ? vector(reference) : frame.x;
  frame.x =
      unit(wanted - dot(wanted, frame.z) * frame.z, unit(cross({0, 1, 0}, frame.z), {1, 0, 0}));
  frame.y = cross(frame.z, frame.x);
  return frame;
}

// IfcLocalPlacement(PlacementRelTo, RelativePlacement).
Frame Geometry::frame_of(std::optional<Row> placement, int depth) {
  if (!placement || depth > kDepth || !source_.is_a(*placement, "IfcLocalPlacement")) return {};
  const auto key = static_cast<std::uint32_t>(*placement);
  if (const auto known = frames_.find(key); known != frames_.end()) return known->second;
  const auto outer = frame_of(source_.row(source_.argument(*placement, 0)), depth + 1);
  const auto inner = local(source_.row(source_.argument(*placement, 1)));
  return frames_[key] = {outer.point(inner.origin), outer.direction(inner.x),
                         outer.direction(inner.y), outer.direction(inner.z)};
}

const Frame& Geometry::placement(Row product) {
  static const Frame identity;
  const auto row = source_.row(source_.argument(product, at::placement));
  if (!row) return identity;
  frame_of(row, 0);
  const auto found = frames_.find(static_cast<std::uint32_t>(*row));
  return found == frames_.end() ? identity : found->second;
}

// IfcProductDefinitionShape(Name, Description, Representations) of
// IfcShapeRepresentation(ContextOfItems, RepresentationIdentifier, RepresentationType, Items).
std::vector<Row> Geometry::items(Row product, std::string_view identifier) const {
  const auto shape = source_.row(source_.argument(product, at::representation));
  if (!shape) return {};
  for (const auto representation : source_.rows(source_.argument(*shape, 2))) {
    if (source_.argument(representation, 1).text == identifier)
      return source_.rows(source_.argument(representation, 3));
  }
  return {};
}

std::vector<Vector> Geometry::points(Row curve) const {
  std::vector<Vector> points;
  if (source_.is_a(curve, "IfcPolyline")) {
    for (const auto point : source_.rows(source_.argument(curve, 0)))
      points.push_back(metres_ * vector(point));
    return points;
  }
  if (!source_.is_a(curve, "IfcIndexedPolyCurve")) return {};
  auto segments = source_.argument(curve, 1).items();
  while (const auto segment = segments.next()) {
    if (segment.keyword != "IFCLINEINDEX") return {};  // an arc
  }
  const auto list = source_.row(source_.argument(curve, 0));
  auto coordinates = list ? source_.argument(*list, 0).items() : step::Cursor("");
  while (const auto tuple = coordinates.next()) {
    auto numbers = tuple.items();
    const double x = numbers.next().number().value_or(0), y = numbers.next().number().value_or(0);
    points.push_back(metres_ * Vector{x, y, numbers.next().number().value_or(0)});
  }
  return points;
}

std::optional<std::array<Vector, 2>> Geometry::axis(Row product) {
  const auto rows = items(product, "Axis");
  if (rows.size() != 1) return std::nullopt;
  const auto line = points(rows.front());
  if (line.size() != 2) return std::nullopt;
  const auto& frame = placement(product);
  return std::array<Vector, 2>{frame.point(line[0]), frame.point(line[1])};
}

// IfcRectangleProfileDef(…, Position, XDim, YDim), IfcArbitraryClosedProfileDef(…, OuterCurve
// [, InnerCurves]).
bool Geometry::read_profile(Row profile, const Frame& frame, Extrusion& out) const {
  if (source_.is_a(profile, "IfcRectangleProfileDef")) {
    const auto place = local(source_.row(source_.argument(profile, 2)));
    const double x = metres_ * source_.argument(profile, 3).number().value_or(0) / 2;
    const double y = metres_ * source_.argument(profile, 4).number().value_or(0) / 2;
    for (const auto corner : {Vector{-x, -y}, Vector{x, -y}, Vector{x, y}, Vector{-x, y}})
      out.outline.push_back(frame.point(place.point(corner)));
  } else if (source_.is_a(profile, "IfcArbitraryClosedProfileDef")) {
    const auto curve = source_.row(source_.argument(profile, 2));
    if (!curve) return false;
    for (const auto& point : points(*curve)) out.outline.push_back(frame.point(point));
    if (has_closed_end(out.outline)) out.outline.pop_back();
  }
  if (out.outline.size() < 3) return false;
  out.profile_area = area_of(out.outline);
  if (!source_.is_a(profile, "IfcArbitraryProfileDefWithVoids")) return true;
  for (const auto hole : source_.rows(source_.argument(profile, 3))) {
    const auto outline = points(hole);
    if (outline.size() < 3) return false;
    out.profile_area -= area_of(outline);
  }
  return out.profile_area > 0;
}

std::optional<Extrusion> Geometry::extrusion_of(Row item, const Frame& frame, int depth) {
  if (depth > kDepth) return std::nullopt;
  if (source_.is_a(item, "IfcBooleanResult")) {  // (Operator, FirstOperand, SecondOperand)
    const auto first = source_.row(source_.argument(item, 1));
    auto solid = first ? extrusion_of(*first, frame, depth + 1) : std::nullopt;
    if (solid) solid->is_whole = false;
    return solid;
  }
  if (!source_.is_a(item, "IfcExtrudedAreaSolid")) return std::nullopt;
  const auto position = local(source_.row(source_.argument(item, 1)));
  const Frame solid{frame.point(position.origin), frame.direction(position.x),
                    frame.direction(position.y), frame.direction(position.z)};
  Extrusion out;
  const auto profile = source_.row(source_.argument(item, 0));
  out.direction = unit(solid.direction(vector(source_.row(source_.argument(item, 2)))), solid.z);
  out.depth = metres_ * source_.argument(item, 3).number().value_or(0);
  if (!profile || !read_profile(*profile, solid, out) || out.depth <= 0) return std::nullopt;
  return out;
}

std::optional<Extrusion> Geometry::extrusion(Row product) {
  const auto rows = items(product, "Body");
  if (rows.size() != 1) return std::nullopt;
  return extrusion_of(rows.front(), placement(product), 0);
}

// IfcFacetedBrep(Outer) of IfcClosedShell(CfsFaces) of IfcFace(Bounds) of IfcFaceBound(Bound, …) of
// IfcPolyLoop(Polygon); holes do not matter here.
std::vector<std::vector<Vector>> Geometry::faces_of(Row brep, const Frame& frame) const {
  std::vector<std::vector<Vector>> faces;
  const auto shell = source_.row(source_.argument(brep, 0));
  if (!shell) return faces;
  for (const auto face : source_.rows(source_.argument(*shell, 0))) {
    const auto bounds = source_.rows(source_.argument(face, 0));
    const auto loop = bounds.empty() ? std::nullopt : source_.row(source_.argument(bounds[0], 0));
    if (!loop) continue;
    auto& corners = faces.emplace_back();
    for (const auto point : source_.rows(source_.argument(*loop, 0)))
      corners.push_back(frame.point(metres_ * vector(point)));
  }
  return faces;
}

const std::vector<std::vector<Vector>>& Geometry::footprints(Row product) {
  const auto [it, is_new] = footprints_.try_emplace(static_cast<std::uint32_t>(product));
  if (is_new) it->second = read_footprints(product);
  return it->second;
}

std::vector<std::vector<Vector>> Geometry::read_footprints(Row product) {
  if (const auto body = extrusion(product)) {
    if (is_upright(*body)) return {body->outline};
    return {};
  }
  const auto rows = items(product, "Body");
  if (rows.size() != 1 || !source_.is_a(rows[0], "IfcFacetedBrep")) return {};
  constexpr double kLevel = 0.01;  // metres that faces of one level may differ
  double lowest = std::numeric_limits<double>::infinity();
  std::vector<std::vector<Vector>> level;
  for (auto& face : faces_of(rows[0], placement(product))) {
    const auto normal = area_vector(face);
    if (face.empty() || std::abs(normal.z) < kOneDegree * length(normal)) continue;
    if (face[0].z < lowest - kLevel) level.clear();
    lowest = std::min(lowest, face[0].z);
    if (face[0].z < lowest + kLevel) level.push_back(std::move(face));
  }
  return level;
}

// IfcGeometricRepresentationContext(…, WorldCoordinateSystem, TrueNorth); sub-contexts inherit it.
std::optional<Row> Geometry::north() const {
  for (const auto context : source_.rows_of("IfcGeometricRepresentationContext")) {
    if (source_.is_a(context, "IfcGeometricRepresentationSubContext")) continue;
    if (const auto row = source_.row(source_.argument(context, 5))) return row;
  }
  return std::nullopt;
}

bool Geometry::has_true_north() const { return north().has_value(); }

double Geometry::true_north() const {
  const auto row = north();
  if (!row) return 0;
  const auto direction = vector(row);
  return std::atan2(direction.x, direction.y) * 180 / std::numbers::pi;
}

}  // namespace garis::ifc

#include "checker/readers/gbxml/schema.hpp"

#include <algorithm>
#include <array>

namespace garis::gbxml {
namespace {

constexpr std::array<std::string_view, kAnchors> kAnchorNames = {
    "gbXML",          "DocumentHistory",
    "ProgramInfo",    "Campus",
    "Location",       "Building",
    "BuildingStorey", "Space",
    "Surface",        "Opening",
    "Zone",           "Construction",
    "Layer",          "Material",
    "WindowType",     "Results",
    "HydronicLoop",   "HydronicLoopEquipment",
    "AirLoop",        "AirLoopEquipment"};

NodeId node_of(Anchor anchor) { return static_cast<NodeId>(static_cast<std::size_t>(anchor) + 2); }

}  // namespace

std::optional<Anchor> find_anchor(std::string_view element) {
  const auto* found = std::find(kAnchorNames.begin(), kAnchorNames.end(), element);
  if (found == kAnchorNames.end()) return std::nullopt;
  return static_cast<Anchor>(found - kAnchorNames.begin());
}

std::string_view element_name(Anchor anchor) {
  return kAnchorNames[static_cast<std::size_t>(anchor)];
}

Schema::Schema() : unit_(names_.add("unit")), id_(names_.add("id")) {
  add_node(Role::plain);  // kNowhere
  add_node(Role::plain);  // kOutside
  for (std::size_t i = 0; i < kAnchors; ++i) add_node(Role::anchor, static_cast<Anchor>(i));
  edges_.push_back({kOutside, names_.add(element_name(Anchor::gbxml)), node_of(Anchor::gbxml)});
  add_polygon(Anchor::surface);
  add_polygon(Anchor::opening);
}

NodeId Schema::add_node(Role role, Anchor anchor) {
  nodes_.push_back({role, anchor, {}, {}});
  return static_cast<NodeId>(nodes_.size() - 1);
}

NodeId Schema::step(NodeId parent, std::string_view name) {
  const auto id = names_.add(name);
  for (const auto& edge : edges_) {
    if (edge.parent == parent && edge.name == id) return edge.child;
  }
  const auto child = add_node(Role::plain);
  edges_.push_back({parent, id, child});
  return child;
}

void Schema::add_polygon(Anchor anchor) {
  const auto role = [&](NodeId id, Role value) {
    nodes_[static_cast<std::size_t>(id)].role = value;
  };
  const auto loop = step(step(node_of(anchor), "PlanarGeometry"), "PolyLoop");
  const auto point = step(loop, "CartesianPoint");
  role(loop, Role::loop);
  role(point, Role::point);
  role(step(point, "Coordinate"), Role::coordinate);
}

std::optional<FieldId> Schema::add(const mapping::Path& path) {
  const auto anchor = find_anchor(path.anchor);
  if (!anchor) return std::nullopt;
  if (const auto it = std::find(fields_.begin(), fields_.end(), path); it != fields_.end()) {
    return static_cast<FieldId>(it - fields_.begin());
  }
  fields_.push_back(path);
  const auto field = static_cast<FieldId>(fields_.size() - 1);
  auto at = node_of(*anchor);
  for (const auto& element : path.elements) at = step(at, element);
  auto& node = nodes_[static_cast<std::size_t>(at)];
  if (!path.attribute.empty()) {
    node.attributes.push_back({names_.add(path.attribute), field});
    return field;
  }
  Capture capture{field, {}};
  for (const auto& c : path.conditions) {
    capture.tests.push_back(
        {names_.add(c.attribute), std::u16string(c.value.begin(), c.value.end())});
  }
  node.texts.push_back(std::move(capture));
  return field;
}

FieldId Schema::add(std::string_view path) { return *add(*mapping::parse_path(path)); }

void Schema::freeze() {
  for (std::size_t outer = 0; outer < kAnchors; ++outer) {
    for (std::size_t inner = 1; inner < kAnchors; ++inner) {
      const auto name = names_.add(kAnchorNames[inner]);
      const auto parent = node_of(static_cast<Anchor>(outer));
      const bool taken = std::any_of(edges_.begin(), edges_.end(), [&](const Edge& e) {
        return e.parent == parent && e.name == name;
      });
      if (!taken) edges_.push_back({parent, name, node_of(static_cast<Anchor>(inner))});
    }
  }
  width_ = names_.size();
  next_.assign(nodes_.size() * width_, kNowhere);
  for (const auto& e : edges_) {
    next_[static_cast<std::size_t>(e.parent) * width_ + static_cast<std::size_t>(e.name)] = e.child;
  }
}

}  // namespace garis::gbxml

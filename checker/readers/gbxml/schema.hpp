// The paths that a run wants, as a tree that the collector walks along: every element that is not
// on it is skipped with all it holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "checker/readers/gbxml/records.hpp"
#include "checker/readers/mapping/path.hpp"
#include "checker/readers/xml/names.hpp"

namespace garis::gbxml {

enum class NodeId : std::uint16_t {};
inline constexpr NodeId kNowhere{};   // not on the tree
inline constexpr NodeId kOutside{1};  // around the root element

std::optional<Anchor> find_anchor(std::string_view element);
std::string_view element_name(Anchor anchor);

class Schema {
 public:
  enum class Role : std::uint8_t { plain, anchor, loop, point, coordinate };

  struct Test {
    xml::NameId attribute{};
    std::u16string value;  // empty: must be absent
  };
  struct Capture {
    FieldId field{};
    std::vector<Test> tests;
  };
  struct AttributeField {
    xml::NameId attribute{};
    FieldId field{};
  };
  struct Node {
    Role role = Role::plain;
    Anchor anchor{};
    std::vector<Capture> texts;
    std::vector<AttributeField> attributes;
  };

  Schema();

  // Nothing if the path starts at an element that holds no values.
  std::optional<FieldId> add(const mapping::Path& path);
  // For paths of the reader itself.
  FieldId add(std::string_view path);
  // Ends building.
  void freeze();

  NodeId child(NodeId parent, xml::NameId name) const {
    return next_[static_cast<std::size_t>(parent) * width_ + static_cast<std::size_t>(name)];
  }
  const Node& node(NodeId id) const { return nodes_[static_cast<std::size_t>(id)]; }
  const xml::Names& names() const { return names_; }
  xml::NameId unit_attribute() const { return unit_; }
  xml::NameId id_attribute() const { return id_; }

 private:
  struct Edge {
    NodeId parent{};
    xml::NameId name{};
    NodeId child{};
  };

  NodeId step(NodeId parent, std::string_view name);
  NodeId add_node(Role role, Anchor anchor = {});
  void add_polygon(Anchor anchor);

  xml::Names names_;
  xml::NameId unit_{};
  xml::NameId id_{};
  std::vector<Node> nodes_;
  std::vector<Edge> edges_;
  std::vector<mapping::Path> fields_;
  std::vector<NodeId> next_;
  std::size_t width_ = 0;
};

}  // namespace garis::gbxml

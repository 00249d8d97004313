// Walls, roofs, floors, openings and their fillings, luminaires, machines, layers.
#include <algorithm>

#include "checker/readers/ifc/rows.hpp"

namespace garis::ifc {
namespace {

constexpr int kDepth = 32;

bool is_place(const Reading& r, model::Row row) {
  return row.exists() && (row.entity == r.entity("site") || row.entity == r.entity("building") ||
                          row.entity == r.entity("storey") || row.entity == r.entity("space"));
}

// The spatial element that holds it, or holds the whole that it is a part of.
std::optional<Row> container_of(const Reading& r, Row element) {
  std::optional<Row> at = element;
  for (int depth = 0; at && depth < kDepth; ++depth) {
    if (const auto container = r.relations.containers.first(*at)) return container;
    at = r.relations.wholes.first(*at);
    if (at && is_place(r, r.row_of(at))) return at;
  }
  return std::nullopt;
}

bool is_conditioned(const Reading& r, model::Row space) {
  const auto& column = r.model.column(r.property("space", "is_conditioned"));
  return column.known(space.index) && column.yes(space.index);
}

// The first conditioned space beside the element, else the first.
model::Row space_of(const Reading& r, Row element) {
  model::Row first;
  for (const auto& boundary : r.relations.boundaries_of(element)) {
    const auto space = r.row_of(boundary.space);
    if (!space.exists() || space.entity != r.entity("space")) continue;
    if (is_conditioned(r, space)) return space;
    if (!first.exists()) first = space;
  }
  return first;
}

void link_if_allowed(Reading& r, model::Row child, model::Row parent) {
  const auto& allowed = r.model.vocabulary().entity(child.entity).parents;
  const bool fits = std::find(allowed.begin(), allowed.end(), parent.entity) != allowed.end();
  if (parent.exists() && fits) link(r, child, parent);
}

// The only building takes what no spatial element holds.
void link_to_building(Reading& r, model::Row row) {
  const auto& buildings = r.of(r.entity("building"));
  if (buildings.size() == 1) link_if_allowed(r, row, buildings.front().row);
}

// Under the space beside it, and the storey and building that hold it.
void link_to_places(Reading& r, const Subject& subject) {
  link_if_allowed(r, subject.row, space_of(r, subject.own));
  std::optional<Row> at = container_of(r, subject.own);
  for (int depth = 0; at && depth < kDepth; ++depth) {
    link_if_allowed(r, subject.row, r.row_of(at));
    at = r.relations.wholes.first(*at);
  }
  if (!r.model.parent(subject.row, r.entity("building")).exists()) link_to_building(r, subject.row);
}

// An IfcRoof made of slabs, a wall made of walls: the parts count, not the whole.
bool has_parts_of_kind(const Reading& r, Row element, model::EntityId entity) {
  const auto parts = r.relations.parts.of(element);
  const auto whole = r.relations.wholes.first(element);
  return std::any_of(parts.begin(), parts.end(),
                     [&](Row part) { return whole != part && entity_of(r, part) == entity; });
}

// What is in an opening of a whole without a row is hosted by its first part.
void host_through_parts(Reading& r, const std::vector<Row>& wholes) {
  for (const auto whole : wholes) {
    for (const auto part : r.relations.parts.of(whole)) {
      const auto row = r.row_of(part);
      if (row.exists()) r.rows.try_emplace(static_cast<std::uint32_t>(whole), row);
    }
  }
}

std::optional<Row> host_of(const Reading& r, Row filling) {
  const auto opening = r.relations.filled.first(filling);
  if (opening) return r.relations.voided.first(*opening);
  const auto whole = r.relations.wholes.first(filling);  // panel of a curtain wall
  return whole && r.source.is_a(*whole, "IfcElement") ? whole : std::nullopt;
}

void add_element(Reading& r, Row row, model::EntityId entity) {
  auto& subject = add_row(r, entity, row, holders_of(r, row));
  r.rows[static_cast<std::uint32_t>(row)] = subject.row;
  const auto layers = r.layers_of(subject);
  if (!layers.empty() && layers.front().material)
    subject.holders.push_back(*layers.front().material);
  link_to_places(r, subject);
}

// What is in a roof is a skylight.
void add_filling(Reading& r, Row row, model::EntityId entity) {
  const auto host = r.row_of(host_of(r, row));
  const bool is_in_roof = host.exists() && host.entity == r.entity("roof");
  if (is_in_roof && entity == r.entity("window")) entity = r.entity("skylight");
  auto& subject = add_row(r, entity, row, holders_of(r, row));
  r.rows[static_cast<std::uint32_t>(row)] = subject.row;
  link_if_allowed(r, subject.row, host);
  link_to_places(r, subject);
}

}  // namespace

void add_elements(Reading& r) {
  const auto& e = r.model.vocabulary();
  std::vector<std::pair<Row, model::EntityId>> fillings;
  std::vector<Row> wholes;
  for (const auto row : r.source.rows_of("IfcElement")) {
    const auto entity = entity_of(r, row);
    if (!entity) {
      if (!r.source.is_a(row, "IfcFeatureElement"))
        r.no_entity[std::string(r.source.class_name(row))].add(r.source.line(row));
      continue;
    }
    if (has_parts_of_kind(r, row, *entity)) {
      wholes.push_back(row);
      continue;
    }
    const auto& name = e.entity(*entity).name;
    if (name == "window" || name == "door" || name == "skylight")
      fillings.emplace_back(row, *entity);
    else
      add_element(r, row, *entity);
  }
  host_through_parts(r, wholes);
  for (const auto& [row, entity] : fillings) add_filling(r, row, entity);
}

// Each skylight of a roof, and the opaque rest.
void add_roof_parts(Reading& r) {
  const auto part = r.entity("part");
  for (const auto& roof : r.of(r.entity("roof"))) {
    for (const auto opening : r.relations.openings.of(roof.own)) {
      for (const auto filling : r.relations.fillings.of(opening)) {
        const auto skylight = r.row_of(filling);
        if (!skylight.exists() || skylight.entity != r.entity("skylight")) continue;
        link(r, add_row(r, part, filling, holders_of(r, filling)).row, roof.row);
      }
    }
    link(r, add_row(r, part, roof.own, roof.holders).row, roof.row);
  }
}

void add_layers(Reading& r) {
  for (const auto* name : {"wall", "roof", "floor"}) {
    for (const auto& element : r.of(r.entity(name))) {
      std::uint32_t position = 0;
      for (const auto& layer : r.layers_of(element)) {
        std::vector<Row> holders{layer.layer};
        if (layer.material) holders.push_back(*layer.material);
        auto& subject = add_row(r, r.entity("layer"), layer.layer, std::move(holders));
        subject.position = ++position;
        r.layer_rows.try_emplace(static_cast<std::uint32_t>(layer.layer), subject.row);
        link(r, subject.row, element.row);
      }
    }
  }
}

}  // namespace garis::ifc

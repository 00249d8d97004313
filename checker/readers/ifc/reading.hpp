// All that one file needs while its instances become rows and values.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/derive/tally.hpp"
#include "checker/readers/ifc/footprints.hpp"
#include "checker/readers/ifc/geometry.hpp"
#include "checker/readers/ifc/plan.hpp"
#include "checker/readers/ifc/relations.hpp"
#include "checker/readers/ifc/set_digests.hpp"
#include "checker/readers/ifc/source.hpp"
#include "checker/readers/ifc/units.hpp"

namespace garis::ifc {

// A row of the model and the instances that hold its values, nearest first: the element, its type,
// the whole that it is a part of and the type of that, the material of its outer layer.
struct Subject {
  model::Row row;
  Row own{};
  std::vector<Row> holders;
  std::size_t own_holders = 0;  // the first so many are the element and its type
  std::uint32_t position = 0;   // of a layer, from 1
};

// Layers from outside in.
struct Layer {
  Row layer{};
  std::optional<Row> material;
  double thickness = 0;  // m; 0 if not stated
};

// Attributes that a plan wants of a class: slot and place of the argument.
struct AttributePlace {
  std::uint32_t slot = 0;
  std::size_t position = 0;
};

using derive::Tally;

struct Reading {
  Reading(const mapping::Mapping& mapping, const Plan& plan, const Source& source,
          model::Model& model, std::uint16_t input);

  const mapping::Mapping& mapping;
  const Plan& plan;
  const Source& source;
  model::Model& model;
  std::uint16_t input;
  Relations relations;
  Units units;
  Geometry geometry;
  SetDigests digests;

  // --- filled by rows_*.cpp ----------------------------------------------------------------------
  std::vector<std::vector<Subject>> subjects;           // by entity, one per row of this file
  std::unordered_map<std::uint32_t, model::Row> rows;   // by instance
  std::map<std::string, Tally, std::less<>> no_entity;  // elements without a row, by class

  model::Row row_of(std::optional<Row> instance) const;  // none: a row that does not exist
  const std::vector<Subject>& of(model::EntityId entity) const {
    return subjects[static_cast<std::size_t>(entity)];
  }
  model::EntityId entity(std::string_view name) const;
  model::PropertyId property(std::string_view entity_name, std::string_view name) const;
  // Rows of `entity` that hang under the row, in order; only when all rows are made.
  const std::vector<model::Row>& rows_in(model::EntityId entity, model::Row ancestor) const;

  // --- of materials (layers.cpp) -----------------------------------------------------------------
  std::vector<Layer> layers_of(const Subject& subject) const;
  std::string layer_set_name(const Subject& subject) const;
  // Of a row of `layer` whose values are set; in the vocabulary's unit.
  std::optional<double> layer_number(const Layer& layer, std::string_view property) const;
  std::unordered_map<std::uint32_t, Footprints> storey_footprints;               // kNoRow: of all
  std::unordered_map<std::uint32_t, std::optional<std::vector<double>>> levels;  // by building
  std::unordered_map<std::uint32_t, std::vector<double>> wall_azimuths;          // by row of a wall
  std::unordered_map<std::uint32_t, model::Row> layer_rows;  // by IfcMaterialLayer, the first

  const std::vector<AttributePlace>& attributes_of(EntityId entity, const EntityPlan& wanted) const;

  void notice(std::string code, model::Notice::Level level, std::string text, std::uint32_t line);

  Tally unreadable, wrong_units, bounded, areas, two_sided;
  std::unordered_map<std::string, Tally> unknown_words;  // "Pset….OccupancyType `Bureau`"

 private:
  using RowsBelow = std::unordered_map<std::uint32_t, std::vector<model::Row>>;  // by ancestor
  mutable std::map<std::pair<model::EntityId, model::EntityId>, RowsBelow> below_;
  mutable std::map<std::pair<const EntityPlan*, EntityId>, std::vector<AttributePlace>> attributes_;
};

}  // namespace garis::ifc

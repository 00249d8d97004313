// All that one file needs while its records become rows and values.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checker/readers/derive/tally.hpp"
#include "checker/readers/derive/target.hpp"
#include "checker/readers/gbxml/plan.hpp"
#include "checker/readers/gbxml/records.hpp"

namespace garis::gbxml {

using model::Row;

// A row and the elements that hold its values. A reference to an element that does not exist is
// `dangling`.
struct Subject {
  Subject() { items.fill(kNone); }
  std::uint32_t item(Anchor anchor) const { return items[static_cast<std::size_t>(anchor)]; }
  std::uint32_t& item(Anchor anchor) { return items[static_cast<std::size_t>(anchor)]; }

  Row row;
  std::uint32_t own = kNone;  // the element that the row stands for
  std::array<std::uint32_t, kAnchors> items;
  StringId dangling_construction{};
  StringId dangling_window_type{};
  std::uint32_t position = 0;  // of a layer, from 1
};

// A value to be computed: what to set, and the origin to set it with.
struct Target {
  model::PropertyId property{};
  model::Origin origin;
};
inline derive::Target cell(const Subject& subject, const Target& target) {
  return {subject.row, target.property, target.origin};
}

// A number in the base of a unit name, and how it was written.
struct Physical {
  double value = 0;
  const Value* stated = nullptr;
};

using derive::Tally;

struct Reading {
  Reading(const mapping::Mapping& mapping, const Plan& plan, model::Model& model,
          std::uint16_t input);

  const mapping::Mapping& mapping;
  const Plan& plan;
  model::Model& model;
  std::uint16_t input;
  Records records;
  std::string exporter;
  double length_factor = 0;  // metres per length unit of the file; 0 if the file does not say
  double model_azimuth = 0;  // added to directions of the model

  // After the pass.
  void prepare();
  std::string_view text(StringId id) const { return model.strings[id]; }
  std::optional<std::uint32_t> find(Anchor anchor, StringId id) const;
  // Values of `field` of the item, in document order.
  std::vector<const Value*> all(std::uint32_t item, FieldId field) const;
  std::vector<std::uint32_t> items_of(Anchor anchor) const;

  // --- units (units.cpp) -------------------------------------------------------------------------
  const mapping::Quantity* unit(const mapping::Place* place, std::string_view name) const;
  // The number at `field` of `item` in `unit`; nothing if it is not there or cannot be read.
  std::optional<Physical> physical(std::uint32_t item, FieldId field, const units::Unit& unit,
                                   std::string_view unit_name) const;

  void notice(std::string code, model::Notice::Level level, std::string text, std::uint32_t line);
  bool is_default(std::uint32_t item, FieldId field, std::string_view text, double number,
                  const units::Unit& unit) const;

  // The unit of the last value read at a place: nearly always that of the next.
  struct UnitChoice {
    bool is_set = false;
    StringId written{};  // beside the value
    StringId name{};     // that or the default
    const mapping::Quantity* unit = nullptr;
  };
  std::vector<UnitChoice> unit_choices;      // by number of the place
  std::vector<const DefaultRule*> defaults;  // of this exporter

  // --- filled by rows.cpp ------------------------------------------------------------------------
  std::vector<std::vector<Subject>> subjects;        // by entity, one per row of this file
  std::vector<std::vector<std::uint32_t>> openings;  // by item index of a surface
  std::unordered_map<std::uint32_t, Row> rows;       // by item index
  std::uint32_t first_row(model::EntityId entity) const;
  // Subjects of `entity` whose element of kind `anchor` is `item`, in order. Only when all its rows
  // are made.
  const std::vector<const Subject*>& subjects_in(model::EntityId entity, Anchor anchor,
                                                 std::uint32_t item);
  // Elevations of a building's storeys, lowest first.
  const std::vector<double>& levels_of(std::uint32_t building);

  // --- of a construction's layers, by item (derive_layers.cpp) -----------------------------------
  struct Layers {
    std::optional<double> resistance;  // (m²·K)/W, without the surfaces
    std::optional<double> mass;        // kg/m²
  };
  const Layers& layers_of(std::uint32_t construction);

  Tally duplicates, dangling_constructions, dangling_window_types, dangling_others, no_surface_type,
      too_many_layers, no_opening_type, unit_names, azimuths, doubtful_percents, reversed,
      unreadable, conflicts;
  // Words that no list of the mapping has as they are written, and as what they are read: empty, if
  // as nothing.
  std::map<std::pair<std::string, std::string>, Tally> odd_words;  // "Surface/@surfaceType `Shad`"
  void note_word(const Value& value, std::string_view place, std::string read_as);

 private:
  using Groups = std::unordered_map<std::uint32_t, std::vector<const Subject*>>;
  std::map<std::pair<model::EntityId, Anchor>, Groups> groups_;
  std::vector<bool> noted_words_;  // by value: a word may feed several properties
  std::unordered_map<std::uint32_t, std::vector<double>> levels_;
  std::unordered_map<std::uint32_t, Layers> layers_;
  std::unordered_map<StringId, std::uint32_t> ids_[kAnchors];
};

}  // namespace garis::gbxml

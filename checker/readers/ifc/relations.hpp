// Who belongs to whom: the objectified relationships of a file as look-ups in both directions.
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "checker/readers/ifc/source.hpp"

namespace garis::ifc {

// Pairs of rows, sorted by the first; those of one row keep the order of the file.
class Links {
 public:
  // Nothing is related to itself.
  void add(Row from, Row to) {
    if (from != to) pairs_.emplace_back(from, to);
  }
  void sort();

  std::vector<Row> of(Row from) const;
  std::optional<Row> first(Row from) const;
  const std::vector<std::pair<Row, Row>>& pairs() const { return pairs_; }

 private:
  using Pair = std::pair<Row, Row>;
  std::span<const Pair> range(Row from) const;
  std::vector<Pair> pairs_;
};

// Sets that objects get by the list (IfcPropertySetDefinitionSet). Many objects may share a long
// list, so it is kept once.
struct SharedSets {
  std::vector<std::vector<Row>> lists;
  std::vector<std::pair<Row, std::uint32_t>> uses;  // object, list; sorted

  std::vector<std::uint32_t> of(Row object) const;
};

// One side of IfcRelSpaceBoundary.
struct SpaceBoundary {
  Row space{};
  Row element{};
  enum class Side : std::uint8_t { unknown, internal, external, earth, water } side = Side::unknown;
};

struct Relations {
  explicit Relations(const Source& source);

  Links sets;                             // object → IfcPropertySetDefinition
  SharedSets shared_sets;                 // object → lists of them
  Links types;                            // object → IfcTypeObject
  Links containers;                       // element → spatial element
  Links wholes;                           // part → whole, aggregated or nested
  Links parts;                            // whole → part
  Links openings;                         // element → opening
  Links voided;                           // opening → element
  Links fillings;                         // opening → door, window
  Links filled;                           // door, window → opening
  Links materials;                        // object → IfcMaterial, layer set, usage …
  Links material_sets;                    // IfcMaterial → IfcMaterialProperties
  Links groups;                           // object → IfcGroup
  Links classifications;                  // object → IfcRelAssociatesClassification
  Links serves;                           // IfcSystem, IfcZone → spatial element
  std::vector<SpaceBoundary> boundaries;  // sorted by element

  std::span<const SpaceBoundary> boundaries_of(Row element) const;
};

}  // namespace garis::ifc

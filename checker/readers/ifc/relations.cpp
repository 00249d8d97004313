#include "checker/readers/ifc/relations.hpp"

#include <algorithm>

namespace garis::ifc {
namespace {

// Every row at `many` to every row at `one`. One of them is a single row; where a file gives lists
// for both, the second counts with its first row only.
void read(const Source& source, std::string_view relationship, std::size_t many, std::size_t one,
          Links& links, Links* back = nullptr) {
  for (const auto row : source.rows_of(relationship)) {
    auto targets = source.rows(source.argument(row, one));
    const auto froms = source.rows(source.argument(row, many));
    if (froms.size() > 1 && targets.size() > 1) targets.resize(1);
    for (const auto from : froms) {
      for (const auto to : targets) {
        links.add(from, to);
        if (back != nullptr) back->add(to, from);
      }
    }
  }
}

void read_sets(const Source& source, Links& sets, SharedSets& shared) {
  for (const auto row : source.rows_of("IfcRelDefinesByProperties")) {
    auto wanted = source.rows(source.argument(row, at::relating));
    const auto objects = source.rows(source.argument(row, at::related));
    if (wanted.size() == 1) {
      for (const auto object : objects) sets.add(object, wanted.front());
    } else if (!wanted.empty()) {
      const auto list = static_cast<std::uint32_t>(shared.lists.size());
      for (const auto object : objects) shared.uses.emplace_back(object, list);
      shared.lists.push_back(std::move(wanted));
    }
  }
  std::sort(shared.uses.begin(), shared.uses.end());
}

void read_classifications(const Source& source, Links& classifications) {
  for (const auto row : source.rows_of("IfcRelAssociatesClassification")) {
    for (const auto object : source.rows(source.argument(row, at::related)))
      classifications.add(object, row);
  }
}

void read_material_sets(const Source& source, Links& sets) {
  for (const auto* name : {"IfcMaterialProperties", "IfcMaterialProperty"}) {
    for (const auto row : source.rows_of(name)) {
      if (const auto material = source.row(source.attribute(row, "Material")))
        sets.add(*material, row);
    }
  }
}

SpaceBoundary::Side side_of(std::string_view word) {
  using Side = SpaceBoundary::Side;
  if (word == "INTERNAL") return Side::internal;
  if (word == "EXTERNAL") return Side::external;
  if (word == "EXTERNAL_EARTH") return Side::earth;
  if (word == "EXTERNAL_WATER") return Side::water;
  return Side::unknown;
}

void read_boundaries(const Source& source, std::vector<SpaceBoundary>& boundaries) {
  constexpr std::size_t kSpace = 4, kElement = 5, kSide = 8;
  for (const auto row : source.rows_of("IfcRelSpaceBoundary")) {
    const auto space = source.row(source.argument(row, kSpace));
    const auto element = source.row(source.argument(row, kElement));
    if (space && element)
      boundaries.push_back({*space, *element, side_of(source.argument(row, kSide).text)});
  }
  std::stable_sort(boundaries.begin(), boundaries.end(),
                   [](const auto& a, const auto& b) { return a.element < b.element; });
}

}  // namespace

void Links::sort() {
  std::stable_sort(pairs_.begin(), pairs_.end(),
                   [](const Pair& a, const Pair& b) { return a.first < b.first; });
  // Exporters say some things twice.
  pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
}

std::span<const Links::Pair> Links::range(Row from) const {
  const auto by_first = [](const Pair& a, const Pair& b) { return a.first < b.first; };
  const auto [begin, end] =
      std::equal_range(pairs_.begin(), pairs_.end(), Pair{from, Row{}}, by_first);
  return {begin, end};
}

std::vector<Row> Links::of(Row from) const {
  std::vector<Row> rows;
  for (const auto& pair : range(from)) rows.push_back(pair.second);
  return rows;
}

std::optional<Row> Links::first(Row from) const {
  const auto found = range(from);
  return found.empty() ? std::nullopt : std::optional(found.front().second);
}

std::vector<std::uint32_t> SharedSets::of(Row object) const {
  std::vector<std::uint32_t> found;
  for (auto it = std::lower_bound(uses.begin(), uses.end(), std::pair(object, std::uint32_t{0}));
       it != uses.end() && it->first == object; ++it)
    found.push_back(it->second);
  return found;
}

Relations::Relations(const Source& source) {
  constexpr std::size_t kGroup = 6;
  read_sets(source, sets, shared_sets);
  read(source, "IfcRelDefinesByType", at::related, at::relating, types);
  read(source, "IfcRelContainedInSpatialStructure", at::related, at::relating, containers);
  for (const auto* relationship : {"IfcRelAggregates", "IfcRelNests"})
    read(source, relationship, at::relating, at::related, wholes, &parts);
  read(source, "IfcRelVoidsElement", at::related, at::relating, openings, &voided);
  read(source, "IfcRelFillsElement", at::related, at::relating, fillings, &filled);
  read(source, "IfcRelAssociatesMaterial", at::related, at::relating, materials);
  read(source, "IfcRelAssignsToGroup", at::related, kGroup, groups);
  read(source, "IfcRelServicesBuildings", at::related, at::relating, serves);
  read_classifications(source, classifications);
  read_material_sets(source, material_sets);
  read_boundaries(source, boundaries);
  for (auto* links : {&sets, &types, &containers, &wholes, &parts, &openings, &voided, &fillings,
                      &filled, &materials, &material_sets, &groups, &classifications, &serves})
    links->sort();
}

std::span<const SpaceBoundary> Relations::boundaries_of(Row element) const {
  const auto begin =
      std::lower_bound(boundaries.begin(), boundaries.end(), element,
                       [](const SpaceBoundary& b, Row wanted) { return b.element < wanted; });
  auto end = begin;
  while (end != boundaries.end() && end->element == element) ++end;
  return {begin, end};
}

}  // namespace garis::ifc

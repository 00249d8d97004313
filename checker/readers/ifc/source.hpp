// The instances of a file together with the names of its schema: classes by inheritance, attributes
// by name, places as lines.
//
// Attributes that stand in the same place in every schema are asked for by number; `at` names them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checker/readers/ifc/schema/schema.hpp"
#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/index.hpp"
#include "checker/readers/step/row_lists.hpp"

namespace garis::ifc {

using step::Row;

// Places of arguments that no schema has moved (IFC2X3 TC1, IFC4 ADD2 TC1, IFC4X3 ADD2).
namespace at {
inline constexpr std::size_t global_id = 0, name = 2, object_type = 4, placement = 5,
                             representation = 6, tag = 7;  // IfcRoot … IfcElement
inline constexpr std::size_t type_sets = 5;                // IfcTypeObject
inline constexpr std::size_t related = 4, relating = 5;    // IfcRelDefines…, IfcRelAssociates…
inline constexpr std::size_t set_properties = 4, set_quantities = 5;
inline constexpr std::size_t property_name = 0, property_value = 2, property_unit = 3;
inline constexpr std::size_t enumeration = 3;  // IfcPropertyEnumeratedValue
inline constexpr std::size_t upper_bound = 2, lower_bound = 3, bounded_unit = 4, set_point = 5;
inline constexpr std::size_t defined_values = 3, defined_unit = 6;  // IfcPropertyTableValue
inline constexpr std::size_t quantity_unit = 2, quantity_value = 3;
}  // namespace at

class Source {
 public:
  // Both must outlive the source. `lines`: by number of the instance, for a text that was made of
  // another document; empty: lines of the text itself.
  Source(const step::Index& index, const Schema& schema, std::vector<std::uint32_t> lines = {});

  const step::Index& index() const { return *index_; }
  const Schema& schema() const { return *schema_; }

  // Nothing for a keyword that the schema does not have.
  std::optional<EntityId> entity(Row row) const {
    return entities_[static_cast<std::size_t>(index_->keyword(row))];
  }
  bool is_a(Row row, std::string_view ancestor) const;
  std::string_view class_name(Row row) const;  // "IfcWall"; empty if the schema does not have it
  // Rows of a class and its subtypes, in the order of the file. Only classes that this reader
  // starts from: IfcObject, IfcRelationship, IfcUnitAssignment … (see source.cpp), and what is
  // under them.
  std::vector<Row> rows_of(std::string_view ancestor) const;

  step::Value argument(Row row, std::size_t position) const;
  // `end` if the class has no such attribute. Here and above names live as long as the source.
  step::Value attribute(Row row, std::string_view name) const;
  std::optional<std::size_t> position(EntityId entity, std::string_view name) const;

  std::optional<Row> row(const step::Value& reference) const;
  std::vector<Row> rows(const step::Value& value) const;  // of a reference or a list of them
  std::string text(const step::Value& string) const;      // decoded; of an enumeration its name
  std::uint32_t line(Row row) const;

 private:
  void add_rows(const step::Value& value, std::vector<Row>& rows) const;
  void count_lines();
  std::optional<EntityId> entity_named(std::string_view name) const;

  const step::Index* index_;
  const Schema* schema_;
  std::vector<std::optional<EntityId>> entities_;  // by keyword
  std::vector<std::uint32_t> lines_;
  char line_end_ = '\n';
  std::vector<std::uint32_t> lines_before_;  // by block of the text
  step::RowLists rows_;                      // of the classes to start from
  mutable std::map<std::string_view, std::optional<EntityId>> names_;
  mutable std::map<std::pair<EntityId, std::string_view>, std::optional<std::size_t>> positions_;
};

}  // namespace garis::ifc

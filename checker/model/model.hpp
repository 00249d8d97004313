// A building as the rules see it: one table per entity of the vocabulary, one typed column per
// property, and beside them where each value came from.
//
//   wall.u_value of row 3  ->  0.41 W/(m²·K), office.xml:18260, Construction/U-value, stated as
//   0.41
//
// Numbers are held in the unit that the vocabulary gives the property; readers convert once. A
// value that is absent, unreadable, implausible or in conflict is *open* with that cause: it is
// never zero and never a default. Rows of one table are numbered from 0 in the order in which they
// were added.
//
// The model refers to the vocabulary it was made with, which must outlive it.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checker/model/string_pool.hpp"
#include "dsl/base/text.hpp"
#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::model {

using vocabulary::EntityId;
using vocabulary::PropertyId;

inline constexpr std::uint32_t kNoRow = std::numeric_limits<std::uint32_t>::max();

struct Row {
  EntityId entity{};
  std::uint32_t index = kNoRow;
  bool exists() const { return index != kNoRow; }
  friend bool operator==(const Row&, const Row&) = default;
};

// Why a value is open. The order is that of the report's vocabulary.
enum class Cause : std::uint8_t {
  absent,       // the format can carry it, the file does not
  unmapped,     // this format cannot carry it
  unreadable,   // present, but not a number, unit or category that can be read
  implausible,  // outside the range of the property
  conflict,     // sources disagree; the bounds are their hull
  unanswered,   // the question of a property has no answer yet
  judgement,    // the question of a clause has no answer yet
  row_absent,   // an expected row does not exist
};
std::string_view to_string(Cause cause);

// Where a value comes from.
enum class Source : std::uint8_t {
  model,     // stated in the file
  computed,  // derived from geometry, layers or related elements
  answer,    // a recorded answer
  assumed,   // an assumption that the guideline permits
};

struct Origin {
  StringId path{};     // "Construction/U-value", as the mapping names it
  StringId text{};     // the value as written in the file
  StringId unit{};     // the unit as written in the file
  StringId element{};  // id of the element that holds the value, e.g. of the construction
  std::uint32_t line = 0;
  std::uint16_t input = 0;  // index into Model::inputs
  Source source = Source::model;
  bool is_default = false;  // an exporter's default, not design data
};

// A value that is not known: why, and what is certain about it all the same.
struct Open {
  Cause cause = Cause::absent;
  double low =
      -std::numeric_limits<double>::infinity();  // numbers only, in the unit of the property
  double high = std::numeric_limits<double>::infinity();
  std::vector<StringId> alternatives;  // categories in conflict; empty: any
  Origin origin;  // of the unreadable or implausible text, or of the first source
};

// The values of one property, one per row of its table. Reading a cell that is not known is an
// error of the caller.
class Column {
 public:
  bool known(std::uint32_t row) const { return row < known_.size() && known_[row]; }
  double number(std::uint32_t row) const {
    return numbers_[row];
  }  // numbers; dates in days since 1970-01-01
  bool yes(std::uint32_t row) const { return codes_[row] != 0; }  // yes_no
  StringId text(std::uint32_t row) const {
    return static_cast<StringId>(codes_[row]);
  }  // category, text
  const Origin& origin(std::uint32_t row) const { return origins_[row]; }
  const Open* open(std::uint32_t row) const;
  std::size_t known_count() const { return known_count_; }

 private:
  friend class Model;

  void reserve_row(std::uint32_t row, bool is_number);

  std::vector<bool> known_;
  std::vector<double> numbers_;
  std::vector<std::uint32_t> codes_;
  std::vector<Origin> origins_;
  std::unordered_map<std::uint32_t, Open> open_;
  std::size_t known_count_ = 0;
};

// Identity of a row, for findings.
struct RowInfo {
  StringId id{};  // stable id: gbXML id, GlobalId, the id of a test fixture
  StringId name{};
  StringId tag{};         // IFC Tag, gbXML CADObjectId
  StringId global_id{};   // IFC GlobalId
  StringId class_name{};  // class in the source: Surface, IfcWall
  StringId predefined{};
  StringId type_name{};  // type or construction
  StringId ref{};        // #id or element path
  std::uint32_t line = 0;
  std::uint16_t input = 0;
};

struct Link {
  EntityId parent{};
  std::vector<std::uint32_t> rows;  // row of the parent per row, kNoRow if none
};

struct Table {
  std::vector<RowInfo> rows;
  std::vector<Link> links;

  const Link* link(EntityId parent) const;
};

struct InputFile {
  std::string name;      // without its folder
  std::string format;    // "gbxml", "ifc", "buildingsync", "survey", "test"
  std::string version;   // as declared
  std::string exporter;  // program that wrote it, if stated
  std::string sha256;    // lower-case hexadecimal
  std::uint64_t bytes = 0;
};

// Something a reader noticed: duplicate ids, contradictions between stated and computed values.
struct Notice {
  enum class Level : std::uint8_t { note, warning, error };
  std::string code;  // N-DUPLICATE-ID, N-AREA, …
  Level level = Level::note;
  std::string text;
  std::uint32_t line = 0;
  std::uint16_t input = 0;
};

class Model {
 public:
  explicit Model(const vocabulary::Vocabulary& vocabulary);

  const vocabulary::Vocabulary& vocabulary() const { return *vocabulary_; }

  // --- structure -------------------------------------------------------------------------------
  Row add_row(EntityId entity, RowInfo info);
  // Links a row to a parent of a kind that the vocabulary lists for it; a second link of the same
  // kind is ignored and answered with false.
  bool link(Row child, Row parent);

  // The parent of a kind that the row was linked to; one that does not exist if there is none.
  Row parent(Row child, EntityId kind) const;

  const Table& table(EntityId entity) const { return tables_[static_cast<std::size_t>(entity)]; }
  std::uint32_t size(EntityId entity) const {
    return static_cast<std::uint32_t>(table(entity).rows.size());
  }
  const RowInfo& info(Row row) const { return table(row.entity).rows[row.index]; }
  RowInfo& info(Row row) { return tables_[static_cast<std::size_t>(row.entity)].rows[row.index]; }

  // --- values ----------------------------------------------------------------------------------
  // A number in the unit of the property. Outside the property's range it becomes open,
  // implausible.
  void set_number(Row row, PropertyId property, double value, const Origin& origin);
  void set_yes_no(Row row, PropertyId property, bool value, const Origin& origin);
  // A value of the property's category; another word becomes open, unreadable.
  void set_category(Row row, PropertyId property, std::string_view value, const Origin& origin);
  void set_text(Row row, PropertyId property, std::string_view value, const Origin& origin);
  void set_open(Row row, PropertyId property, Open open);

  bool known(Row row, PropertyId property) const { return column(property).known(row.index); }
  const Column& column(PropertyId property) const {
    return columns_[static_cast<std::size_t>(property)];
  }
  // Why the value is open; absent or unmapped when no reader said anything.
  Open open(Row row, PropertyId property) const;

  // Places that the mapping of an input's format looks at for a property, for "looked for at …".
  // A property without any place in the formats of the run is unmapped.
  void set_places(PropertyId property, std::vector<std::string> places);
  const std::vector<std::string>& places(PropertyId property) const {
    return places_[static_cast<std::size_t>(property)];
  }

  StringPool strings;
  std::vector<InputFile> inputs;
  std::vector<Notice> notices;

 private:
  Column& prepare(Row row, PropertyId property, bool is_number);
  void remember(Column& column, Row row, const Origin& origin);

  const vocabulary::Vocabulary* vocabulary_;
  std::vector<Table> tables_;
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> places_;
};

// Days since 1970-01-01 of an ISO date, the form in which columns hold dates.
std::optional<double> days_of(std::string_view iso_date);
std::string iso_date(double days);

}  // namespace garis::model

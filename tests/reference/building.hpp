// The building of a case: the fixtures of its test block, read by the reference itself, and values
// that are open for other causes than being absent, which stand in comments of the file:
//
//   # open wall "w1" u_value conflict 0.2 .. 0.4        numbers, in the unit of the vocabulary
//   # open wall "w1" orientation conflict north east    categories
//   # open wall "w2" u_value implausible
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::reference {

using vocabulary::EntityId;
using vocabulary::PropertyId;

struct OpenCell {
  std::string cause;
  std::optional<double> low, high;  // in the unit of the vocabulary
  std::vector<std::string> alternatives;
};
// Numbers and dates in base units; categories and texts as words.
using Cell = std::variant<double, bool, std::string, OpenCell>;

struct BuildingRow {
  EntityId entity{};
  std::string id;
  int parent = -1;  // index of a row
  std::map<PropertyId, Cell> cells;
};

struct Building {
  std::vector<BuildingRow> rows;
};

struct OpenLine {
  EntityId entity{};
  std::string id;
  PropertyId property{};
  OpenCell cell;
};
std::vector<OpenLine> open_lines(std::string_view text, const vocabulary::Vocabulary& words);

}  // namespace garis::reference

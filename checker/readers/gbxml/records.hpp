// What one pass over the file keeps: the elements that matter, their values as written, and of each
// polygon its area and direction. References are resolved afterwards, because gbXML writes
// constructions and zones behind the surfaces and spaces that use them.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/gbxml/polygon.hpp"

namespace garis::gbxml {

using model::StringId;

// Elements that hold values of their own.
enum class Anchor : std::uint8_t {
  gbxml,
  document_history,
  program_info,
  campus,
  location,
  building,
  building_storey,
  space,
  surface,
  opening,
  zone,
  construction,
  layer,
  material,
  window_type,
  results,
  hydronic_loop,
  hydronic_loop_equipment,
  air_loop,
  air_loop_equipment,
};
inline constexpr std::size_t kAnchors = 20;

enum class FieldId : std::uint16_t {};  // a path of the plan
inline constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

struct Value {
  FieldId field{};
  std::uint32_t line = 0;
  StringId text{};
  StringId unit{};             // the attribute `unit` beside it
  std::uint32_t next = kNone;  // of the same item, in document order
};

struct Item {
  Anchor anchor{};
  StringId id{};
  std::uint32_t line = 0;
  std::uint32_t outer = kNone;  // item around it
  std::uint32_t first = kNone;  // values
  std::uint32_t last = kNone;
  std::uint32_t shape = kNone;
};

struct Records {
  std::vector<Item> items;
  std::vector<Value> values;
  std::vector<Shape> shapes;

  // The first value of `field`, or null.
  const Value* find(std::uint32_t item, FieldId field) const {
    return item < items.size() ? find_from(items[item].first, field) : nullptr;
  }
  const Value* find_next(const Value& value) const { return find_from(value.next, value.field); }
  const Shape* shape(std::uint32_t item) const {
    return item < items.size() && items[item].shape != kNone ? &shapes[items[item].shape] : nullptr;
  }

 private:
  const Value* find_from(std::uint32_t at, FieldId field) const {
    while (at != kNone && values[at].field != field) at = values[at].next;
    return at == kNone ? nullptr : &values[at];
  }
};

}  // namespace garis::gbxml

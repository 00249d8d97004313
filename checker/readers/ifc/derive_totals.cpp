// Sums over buildings, storeys and zones. A sum with a part that is not known is open, with what is
// certain as its bounds.
#include <algorithm>
#include <cmath>
#include <limits>

#include "checker/readers/ifc/derive.hpp"
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

struct Sum {
  double low = 0, high = 0;
  std::size_t rows = 0, open = 0;
  model::Cause cause = model::Cause::absent;

  void add(double value) {
    low += value;
    high += value;
    ++rows;
  }
  // Between 0 and `most`.
  void add_open(double most, model::Cause why) {
    if (open++ == 0) cause = why;
    high += most;
    ++rows;
  }
};

bool set_sum(Reading& r, const Subject& s, const Target& t, const Sum& sum) {
  if (sum.rows == 0) return false;
  if (sum.open == 0) {
    r.model.set_number(s.row, t.property, sum.low, t.origin);
    return true;
  }
  r.model.set_open(s.row, t.property,
                   {.cause = sum.cause,
                    .low = sum.low,
                    .high = sum.high,
                    .alternatives = {},
                    .origin = t.origin});
  return true;
}

bool set_sum_of(Reading& r, const Subject& s, const Target& t, std::string_view entity,
                std::string_view property) {
  Sum sum;
  const auto id = r.property(entity, property);
  const auto& column = r.model.column(id);
  for (const auto row : r.rows_in(r.entity(entity), s.row)) {
    if (column.known(row.index))
      sum.add(column.number(row.index));
    else
      sum.add_open(kInfinite, r.model.open(row, id).cause);
  }
  return set_sum(r, s, t, sum);
}

enum class Belongs : std::uint8_t { no, yes, unknown };

// Areas of the spaces for which `belongs` says so.
template <class Test>
bool set_areas(Reading& r, const Subject& s, const Target& t, Test belongs) {
  Sum sum;
  const auto& area = r.model.column(r.property("space", "floor_area"));
  for (const auto row : r.rows_in(r.entity("space"), s.row)) {
    const auto answer = belongs(row);
    const double size = area.known(row.index) ? area.number(row.index) : kInfinite;
    if (answer == Belongs::no)
      sum.add(0);
    else if (answer == Belongs::yes && size < kInfinite)
      sum.add(size);
    else
      sum.add_open(size, model::Cause::absent);
  }
  return set_sum(r, s, t, sum);
}

bool set_areas_of_use(Reading& r, const Subject& s, const Target& t, std::string_view use) {
  const auto& uses = r.model.column(r.property("space", "use"));
  return set_areas(r, s, t, [&](model::Row row) {
    if (!uses.known(row.index)) return Belongs::unknown;
    return r.model.strings[uses.text(row.index)] == use ? Belongs::yes : Belongs::no;
  });
}

std::string_view word_of(const Reading& r, const model::Column& column, model::Row row) {
  return column.known(row.index) ? r.model.strings[column.text(row.index)] : std::string_view();
}

}  // namespace

bool sum_of_space_areas(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "space", "floor_area");
}

bool sum_of_volumes(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "space", "volume");
}

bool sum_of_occupants(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "space", "occupants");
}

bool sum_of_roof_areas(Reading& r, const Subject& s, const Target& t) {
  return set_sum_of(r, s, t, "roof", "area");
}

bool sum_of_conditioned_areas(Reading& r, const Subject& s, const Target& t) {
  const auto& conditioned = r.model.column(r.property("space", "is_conditioned"));
  return set_areas(r, s, t, [&](model::Row row) {
    if (!conditioned.known(row.index)) return Belongs::unknown;
    return conditioned.yes(row.index) ? Belongs::yes : Belongs::no;
  });
}

bool sum_of_car_park_areas(Reading& r, const Subject& s, const Target& t) {
  return set_areas_of_use(r, s, t, "car_park");
}

bool sum_of_data_hall_areas(Reading& r, const Subject& s, const Target& t) {
  return set_areas_of_use(r, s, t, "data_hall");
}

bool count_of_storeys(Reading& r, const Subject& s, const Target& t) {
  const auto storeys = r.rows_in(r.entity("storey"), s.row).size();
  if (storeys > 0) r.model.set_number(s.row, t.property, static_cast<double>(storeys), t.origin);
  return storeys > 0;
}

bool some_space_is_cooled(Reading& r, const Subject& s, const Target& t) {
  const auto& conditioning = r.model.column(r.property("space", "conditioning"));
  const auto spaces = r.rows_in(r.entity("space"), s.row);
  bool cooled = false, unknown = spaces.empty();
  for (const auto row : spaces) {
    const auto word = word_of(r, conditioning, row);
    cooled = cooled || word == "cooled" || word == "heated_and_cooled";
    unknown = unknown || word.empty();
  }
  if (unknown && !cooled) return false;
  r.model.set_yes_no(s.row, t.property, cooled, t.origin);
  return true;
}

// External walls and what is in them. An area or a side that is not known leaves the share open.
bool window_share(Reading& r, const Subject& s, const Target& t) {
  const auto& external = r.model.column(r.property("wall", "is_external"));
  const auto& wall_area = r.model.column(r.property("wall", "gross_area"));
  const auto& window_area = r.model.column(r.property("window", "area"));
  const auto wall = r.entity("wall"), window = r.entity("window");
  double walls = 0, windows = 0;
  for (const auto row : r.rows_in(wall, s.row)) {
    if (!external.known(row.index)) return false;
    if (!external.yes(row.index)) continue;
    if (!wall_area.known(row.index)) return false;
    walls += wall_area.number(row.index);
  }
  for (const auto row : r.rows_in(window, s.row)) {
    const auto host = r.model.parent(row, wall).index;
    if (host == model::kNoRow) return false;  // its wall is not known
    if (!external.known(host)) return false;
    if (!external.yes(host)) continue;
    if (!window_area.known(row.index)) return false;
    windows += window_area.number(row.index);
  }
  if (walls <= 0) return false;
  r.model.set_number(s.row, t.property, windows / walls, t.origin);
  return true;
}

// Of a zone, if all its spaces get the same.
bool conditioning_of_spaces(Reading& r, const Subject& s, const Target& t) {
  const auto& conditioning = r.model.column(r.property("space", "conditioning"));
  std::string_view same;
  for (const auto row : r.rows_in(r.entity("space"), s.row)) {
    const auto word = word_of(r, conditioning, row);
    if (word.empty() || (!same.empty() && word != same)) return false;
    same = word;
  }
  if (same.empty()) return false;
  r.model.set_category(s.row, t.property, same, t.origin);
  return true;
}

bool volume_by_area(Reading& r, const Subject& s, const Target& t) {
  const auto& volume = r.model.column(r.property("space", "volume"));
  const auto& area = r.model.column(r.property("space", "floor_area"));
  const auto i = s.row.index;
  if (!volume.known(i) || !area.known(i) || area.number(i) <= 0) return false;
  r.model.set_number(s.row, t.property, volume.number(i) / area.number(i), t.origin);
  return true;
}

// From a storey's elevation to the next higher one.
bool step_to_next_level(Reading& r, const Subject& s, const Target& t) {
  const auto& elevation = r.model.column(r.property("storey", "elevation"));
  if (!elevation.known(s.row.index)) return false;
  const double own = elevation.number(s.row.index);
  double next = kInfinite;
  const auto building = r.model.parent(s.row, r.entity("building"));
  for (const auto other : r.rows_in(r.entity("storey"), building)) {
    if (!elevation.known(other.index)) return false;
    const double level = elevation.number(other.index);
    if (level > own) next = std::min(next, level);
  }
  if (next == kInfinite) return false;
  r.model.set_number(s.row, t.property, next - own, t.origin);
  return true;
}

}  // namespace garis::ifc

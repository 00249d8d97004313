// An example row of a box, in words.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "dsl/semantics/boxes.hpp"

namespace garis::semantics {
namespace {

double some_number(const Interval& interval) {
  if (interval.low_in) return interval.low;
  if (interval.high_in) return interval.high;
  if (std::isinf(interval.low) && std::isinf(interval.high)) return 0;
  const double step =
      std::max(1.0, std::fabs(std::isinf(interval.low) ? interval.high : interval.low) * 0.1);
  if (std::isinf(interval.low)) return interval.high - step;
  if (std::isinf(interval.high)) return interval.low + step;
  return interval.low + (interval.high - interval.low) / 2;
}

// The inverse of day_number().
std::string date_text(double number) {
  const auto day = static_cast<long>(std::max(0.0, number - 32));
  return fmt::format("{:04}-{:02}-{:02}", day / 372, day % 372 / 31 + 1, day % 31 + 1);
}

// In the unit of the column, without the noise of the conversion.
std::string number_text(double value, const units::Unit& unit) {
  const double own = (value - unit.offset) / unit.factor;
  const auto text = fmt::format("{:.6g}", own);
  return unit.text.empty() ? text : text + " " + unit.text;
}

std::string sample(const Guideline& g, const Column& column, const Region& region) {
  if (column.is_date) return date_text(some_number(region.intervals.front()));
  if (region.kind == Region::Kind::numbers)
    return number_text(some_number(region.intervals.front()), column.unit);
  if (region.kind == Region::Kind::texts)
    return region.all_but ? "another text" : "\"" + *region.texts.begin() + "\"";
  const auto code = static_cast<std::size_t>(
      std::find(region.codes.begin(), region.codes.end(), true) - region.codes.begin());
  return column.category ? g.vocabulary.category(*column.category).values[code].name
         : code == 1     ? "yes"
                         : "no";
}

}  // namespace

std::string witness(const Guideline& guideline, const Boxes& boxes) {
  std::string text;
  if (boxes.boxes.empty()) return text;
  for (const auto& [key, region] : boxes.boxes.front()) {
    const auto& column = boxes.columns.at(key);
    text += fmt::format("{}`{}` is {}", text.empty() ? "" : " and ", column.name,
                        sample(guideline, column, region));
  }
  return text;
}

}  // namespace garis::semantics

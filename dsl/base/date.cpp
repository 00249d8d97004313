#include "dsl/base/date.hpp"

#include <charconv>
#include <chrono>

#include "dsl/base/text.hpp"

namespace garis::base {

std::optional<double> day_number(std::string_view iso) {
  int parts[3] = {};
  const auto pieces = split(iso, '-');
  if (pieces.size() != 3 || pieces[0].size() != 4) return std::nullopt;
  for (std::size_t i = 0; i < 3; ++i) {
    const auto end = pieces[i].data() + pieces[i].size();
    if (std::from_chars(pieces[i].data(), end, parts[i]).ptr != end) return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(parts[0]),
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  if (!date.ok()) return std::nullopt;
  return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
}

}  // namespace garis::base

#include "checker/findings/points.hpp"

#include <array>

namespace garis::findings {

std::string_view to_string(Earned earned) {
  static constexpr std::array<std::string_view, 3> words = {"yes", "open", "no"};
  return words[static_cast<std::size_t>(earned)];
}

std::string_view to_string(Reach reach) {
  static constexpr std::array<std::string_view, 3> words = {"certain", "possible", "out_of_reach"};
  return words[static_cast<std::size_t>(reach)];
}

std::string points_text(const PointRange& points) {
  const auto low = base::decimal(points.low);
  if (points.certain()) return low;
  return low + " to " + (points.high ? base::decimal(*points.high) : std::string("…"));
}

}  // namespace garis::findings

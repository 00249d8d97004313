// Sums over rows. A sum with a part that is not known is open, with what is certain as its bounds.
#pragma once

#include <cstdint>
#include <limits>
#include <string_view>

#include "checker/readers/derive/target.hpp"

namespace garis::derive {

inline constexpr double kInfinite = std::numeric_limits<double>::infinity();

struct Sum {
  double low = 0, high = 0;
  std::size_t rows = 0, open = 0;
  model::Cause cause = model::Cause::absent;

  void add(double value);
  // Between 0 and `most`.
  void add_open(double most, model::Cause why);
};

// False, and nothing set, for a sum of nothing. So do all below.
bool set_sum(model::Model& model, const Target& target, const Sum& sum);
bool set_sum_of(model::Model& model, const Target& target, Rows rows, model::PropertyId property);

enum class Belongs : std::uint8_t { no, yes, unknown };

// Areas of the spaces for which `belongs` says so.
template <class Test>
Sum sum_of_areas(const model::Model& model, Rows spaces, model::PropertyId area, Test belongs) {
  Sum sum;
  const auto& column = model.column(area);
  for (const auto row : spaces) {
    const auto answer = belongs(row);
    const double size = column.known(row.index) ? column.number(row.index) : kInfinite;
    if (answer == Belongs::no)
      sum.add(0);
    else if (answer == Belongs::yes && size < kInfinite)
      sum.add(size);
    else
      sum.add_open(size, model::Cause::absent);
  }
  return sum;
}

bool set_areas_of_use(model::Model& model, const Target& target, Rows spaces, std::string_view use);
bool set_conditioned_areas(model::Model& model, const Target& target, Rows spaces);

bool set_count(model::Model& model, const Target& target, std::size_t count);

}  // namespace garis::derive

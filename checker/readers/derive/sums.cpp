#include "checker/readers/derive/sums.hpp"

#include "checker/readers/derive/spaces.hpp"

namespace garis::derive {

void Sum::add(double value) {
  low += value;
  high += value;
  ++rows;
}

void Sum::add_open(double most, model::Cause why) {
  if (open++ == 0) cause = why;
  high += most;
  ++rows;
}

bool set_sum(model::Model& model, const Target& target, const Sum& sum) {
  if (sum.rows == 0) return false;
  if (sum.open == 0) {
    model.set_number(target.row, target.property, sum.low, target.origin);
    return true;
  }
  model.set_open(target.row, target.property,
                 {.cause = sum.cause,
                  .low = sum.low,
                  .high = sum.high,
                  .alternatives = {},
                  .origin = target.origin});
  return true;
}

bool set_sum_of(model::Model& model, const Target& target, Rows rows, model::PropertyId property) {
  Sum sum;
  const auto& column = model.column(property);
  for (const auto row : rows) {
    if (column.known(row.index))
      sum.add(column.number(row.index));
    else
      sum.add_open(kInfinite, model.open(row, property).cause);
  }
  return set_sum(model, target, sum);
}

bool set_areas_of_use(model::Model& model, const Target& target, Rows spaces,
                      std::string_view use) {
  const auto& uses = model.column(property_of_space(model, "use"));
  const auto belongs = [&](model::Row row) {
    if (!uses.known(row.index)) return Belongs::unknown;
    return model.strings[uses.text(row.index)] == use ? Belongs::yes : Belongs::no;
  };
  const auto area = property_of_space(model, "floor_area");
  return set_sum(model, target, sum_of_areas(model, spaces, area, belongs));
}

bool set_conditioned_areas(model::Model& model, const Target& target, Rows spaces) {
  const auto& conditioned = model.column(property_of_space(model, "is_conditioned"));
  const auto belongs = [&](model::Row row) {
    if (!conditioned.known(row.index)) return Belongs::unknown;
    return conditioned.yes(row.index) ? Belongs::yes : Belongs::no;
  };
  const auto area = property_of_space(model, "floor_area");
  return set_sum(model, target, sum_of_areas(model, spaces, area, belongs));
}

bool set_count(model::Model& model, const Target& target, std::size_t count) {
  if (count > 0)
    model.set_number(target.row, target.property, static_cast<double>(count), target.origin);
  return count > 0;
}

}  // namespace garis::derive

#include "checker/readers/derive/spaces.hpp"

#include <algorithm>

namespace garis::derive {
namespace {

std::string_view word_of(const model::Model& model, const model::Column& column, model::Row row) {
  return column.known(row.index) ? model.strings[column.text(row.index)] : std::string_view();
}

}  // namespace

model::PropertyId property_of_space(const model::Model& model, std::string_view name) {
  const auto& words = model.vocabulary();
  return *words.find_property(*words.find_entity("space"), name);
}

bool set_some_space_is_cooled(model::Model& model, const Target& target, Rows spaces) {
  const auto& conditioning = model.column(property_of_space(model, "conditioning"));
  bool cooled = false, unknown = spaces.empty();
  for (const auto row : spaces) {
    const auto word = word_of(model, conditioning, row);
    cooled = cooled || word == "cooled" || word == "heated_and_cooled";
    unknown = unknown || word.empty();
  }
  if (unknown && !cooled) return false;
  model.set_yes_no(target.row, target.property, cooled, target.origin);
  return true;
}

bool set_common_conditioning(model::Model& model, const Target& target, Rows spaces) {
  const auto& conditioning = model.column(property_of_space(model, "conditioning"));
  std::string_view same;
  for (const auto row : spaces) {
    const auto word = word_of(model, conditioning, row);
    if (word.empty() || (!same.empty() && word != same)) return false;
    same = word;
  }
  if (same.empty()) return false;
  model.set_category(target.row, target.property, same, target.origin);
  return true;
}

bool set_volume_by_area(model::Model& model, const Target& target) {
  const auto& volume = model.column(property_of_space(model, "volume"));
  const auto& area = model.column(property_of_space(model, "floor_area"));
  const auto i = target.row.index;
  if (!volume.known(i) || !area.known(i) || area.number(i) <= 0) return false;
  model.set_number(target.row, target.property, volume.number(i) / area.number(i), target.origin);
  return true;
}

bool set_step_to_next(model::Model& model, const Target& target, double own,
                      const std::vector<double>& levels) {
  constexpr double kOneLevel = 0.01;  // m
  const auto next = std::upper_bound(levels.begin(), levels.end(), own + kOneLevel);
  if (next == levels.end()) return false;
  model.set_number(target.row, target.property, *next - own, target.origin);
  return true;
}

}  // namespace garis::derive

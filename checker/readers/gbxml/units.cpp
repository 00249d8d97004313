// Unit names of the file, and what its exporter writes by default.
#include <cmath>

#include "checker/readers/gbxml/number.hpp"
#include "checker/readers/gbxml/reading.hpp"

namespace garis::gbxml {
namespace {

bool nearly(double a, double b) { return std::abs(a - b) <= 1e-4 * std::abs(b); }

}  // namespace

const mapping::Quantity* Reading::unit(const mapping::Place* place, std::string_view name) const {
  if (place != nullptr) {
    if (const auto it = place->units.find(name); it != place->units.end()) return &it->second;
  }
  const auto it = mapping.units.find(name);
  return it == mapping.units.end() ? nullptr : &it->second;
}

std::optional<Physical> Reading::physical(std::uint32_t item, FieldId field,
                                          const units::Unit& wanted,
                                          std::string_view unit_name) const {
  std::optional<Physical> found;
  for (const auto* value = records.find(item, field); value != nullptr;
       value = records.find_next(*value)) {
    const auto number = read_number(text(value->text));
    const auto* stated = unit(nullptr, value->unit == StringId{} ? unit_name : text(value->unit));
    if (!number || stated == nullptr || stated->unit.dimension != wanted.dimension)
      return std::nullopt;
    const double amount = units::convert(*number * stated->value, stated->unit, wanted);
    if (found && !nearly(amount, found->value)) return std::nullopt;  // which of them is meant?
    if (!found) found = Physical{amount, value};
  }
  return found;
}

bool Reading::is_default(std::uint32_t item, FieldId field, std::string_view value, double number,
                         const units::Unit& unit) const {
  const auto anchor = records.items[item].anchor;
  for (const auto* active : defaults) {
    const auto& rule = *active;
    if (rule.covers) {
      const auto* mark = *rule.covers == anchor ? records.find(item, rule.when.field) : nullptr;
      if (mark != nullptr && text(mark->text) == rule.rule->is) return true;
    } else if (rule.when.field == field) {
      const auto& q = rule.rule->quantity;
      if (q ? q->unit.dimension == unit.dimension &&
                  nearly(number, units::convert(q->value, q->unit, unit))
            : value == rule.rule->is) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace garis::gbxml

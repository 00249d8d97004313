#include "checker/readers/ifc/stated.hpp"

#include <algorithm>

namespace garis::ifc {
namespace {

step::Value unwrapped(step::Value value, std::string_view& measure) {
  if (value.kind != step::Kind::typed) return value;
  measure = value.keyword;
  return value.items().next();
}

std::optional<double> number_at(const Source& source, Row row, std::size_t position,
                                std::string_view& measure) {
  return unwrapped(source.argument(row, position), measure).number();
}

Stated bounded(const Source& source, Row row) {
  Stated stated;
  stated.unit = source.row(source.argument(row, at::bounded_unit));
  stated.value = unwrapped(source.argument(row, at::set_point), stated.measure);
  if (stated.value.number()) return stated;
  stated.high = number_at(source, row, at::upper_bound, stated.measure);
  stated.low = number_at(source, row, at::lower_bound, stated.measure);
  stated.is_range = true;
  return stated;
}

void set_range(Stated& stated) {
  for (const auto& value : stated.several) {
    const auto number = value.number();
    if (!number) return;
    stated.low = std::min(stated.low.value_or(*number), *number);
    stated.high = std::max(stated.high.value_or(*number), *number);
  }
  stated.is_range = true;
}

// Of one value: that value.
void set_values(Stated& stated, const step::Value& list) {
  auto items = list.items();
  while (const auto item = items.next()) {
    auto value = unwrapped(item, stated.measure);
    if (value && value.kind != step::Kind::null) stated.several.push_back(value);
  }
  if (stated.several.size() == 1) {
    stated.value = stated.several.front();
    stated.several.clear();
  } else if (!stated.several.empty()) {
    stated.value = list;
    set_range(stated);
  }
}

// IfcPropertyEnumeration(Name, EnumerationValues, Unit) is the fourth argument.
Stated enumerated(const Source& source, Row row) {
  Stated stated;
  const auto all = source.row(source.argument(row, at::enumeration));
  if (all) stated.unit = source.row(source.argument(*all, 2));
  set_values(stated, source.argument(row, at::property_value));
  return stated;
}

Stated listed(const Source& source, Row row) {
  Stated stated;
  stated.unit = source.row(source.argument(row, at::property_unit));
  set_values(stated, source.argument(row, at::property_value));
  return stated;
}

Stated tabulated(const Source& source, Row row) {
  Stated stated;
  stated.unit = source.row(source.argument(row, at::defined_unit));
  set_values(stated, source.argument(row, at::defined_values));
  return stated;
}

std::string_view declared_measure(const Source& source, const Found& found) {
  return source.schema().attribute(*source.entity(found.holder), found.position).type.name;
}

Stated attribute(const Source& source, const Found& found) {
  Stated stated;
  stated.measure = declared_measure(source, found);
  stated.value = source.argument(found.holder, found.position);
  // A list of one value is that value.
  if (stated.value.kind == step::Kind::list && stated.value.items().count() == 1)
    stated.value = stated.value.items().next();
  stated.value = unwrapped(stated.value, stated.measure);
  return stated;
}

Stated quantity(const Source& source, const Found& found) {
  Stated stated;
  stated.unit = source.row(source.argument(found.holder, at::quantity_unit));
  stated.measure = declared_measure(source, found);
  stated.value = unwrapped(source.argument(found.holder, found.position), stated.measure);
  return stated;
}

Stated single(const Source& source, const Found& found) {
  Stated stated;
  stated.unit = source.row(source.argument(found.holder, at::property_unit));
  stated.value = unwrapped(source.argument(found.holder, found.position), stated.measure);
  return stated;
}

}  // namespace

Stated stated_at(const Reading& reading, const Found& found) {
  const auto& source = reading.source;
  if (found.is_attribute) return attribute(source, found);
  const auto keyword = source.index().keyword_name(source.index().keyword(found.holder));
  if (keyword == "IFCPROPERTYBOUNDEDVALUE") return bounded(source, found.holder);
  if (keyword == "IFCPROPERTYENUMERATEDVALUE") return enumerated(source, found.holder);
  if (keyword == "IFCPROPERTYLISTVALUE") return listed(source, found.holder);
  if (keyword == "IFCPROPERTYTABLEVALUE") return tabulated(source, found.holder);
  if (keyword.starts_with("IFCQUANTITY")) return quantity(source, found);
  return single(source, found);
}

}  // namespace garis::ifc

#include "checker/readers/ifc/properties.hpp"

#include <algorithm>

#include "checker/readers/step/string.hpp"

namespace garis::ifc {
namespace {

constexpr std::size_t kComplexParts = 3;  // IfcComplexProperty.HasProperties
constexpr int kComplexDepth = 4;
constexpr std::size_t kMostParts = 10'000;  // of all complex properties of one row

using Slots = std::vector<std::optional<Found>>;

// Name and list of a set of properties or quantities; a set of another kind has attributes only.
struct SetShape {
  std::size_t name = 0, list = 0;
};
std::optional<SetShape> shape_of(const Source& source, Row set) {
  const auto keyword = source.index().keyword_name(source.index().keyword(set));
  if (keyword == "IFCPROPERTYSET") return SetShape{at::name, at::set_properties};
  if (keyword == "IFCELEMENTQUANTITY") return SetShape{at::name, at::set_quantities};
  if (keyword == "IFCMATERIALPROPERTIES") return SetShape{0, 2};
  if (keyword == "IFCEXTENDEDMATERIALPROPERTIES") return SetShape{3, 1};
  return std::nullopt;
}

// Names are compared as they are read; nearly all are plain.
class NameText {
 public:
  explicit NameText(const step::Value& value) : view_(value.text) {
    if (value.kind != step::Kind::string) view_ = {};
    if (step::is_plain(view_)) return;
    decoded_ = step::decode_string(view_);
    view_ = decoded_;
  }
  NameText(const NameText&) = delete;
  NameText& operator=(const NameText&) = delete;
  std::string_view view() const { return view_; }

 private:
  std::string_view view_;
  std::string decoded_;
};

bool is_quantity(std::string_view keyword) { return keyword.starts_with("IFCQUANTITY"); }

class Finder {
 public:
  Finder(const Reading& reading, const EntityPlan& plan)
      : reading_(reading), source_(reading.source), plan_(plan), slots_(plan.slots) {}

  // `with_quantities`: areas and volumes of a whole are not those of each part.
  void look_in(Row set, bool with_quantities) {
    if (!with_quantities && source_.is_a(set, "IfcElementQuantity")) return;
    const auto shape = shape_of(source_, set);
    if (!shape) return look_at_attributes(set);
    const NameText name(source_.argument(set, shape->name));
    auto items = source_.argument(set, shape->list).items();
    while (const auto item = items.next()) {
      if (const auto property = source_.row(item)) look_at(*property, name.view());
    }
  }

  void look_at_attributes(Row row) {
    const auto entity = source_.entity(row);
    if (!entity) return;
    for (const auto& [slot, position] : reading_.attributes_of(*entity, plan_)) {
      if (!slots_[slot] && has_value(source_.argument(row, position)))
        slots_[slot] = Found{row, position, true};
    }
  }

  Slots take() { return std::move(slots_); }

 private:
  static bool has_value(const step::Value& value) {
    return value && value.kind != step::Kind::null && value.kind != step::Kind::derived;
  }

  // A property of a complex one has both names: `Colour.Red`.
  void look_inside(Row complex, std::string_view set, const std::string& name, int depth) {
    for (const auto part : source_.rows(source_.argument(complex, kComplexParts))) {
      if (++parts_ > kMostParts) return;
      look_at(part, set, name + ".", depth + 1);
    }
  }

  void look_at(Row property, std::string_view set, const std::string& outer = {}, int depth = 0) {
    const NameText own(source_.argument(property, at::property_name));
    const auto keyword = source_.index().keyword_name(source_.index().keyword(property));
    if (keyword == "IFCPROPERTYREFERENCEVALUE") return;
    if (keyword == "IFCCOMPLEXPROPERTY") {
      if (depth < kComplexDepth) look_inside(property, set, outer + std::string(own.view()), depth);
      return;
    }
    const std::string inner = outer.empty() ? std::string() : outer + std::string(own.view());
    const auto wanted = plan_.by_property.find(outer.empty() ? own.view() : inner);
    if (wanted == plan_.by_property.end()) return;
    const auto position = is_quantity(keyword) ? at::quantity_value : at::property_value;
    for (const auto& place : wanted->second) {
      if (!slots_[place.slot] && (place.set == "*" || place.set == set) &&
          holds(property, position, place.zero_is_absent))
        slots_[place.slot] = Found{property, position, false};
    }
  }

  // A property without a value says nothing; a bounded one may say it in its other arguments.
  // What an exporter writes for "not set" gives way to the type.
  bool holds(Row property, std::size_t position, bool zero_is_absent) const {
    if (source_.is_a(property, "IfcPropertyBoundedValue")) return true;
    auto value = source_.argument(property, position);
    if (value.kind == step::Kind::typed) value = value.items().next();
    if (!has_value(value)) return false;
    if (value.kind == step::Kind::enumeration && value.text == "U") return false;
    return !zero_is_absent || value.number() != 0.0;
  }

  const Reading& reading_;
  const Source& source_;
  const EntityPlan& plan_;
  Slots slots_;
  std::size_t parts_ = 0;
};

std::vector<Row> sets_of(const Reading& r, Row holder) {
  auto sets = r.relations.sets.of(holder);
  if (r.source.is_a(holder, "IfcTypeObject")) {
    const auto own = r.source.rows(r.source.argument(holder, at::type_sets));
    sets.insert(sets.end(), own.begin(), own.end());
  }
  const auto of_material = r.relations.material_sets.of(holder);
  sets.insert(sets.end(), of_material.begin(), of_material.end());
  return sets;
}

void unwrap(step::Value& value, std::string_view& measure) {
  if (value.kind != step::Kind::typed) return;
  measure = value.keyword;
  value = value.items().next();
}

std::optional<double> number_at(const Source& source, Row row, std::size_t position,
                                std::string_view& measure) {
  auto value = source.argument(row, position);
  unwrap(value, measure);
  return value.number();
}

// IfcPropertyBoundedValue(Name, Description, UpperBoundValue, LowerBoundValue, Unit[,
// SetPointValue])
Stated bounded(const Source& source, Row row) {
  Stated stated;
  stated.unit = source.row(source.argument(row, 4));
  stated.value = source.argument(row, 5);
  unwrap(stated.value, stated.measure);
  if (stated.value.number()) return stated;
  stated.high = number_at(source, row, 2, stated.measure);
  stated.low = number_at(source, row, 3, stated.measure);
  stated.is_range = true;
  return stated;
}

}  // namespace

Slots find_all(const Reading& reading, const Subject& subject, const EntityPlan& plan) {
  Finder finder(reading, plan);
  for (std::size_t i = 0; i < subject.holders.size(); ++i) {
    finder.look_at_attributes(subject.holders[i]);
    for (const auto set : sets_of(reading, subject.holders[i]))
      finder.look_in(set, i < subject.own_holders);
  }
  return finder.take();
}

Stated stated_at(const Reading& r, const Found& found) {
  const auto& source = r.source;
  if (!found.is_attribute && source.is_a(found.holder, "IfcPropertyBoundedValue"))
    return bounded(source, found.holder);
  Stated stated;
  stated.value = source.argument(found.holder, found.position);
  if (found.is_attribute) {
    stated.measure =
        source.schema().attribute(*source.entity(found.holder), found.position).type.name;
  } else if (found.position == at::quantity_value) {
    stated.unit = source.row(source.argument(found.holder, at::quantity_unit));
    stated.measure =
        source.schema().attribute(*source.entity(found.holder), found.position).type.name;
  } else if (!source.is_a(found.holder, "IfcPropertyEnumeratedValue")) {
    stated.unit = source.row(source.argument(found.holder, at::property_unit));
  }
  // A list of one value (enumerated and list values) is that value.
  if (stated.value.kind == step::Kind::list && stated.value.items().count() == 1)
    stated.value = stated.value.items().next();
  unwrap(stated.value, stated.measure);
  return stated;
}

}  // namespace garis::ifc

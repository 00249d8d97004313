#include "checker/readers/ifc/sets.hpp"

#include "checker/readers/step/string.hpp"

namespace garis::ifc {

std::optional<SetShape> shape_of(const Source& source, Row set) {
  const auto keyword = source.index().keyword_name(source.index().keyword(set));
  if (keyword == "IFCPROPERTYSET") return SetShape{at::name, at::set_properties};
  if (keyword == "IFCELEMENTQUANTITY") return SetShape{at::name, at::set_quantities};
  if (keyword == "IFCMATERIALPROPERTIES") return SetShape{0, 2};
  if (keyword == "IFCEXTENDEDMATERIALPROPERTIES") return SetShape{3, 1};
  return std::nullopt;
}

bool is_complex(std::string_view keyword) {
  return keyword == "IFCCOMPLEXPROPERTY" || keyword == "IFCPHYSICALCOMPLEXQUANTITY";
}

std::size_t value_position(std::string_view keyword) {
  if (keyword == "IFCPROPERTYTABLEVALUE") return at::defined_values;
  return keyword.starts_with("IFCQUANTITY") ? at::quantity_value : at::property_value;
}

NameText::NameText(const step::Value& value) : view_(value.text) {
  if (value.kind != step::Kind::string) view_ = {};
  if (step::is_plain(view_)) return;
  decoded_ = step::decode_string(view_);
  view_ = decoded_;
}

}  // namespace garis::ifc

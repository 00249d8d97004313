#include "checker/readers/ifc/xml/converter.hpp"

#include <algorithm>
#include <utility>

#include "checker/readers/ifc/xml/dialect.hpp"
#include "checker/readers/ifc/xml/values.hpp"
#include "checker/readers/step/limits.hpp"
#include "checker/readers/xml/utf8.hpp"

namespace garis::ifc {
namespace {

using xml::Content;

constexpr std::u16string_view kParts[] = {u"express", u"configuration", u"schema_population",
                                          u"documentation"};

bool is_in(std::u16string_view name, std::span<const std::u16string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Of XML itself and of its schema language; xsi:type and xsi:nil are asked for by name.
bool is_about_xml(std::u16string_view written) {
  return written.starts_with(u"xml") || written.starts_with(u"xsi:");
}

bool is_true(std::u16string_view text) { return trimmed(text) == u"true" || trimmed(text) == u"1"; }

}  // namespace

Content Converter::refuse(const xml::Element& element, base::Error error) {
  refusal_ = std::move(error);
  refusal_.message = ":" + std::to_string(element.line()) + ": " + refusal_.message;
  return Content::refuse;
}

Content Converter::skip_unknown(const xml::Element& element) {
  notices.add(XmlNoticeCode::unknown_element, element.line(), element.written_name());
  return Content::skip;
}

Content Converter::start(const xml::Element& element) {
  if (writer.size() > step::Limits().bytes) {
    return refuse(element, {"E-LIMIT",
                            "the model would be larger than " +
                                std::to_string(step::Limits().bytes) + " bytes as a STEP file",
                            {"give it as .ifc"}});
  }
  if (places_.empty()) return start_root(element);
  switch (places_.back().kind) {
    case Place::Kind::outside:
      return start_outside(element);
    case Place::Kind::header:
      return start_field(element);
    case Place::Kind::field:
      return Content::skip;
    case Place::Kind::instance:
      return start_attribute(element);
    case Place::Kind::value:
      return start_item(element);
  }
  return Content::skip;
}

Content Converter::start_root(const xml::Element& element) {
  root_ = without_prefix(element.written_name());
  if (root_ != u"ifcXML" && root_ != u"iso_10303_28" && root_ != u"uos") {
    return refuse(element, {"E-FORMAT",
                            "the root element is `" + shown(element.written_name()) +
                                "`, which no ifcXML "
                                "document has",
                            {"ifcXML begins with `ifcXML`, `iso_10303_28` or `uos`"}});
  }
  collect_schema_names(element);
  places_.push_back({Place::Kind::outside});
  return Content::children;
}

// What an inner element says counts before what was said around it.
void Converter::collect_schema_names(const xml::Element& element) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    const auto more = schema_names(element.attribute_value(i));
    names.insert(names.end(), more.begin(), more.end());
  }
  schema_names_.insert(schema_names_.begin(), names.begin(), names.end());
}

bool Converter::choose_schema(const xml::Element& element) {
  if (shapes_) return true;
  auto schema = xml_schema(schema_names_, root_ == u"ifcXML" ? "IFC4" : "IFC2X3");
  if (!schema) {
    refuse(element, schema.error());
    return false;
  }
  shapes_.emplace(**schema);
  writer.begin(header_, (*schema)->title());
  return true;
}

Content Converter::start_outside(const xml::Element& element) {
  const auto name = without_prefix(element.written_name());
  if (name == u"uos" && !shapes_) {
    collect_schema_names(element);
    places_.push_back({Place::Kind::outside});
    return Content::children;
  }
  if (name == u"header" || name == u"iso_10303_28_header") {
    places_.push_back({Place::Kind::header});
    return Content::children;
  }
  if (is_in(name, kParts)) return Content::skip;
  if (!choose_schema(element)) return Content::refuse;
  const auto meaning = shapes_->meaning(name);
  if (meaning.kind != Meaning::Kind::entity) return skip_unknown(element);
  return start_instance(element, meaning.entity);
}

Content Converter::start_field(const xml::Element& element) {
  const auto name = without_prefix(element.written_name());
  const std::pair<std::u16string_view, std::u16string*> fields[] = {
      {u"documentation", &header_.description},
      {u"name", &header_.name},
      {u"time_stamp", &header_.time_stamp},
      {u"preprocessor_version", &header_.preprocessor},
      {u"originating_system", &header_.originating_system}};
  const auto* found = std::find_if(std::begin(fields), std::end(fields),
                                   [&](const auto& f) { return f.first == name; });
  if (found == std::end(fields)) return Content::skip;
  field_ = found->second;
  places_.push_back({Place::Kind::field});
  return Content::text;
}

std::optional<std::u16string_view> Converter::control(const xml::Element& element,
                                                      Control wanted) const {
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    const auto written = element.written_attribute_name(i);
    if (!written.starts_with(u"xmlns") && shapes_->control(written) == wanted)
      return element.attribute_value(i);
  }
  return std::nullopt;
}

// `ref="i12"` and `href="#i12"`.
std::optional<std::string> Converter::reference(const xml::Element& element) const {
  auto target = control(element, Control::ref);
  if (!target) target = control(element, Control::href);
  if (!target) return std::nullopt;
  auto id = trimmed(*target);
  if (id.starts_with(u'#')) id.remove_prefix(1);
  if (id.empty()) return std::nullopt;
  return xml::to_utf8(id);
}

// Where the element stands in its list: as `pos` says, else behind those before it.
std::uint32_t Converter::position(const xml::Element& element) const {
  if (const auto written = control(element, Control::pos)) {
    std::uint32_t position = 0;
    for (const char16_t c : trimmed(*written)) {
      if (c < u'0' || c > u'9') break;
      position = position * 10 + (c - u'0');
    }
    return position;
  }
  return values_.empty() ? 0 : static_cast<std::uint32_t>(values_.back().items.size());
}

Content Converter::start_instance(const xml::Element& element, EntityId entity) {
  const bool is_item = places_.back().kind == Place::Kind::value;
  if (const auto id = reference(element)) {
    const auto number = writer.number_of(*id, element.line());
    if (is_item) deliver(number, position(element));
    return Content::skip;
  }
  if (const auto nil = control(element, Control::nil); nil && is_true(*nil)) return Content::skip;
  places_.push_back({Place::Kind::instance, false, is_item ? position(element) : 0});
  begin_instance(element, entity, false);
  return Content::children;
}

void Converter::begin_instance(const xml::Element& element, EntityId entity, bool is_shared) {
  if (is_shared) places_.push_back({Place::Kind::instance, true});
  const auto id = control(element, Control::id);
  const auto number =
      writer.define(id ? xml::to_utf8(trimmed(*id)) : std::string(), element.line(), notices);
  const auto& shape = shapes_->shape(entity);
  instances_.push_back({number, &shape, std::vector<Argument>(shape.attributes.size())});
  for (std::size_t i = 0; i < element.attributes(); ++i) read_attribute(element, i);
}

Converter::Value Converter::value_of(const AttributeShape& attribute, const EntityShape& shape) {
  Value value;
  value.type = attribute.type;
  value.entity = attribute.entity;
  value.levels = attribute.levels;
  value.width = attribute.width;
  value.attribute = static_cast<std::size_t>(&attribute - shape.attributes.data());
  return value;
}

void Converter::read_attribute(const xml::Element& element, std::size_t index) {
  const auto written = element.written_attribute_name(index);
  if (is_about_xml(written) || shapes_->control(written) != Control::none) return;
  const auto& instance = instances_.back();
  const auto* attribute = instance.shape->attribute(shapes_->word(written));
  if (attribute == nullptr) {
    notices.add(XmlNoticeCode::unknown_attribute, element.line(), written);
    return;
  }
  auto value = value_of(*attribute, *instance.shape);
  value.line = element.line();
  const auto text = element.attribute_value(index);
  const bool is_string = value.type.kind == TypeKind::string && value.levels == 0;
  if (trimmed(text).empty() && !is_string) return;
  std::string body;
  if (append_text(value, text, body)) {
    set_argument(value, std::move(body));
  } else {
    notices.add(XmlNoticeCode::unreadable_value, value.line, written);
  }
}

Content Converter::start_attribute(const xml::Element& element) {
  const auto& shape = *instances_.back().shape;
  const auto word = shapes_->word(element.written_name());
  Value value;
  if (const auto* attribute = shape.attribute(word)) {
    if (attribute->is_derived) return Content::skip;
    value = value_of(*attribute, shape);
  } else if (const auto* inverse = shape.inverse(word)) {
    value.type.kind = TypeKind::entity;
    value.entity = inverse->relation;
    value.levels = 1;
    value.attribute = inverse->attribute;
    value.is_inverse = true;
  } else {
    return skip_unknown(element);
  }
  value.line = element.line();
  return start_value(element, std::move(value));
}

// Whether the element of an attribute is the instance too, without one inside.
bool Converter::is_instance_itself(const xml::Element& element, EntityId entity) {
  if (control(element, Control::id)) return true;
  const auto& shape = shapes_->shape(entity);
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    const auto written = element.written_attribute_name(i);
    if (!is_about_xml(written) && shape.attribute(shapes_->word(written)) != nullptr) return true;
  }
  return false;
}

Content Converter::start_value(const xml::Element& element, Value value) {
  const auto where = position(element);
  Meaning told;
  if (const auto type = control(element, Control::type)) told = shapes_->meaning(trimmed(*type));
  if (told.kind == Meaning::Kind::type && value.type.kind == TypeKind::select) {
    const auto attribute = value.attribute;
    value = item_of(value, told);
    value.attribute = attribute;
    value.line = element.line();
  }
  values_.push_back(std::move(value));
  places_.push_back({Place::Kind::value, false, where});
  if (const auto id = reference(element)) {
    deliver(writer.number_of(*id, element.line()), 0);
    end_value(u"");
    return Content::skip;
  }
  if (const auto nil = control(element, Control::nil); nil && is_true(*nil)) {
    end_value(u"");
    return Content::skip;
  }
  if (told.kind == Meaning::Kind::entity) {
    begin_instance(element, told.entity, true);
  } else if (const auto entity = values_.back().entity;
             entity && is_instance_itself(element, *entity)) {
    begin_instance(element, *entity, true);
  }
  return Content::text;
}

// A typed value where several types are possible, else a plain one.
Converter::Value Converter::item_of(const Value& list, const Meaning& meaning) const {
  Value item;
  const bool is_typed = meaning.kind == Meaning::Kind::type && list.type.kind == TypeKind::select &&
                        meaning.type.kind != TypeKind::select;
  item.type = is_typed ? meaning.type : list.type;
  if (is_typed) item.keyword = meaning.type.name;
  if (is_typed) {
    item.levels = meaning.type.aggregates;
  } else if (list.levels > 0) {
    item.levels = static_cast<std::uint8_t>(list.levels - 1);
  }
  if (item.type.kind == TypeKind::entity) item.entity = list.entity;
  return item;
}

Content Converter::start_item(const xml::Element& element) {
  const auto meaning = shapes_->meaning(element.written_name());
  if (meaning.kind == Meaning::Kind::entity) return start_instance(element, meaning.entity);
  const auto& value = values_.back();
  const bool is_inner_list = meaning.kind == Meaning::Kind::unknown && value.levels > 1;
  if (meaning.kind == Meaning::Kind::unknown && value.entity && value.items.empty()) {
    const auto& shape = shapes_->shape(*value.entity);
    if (shape.attribute(shapes_->word(element.written_name())) != nullptr) {
      places_.push_back({Place::Kind::instance, true});
      instances_.push_back({writer.define("", value.line, notices), &shape,
                            std::vector<Argument>(shape.attributes.size())});
      return start_attribute(element);
    }
  }
  if (meaning.kind == Meaning::Kind::unknown && !is_inner_list) return skip_unknown(element);
  auto item = item_of(value, meaning);
  item.line = element.line();
  places_.push_back({Place::Kind::value, false, position(element)});
  values_.push_back(std::move(item));
  return Content::text;
}

}  // namespace garis::ifc

#include "checker/readers/gbxml/collect.hpp"

#include <algorithm>
#include <array>

#include "checker/readers/gbxml/number.hpp"
#include "checker/readers/xml/number.hpp"

namespace garis::gbxml {
namespace {

using Role = Schema::Role;

bool passes(const xml::Element& element, const Schema::Test& test) {
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    if (element.attribute_name(i) == test.attribute)
      return element.attribute_value(i) == test.value;
  }
  return test.value.empty();
}

std::u16string_view attribute(const xml::Element& element, xml::NameId name) {
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    if (element.attribute_name(i) == name) return element.attribute_value(i);
  }
  return {};
}

}  // namespace

Collector::Collector(const Schema& schema, model::StringPool& strings, Records& records)
    : schema_(schema), strings_(strings), records_(records) {
  frames_.push_back({kOutside, kNone});
}

xml::Content Collector::start(const xml::Element& element) {
  Frame frame = frames_.back();
  frame.node = schema_.child(frame.node, element.name());
  if (frame.node == kNowhere)
    return frames_.size() == 1 ? refuse_root(element) : xml::Content::skip;
  if (!fields_.empty()) end_text({}, frames_.back().item);
  const auto& node = schema_.node(frame.node);
  auto content = xml::Content::children;
  switch (node.role) {
    case Role::coordinate:
      content = xml::Content::text;
      break;
    case Role::point:
      coordinates_ = 0;
      break;
    case Role::loop:
      polygon_.start();
      point_is_readable_ = true;
      break;
    case Role::anchor:
      open_item(element, node.anchor, frame);
      [[fallthrough]];
    case Role::plain:
      if (!node.attributes.empty()) take_attributes(element, node, frame.item);
      if (!node.texts.empty()) content = take_texts(element, node);
  }
  frames_.push_back(frame);
  return content;
}

xml::Content Collector::refuse_root(const xml::Element& element) {
  refusal_ = {"E-FORMAT",
              ":" + std::to_string(element.line()) + ": the root element is `" +
                  xml::to_utf8(element.written_name()) + "`, not `gbXML`",
              {"give a gbXML file"}};
  return xml::Content::refuse;
}

void Collector::open_item(const xml::Element& element, Anchor anchor, Frame& frame) {
  const auto id = intern(attribute(element, schema_.id_attribute()));
  records_.items.push_back({anchor, id, element.line(), frame.item, kNone, kNone, kNone});
  frame.item = static_cast<std::uint32_t>(records_.items.size() - 1);
}

void Collector::take_attributes(const xml::Element& element, const Schema::Node& node,
                                std::uint32_t item) {
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    const auto name = element.attribute_name(i);
    for (const auto& wanted : node.attributes) {
      if (wanted.attribute != name) continue;
      keep(item, wanted.field, intern(element.attribute_value(i)), {}, element.line());
    }
  }
}

xml::Content Collector::take_texts(const xml::Element& element, const Schema::Node& node) {
  fields_.clear();
  for (const auto& capture : node.texts) {
    const bool all = std::all_of(capture.tests.begin(), capture.tests.end(),
                                 [&](const Schema::Test& test) { return passes(element, test); });
    if (all) fields_.push_back(capture.field);
  }
  if (fields_.empty()) return xml::Content::children;
  line_ = element.line();
  unit_ = intern(attribute(element, schema_.unit_attribute()));
  return xml::Content::text;
}

void Collector::end(std::u16string_view text) {
  const auto frame = frames_.back();
  frames_.pop_back();
  switch (schema_.node(frame.node).role) {
    case Role::coordinate:
      add_coordinate(text);
      break;
    case Role::point:
      if (coordinates_ == 3)
        polygon_.add({point_[0], point_[1], point_[2]});
      else
        point_is_readable_ = false;
      break;
    case Role::loop:
      end_loop(frame.item);
      break;
    default:
      if (!fields_.empty()) end_text(text, frame.item);
  }
}

void Collector::end_text(std::u16string_view text, std::uint32_t item) {
  const auto kept = intern(xml::trim(text));
  for (const auto field : fields_) keep(item, field, kept, unit_, line_);
  fields_.clear();
}

// Only the first polygon of an element counts; one with an unreadable point has no area.
void Collector::end_loop(std::uint32_t item) {
  auto& shape = records_.items[item].shape;
  if (shape != kNone || !point_is_readable_) return;
  shape = static_cast<std::uint32_t>(records_.shapes.size());
  records_.shapes.push_back(polygon_.finish());
}

void Collector::add_coordinate(std::u16string_view text) {
  auto value = xml::plain_number(text);
  if (!value) value = read_number(xml::to_utf8(text));
  if (!value) point_is_readable_ = false;
  if (value && coordinates_ < 3) point_[coordinates_] = *value;
  ++coordinates_;
}

void Collector::keep(std::uint32_t item, FieldId field, StringId text, StringId unit,
                     std::uint32_t line) {
  const auto at = static_cast<std::uint32_t>(records_.values.size());
  records_.values.push_back({field, line, text, unit, kNone});
  auto& owner = records_.items[item];
  if (owner.last == kNone)
    owner.first = at;
  else
    records_.values[owner.last].next = at;
  owner.last = at;
}

StringId Collector::intern(std::u16string_view text) {
  if (text.empty()) return {};
  buffer_.clear();
  xml::append_utf8(text, buffer_);
  return strings_.add(buffer_);
}

}  // namespace garis::gbxml

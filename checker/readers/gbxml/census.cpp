#include "checker/readers/gbxml/census.hpp"

#include <algorithm>

#include "checker/readers/xml/number.hpp"

namespace garis::gbxml {
namespace {

constexpr std::size_t kExample = 60;  // characters of a value that are shown

std::string shown(std::u16string_view text) {
  text = xml::trim(text);
  if (text.size() <= kExample) return xml::to_utf8(text);
  return xml::to_utf8(text.substr(0, kExample)) + "…";
}

std::string below(const std::string& path, const std::string& name) {
  return path.empty() ? name : path + "/" + name;
}

std::string local(std::u16string_view name) {
  const auto colon = name.rfind(u':');
  return xml::to_utf8(colon == std::u16string_view::npos ? name : name.substr(colon + 1));
}

// Namespaces and places of schemas are not data of the building.
bool is_technical(std::u16string_view attribute) {
  return attribute.starts_with(u"xmlns") || attribute.find(u':') != std::u16string_view::npos;
}

}  // namespace

xml::Content CensusTaker::start(const xml::Element& element) {
  if (outside_ > 0) {
    ++outside_;
    return xml::Content::children;
  }
  const auto content = collector_.start(element);
  const auto name = local(element.written_name());
  if (content == xml::Content::refuse) return content;
  if (content == xml::Content::skip) {
    outside_ = 1;
    outer_name_ = name;
    outer_example_ = element.attributes() > 0 ? element.attribute_value(0) : u"";
    return xml::Content::text;
  }
  const auto& node = schema_.node(collector_.node());
  const bool is_anchor = node.role == Schema::Role::anchor || places_.empty();
  places_.push_back(is_anchor ? Place{name, ""}
                              : Place{places_.back().anchor, below(places_.back().path, name)});
  note_attributes(element, node, places_.back());
  return content;
}

void CensusTaker::end(std::u16string_view text) {
  if (outside_ > 0) {
    const bool is_outermost = --outside_ == 0 && !places_.empty();
    if (is_outermost)
      note(places_.back(), outer_name_, xml::trim(text).empty() ? outer_example_ : text);
    return;
  }
  places_.pop_back();
  collector_.end(text);
}

void CensusTaker::note(const Place& place, std::string name, std::u16string_view value) {
  auto& held = census_.held[{place.anchor, below(place.path, name)}];
  ++held.elements;
  if (held.example.empty()) held.example = shown(value);
}

bool CensusTaker::is_known(const Schema::Node& node, xml::NameId attribute) const {
  const auto is_wanted = [&](const auto& wanted) { return wanted.attribute == attribute; };
  const auto is_tested = [&](const Schema::Capture& capture) {
    return std::any_of(capture.tests.begin(), capture.tests.end(), is_wanted);
  };
  return attribute == schema_.id_attribute() || attribute == schema_.unit_attribute() ||
         std::any_of(node.attributes.begin(), node.attributes.end(), is_wanted) ||
         std::any_of(node.texts.begin(), node.texts.end(), is_tested);
}

void CensusTaker::note_attributes(const xml::Element& element, const Schema::Node& node,
                                  const Place& place) {
  for (std::size_t i = 0; i < element.attributes(); ++i) {
    const auto name = element.written_attribute_name(i);
    const auto id = element.attribute_name(i);
    if (is_technical(name) || (id != xml::kUnknownName && is_known(node, id))) continue;
    note(place, "@" + xml::to_utf8(name), element.attribute_value(i));
  }
}

}  // namespace garis::gbxml

// What happens when an element ends.
#include <algorithm>
#include <utility>

#include "checker/readers/ifc/xml/converter.hpp"
#include "checker/readers/ifc/xml/values.hpp"
#include "checker/readers/step/limits.hpp"
#include "checker/readers/xml/utf8.hpp"

namespace garis::ifc {

void Converter::end(std::u16string_view text) {
  if (places_.empty()) return;
  switch (places_.back().kind) {
    case Place::Kind::outside:
    case Place::Kind::header:
      places_.pop_back();
      break;
    case Place::Kind::field:
      end_field(text);
      break;
    case Place::Kind::instance:
      end_instance();
      break;
    case Place::Kind::value:
      end_value(text);
      break;
  }
}

void Converter::end_field(std::u16string_view text) {
  *field_ = trimmed(text);
  places_.pop_back();
}

void Converter::end_instance() {
  const auto place = places_.back();
  auto instance = std::move(instances_.back());
  places_.pop_back();
  instances_.pop_back();
  writer.write(instance.number, *instance.shape, instance.arguments);
  if (places_.back().kind == Place::Kind::value) deliver(instance.number, place.position);
  if (place.is_shared) end_value(u"");
}

// Gives an instance to the value that is open.
void Converter::deliver(std::uint32_t number, std::uint32_t position) {
  auto& value = values_.back();
  if (value.is_inverse) {
    writer.relate(number, value.attribute, instances_.back().number);
    value.items.push_back({position, 0});
  } else {
    append_item(value, "#" + std::to_string(number), position);
  }
}

void Converter::append_item(Value& value, std::string_view text, std::uint32_t position) {
  if (!value.items.empty()) value.body += ',';
  value.items.push_back({position, value.body.size()});
  value.body += text;
}

// Where one value is allowed.
std::string Converter::first_item(const Value& value) {
  if (value.items.size() < 2) return value.body;
  notices.add(XmlNoticeCode::extra_value, value.line, value.type.name);
  return value.body.substr(0, value.items[1].begin - 1);
}

// The items as their positions say; in nearly all documents they stand so.
std::string Converter::ordered(const Value& value) {
  const auto by_position = [](const Item& a, const Item& b) { return a.position < b.position; };
  if (std::is_sorted(value.items.begin(), value.items.end(), by_position)) return value.body;
  std::vector<std::pair<std::uint32_t, std::string_view>> items;
  const std::string_view body = value.body;
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    const auto begin = value.items[i].begin;
    const auto end = i + 1 < value.items.size() ? value.items[i + 1].begin - 1 : body.size();
    items.emplace_back(value.items[i].position, body.substr(begin, end - begin));
  }
  std::stable_sort(items.begin(), items.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::string sorted;
  for (const auto& [position, text] : items) {
    if (!sorted.empty()) sorted += ',';
    sorted += text;
  }
  return sorted;
}

bool Converter::append_text(const Value& value, std::u16string_view text, std::string& out) const {
  if (value.levels == 0) return append_value(value.type.kind, text, out);
  return append_items(value.type.kind, value.levels, value.width, text, out);
}

void Converter::end_value(std::u16string_view text) {
  const auto place = places_.back();
  auto value = std::move(values_.back());
  places_.pop_back();
  values_.pop_back();
  if (value.is_inverse) return;

  auto body = value.levels > 0 ? ordered(value) : first_item(value);
  const bool is_string = value.type.kind == TypeKind::string && value.levels == 0;
  bool is_there = !value.items.empty() || value.levels > 0;
  if (value.items.empty() && (is_string || !trimmed(text).empty())) {
    is_there = append_text(value, text, body);
    if (!is_there) notices.add(XmlNoticeCode::unreadable_value, value.line, value.type.name);
  }
  if (!is_there) return;
  if (!value.keyword.empty()) {
    if (value.levels > 0) body = "(" + body + ")";
    body = in_upper_case(value.keyword) + "(" + body + ")";
  }
  if (places_.back().kind == Place::Kind::instance) {
    set_argument(value, std::move(body));
    return;
  }
  if (value.keyword.empty() && value.levels > 0) body = "(" + body + ")";
  append_item(values_.back(), body, place.position);
}

void Converter::set_argument(const Value& value, std::string body) {
  auto& instance = instances_.back();
  const auto& attribute = instance.shape->attributes[value.attribute];
  auto& argument = instance.arguments[value.attribute];
  const bool is_list = attribute.levels > 0;
  if (!is_list && argument.is_set) {
    notices.add(XmlNoticeCode::extra_value, value.line, attribute.type.name);
    return;
  }
  if (is_list && !argument.text.empty() && !body.empty()) argument.text += ',';
  argument.text += body;
  argument.is_set = true;
}

std::string Converter::dialect() const {
  const auto root = xml::to_utf8(root_);
  return shapes_ ? root + " " + std::string(shapes_->schema().title()) : root;
}

std::optional<base::Error> Converter::finish() {
  if (writer.written() > 0) {
    writer.end(notices);
    if (writer.size() <= step::Limits().bytes) return std::nullopt;
    return base::Error{"E-LIMIT", ": the model is too large as a STEP file", {"give it as .ifc"}};
  }
  if (notices.kept().empty()) {
    return base::Error{"E-FORMAT", ":1: the document holds no IFC instance", {}};
  }
  const auto& first = notices.kept().front();
  return base::Error{"E-FORMAT",
                     ":" + std::to_string(first.line) + ": `" + first.name +
                         "` is not known, and the document holds no IFC instance",
                     {}};
}

}  // namespace garis::ifc

#include "checker/readers/ifc/xml/writer.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "checker/readers/ifc/xml/values.hpp"
#include "checker/readers/step/cursor.hpp"

namespace garis::ifc {
namespace {

std::string quoted(std::u16string_view value) {
  std::string out;
  append_string(value, out);
  return out;
}

std::string reference(std::uint32_t number) { return "#" + std::to_string(number); }

void append_argument(std::string& to, const AttributeShape& shape, const Argument& argument) {
  if (shape.is_derived) {
    to += '*';
  } else if (!argument.is_set || (shape.levels > 0 && argument.text.empty() && shape.is_optional)) {
    to += '$';
  } else if (shape.levels > 0) {
    ((to += '(') += argument.text) += ')';
  } else {
    to += argument.text;
  }
}

// The numbers that a list holds; for a list of references only.
std::unordered_set<std::uint64_t> numbers_in(const std::string& list) {
  std::unordered_set<std::uint64_t> numbers;
  step::Cursor items(list);
  for (auto item = items.next(); item; item = items.next()) {
    if (const auto number = item.reference()) numbers.insert(*number);
  }
  return numbers;
}

// As it was written; of a list only what is between the brackets.
std::string written_text(const step::Value& value) {
  const std::string text(value.text);
  switch (value.kind) {
    case step::Kind::null:
      return {};
    case step::Kind::string:
      return "'" + text + "'";
    case step::Kind::enumeration:
      return "." + text + ".";
    case step::Kind::reference:
      return "#" + text;
    case step::Kind::typed:
      return std::string(value.keyword) + "(" + text + ")";
    case step::Kind::binary:
      return '"' + text + '"';
    default:
      return text;
  }
}

}  // namespace

void StepWriter::begin(const XmlHeader& header, std::string_view schema) {
  text = "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((" + quoted(header.description) +
         "),'2;1');\nFILE_NAME(" + quoted(header.name) + "," + quoted(header.time_stamp) +
         ",(''),('')," + quoted(header.preprocessor) + "," + quoted(header.originating_system) +
         ",'');\nFILE_SCHEMA(('" + std::string(schema) + "'));\nENDSEC;\nDATA;\n";
}

std::uint32_t StepWriter::add(std::uint32_t line) {
  lines.push_back(line);
  instances_.emplace_back();
  return static_cast<std::uint32_t>(instances_.size());
}

std::uint32_t StepWriter::number_of(const std::string& id, std::uint32_t line) {
  const auto [entry, is_new] = ids_.try_emplace(id, 0);
  if (is_new) entry->second = add(line);
  return entry->second;
}

std::uint32_t StepWriter::define(const std::string& id, std::uint32_t line, XmlNotices& notices) {
  auto number = id.empty() ? add(line) : number_of(id, line);
  if (instances_[number - 1].is_defined) {
    notices.add(XmlNoticeCode::duplicate_id, line, id);
    number = add(line);
  }
  instances_[number - 1].is_defined = true;
  lines[number - 1] = line;
  return number;
}

void StepWriter::relate(std::uint32_t relation, std::size_t attribute, std::uint32_t owner) {
  owners_[relation].push_back({attribute, owner});
}

// A list gets what it does not hold yet; a single value stays when there is one.
void StepWriter::add_owners(std::vector<Argument>& arguments, const EntityShape& shape,
                            const std::vector<Owner>& owners) {
  std::unordered_map<std::size_t, std::unordered_set<std::uint64_t>> held;
  for (const auto& owner : owners) {
    if (owner.attribute >= arguments.size()) continue;
    auto& argument = arguments[owner.attribute];
    const bool is_list = shape.attributes[owner.attribute].levels > 0;
    if (!is_list && argument.is_set) continue;
    const auto [numbers, is_new] = held.try_emplace(owner.attribute);
    if (is_new) numbers->second = numbers_in(argument.text);
    if (!numbers->second.insert(owner.number).second) continue;
    if (!argument.text.empty()) argument.text += ',';
    argument.text += reference(owner.number);
    argument.is_set = true;
  }
}

void StepWriter::append_instance(std::string& to, std::uint32_t number, const EntityShape& shape,
                                 const std::vector<Argument>& arguments) {
  (((to += reference(number)) += '=') += shape.keyword) += '(';
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (i > 0) to += ',';
    append_argument(to, shape.attributes[i], arguments[i]);
  }
  to += ");\n";
}

void StepWriter::write(std::uint32_t number, const EntityShape& shape,
                       std::vector<Argument>& arguments) {
  if (auto owners = owners_.extract(number)) add_owners(arguments, shape, owners.mapped());
  instances_[number - 1].offset = text.size();
  instances_[number - 1].shape = &shape;
  append_instance(text, number, shape, arguments);
  ++written_;
}

std::vector<Argument> StepWriter::read_back(std::uint32_t number) const {
  const auto& instance = instances_[number - 1];
  std::vector<Argument> arguments;
  auto values = step::arguments(std::string_view(text).substr(instance.offset));
  for (auto value = values.next(); value; value = values.next()) {
    const bool is_set = value.kind != step::Kind::null;
    arguments.push_back({written_text(value), is_set});
  }
  return arguments;
}

void StepWriter::rewrite_related() {
  std::vector<std::pair<std::size_t, std::uint32_t>> places;
  for (const auto& [number, owners] : owners_) {
    const auto offset = instances_[number - 1].offset;
    if (offset > 0) places.emplace_back(offset, number);
  }
  std::sort(places.begin(), places.end());
  std::string all;
  std::size_t copied = 0;
  for (const auto& [offset, number] : places) {
    all.append(text, copied, offset - copied);
    const auto& shape = *instances_[number - 1].shape;
    auto arguments = read_back(number);
    add_owners(arguments, shape, owners_[number]);
    append_instance(all, number, shape, arguments);
    copied = text.find('\n', offset) + 1;  // no string holds a newline
  }
  all.append(text, copied);
  text = std::move(all);
}

void StepWriter::note_dangling(XmlNotices& notices) const {
  if (std::all_of(instances_.begin(), instances_.end(), [](const auto& i) { return i.is_defined; }))
    return;
  std::vector<std::pair<std::uint32_t, std::string_view>> dangling;
  for (const auto& [id, number] : ids_) {
    if (!instances_[number - 1].is_defined) dangling.emplace_back(number, id);
  }
  std::sort(dangling.begin(), dangling.end());
  for (const auto& [number, id] : dangling) {
    notices.add(XmlNoticeCode::dangling_reference, lines[number - 1], id);
  }
}

void StepWriter::end(XmlNotices& notices) {
  if (!owners_.empty()) rewrite_related();
  note_dangling(notices);
  text += "ENDSEC;\nEND-ISO-10303-21;\n";
}

}  // namespace garis::ifc

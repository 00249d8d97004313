// What a machine is, by its class.
#include "checker/readers/ifc/derive.hpp"
#include "checker/readers/ifc/reading.hpp"

namespace garis::ifc {
namespace {

// By `enumerations: class_types` of the mapping; nothing for a class that is not in it.
std::string_view word_of(const Reading& r, std::string_view class_name) {
  const auto words = r.mapping.enumerations.find("class_types");
  if (words == r.mapping.enumerations.end()) return {};
  const auto word = words->second.find(class_name);
  return word == words->second.end() ? std::string_view() : std::string_view(word->second);
}

// IFC2X3 has the kind of a lift in IfcTransportElement.OperationType.
std::string kind_of(const Reading& r, Row holder) {
  const auto predefined = r.source.text(r.source.attribute(holder, "PredefinedType"));
  return predefined.empty() ? r.source.text(r.source.attribute(holder, "OperationType"))
                            : predefined;
}

std::string_view without_type(std::string_view class_name) {
  if (class_name.ends_with("Type")) class_name.remove_suffix(4);
  return class_name;
}

bool set_word(Reading& r, const Subject& s, const Target& t, std::string_view word) {
  if (!word.empty()) r.model.set_category(s.row, t.property, word, t.origin);
  return !word.empty();
}

}  // namespace

// By class and predefined type of the machine or its type, else by the class alone. IFC2X3 tells
// machines apart by the class of their type: IfcChillerType.
bool type_of_class(Reading& r, const Subject& s, const Target& t) {
  for (const auto holder : s.holders) {
    const auto name = without_type(r.source.class_name(holder));
    if (set_word(r, s, t, word_of(r, std::string(name) + "." + kind_of(r, holder)))) return true;
  }
  for (const auto holder : s.holders) {
    if (set_word(r, s, t, word_of(r, without_type(r.source.class_name(holder))))) return true;
  }
  return false;
}

}  // namespace garis::ifc

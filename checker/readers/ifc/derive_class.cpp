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

}  // namespace

// IFC2X3 tells machines apart by the class of their type: IfcChillerType.
bool type_of_class(Reading& r, const Subject& s, const Target& t) {
  for (const auto holder : s.holders) {
    auto name = r.source.class_name(holder);
    if (name.ends_with("Type")) name.remove_suffix(4);
    const auto word = word_of(r, name);
    if (word.empty()) continue;
    r.model.set_category(s.row, t.property, word, t.origin);
    return true;
  }
  return false;
}

}  // namespace garis::ifc

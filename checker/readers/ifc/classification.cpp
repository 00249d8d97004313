#include "checker/readers/ifc/classification.hpp"

#include <algorithm>

namespace garis::ifc {
namespace {

constexpr int kDepth = 32;  // of references inside each other

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

void add_text(const Source& source, Row row, std::size_t position,
              std::vector<std::string>& texts) {
  auto text = source.text(source.argument(row, position));
  if (!text.empty()) texts.push_back(std::move(text));
}

// IfcClassificationReference(Location, Identification, Name, ReferencedSource, …).
void read_reference(const Source& source, Row reference, Classified& result) {
  std::optional<Row> at = reference;
  for (int depth = 0; at && depth < kDepth; ++depth) {
    if (source.is_a(*at, "IfcClassification")) {
      const auto name = source.text(source.attribute(*at, "Name"));
      if (!name.empty()) result.system = name;
      return;
    }
    add_text(source, *at, 1, result.codes);
    add_text(source, *at, 2, result.codes);
    at = source.row(source.argument(*at, 3));
  }
}

// IfcClassificationNotation(NotationFacets) of IfcClassificationNotationFacet(NotationValue).
void read_notation(const Source& source, Row notation, Classified& result) {
  for (const auto facet : source.rows(source.argument(notation, 0)))
    add_text(source, facet, 0, result.codes);
}

// Of keys that end in `*`, the longest that the code begins with.
const std::string* word_of_group(const mapping::Words& words, std::string_view code) {
  const std::string* found = nullptr;
  std::size_t longest = 0;
  for (const auto& [key, word] : words) {
    if (!key.ends_with('*') || key.size() < longest) continue;
    if (!code.starts_with(std::string_view(key).substr(0, key.size() - 1))) continue;
    found = &word;
    longest = key.size();
  }
  return found;
}

}  // namespace

std::optional<Classified> classified_by(const Source& source, Row relationship) {
  const auto reference = source.row(source.argument(relationship, at::relating));
  if (!reference) return std::nullopt;
  Classified result{source.text(source.argument(relationship, at::name)), {}, *reference};
  if (source.is_a(*reference, "IfcClassificationReference"))
    read_reference(source, *reference, result);
  else if (source.is_a(*reference, "IfcClassificationNotation"))
    read_notation(source, *reference, result);
  if (result.codes.empty()) return std::nullopt;
  return result;
}

bool is_system(std::string_view system, std::string_view wanted) {
  if (wanted == "*") return true;
  return system.size() >= wanted.size() &&
         std::equal(wanted.begin(), wanted.end(), system.begin(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

Meaning meaning_of(const Classified& classified, const mapping::Words& words) {
  for (const auto& code : classified.codes) {
    const auto exact = words.find(code);
    const auto* word = exact != words.end() ? &exact->second : word_of_group(words, code);
    if (word != nullptr) return {code, word};
  }
  return {classified.codes.front(), nullptr};
}

}  // namespace garis::ifc

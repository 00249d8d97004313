// Counts the instances of an ifcXML document from its tags alone, without an XML parser and without
// the converter: the second opinion for it.
#pragma once

#include <map>
#include <regex>
#include <string>
#include <vector>

#include "checker/readers/ifc/schema/schema.hpp"

namespace garis::test {

struct Counted {
  std::size_t instances = 0;
  std::map<std::string, std::size_t> by_keyword;  // of elements named after an entity
};

struct Tag {
  std::string name, attributes;
  bool closes = false, is_empty = false;
};

inline std::vector<Tag> tags(const std::string& document) {
  static const std::regex comment("<!--[^]*?-->");
  static const std::regex tag("<(/?)(?:\\w+:)?(\\w[-\\w]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*?)(/?)>");
  const auto text = std::regex_replace(document, comment, "");
  std::vector<Tag> found;
  for (std::sregex_iterator at(text.begin(), text.end(), tag), end; at != end; ++at) {
    found.push_back({(*at)[2], (*at)[3], (*at)[1].length() > 0, (*at)[4].length() > 0});
  }
  return found;
}

inline bool has(const Tag& tag, const char* pattern) {
  return std::regex_search(tag.attributes, std::regex(pattern));
}

// An element is an instance if it is named after an entity, says `xsi:type`, or is an attribute
// that holds attributes of its own; a reference is none.
inline Counted count_instances(const std::string& document, const ifc::Schema& schema) {
  Counted counted;
  std::vector<bool> may_be_instance;  // attributes that are open, and are none yet
  bool in_header = false;
  for (const auto& tag : tags(document)) {
    if (tag.name.ends_with("header")) in_header = !tag.closes && !tag.is_empty;
    if (in_header || tag.name.ends_with("header") || tag.name == "ifcXML" || tag.name == "uos" ||
        tag.name == "iso_10303_28") {
      continue;
    }
    if (tag.closes) {
      may_be_instance.pop_back();
      continue;
    }
    const bool is_attribute = !tag.name.starts_with("Ifc") && !tag.name.ends_with("-wrapper");
    if (is_attribute && !may_be_instance.empty() && may_be_instance.back()) {
      ++counted.instances;
      may_be_instance.back() = false;
    }
    const bool is_reference = has(tag, "\\bref\\s*=");
    const bool is_entity = !is_attribute && schema.entity(tag.name);
    const bool is_itself =
        is_attribute && (has(tag, "xsi:type") || has(tag, "(^|\\s)([A-Z]\\w*|id)\\s*="));
    if (!is_reference && (is_entity || is_itself)) ++counted.instances;
    if (!is_reference && is_entity) {
      std::string keyword = tag.name;
      for (auto& c : keyword) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      ++counted.by_keyword[keyword];
    }
    if (!tag.is_empty) may_be_instance.push_back(is_attribute && !is_itself);
  }
  return counted;
}

}  // namespace garis::test

#include "checker/needs/ids.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "checker/needs/markup.hpp"

namespace garis::needs {
namespace {

std::string upper(std::string text) {
  for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  return text;
}

// Measures whose IFC type is the same wherever the property stands. Where sets and quantities
// differ (IfcLengthMeasure, IfcPositiveLengthMeasure) IDS is not told: a wrong type refuses models
// that are right.
std::string data_type(const vocabulary::Vocabulary& words, PropertyId id) {
  static const std::map<std::string, std::string> types = {
      {"u_value", "IFCTHERMALTRANSMITTANCEMEASURE"},
      {"area", "IFCAREAMEASURE"},
      {"volume", "IFCVOLUMEMEASURE"},
      {"yes_no", "IFCBOOLEAN"}};
  const auto it = types.find(words.kind(words.property(id).kind).name);
  return it == types.end() ? "" : " dataType=\"" + it->second + "\"";
}

struct Applicability {
  std::vector<std::string> classes;  // IFCWALL, IFCCURTAINWALL
  std::string predefined;
};

// The classes whose instances become rows of the entity. Those of the spatial structure are IFC's
// own and stand in no mapping.
std::vector<Applicability> applicabilities(const mapping::Mapping& mapping,
                                           const std::string& entity) {
  static const std::map<std::string, std::string> spatial = {
      {"project", "IFCPROJECT"}, {"site", "IFCSITE"}, {"building", "IFCBUILDING"},
      {"space", "IFCSPACE"},     {"zone", "IFCZONE"}, {"storey", "IFCBUILDINGSTOREY"}};
  std::vector<Applicability> all;
  Applicability whole;
  if (const auto it = spatial.find(entity); it != spatial.end()) whole.classes = {it->second};
  for (const auto& [word, becomes] : mapping.classes) {
    if (becomes != entity) continue;
    const auto dot = word.find('.');
    if (dot == std::string::npos) {
      whole.classes.push_back(upper(word));
    } else {
      all.push_back({{upper(word.substr(0, dot))}, word.substr(dot + 1)});
    }
  }
  if (!whole.classes.empty()) all.insert(all.begin(), std::move(whole));
  return all;
}

std::string simple(const std::string& text) {
  return fmt::format("<simpleValue>{}</simpleValue>", escaped(text));
}

std::string entity_xml(const Applicability& where) {
  std::string names;
  if (where.classes.size() == 1) {
    names = simple(where.classes[0]);
  } else {
    for (const auto& name : where.classes)
      names += fmt::format("<xs:enumeration value=\"{}\"/>", escaped(name));
    names = fmt::format("<xs:restriction base=\"xs:string\">{}</xs:restriction>", names);
  }
  std::string xml = fmt::format("        <entity>\n          <name>{}</name>\n", names);
  if (!where.predefined.empty())
    xml += fmt::format("          <predefinedType>{}</predefinedType>\n", simple(where.predefined));
  return xml + "        </entity>\n";
}

bool is_attribute(const mapping::SetPath& path) { return path.set.starts_with("Ifc"); }

// The first place that IDS can name: a property of a set, or an attribute.
const mapping::Place* expressible(const Need& need) {
  const auto it = need.supply.find("ifc");
  if (it == need.supply.end()) return nullptr;
  for (const auto& place : it->second.places) {
    if (place.derive.empty() && place.set_path) return &place;
  }
  return nullptr;
}

// Other places that Garis reads too; IDS can ask for one only.
std::string instructions(const Need& need, const mapping::Place& asked) {
  std::string others;
  for (const auto& place : need.supply.at("ifc").places) {
    if (&place != &asked && place.derive.empty() && !place.text.empty())
      others += (others.empty() ? "" : ", ") + place.text;
  }
  std::string text = fmt::format("{}.{} in {}", need.entity, need.name, need.unit);
  return others.empty() ? text : text + "; also read from " + others;
}

std::string requirement_xml(const Need& need, const vocabulary::Vocabulary& words) {
  const auto& place = *expressible(need);
  const auto& path = *place.set_path;
  const auto told = escaped(instructions(need, place));
  if (is_attribute(path))
    return fmt::format(
        "        <attribute cardinality=\"required\" instructions=\"{}\">\n"
        "          <name>{}</name>\n        </attribute>\n",
        told, simple(path.name));
  const std::string set =
      path.set == "*"
          ? "<xs:restriction base=\"xs:string\"><xs:pattern value=\".*\"/></xs:restriction>"
          : simple(path.set);
  return fmt::format(
      "        <property{} cardinality=\"required\" instructions=\"{}\">\n"
      "          <propertySet>{}</propertySet>\n"
      "          <baseName>{}</baseName>\n        </property>\n",
      data_type(words, need.property), told, set, simple(path.name));
}

std::string why_left_out(const Need& need) {
  const auto it = need.supply.find("ifc");
  if (it == need.supply.end() || it->second.places.empty()) return "no place in IFC is mapped";
  return "computed by garis from " + (it->second.places[0].text.empty()
                                          ? std::string("geometry and relations")
                                          : it->second.places[0].text);
}

// One rule on one kind of element.
std::string specification(const plan::Rule& rule, const std::string& entity,
                          const Applicability& where, const std::vector<const Need*>& asked,
                          const vocabulary::Vocabulary& words) {
  const auto title = base::in_language(rule.title, "en");
  std::string name = rule.id + ", " + entity;
  if (!where.predefined.empty()) name += " (" + where.predefined + ")";
  std::string xml = fmt::format(
      "    <specification name=\"{}\" ifcVersion=\"IFC2X3 IFC4 IFC4X3_ADD2\" identifier=\"{}\"{}>\n"
      "      <applicability minOccurs=\"0\" maxOccurs=\"unbounded\">\n{}      </applicability>\n"
      "      <requirements>\n",
      escaped(name), escaped(rule.id),
      title.empty() ? "" : fmt::format(" description=\"{}\"", escaped(title)), entity_xml(where));
  // The schema wants attributes before properties.
  for (const bool attributes : {true, false}) {
    for (const auto* need : asked) {
      if (is_attribute(*expressible(*need)->set_path) == attributes)
        xml += requirement_xml(*need, words);
    }
  }
  return xml + "      </requirements>\n    </specification>\n";
}

}  // namespace

Ids ids(const compile::Pack& pack, const std::vector<Need>& needs,
        const mapping::Mapping& mapping) {
  Ids result;
  std::set<std::string> left_out;
  const auto leave_out = [&](const Need& need, const std::string& why) {
    const auto line =
        fmt::format("{}.{} ({}): {}", need.entity, need.name, fmt::join(need.clauses, ", "), why);
    if (left_out.insert(line).second) result.left_out.push_back(line);
  };
  std::string body;
  for (const auto& rule : pack.plan.rules) {
    std::map<std::string, std::vector<const Need*>> by_entity;
    for (const auto& need : needs) {
      if (std::find(need.rules.begin(), need.rules.end(), rule.id) == need.rules.end()) continue;
      if (expressible(need) == nullptr) {
        leave_out(need, why_left_out(need));
      } else if (applicabilities(mapping, need.entity).empty()) {
        leave_out(need, "no class of IFC is mapped to " + need.entity);
      } else {
        by_entity[need.entity].push_back(&need);
      }
    }
    for (const auto& [entity, asked] : by_entity) {
      for (const auto& where : applicabilities(mapping, entity)) {
        body += specification(rule, entity, where, asked, pack.guideline.vocabulary);
        ++result.specifications;
      }
    }
  }
  if (result.specifications == 0) return result;
  const auto title = base::in_language(pack.info.title, "en");
  result.xml = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<ids xmlns=\"http://standards.buildingsmart.org/IDS\" "
      "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://standards.buildingsmart.org/IDS "
      "http://standards.buildingsmart.org/IDS/1.0/ids.xsd\">\n"
      "  <info>\n    <title>{}</title>\n    <version>{}</version>\n"
      "    <description>Data that the guideline needs from an IFC model; written by garis, pack "
      "sha256 {}.</description>\n  </info>\n  <specifications>\n{}  </specifications>\n</ids>\n",
      escaped(title.empty() ? pack.info.name() : title), escaped(pack.info.name()),
      pack.info.sha256, body);
  return result;
}

}  // namespace garis::needs

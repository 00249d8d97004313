#include <array>
#include <functional>
#include <span>

#include "checker/readers/mapping/mapping.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::mapping {
namespace {

using yaml::refuse;

std::string scalar(const yaml::Node& node) {
  if (!node.is_scalar()) refuse(node, "expected one word or number");
  return node.text();
}

using Keys = std::span<const std::string_view>;

void check_keys(const yaml::Node& node, Keys keys) {
  if (!node.is_map()) refuse(node, "expected keys and values");
  for (const auto& entry : node) {
    const auto& key = entry.first.text();
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::vector<std::string> names(keys.begin(), keys.end());
    const auto hint = base::did_you_mean(key, names);
    refuse(entry.first, "unknown key `" + key + "`" + (hint.empty() ? "" : ", " + hint));
  }
}

Quantity read_quantity(const yaml::Node& node) {
  auto quantity = parse_quantity(scalar(node));
  if (!quantity) refuse(node, "`" + scalar(node) + "` is not a number with a unit");
  return *quantity;
}

UnitNames read_units(const yaml::Node& node) {
  UnitNames units;
  for (const auto& entry : node) units[scalar(entry.first)] = read_quantity(entry.second);
  return units;
}

Words read_words(const yaml::Node& node) {
  if (!node.is_map()) refuse(node, "expected words and their meaning");
  Words words;
  for (const auto& entry : node) {
    words[scalar(entry.first)] = entry.second.is_null() ? std::string() : scalar(entry.second);
  }
  return words;
}

Path read_path(const yaml::Node& node) {
  auto path = parse_path(scalar(node));
  if (!path) refuse(node, "`" + scalar(node) + "` is not a path");
  return *path;
}

class Loader {
 public:
  Loader(std::string file, const vocabulary::Vocabulary& vocabulary) : vocabulary_(vocabulary) {
    mapping_.file = std::move(file);
  }

  Mapping read(const yaml::Node& root) {
    static constexpr std::array<std::string_view, 13> keys = {
        "format",       "version",    "units",        "surfaces",   "openings",
        "classes",      "no_text",    "constants",    "tolerances", "defaults",
        "enumerations", "properties", "annual_totals"};
    check_keys(root, keys);
    mapping_.format = scalar(root["format"]);
    mapping_.units = read_units(root["units"]);
    if (root["surfaces"]) mapping_.surfaces = read_entities(root["surfaces"]);
    if (root["openings"]) mapping_.openings = read_entities(root["openings"]);
    if (root["classes"]) mapping_.classes = read_entities(root["classes"]);
    for (const auto& text : root["no_text"]) mapping_.no_text.push_back(text.text());
    for (const auto& entry : root["enumerations"])
      mapping_.enumerations[scalar(entry.first)] = read_words(entry.second);
    for (const auto& entry : root["constants"])
      mapping_.constants[scalar(entry.first)] = read_constant(entry.second);
    for (const auto& entry : root["tolerances"])
      mapping_.tolerances[scalar(entry.first)] = read_quantity(entry.second);
    for (const auto& entry : root["defaults"]) mapping_.defaults.push_back(read_default(entry));
    for (const auto& code : root["annual_totals"]) mapping_.annual_totals.push_back(scalar(code));
    for (const auto& entity : root["properties"]) read_entity(entity.first, entity.second);
    return std::move(mapping_);
  }

 private:
  Words read_entities(const yaml::Node& node) const {
    auto words = read_words(node);
    for (auto& [word, entity] : words) {
      if (entity == "none") entity.clear();
      if (!entity.empty() && !vocabulary_.find_entity(entity))
        refuse(node, "`" + word + "`: no entity `" + entity + "`");
    }
    return words;
  }

  static Constant read_constant(const yaml::Node& node) {
    static constexpr std::array<std::string_view, 2> keys = {"value", "source"};
    check_keys(node, keys);
    return {read_quantity(node["value"]), scalar(node["source"])};
  }

  static ExporterDefault read_default(const yaml::Node& node) {
    static constexpr std::array<std::string_view, 5> keys = {"when", "is", "exporter", "covers",
                                                             "why"};
    check_keys(node, keys);
    if (!node["when"] || !node["is"]) refuse(node, "a default needs `when` and `is`");
    ExporterDefault result;
    result.when = read_path(node["when"]);
    result.is = scalar(node["is"]);
    result.quantity = parse_quantity(result.is);
    if (node["exporter"]) result.exporter = scalar(node["exporter"]);
    if (node["covers"]) result.covers = scalar(node["covers"]);
    if (node["why"]) result.why = scalar(node["why"]);
    return result;
  }

  void read_entity(const yaml::Node& name, const yaml::Node& properties) {
    const auto entity = vocabulary_.find_entity(scalar(name));
    if (!entity) refuse(name, "no entity `" + scalar(name) + "` in the vocabulary");
    for (const auto& entry : properties) {
      const auto property = vocabulary_.find_property(*entity, scalar(entry.first));
      if (!property)
        refuse(entry.first, "`" + scalar(name) + "` has no property `" + scalar(entry.first) + "`");
      if (!entry.second.is_list()) refuse(entry.second, "expected a list of places");
      auto& places = mapping_.places[*property];
      for (const auto& place : entry.second) places.push_back(read_place(place, *property));
    }
  }

  Place read_place(const yaml::Node& node, vocabulary::PropertyId property) const {
    Place place;
    place.line = node.line();
    if (node.is_scalar()) {
      place.text = node.text();
      read_place_path(node, place);
      return place;
    }
    static constexpr std::array<std::string_view, 9> keys = {
        "path",   "classification", "derive",    "unit",      "units",
        "values", "zero",           "divide_by", "complement"};
    check_keys(node, keys);
    place.text = read_place_text(node);
    if (node["derive"]) place.derive = scalar(node["derive"]);
    if (place.derive.empty())
      read_place_path(node["classification"] ? node["classification"] : node["path"], place);
    if (node["unit"]) place.unit = read_unit_name(node["unit"]);
    place.units = read_units(node["units"]);
    if (node["values"]) place.words = read_values(node["values"], property);
    if (node["zero"]) place.zero_is_absent = read_zero(node["zero"]);
    if (node["complement"]) place.complement = node["complement"].yes();
    if (node["divide_by"]) place.divide_by = read_divisor(node["divide_by"]);
    return place;
  }

  std::string read_place_text(const yaml::Node& node) const {
    if (!node["classification"]) {
      if (!node["path"]) refuse(node, "a place needs a `path`");
      return scalar(node["path"]);
    }
    if (mapping_.format != "ifc") refuse(node, "`classification` is for ifc");
    if (node["path"] || node["derive"])
      refuse(node, "`classification` stands instead of `path` and `derive`");
    return "classification " + scalar(node["classification"]);
  }

  void read_place_path(const yaml::Node& node, Place& place) const {
    if (!set_path(place, mapping_.format)) refuse(node, "`" + place.text + "` is not a path");
  }

  std::string read_unit_name(const yaml::Node& node) const {
    auto name = scalar(node);
    const bool is_path = mapping_.format != "ifc" && parse_path(name);
    if (!is_path && !mapping_.units.contains(name))
      refuse(node, "unit name `" + name + "` is not in `units`");
    return name;
  }

  static bool read_zero(const yaml::Node& node) {
    if (scalar(node) != "absent") refuse(node, "`zero` can only be `absent`");
    return true;
  }

  std::string read_divisor(const yaml::Node& node) const {
    auto name = scalar(node);
    if (!mapping_.constants.contains(name)) refuse(node, "`" + name + "` is not in `constants`");
    return name;
  }

  Words read_values(const yaml::Node& node, vocabulary::PropertyId property) const {
    Words words;
    if (node.is_scalar()) {
      const auto list = mapping_.enumerations.find(node.text());
      if (list == mapping_.enumerations.end())
        refuse(node, "`" + node.text() + "` is not in `enumerations`");
      words = list->second;
    } else {
      words = read_words(node);
    }
    check_words(node, words, vocabulary_.property(property));
    return words;
  }

  void check_words(const yaml::Node& node, const Words& words,
                   const vocabulary::Property& property) const {
    const auto form = vocabulary_.kind(property.kind).form;
    for (const auto& [word, meaning] : words) {
      const bool ok = meaning.empty() || form == vocabulary::Form::text ||
                      (form == vocabulary::Form::yes_no && (meaning == "yes" || meaning == "no")) ||
                      (property.category && vocabulary_.category(*property.category).find(meaning));
      if (!ok)
        refuse(node, "`" + word + "` cannot mean `" + meaning + "` for `" + property.name + "`");
    }
  }

  const vocabulary::Vocabulary& vocabulary_;
  Mapping mapping_;
};

}  // namespace

base::Result<Mapping> load(const std::filesystem::path& file,
                           const vocabulary::Vocabulary& vocabulary) {
  const auto failed = [&](std::string message, int line) {
    return base::Error{
        "E-MAPPING", std::move(message), {"at " + file.string() + ":" + std::to_string(line)}};
  };
  try {
    return Loader(file.string(), vocabulary).read(yaml::load(file).root());
  } catch (const yaml::Problem& problem) {
    return failed(problem.message, problem.line);
  }
}

}  // namespace garis::mapping

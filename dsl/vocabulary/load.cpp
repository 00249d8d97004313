// Reads the YAML files of a vocabulary. Kinds and categories are collected from all files before
// the entities are read, so that the files may stand in any order.
#include <algorithm>
#include <functional>

#include "dsl/vocabulary/vocabulary.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::vocabulary {
namespace {

using yaml::refuse;

base::Texts read_texts(const yaml::Node& node) {
  base::Texts texts;
  if (!node) return texts;
  if (node.is_scalar()) return {{"en", node.text()}};
  for (const auto& entry : node) texts[entry.first.text()] = entry.second.text();
  return texts;
}

Range read_range(const yaml::Node& node) {
  if (!node) return {};
  if (!node.is_list() || node.size() != 2)
    refuse(node, "a range is [low, high], with null for an open side");
  const auto bound = [](const yaml::Node& side) -> std::optional<double> {
    if (side.is_null()) return std::nullopt;
    return side.number();
  };
  return {bound(node[0]), bound(node[1])};
}

units::Unit read_unit(const yaml::Node& node) {
  const auto unit = units::parse_unit(node.text());
  if (!unit) refuse(node, "`" + node.text() + "` is not a unit");
  units::Unit known = *unit;
  known.text = node.text();
  return known;
}

Form form_of(const std::string& kind) {
  if (kind == "yes_no") return Form::yes_no;
  if (kind == "category") return Form::category;
  if (kind == "text") return Form::text;
  if (kind == "date") return Form::date;
  return Form::number;
}

std::string string_or(const yaml::Node& node, const std::string& otherwise) {
  return node ? node.text() : otherwise;
}

}  // namespace

class Loader {
 public:
  base::Result<Vocabulary> load(const std::filesystem::path& folder) {
    for (const auto& file : yaml_files(folder)) {
      if (auto error = guarded(file, [&] { documents_.emplace_back(file, yaml::load(file)); }))
        return *error;
    }
    if (documents_.empty()) {
      return base::Error{
          "E-VOCABULARY", "no vocabulary in " + folder.string(), {"expected files named *.yaml"}};
    }
    using Step = void (Loader::*)(const yaml::Node&);
    for (const Step step :
         {&Loader::read_bases, &Loader::read_kinds, &Loader::read_categories,
          &Loader::read_entities, &Loader::read_parents, &Loader::read_properties}) {
      for (const auto& [file, document] : documents_) {
        const auto read = [&, &read_document = document] { (this->*step)(read_document.root()); };
        if (auto error = guarded(file, read)) return *error;
      }
    }
    if (auto error = parent_cycle()) return *error;
    return std::move(vocabulary_);
  }

 private:
  static std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
      if (entry.path().extension() == ".yaml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  static std::optional<base::Error> guarded(const std::filesystem::path& file,
                                            const std::function<void()>& step) {
    const auto at = [&](int line) { return "at " + file.string() + ":" + std::to_string(line); };
    try {
      step();
      return std::nullopt;
    } catch (const yaml::Problem& problem) {
      return base::Error{"E-VOCABULARY", problem.message, {at(problem.line)}};
    }
  }

  void read_bases(const yaml::Node& document) {
    if (document["version"]) vocabulary_.version_ = document["version"].integer();
    for (const auto& basis : document["bases"]) {
      auto& names =
          basis.first.text() == "energy" ? vocabulary_.energy_bases_ : vocabulary_.area_bases_;
      for (const auto& name : basis.second) names.push_back(name.text());
    }
  }

  void read_kinds(const yaml::Node& document) {
    for (const auto& entry : document["kinds"]) {
      Kind kind;
      kind.name = entry.first.text();
      kind.form = form_of(kind.name);
      if (entry.second["unit"]) {
        kind.unit = read_unit(entry.second["unit"]);
        kind.has_unit = true;
      }
      kind.is_temperature_point = kind.unit.is_point;
      kind.energy_basis = kind.name == "energy_rate";
      kind.area_basis = kind.name == "area";
      for (const auto& basis : entry.second["bases"]) {
        (basis.text() == "energy" ? kind.energy_basis : kind.area_basis) = true;
      }
      kind.range = read_range(entry.second["range"]);
      vocabulary_.kind_names_[kind.name] = static_cast<KindId>(vocabulary_.kinds_.size());
      vocabulary_.kinds_.push_back(std::move(kind));
    }
  }

  void read_categories(const yaml::Node& document) {
    for (const auto& entry : document["categories"]) {
      Category category{entry.first.text(), read_texts(entry.second["label"]), {}};
      for (const auto& value : entry.second["values"]) {
        category.values.push_back({value.first.text(), read_texts(value.second)});
      }
      vocabulary_.set_category(std::move(category));
    }
  }

  void read_entities(const yaml::Node& document) {
    for (const auto& entry : document["entities"]) {
      const std::string name = entry.first.text();
      if (vocabulary_.find_entity(name))
        refuse(entry.first, "entity `" + name + "` is declared twice");
      const auto id = static_cast<EntityId>(vocabulary_.entities_.size());
      Entity entity{name,
                    string_or(entry.second["plural"], name + "s"),
                    {},
                    read_texts(entry.second["label"]),
                    string_or(entry.second["meaning"], ""),
                    {}};
      vocabulary_.entity_names_[name] = id;
      vocabulary_.plurals_[entity.plural] = id;
      vocabulary_.entities_.push_back(std::move(entity));
    }
  }

  void read_parents(const yaml::Node& document) {
    for (const auto& entry : document["entities"]) {
      auto& entity =
          vocabulary_
              .entities_[static_cast<std::size_t>(*vocabulary_.find_entity(entry.first.text()))];
      for (const auto& parent : entry.second["parents"]) {
        const auto id = vocabulary_.find_entity(parent.text());
        if (!id) refuse(parent, "parent `" + parent.text() + "` is not an entity");
        entity.parents.push_back(*id);
      }
    }
  }

  void read_properties(const yaml::Node& document) {
    for (const auto& entry : document["entities"]) {
      const auto entity = *vocabulary_.find_entity(entry.first.text());
      for (const auto& property : entry.second["properties"])
        read_property(entity, property.first, property.second);
    }
  }

  void read_property(EntityId entity, const yaml::Node& name, const yaml::Node& node) {
    Property property;
    property.entity = entity;
    property.name = name.text();
    if (vocabulary_.find_property(entity, property.name))
      refuse(name, "property `" + property.name + "` is declared twice");
    read_kind(node["kind"], property);
    const Kind& kind = vocabulary_.kind(property.kind);
    property.unit = node["unit"] ? read_unit(node["unit"]) : kind.unit;
    if (property.unit.dimension != kind.unit.dimension) {
      refuse(node["unit"],
             "`" + property.unit.text + "` is no unit of the kind `" + kind.name + "`");
    }
    // A property without a range of its own has that of its kind, when both are in one unit.
    property.range = node["range"] ? read_range(node["range"]) : default_range(kind, property);
    if (node["basis"]) read_basis(node["basis"], property);
    property.definable = node["definable"] && node["definable"].yes();
    property.expected_by = string_or(node["expected"], "");
    property.label = read_texts(node["label"]);
    property.meaning = string_or(node["meaning"], "");
    vocabulary_.add_property(std::move(property));
  }

  static Range default_range(const Kind& kind, const Property& property) {
    Range range = kind.range;
    if (range.low) range.low = units::convert(*range.low, kind.unit, property.unit);
    if (range.high) range.high = units::convert(*range.high, kind.unit, property.unit);
    return range;
  }

  // `area`, `category[orientation]`, `energy_intensity[site, gfa]`
  void read_kind(const yaml::Node& node, Property& property) {
    if (!node) refuse(node, "property `" + property.name + "` has no kind");
    const std::string text = node.text();
    const auto bracket = text.find('[');
    const auto kind = vocabulary_.find_kind(text.substr(0, bracket));
    if (!kind) refuse(node, "`" + text + "` is not a kind");
    property.kind = *kind;
    if (bracket == std::string::npos) return;
    const auto arguments = std::string_view(text).substr(bracket + 1, text.size() - bracket - 2);
    if (vocabulary_.kind(*kind).form == Form::category) {
      property.category = vocabulary_.find_category(arguments);
      if (!property.category) refuse(node, "`" + std::string(arguments) + "` is not a category");
      return;
    }
    for (const auto argument : base::split(arguments, ','))
      assign_basis(node, base::trim(argument), property);
  }

  void read_basis(const yaml::Node& node, Property& property) {
    if (node.is_scalar()) return assign_basis(node, node.text(), property);
    for (const auto& name : node) assign_basis(name, name.text(), property);
  }

  void assign_basis(const yaml::Node& node, std::string_view name, Property& property) {
    if (vocabulary_.is_energy_basis(name)) {
      property.basis.energy = name;
    } else if (vocabulary_.is_area_basis(name)) {
      property.basis.area = name;
    } else {
      refuse(node, "`" + std::string(name) + "` is not a basis");
    }
  }

  std::optional<base::Error> parent_cycle() const {
    enum class State { unseen, open, done };
    std::vector<State> states(vocabulary_.entities_.size(), State::unseen);
    const std::function<bool(EntityId)> visit = [&](EntityId id) {
      auto& state = states[static_cast<std::size_t>(id)];
      if (state != State::unseen) return state == State::open;
      state = State::open;
      for (const auto parent : vocabulary_.entity(id).parents) {
        if (visit(parent)) return true;
      }
      state = State::done;
      return false;
    };
    for (std::size_t i = 0; i < states.size(); ++i) {
      if (visit(static_cast<EntityId>(i))) {
        return base::Error{"E-VOCABULARY",
                           "entity `" + vocabulary_.entities_[i].name + "` is its own ancestor",
                           {}};
      }
    }
    return std::nullopt;
  }

  std::vector<std::pair<std::filesystem::path, yaml::Document>> documents_;
  Vocabulary vocabulary_;
};

base::Result<Vocabulary> load(const std::filesystem::path& folder) { return Loader().load(folder); }

}  // namespace garis::vocabulary

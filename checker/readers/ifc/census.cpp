#include "checker/readers/ifc/census.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "checker/readers/ifc/sets.hpp"
#include "checker/readers/step/string.hpp"

namespace garis::ifc {
namespace {

constexpr std::size_t kExample = 120;    // bytes of a value that are shown
constexpr std::size_t kManyNames = 512;  // of one bundle

using Name = std::pair<std::string, std::string>;
using NameId = std::uint32_t;

// Names that come together: those of a set, of a list of sets, of a type. One with many names is
// counted whole, so that long lists with many users cost no product; an element that has a name
// twice then counts twice.
struct Bundle {
  std::vector<NameId> names;
  std::uint64_t uses = 0;
};

std::string cut(std::string text) {
  if (text.size() <= kExample) return text;
  auto end = kExample;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "…";
}

std::string written(const Source& source, step::Value value) {
  if (value.kind == step::Kind::typed) value = value.items().next();
  if (!value || value.kind == step::Kind::null) return "";
  const auto text = source.text(value);
  return cut(text.empty() ? std::string(value.text.substr(0, 4 * kExample)) : text);
}

class Counter {
 public:
  explicit Counter(const Reading& reading)
      : reading_(reading), source_(reading.source), relations_(reading.relations) {
    for (const auto& [property, places] : reading.mapping.places) {
      for (const auto& place : places) {
        if (place.set_path) wanted_.emplace(place.set_path->set, place.set_path->name);
      }
    }
  }

  mapping::Census count() {
    for (const auto object : objects()) count_object(object);
    for (const auto& [holder, bundle] : bundles_) {
      for (const auto name : bundle.names) held_[name].elements += bundle.uses;
    }
    mapping::Census census;
    for (const auto& [name, id] : ids_) census.held.emplace(name, std::move(held_[id]));
    count_instances(census);
    return census;
  }

 private:
  enum class Holder : std::uint8_t { set, list, type };

  std::vector<Row> objects() const {
    std::set<Row> found;
    for (const auto* links : {&relations_.sets, &relations_.types, &relations_.material_sets}) {
      for (const auto& pair : links->pairs()) found.insert(pair.first);
    }
    for (const auto& use : relations_.shared_sets.uses) found.insert(use.first);
    return {found.begin(), found.end()};
  }

  void count_object(Row object) {
    ++object_;
    for (const auto set : relations_.sets.of(object)) count_bundle(bundle_of_set(set));
    for (const auto set : relations_.material_sets.of(object)) count_bundle(bundle_of_set(set));
    for (const auto list : relations_.shared_sets.of(object)) count_bundle(bundle_of_list(list));
    for (const auto type : relations_.types.of(object)) count_bundle(bundle_of_type(type));
  }

  void count_bundle(Bundle& bundle) {
    if (bundle.names.size() > kManyNames) {
      ++bundle.uses;
      return;
    }
    for (const auto name : bundle.names) {
      if (last_[name] != object_) ++held_[name].elements;
      last_[name] = object_;
    }
  }

  Bundle& bundle_of_list(std::uint32_t list) {
    const auto [it, is_new] = bundles_.try_emplace({Holder::list, list});
    if (is_new) it->second.names = names_of(relations_.shared_sets.lists[list]);
    return it->second;
  }

  Bundle& bundle_of_type(Row type) {
    const auto [it, is_new] =
        bundles_.try_emplace({Holder::type, static_cast<std::uint32_t>(type)});
    if (is_new) it->second.names = names_of(source_.rows(source_.argument(type, at::type_sets)));
    return it->second;
  }

  std::vector<NameId> names_of(const std::vector<Row>& sets) {
    std::set<NameId> names;
    for (const auto set : sets) {
      const auto& of_set = bundle_of_set(set).names;
      names.insert(of_set.begin(), of_set.end());
    }
    return {names.begin(), names.end()};
  }

  Bundle& bundle_of_set(Row set) {
    const auto [it, is_new] = bundles_.try_emplace({Holder::set, static_cast<std::uint32_t>(set)});
    if (!is_new) return it->second;
    std::set<NameId> names;
    const auto add = [&](NameId name) { names.insert(name); };
    if (const auto shape = shape_of(source_, set)) {
      SetWalk walk(source_, [&](const Member& member) { add(member_name(member)); });
      walk.walk(set, *shape);
    } else {
      for (const auto name : attribute_names(set)) add(name);
    }
    it->second.names.assign(names.begin(), names.end());
    return it->second;
  }

  NameId member_name(const Member& member) {
    const auto id = id_of({std::string(member.set), std::string(member.name)});
    if (held_[id].example.empty())
      held_[id].example = written(source_, source_.argument(member.row, member.position));
    return id;
  }

  // A set of fixed attributes: what is its own counts, not its place in the file.
  std::vector<NameId> attribute_names(Row set) {
    std::vector<NameId> names;
    const auto entity = source_.entity(set);
    if (!entity) return names;
    const auto& schema = source_.schema();
    for (std::size_t i = 0; i < schema.attribute_count(*entity); ++i) {
      const auto attribute = schema.attribute(*entity, i);
      auto text = written(source_, source_.argument(set, i));
      const bool is_root = i < 4 && source_.is_a(set, "IfcRoot");
      if (is_root || attribute.type.kind == TypeKind::entity || text.empty()) continue;
      const auto id = id_of({std::string(schema.name(*entity)), std::string(attribute.name)});
      if (held_[id].example.empty()) held_[id].example = std::move(text);
      names.push_back(id);
    }
    return names;
  }

  NameId id_of(const Name& name) {
    const auto [it, is_new] = ids_.try_emplace(name, static_cast<NameId>(held_.size()));
    if (is_new) {
      held_.push_back({0, "", wanted_.contains(name) || wanted_.contains({"*", name.second})});
      last_.push_back(0);
    }
    return it->second;
  }

  void count_instances(mapping::Census& census) const {
    const auto& index = source_.index();
    std::vector<std::uint64_t> by_keyword(index.keyword_count());
    for (std::size_t row = 0; row < index.size(); ++row)
      ++by_keyword[static_cast<std::size_t>(index.keyword(static_cast<Row>(row)))];
    const auto& schema = source_.schema();
    const auto sum = [&](std::string_view ancestor) {
      std::uint64_t count = 0;
      const auto wanted = schema.entity(ancestor);
      for (std::size_t i = 0; wanted && i < by_keyword.size(); ++i) {
        const auto entity = schema.entity(index.keyword_name(static_cast<step::KeywordId>(i)));
        if (entity && schema.is_a(*entity, *wanted)) count += by_keyword[i];
      }
      return count;
    };
    census.property_sets = sum("IfcPropertySet");
    census.quantity_sets = sum("IfcElementQuantity");
    census.properties = sum("IfcProperty");
    census.quantities = sum("IfcPhysicalQuantity");
  }

  const Reading& reading_;
  const Source& source_;
  const Relations& relations_;
  std::set<Name> wanted_;  // by the mapping; the set may be `*`
  std::map<Name, NameId> ids_;
  std::vector<mapping::Held> held_;  // by name
  std::vector<std::uint32_t> last_;  // object that had the name last, by name
  std::uint32_t object_ = 0;
  std::map<std::pair<Holder, std::uint32_t>, Bundle> bundles_;
};

}  // namespace

mapping::Census take_census(const Reading& reading) { return Counter(reading).count(); }

}  // namespace garis::ifc

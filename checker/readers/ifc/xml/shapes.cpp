#include "checker/readers/ifc/xml/shapes.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace garis::ifc {
namespace {

// In the order of Control; what is left is about lists and needs no attention.
constexpr std::string_view kControls[] = {"id",        "ref",      "href",     "pos",
                                          "type",      "nil",      "path",     "cType",
                                          "arraySize", "itemType", "extraBits"};
constexpr std::u16string_view kWrapper = u"-wrapper";

// Lists of lists may be written as one list of numbers; how many belong together is a bound in the
// schema, which the tables do not keep.
constexpr std::pair<std::string_view, std::uint8_t> kWidths[] = {
    {"CoordList", 3},  {"CoordIndex", 3},    {"Normals", 3},      {"NormalIndex", 3},
    {"ColourList", 3}, {"TexCoordsList", 2}, {"TexCoordList", 2}, {"TexCoordIndex", 3},
};

std::uint8_t width_of(std::string_view entity, std::string_view attribute) {
  if (entity == "IfcCartesianPointList2D") return 2;
  const auto* found = std::find_if(std::begin(kWidths), std::end(kWidths),
                                   [&](const auto& w) { return w.first == attribute; });
  return found == std::end(kWidths) ? 0 : found->second;
}

template <class Named>
const Named* find_named(const std::vector<Named>& all, xml::NameId name) {
  if (name == xml::kUnknownName) return nullptr;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.name == name; });
  return found == all.end() ? nullptr : &*found;
}

// Empty if a character is none.
std::string ascii(std::u16string_view text) {
  if (std::any_of(text.begin(), text.end(), [](char16_t c) { return c > 0x7F; })) return {};
  return {text.begin(), text.end()};
}

}  // namespace

std::u16string_view without_prefix(std::u16string_view name) {
  const auto colon = name.rfind(u':');
  return colon == std::u16string_view::npos ? name : name.substr(colon + 1);
}

std::string in_upper_case(std::string_view name) {
  std::string upper(name);
  for (auto& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return upper;
}

const AttributeShape* EntityShape::attribute(xml::NameId name) const {
  return find_named(attributes, name);
}

const InverseShape* EntityShape::inverse(xml::NameId name) const {
  return find_named(inverses, name);
}

Shapes::Shapes(const Schema& schema) : schema_(schema), shapes_(schema.entities().size()) {
  for (const auto name : kControls) words_.add(name);
}

Control Shapes::control(std::u16string_view written) const {
  const auto word = static_cast<std::size_t>(words_.find(written));
  if (word > std::size(kControls)) return Control::none;
  return static_cast<Control>(std::min(word, static_cast<std::size_t>(Control::about_lists)));
}

Meaning Shapes::meaning(std::u16string_view written) {
  const auto local = without_prefix(written);
  if (!local.starts_with(u"Ifc")) {
    return {local.ends_with(kWrapper) ? Meaning::Kind::wrapper : Meaning::Kind::unknown, {}, {}};
  }
  const auto word = words_.find(local);
  return word == xml::kUnknownName ? learn(local) : meanings_[static_cast<std::size_t>(word)];
}

// Only names of the schema, exactly as there, become words: a document cannot make them many.
Meaning Shapes::learn(std::u16string_view local) {
  auto name = ascii(local);
  const auto word = name;
  if (local.ends_with(kWrapper)) name.resize(name.size() - std::min(name.size(), kWrapper.size()));
  Meaning found;
  if (const auto entity = schema_.entity(name); entity && schema_.name(*entity) == name) {
    found = {Meaning::Kind::entity, *entity, {}};
  } else if (const auto type = schema_.type(name); type && type->name == name) {
    found = {Meaning::Kind::type, {}, *type};
  } else {
    return {};
  }
  const auto index = static_cast<std::size_t>(words_.add(word));
  meanings_.resize(std::max(meanings_.size(), index + 1));
  return meanings_[index] = found;
}

AttributeShape Shapes::attribute_shape(EntityId entity, std::size_t index) {
  const auto attribute = schema_.attribute(entity, index);
  AttributeShape shape;
  shape.name = words_.add(attribute.name);
  shape.type = attribute.type;
  if (attribute.type.kind == TypeKind::entity) shape.entity = schema_.entity(attribute.type.name);
  shape.levels = static_cast<std::uint8_t>(attribute.aggregates + attribute.type.aggregates);
  shape.width = width_of(schema_.name(entity), attribute.name);
  shape.is_optional = attribute.is_optional;
  shape.is_derived = schema_.is_derived(entity, index);
  return shape;
}

const EntityShape& Shapes::shape(EntityId entity) {
  auto& shape = shapes_[static_cast<std::size_t>(entity)];
  if (shape != nullptr) return *shape;
  shape = std::make_unique<EntityShape>();
  shape->keyword = in_upper_case(schema_.name(entity));
  for (std::size_t i = 0; i < schema_.attribute_count(entity); ++i) {
    shape->attributes.push_back(attribute_shape(entity, i));
  }
  for (const auto& inverse : schema_.inverses(entity)) {
    shape->inverses.push_back({words_.add(inverse.name), inverse.relation, inverse.attribute});
  }
  return *shape;
}

}  // namespace garis::ifc

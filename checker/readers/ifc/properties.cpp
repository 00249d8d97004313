#include "checker/readers/ifc/properties.hpp"

namespace garis::ifc {
namespace {

// A set with more text than this is walked once for all that it is related to.
constexpr std::size_t kLarge = 4096;

bool has_value(const step::Value& value) {
  return value && value.kind != step::Kind::null && value.kind != step::Kind::derived;
}

bool says_something(const Source& source, Row bounded) {
  return has_value(source.argument(bounded, at::upper_bound)) ||
         has_value(source.argument(bounded, at::lower_bound)) ||
         has_value(source.argument(bounded, at::set_point));
}

void complete(Slots& slots, const Slots& others) {
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (!slots[i]) slots[i] = others[i];
  }
}

}  // namespace

PropertyFinder::PropertyFinder(Reading& reading, const EntityPlan& plan)
    : reading_(reading), source_(reading.source), plan_(plan) {}

void PropertyFinder::look_at_attributes(Row row, Slots& slots) const {
  const auto entity = source_.entity(row);
  if (!entity) return;
  for (const auto& [slot, position] : reading_.attributes_of(*entity, plan_)) {
    if (!slots[slot] && has_value(source_.argument(row, position)))
      slots[slot] = Found{row, position, true};
  }
}

// Areas and volumes of a whole are not those of each part.
void PropertyFinder::look_in(Row set, Scope scope, Slots& slots) {
  if (scope == Scope::without_quantities && source_.is_a(set, "IfcElementQuantity")) return;
  if (source_.index().instance(set).size() > kLarge) return complete(slots, in_large(set));
  walk(set, slots);
}

void PropertyFinder::walk(Row set, Slots& slots) const {
  const auto& digest = reading_.digests.of(set);
  if (!digest.shape) return look_at_attributes(set, slots);
  SetWalk inside(source_, [&](const Member& member) {
    if (member.keyword == "IFCPROPERTYREFERENCEVALUE") return;
    if (const auto name = reading_.plan.names().find(member.name))
      take_if_wanted(*name, member.set, {member.row, member.position, false}, slots);
  });
  for (const auto& item : digest.items) {
    if (item.is_complex)
      inside.look_at(item.row, digest.name);
    else
      take_if_wanted(item.name, digest.name, {item.row, item.position, false}, slots);
  }
}

void PropertyFinder::take_if_wanted(NameId name, std::string_view set, Found found,
                                    Slots& slots) const {
  const auto id = static_cast<std::size_t>(name);
  if (id >= plan_.by_name.size()) return;
  for (const auto& place : plan_.by_name[id]) {
    if (!slots[place.slot] && (place.set == "*" || place.set == set) &&
        holds(found, place.zero_is_absent))
      slots[place.slot] = found;
  }
}

// A property without a value says nothing; a bounded one may say it in its other arguments. What an
// exporter writes for "not set" gives way to the type.
bool PropertyFinder::holds(const Found& found, bool zero_is_absent) const {
  const auto& index = source_.index();
  if (index.keyword_name(index.keyword(found.holder)) == "IFCPROPERTYBOUNDEDVALUE")
    return says_something(source_, found.holder);
  auto value = source_.argument(found.holder, found.position);
  if (value.kind == step::Kind::typed) value = value.items().next();
  if (!has_value(value)) return false;
  if (value.kind == step::Kind::enumeration && value.text == "U") return false;
  return !zero_is_absent || value.number() != 0.0;
}

// Of an object, a type or a material: those that it is related to and those that it names itself.
void PropertyFinder::look_in_sets_of(Row holder, Scope scope, Slots& slots) {
  const auto& relations = reading_.relations;
  for (const auto set : relations.sets.of(holder)) look_in(set, scope, slots);
  for (const auto list : relations.shared_sets.of(holder)) complete(slots, in_list(list, scope));
  if (source_.is_a(holder, "IfcTypeObject")) {
    for (const auto set : source_.rows(source_.argument(holder, at::type_sets)))
      look_in(set, scope, slots);
  }
  for (const auto set : relations.material_sets.of(holder)) look_in(set, scope, slots);
}

const Slots& PropertyFinder::in_shared(Row holder, Scope scope) {
  const auto [it, is_new] = shared_.try_emplace({holder, scope}, plan_.slots);
  if (is_new) look_in_sets_of(holder, scope, it->second);
  return it->second;
}

const Slots& PropertyFinder::in_large(Row set) {
  const auto [it, is_new] = large_.try_emplace(set, plan_.slots);
  if (is_new) walk(set, it->second);
  return it->second;
}

const Slots& PropertyFinder::in_list(std::uint32_t list, Scope scope) {
  const auto [it, is_new] = lists_.try_emplace({list, scope}, plan_.slots);
  if (!is_new) return it->second;
  for (const auto set : reading_.relations.shared_sets.lists[list]) look_in(set, scope, it->second);
  return it->second;
}

const std::optional<Classified>& PropertyFinder::classified(Row relationship) {
  const auto [it, is_new] = classified_.try_emplace(relationship);
  if (is_new) it->second = classified_by(source_, relationship);
  return it->second;
}

// One whose code means something counts before others of the same system.
void PropertyFinder::look_at_classifications(Row holder, Slots& slots) {
  const auto relationships = reading_.relations.classifications.of(holder);
  for (const auto& [place, slot] : plan_.systems) {
    if (slots[slot]) continue;
    for (const auto relationship : relationships) {
      const auto& one = classified(relationship);
      if (!one || !is_system(one->system, place->classification)) continue;
      const bool is_known = !place->words || meaning_of(*one, *place->words).word != nullptr;
      if (!slots[slot] || is_known) slots[slot] = Found{relationship, at::relating, false};
      if (is_known) break;
    }
  }
}

Slots PropertyFinder::find(const Subject& subject) {
  Slots slots(plan_.slots);
  for (std::size_t i = 0; i < subject.holders.size(); ++i) {
    const auto holder = subject.holders[i];
    look_at_attributes(holder, slots);
    if (!plan_.systems.empty()) look_at_classifications(holder, slots);
    if (i == 0)
      look_in_sets_of(holder, Scope::all, slots);
    else
      complete(slots,
               in_shared(holder, i < subject.own_holders ? Scope::all : Scope::without_quantities));
  }
  return slots;
}

}  // namespace garis::ifc

#include "checker/readers/gbxml/values.hpp"

#include <algorithm>
#include <cmath>

#include "checker/readers/gbxml/number.hpp"

namespace garis::gbxml {
namespace {

using vocabulary::Form;

constexpr double kRounding = 1e-9;  // between two units, of the value

enum class Step : std::uint8_t { next, done };

struct Stated {
  const Subject& subject;
  const PlanPlace& place;
  const Value& value;
  std::string_view text;
  std::uint32_t item;
};

bool is_dimensionless(const vocabulary::Property& property) {
  return property.unit.dimension.is_none();
}

std::string_view default_unit(const Reading& r, const Subject& subject, const PlanPlace& place) {
  if (!place.unit_from) return place.place->unit;
  const auto* value = r.records.find(subject.item(place.unit_from->anchor), place.unit_from->field);
  return value == nullptr ? std::string_view() : r.text(value->text);
}

// The id of the element, or of the nearest around it that has one: Location has none.
StringId id_of(const Reading& r, std::uint32_t item) {
  while (item != kNone && r.records.items[item].id == StringId{})
    item = r.records.items[item].outer;
  return item == kNone ? StringId{} : r.records.items[item].id;
}

model::Origin origin_of(Reading& r, const Stated& s) {
  model::Origin origin;
  origin.path = s.place.path;
  origin.text = s.value.text;
  origin.unit = s.value.unit;
  origin.element = id_of(r, s.item);
  origin.line = s.value.line;
  origin.input = r.input;
  return origin;
}

void set_unreadable(Reading& r, const Stated& s, model::PropertyId property,
                    const model::Origin& origin) {
  r.unreadable.add(s.value.line, s.text);
  r.model.set_open(s.subject.row, property,
                   {.cause = model::Cause::unreadable, .alternatives = {}, .origin = origin});
}

Reading::UnitChoice choose_unit(Reading& r, const Stated& s) {
  auto& last = r.unit_choices[s.place.number];
  if (last.is_set && last.written == s.value.unit) return last;
  Reading::UnitChoice choice{true, s.value.unit, s.value.unit, nullptr};
  if (choice.name == StringId{})
    choice.name = r.model.strings.add(default_unit(r, s.subject, s.place));
  choice.unit = r.unit(s.place.place, r.text(choice.name));
  const bool same_for_all = !s.place.unit_from || s.place.unit_from->anchor == Anchor::gbxml;
  if (same_for_all) last = choice;
  return choice;
}

// "0.3 percent" for a reflectance: Green Building Studio writes fractions and says percent. Either
// may be meant.
bool is_doubtful_percent(const Reading::UnitChoice& choice, double number) {
  return choice.unit != nullptr && choice.unit->unit.dimension.is_none() &&
         choice.unit->value == 0.01 && number > 0 && number <= 1;
}

void set_doubtful_percent(Reading& r, const Stated& s, model::PropertyId id, double number,
                          const model::Origin& origin) {
  r.doubtful_percents.add(s.value.line, s.text);
  r.model.set_open(s.subject.row, id,
                   {.cause = model::Cause::conflict,
                    .low = number / 100,
                    .high = number,
                    .alternatives = {},
                    .origin = origin});
}

bool unit_fits(const Reading::UnitChoice& choice, const vocabulary::Property& property) {
  return choice.unit != nullptr ? choice.unit->unit.dimension == property.unit.dimension
                                : choice.name == StringId{} && is_dimensionless(property);
}

double converted(const Reading::UnitChoice& choice, double number,
                 const vocabulary::Property& property) {
  return choice.unit == nullptr
             ? number
             : units::convert(number * choice.unit->value, choice.unit->unit, property.unit);
}

struct Hull {
  double low = 0;
  double high = 0;
  bool is_one(double rounding) const {
    return high - low <= rounding * std::max(std::abs(low), std::abs(high));
  }
};

// What all elements of the same place say; those that cannot be read say nothing.
Hull hull_of(Reading& r, const Stated& first, const vocabulary::Property& property, double value) {
  Hull hull{value, value};
  for (const auto* next = r.records.find_next(first.value); next != nullptr;
       next = r.records.find_next(*next)) {
    const Stated s{first.subject, first.place, *next, r.text(next->text), first.item};
    const auto number = read_number(s.text);
    const auto choice = choose_unit(r, s);
    if (!number || !unit_fits(choice, property)) continue;
    if (*number == 0 && s.place.place->zero_is_absent) continue;
    const double other = converted(choice, *number, property);
    hull = {std::min(hull.low, other), std::max(hull.high, other)};
  }
  return hull;
}

void set_conflict(Reading& r, const Stated& s, model::PropertyId id, const Hull& hull,
                  const model::Origin& origin) {
  r.conflicts.add(s.value.line, s.place.place->text);
  r.model.set_open(s.subject.row, id,
                   {.cause = model::Cause::conflict,
                    .low = hull.low / s.place.divisor,
                    .high = hull.high / s.place.divisor,
                    .alternatives = {},
                    .origin = origin});
}

Step apply_number(Reading& r, const Stated& s, model::PropertyId id) {
  const auto number = read_number(s.text);
  if (number && *number == 0 && s.place.place->zero_is_absent) return Step::next;
  const auto& property = r.model.vocabulary().property(id);
  const auto choice = choose_unit(r, s);
  auto origin = origin_of(r, s);
  origin.unit = choice.name;
  const bool fits = unit_fits(choice, property);
  if (!fits)
    r.unit_names.add(s.value.line, choice.name == StringId{} ? "no unit" : r.text(choice.name));
  if (!fits || !number) {
    set_unreadable(r, s, id, origin);
    return Step::done;
  }
  if (is_doubtful_percent(choice, *number)) {
    set_doubtful_percent(r, s, id, *number, origin);
    return Step::done;
  }
  double value = converted(choice, *number, property);
  const auto hull = hull_of(r, s, property, value);
  if (!hull.is_one(kRounding)) {
    set_conflict(r, s, id, hull, origin);
    return Step::done;
  }
  origin.is_default = r.is_default(s.item, s.place.stated->field, s.text, value, property.unit);
  if (s.place.divisor != 1) {
    value /= s.place.divisor;
    origin.source = model::Source::computed;
  }
  r.model.set_number(s.subject.row, id, value, origin);
  return Step::done;
}

// The meaning of a word; nothing if it says nothing or is not known.
std::optional<std::string_view> meaning(Reading& r, const Stated& s) {
  const auto& words = *s.place.place->words;
  const auto it = mapping::find_word(words, s.text);
  if (it == words.end() || it->first != s.text)
    r.note_word(s.value, s.place.place->text, it == words.end() ? std::string() : it->first);
  return it == words.end() ? std::nullopt : std::optional<std::string_view>(it->second);
}

void set_word(Reading& r, const Stated& s, model::PropertyId id, std::string_view word) {
  auto origin = origin_of(r, s);
  origin.is_default = r.is_default(s.item, s.place.stated->field, s.text, 0, {});
  const auto form = r.model.vocabulary().kind(r.model.vocabulary().property(id).kind).form;
  if (form == Form::text)
    r.model.set_text(s.subject.row, id, word, origin);
  else if (form == Form::category)
    r.model.set_category(s.subject.row, id, word, origin);
  else
    r.model.set_yes_no(s.subject.row, id, word == "yes", origin);
}

std::string_view yes_or_no(std::string_view text) {
  for (const auto yes : {"true", "True", "TRUE", "yes", "1"}) {
    if (text == yes) return "yes";
  }
  for (const auto no : {"false", "False", "FALSE", "no", "0"}) {
    if (text == no) return "no";
  }
  return "";
}

Step apply_word(Reading& r, const Stated& s, model::PropertyId id, Form form) {
  if (s.place.place->words) {
    const auto word = meaning(r, s);
    if (word && word->empty()) return Step::next;
    if (word) {
      set_word(r, s, id, *word);
      return Step::done;
    }
    set_unreadable(r, s, id, origin_of(r, s));
    return Step::done;
  }
  const auto word = form == Form::yes_no ? yes_or_no(s.text) : s.text;
  if (word.empty())
    set_unreadable(r, s, id, origin_of(r, s));
  else
    set_word(r, s, id, word);
  return Step::done;
}

Step apply_date(Reading& r, const Stated& s, model::PropertyId id) {
  const auto days = model::days_of(s.text);
  if (days)
    r.model.set_number(s.subject.row, id, *days, origin_of(r, s));
  else
    set_unreadable(r, s, id, origin_of(r, s));
  return Step::done;
}

Step apply_stated(Reading& r, const Subject& subject, const PlanPlace& place,
                  model::PropertyId id) {
  const auto item = subject.item(place.stated->anchor);
  const auto* value = r.records.find(item, place.stated->field);
  if (value == nullptr || value->text == StringId{}) return Step::next;
  const Stated stated{subject, place, *value, r.text(value->text), item};
  const auto form = r.model.vocabulary().kind(r.model.vocabulary().property(id).kind).form;
  switch (form) {
    case Form::number:
      return apply_number(r, stated, id);
    case Form::date:
      return apply_date(r, stated, id);
    default:
      return apply_word(r, stated, id, form);
  }
}

Target target_of(Reading& r, const Subject& subject, const PlanPlace& place, model::PropertyId id) {
  Target target{id, {}};
  target.origin.path = place.path;
  target.origin.source = model::Source::computed;
  target.origin.input = r.input;
  if (subject.own != kNone) {
    target.origin.element = id_of(r, subject.own);
    target.origin.line = r.records.items[subject.own].line;
  }
  return target;
}

// A value that would stand at an element which does not exist: absent, with the broken reference
// kept.
void set_dangling(Reading& r, const Subject& subject, const PropertyPlan& plan) {
  for (const auto& place : plan.places) {
    if (!place.stated) continue;
    StringId id{};
    if (place.stated->anchor == Anchor::construction) id = subject.dangling_construction;
    if (place.stated->anchor == Anchor::window_type) id = subject.dangling_window_type;
    if (id == StringId{}) continue;
    auto target = target_of(r, subject, place, plan.property);
    target.origin.element = id;
    target.origin.source = model::Source::model;
    r.model.set_open(subject.row, plan.property,
                     {.cause = model::Cause::absent, .alternatives = {}, .origin = target.origin});
    return;
  }
}

void apply_property(Reading& r, const Subject& subject, const PropertyPlan& plan) {
  for (const auto& place : plan.places) {
    const bool set = place.derive != nullptr
                         ? place.derive(r, subject, target_of(r, subject, place, plan.property))
                         : apply_stated(r, subject, place, plan.property) == Step::done;
    if (set) return;
  }
  set_dangling(r, subject, plan);
}

}  // namespace

void apply(Reading& reading, model::EntityId entity) {
  const auto index = static_cast<std::size_t>(entity);
  for (const auto& plan : reading.plan.properties[index]) {
    for (const auto& subject : reading.subjects[index]) apply_property(reading, subject, plan);
  }
}

}  // namespace garis::gbxml

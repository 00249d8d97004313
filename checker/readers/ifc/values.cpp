#include "checker/readers/ifc/values.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "checker/readers/ifc/properties.hpp"

namespace garis::ifc {
namespace {

using vocabulary::Form;

// `unknown_word`: the next place may say it; if none does, the value is unreadable, not absent.
enum class Step : std::uint8_t { next, unknown_word, done };

struct Place {
  const Subject& subject;
  const PlanPlace& plan;
  const Found& found;
  const vocabulary::Property& property;
  model::PropertyId id;
};

model::StringId reference_text(Reading& r, Row row) {
  return r.model.strings.add("#" + std::to_string(r.source.index().name(row)));
}

// As in the file: decoded texts, `.T.` as T, numbers as they are written.
std::string written(const Reading& r, const step::Value& value) {
  const auto text = r.source.text(value);
  return text.empty() ? std::string(value.text) : text;
}

model::Origin origin_of(Reading& r, const Place& place, const Stated& stated) {
  model::Origin origin;
  origin.path = place.plan.path;
  origin.text = r.model.strings.add(written(r, stated.value));
  origin.element = reference_text(r, place.found.holder);
  origin.line = r.source.line(place.found.holder);
  origin.input = r.input;
  return origin;
}

Step set_unreadable(Reading& r, const Place& place, const model::Origin& origin) {
  r.unreadable.add(origin.line, r.model.strings[origin.text]);
  r.model.set_open(place.subject.row, place.id,
                   {.cause = model::Cause::unreadable, .alternatives = {}, .origin = origin});
  return Step::done;
}

bool says_nothing(const Reading& r, const step::Value& value) {
  const auto whole = r.source.text(value);
  const auto text = base::trim(whole);
  const auto& none = r.mapping.no_text;
  return value.kind == step::Kind::string &&
         (text.empty() || std::find(none.begin(), none.end(), text) != none.end());
}

// A number that stands in a text: "0.24", "0.24 W/(m²·K)".
std::optional<mapping::Quantity> number_in_text(const Reading& r, const step::Value& value) {
  return value.kind == step::Kind::string ? mapping::parse_quantity(r.source.text(value))
                                          : std::nullopt;
}

// IfcCompoundPlaneAngleMeasure: degrees, minutes, seconds, millionths of a second.
std::optional<double> compound_angle(const step::Value& value) {
  if (value.kind != step::Kind::list) return std::nullopt;
  constexpr double kParts[] = {1, 60, 3600, 3.6e9};
  double degrees = 0;
  std::size_t part = 0;
  auto items = value.items();
  while (const auto item = items.next()) {
    const auto number = item.integer();
    if (!number || part == 4) return std::nullopt;
    degrees += static_cast<double>(*number) / kParts[part++];
  }
  return part >= 3 ? std::optional(degrees) : std::nullopt;
}

// The unit of the value: beside it, else of its measure, else what the mapping says for plain
// numbers. Nothing if there is none that fits.
std::optional<units::Unit> unit_of(const Reading& r, const Place& place, const Stated& stated) {
  if (stated.unit) return r.units.of(*stated.unit);
  const auto unit = r.units.of_measure(stated.measure);
  if (unit && !unit->dimension.is_none()) return unit;
  const auto& plain = place.plan.place->unit;
  if (!plain.empty()) return r.mapping.units.at(plain).unit;
  return unit ? unit : units::Unit();
}

std::optional<double> in_unit_of(const Place& place, double number, const units::Unit& unit) {
  if (unit.dimension != place.property.unit.dimension) return std::nullopt;
  return units::convert(number, unit, place.property.unit);
}

double finished(const Place& place, double value) {
  if (place.plan.place->complement) value = 1 - value;
  return value / place.plan.divisor;
}

bool is_computed(const Place& place) {
  return place.plan.place->complement || place.plan.divisor != 1;
}

Step set_range(Reading& r, const Place& place, const Stated& stated, const units::Unit& unit,
               const model::Origin& origin) {
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  const auto end = [&](std::optional<double> side, double otherwise) {
    const auto value = side ? in_unit_of(place, *side, unit) : std::nullopt;
    return value ? finished(place, *value) : otherwise;
  };
  if (!stated.low && !stated.high) return Step::next;
  const double low = end(stated.low, -kInfinite), high = end(stated.high, kInfinite);
  if (low == high) {
    r.model.set_number(place.subject.row, place.id, low, origin);
    return Step::done;
  }
  r.bounded.add(origin.line);
  r.model.set_open(place.subject.row, place.id,
                   {.cause = model::Cause::conflict,
                    .low = std::min(low, high),
                    .high = std::max(low, high),
                    .alternatives = {},
                    .origin = origin});
  return Step::done;
}

Step apply_number(Reading& r, const Place& place, const Stated& stated) {
  auto origin = origin_of(r, place, stated);
  auto unit = unit_of(r, place, stated);
  auto number = stated.value.number();
  if (const auto angle = compound_angle(stated.value)) number = angle;
  if (const auto text = number_in_text(r, stated.value)) {
    number = text->value;
    if (!text->unit.text.empty()) unit = text->unit;
  }
  if (is_computed(place)) origin.source = model::Source::computed;
  if (!unit || unit->dimension != place.property.unit.dimension) {
    r.wrong_units.add(origin.line, r.model.strings[origin.path]);
    return set_unreadable(r, place, origin);
  }
  if (stated.is_range) return set_range(r, place, stated, *unit, origin);
  if (!number) return set_unreadable(r, place, origin);
  if (*number == 0 && place.plan.place->zero_is_absent) return Step::next;
  r.model.set_number(place.subject.row, place.id,
                     finished(place, *in_unit_of(place, *number, *unit)), origin);
  return Step::done;
}

// Logical values in the words of the mapping; U says nothing.
std::string word_of(const Reading& r, const step::Value& value) {
  if (value.kind == step::Kind::enumeration) {
    if (value.text == "T") return "yes";
    if (value.text == "F") return "no";
    if (value.text == "U") return "";
  }
  return std::string(base::trim(written(r, value)));
}

void set_word(Reading& r, const Place& place, std::string_view word, const model::Origin& origin) {
  const auto form = r.model.vocabulary().kind(place.property.kind).form;
  if (form == Form::text)
    r.model.set_text(place.subject.row, place.id, word, origin);
  else if (form == Form::category)
    r.model.set_category(place.subject.row, place.id, word, origin);
  else
    r.model.set_yes_no(place.subject.row, place.id, word == "yes", origin);
}

Step apply_mapped_word(Reading& r, const Place& place, const std::string& word,
                       const model::Origin& origin) {
  const auto& words = *place.plan.place->words;
  const auto meaning = words.find(word);
  if (meaning != words.end() && meaning->second.empty()) return Step::next;
  if (meaning != words.end()) {
    set_word(r, place, meaning->second, origin);
    return Step::done;
  }
  r.unknown_words[place.plan.place->text + " `" + word + "`"].add(origin.line);
  return Step::unknown_word;
}

Step apply_word(Reading& r, const Place& place, const Stated& stated) {
  const auto word = word_of(r, stated.value);
  if (word.empty()) return Step::next;
  const auto origin = origin_of(r, place, stated);
  if (place.plan.place->words) return apply_mapped_word(r, place, word, origin);
  const auto form = r.model.vocabulary().kind(place.property.kind).form;
  if (form == Form::yes_no && word != "yes" && word != "no")
    return set_unreadable(r, place, origin);
  set_word(r, place, word, origin);
  return Step::done;
}

Step apply_date(Reading& r, const Place& place, const Stated& stated) {
  const auto origin = origin_of(r, place, stated);
  const auto days = model::days_of(r.source.text(stated.value));
  if (!days) return set_unreadable(r, place, origin);
  r.model.set_number(place.subject.row, place.id, *days, origin);
  return Step::done;
}

Step apply_stated(Reading& r, const Place& place) {
  const auto stated = stated_at(r, place.found);
  if (!stated.is_range && (!stated.value || stated.value.kind == step::Kind::null))
    return Step::next;
  if (says_nothing(r, stated.value)) return Step::next;
  switch (r.model.vocabulary().kind(place.property.kind).form) {
    case Form::number:
      return apply_number(r, place, stated);
    case Form::date:
      return apply_date(r, place, stated);
    default:
      return apply_word(r, place, stated);
  }
}

Target target_of(Reading& r, const Subject& subject, const PlanPlace& place, model::PropertyId id) {
  Target target{id, {}};
  target.origin.path = place.path;
  target.origin.source = model::Source::computed;
  target.origin.element = reference_text(r, subject.own);
  target.origin.line = r.source.line(subject.own);
  target.origin.input = r.input;
  return target;
}

void apply_property(Reading& r, const Subject& subject, const PropertyPlan& plan,
                    const Slots& found) {
  const auto& property = r.model.vocabulary().property(plan.property);
  std::optional<model::Open> unknown;
  for (const auto& place : plan.places) {
    if (place.derive != nullptr) {
      if (place.derive(r, subject, target_of(r, subject, place, plan.property))) return;
    } else if (found[place.slot]) {
      const Place here{subject, place, *found[place.slot], property, plan.property};
      const auto step = apply_stated(r, here);
      if (step == Step::done) return;
      if (step == Step::unknown_word && !unknown)
        unknown = model::Open{.cause = model::Cause::unreadable,
                              .alternatives = {},
                              .origin = origin_of(r, here, stated_at(r, here.found))};
    }
  }
  if (unknown) r.model.set_open(subject.row, plan.property, std::move(*unknown));
}

}  // namespace

// Property by property, in the order of the vocabulary: computations read properties before theirs.
void apply(Reading& r, model::EntityId entity, Phase phase) {
  const auto& plan = r.plan.of(entity);
  std::vector<const PropertyPlan*> properties;
  for (const auto& property : plan.properties) {
    if (property.is_after == (phase == Phase::after)) properties.push_back(&property);
  }
  if (properties.empty()) return;
  PropertyFinder finder(r, plan);
  std::vector<Slots> found;
  for (const auto& subject : r.of(entity)) found.push_back(finder.find(subject));
  for (const auto* property : properties) {
    for (std::size_t i = 0; i < found.size(); ++i)
      apply_property(r, r.of(entity)[i], *property, found[i]);
  }
}

}  // namespace garis::ifc

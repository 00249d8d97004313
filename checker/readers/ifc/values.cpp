#include "checker/readers/ifc/values.hpp"

#include <algorithm>

#include "checker/readers/ifc/properties.hpp"
#include "checker/readers/ifc/value_steps.hpp"

namespace garis::ifc {
namespace {

using vocabulary::Form;

model::StringId reference_text(Reading& r, Row row) {
  return r.model.strings.add("#" + std::to_string(r.source.index().name(row)));
}

}  // namespace

std::string written(const Reading& r, const step::Value& value) {
  const auto text = r.source.text(value);
  return text.empty() ? std::string(value.text) : text;
}

model::Origin origin_of(Reading& r, const Place& place, Row holder, std::string_view text) {
  model::Origin origin;
  origin.path = place.plan.path;
  origin.text = r.model.strings.add(text);
  origin.element = reference_text(r, holder);
  origin.line = r.source.line(holder);
  origin.input = r.input;
  return origin;
}

model::Origin origin_of(Reading& r, const Place& place, const Stated& stated) {
  return origin_of(r, place, place.found.holder, written(r, stated.value));
}

Meaning meaning_in(const Classified& classified, const std::optional<mapping::Words>& words) {
  const auto& first = classified.codes.front();
  return words ? meaning_of(classified, *words) : Meaning{first, &first};
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

namespace {

model::Origin origin_at(Reading& r, const Place& place) {
  if (place.plan.place->classification.empty())
    return origin_of(r, place, stated_at(r, place.found));
  const auto classified = *classified_by(r.source, place.found.holder);
  return origin_of(r, place, classified.reference,
                   meaning_in(classified, place.plan.place->words).code);
}

Step apply_date(Reading& r, const Place& place, const Stated& stated) {
  const auto origin = origin_of(r, place, stated);
  const auto days = model::days_of(r.source.text(stated.value));
  if (!days) return set_unreadable(r, place, origin);
  r.model.set_number(place.subject.row, place.id, *days, origin);
  return Step::done;
}

Step apply_stated(Reading& r, const Place& place) {
  if (!place.plan.place->classification.empty()) return apply_classification(r, place);
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
      return stated.several.empty() ? apply_word(r, place, stated) : apply_words(r, place, stated);
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
        unknown = model::Open{
            .cause = model::Cause::unreadable, .alternatives = {}, .origin = origin_at(r, here)};
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

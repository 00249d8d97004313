// Words, yes and no, and codes of classifications.
#include <set>

#include "checker/readers/ifc/value_steps.hpp"

namespace garis::ifc {
namespace {

using vocabulary::Form;

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

// Of several words each may be meant.
Step set_alternatives(Reading& r, const Place& place, const std::set<std::string>& meanings,
                      const model::Origin& origin) {
  if (meanings.size() == 1) {
    set_word(r, place, *meanings.begin(), origin);
    return Step::done;
  }
  const auto form = r.model.vocabulary().kind(place.property.kind).form;
  const bool is_mapped = place.plan.place->words.has_value();
  if (form == Form::text || (form == Form::category && !is_mapped))
    return set_unreadable(r, place, origin);
  model::Open open{.cause = model::Cause::conflict, .alternatives = {}, .origin = origin};
  for (const auto& meaning : meanings) {
    if (form == Form::category) open.alternatives.push_back(r.model.strings.add(meaning));
  }
  r.model.set_open(place.subject.row, place.id, std::move(open));
  return Step::done;
}

}  // namespace

Step apply_words(Reading& r, const Place& place, const Stated& stated) {
  const auto origin = origin_of(r, place, stated);
  const auto* words = place.plan.place->words ? &*place.plan.place->words : nullptr;
  std::set<std::string> meanings;
  for (const auto& value : stated.several) {
    const auto word = word_of(r, value);
    if (word.empty() || says_nothing(r, value)) continue;
    const auto meaning = words != nullptr ? words->find(word) : mapping::Words::const_iterator();
    if (words != nullptr && meaning == words->end()) {
      r.unknown_words[place.plan.place->text + " `" + word + "`"].add(origin.line);
      return Step::unknown_word;
    }
    const auto& text = words != nullptr ? meaning->second : word;
    if (!text.empty()) meanings.insert(text);
  }
  return meanings.empty() ? Step::next : set_alternatives(r, place, meanings, origin);
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

// The code itself, or what the mapping says that it means.
Step apply_classification(Reading& r, const Place& place) {
  const auto classified = classified_by(r.source, place.found.holder);
  if (!classified) return Step::next;
  const auto meaning = meaning_in(*classified, place.plan.place->words);
  const auto origin = origin_of(r, place, classified->reference, meaning.code);
  if (meaning.word == nullptr) {
    r.unknown_words[place.plan.place->text + " `" + meaning.code + "`"].add(origin.line);
    return Step::unknown_word;
  }
  if (meaning.word->empty()) return Step::next;
  set_word(r, place, *meaning.word, origin);
  return Step::done;
}

}  // namespace garis::ifc

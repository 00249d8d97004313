// One value at one place, by the form that the vocabulary asks for. Private to values.cpp and the
// files of these functions.
#pragma once

#include "checker/readers/ifc/classification.hpp"
#include "checker/readers/ifc/stated.hpp"

namespace garis::ifc {

// `unknown_word`: the next place may say it; if none does, the value is unreadable, not absent.
enum class Step : std::uint8_t { next, unknown_word, done };

struct Place {
  const Subject& subject;
  const PlanPlace& plan;
  const Found& found;
  const vocabulary::Property& property;
  model::PropertyId id;
};

// values_numbers.cpp
Step apply_number(Reading&, const Place&, const Stated&);

// values_words.cpp
Step apply_word(Reading&, const Place&, const Stated&);
Step apply_words(Reading&, const Place&, const Stated&);  // several where one is asked
Step apply_classification(Reading&, const Place&);

// values.cpp
// As in the file: decoded texts, `.T.` as T, numbers as they are written.
std::string written(const Reading&, const step::Value&);
bool says_nothing(const Reading&, const step::Value&);
model::Origin origin_of(Reading&, const Place&, Row holder, std::string_view text);
model::Origin origin_of(Reading&, const Place&, const Stated&);
// The code that means something, else the first.
Meaning meaning_in(const Classified&, const std::optional<mapping::Words>&);
Step set_unreadable(Reading&, const Place&, const model::Origin&);

}  // namespace garis::ifc

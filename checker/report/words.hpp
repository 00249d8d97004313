// Every word and sentence pattern that Garis itself says in a report, in English, Malay and
// Japanese.
//
// Patterns hold {0}, {1}, …; the order may differ between languages. Tokens of the formats are not
// here: they are never translated. An unknown language gets English.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "checker/findings/explanation.hpp"
#include "checker/findings/finding.hpp"

namespace garis::report {

enum class Phrase {
#define GARIS_PHRASE(name, en, ms, ja) name,
#include "checker/report/words.def"
#undef GARIS_PHRASE
};

std::string_view pattern(Phrase phrase, std::string_view language);

template <class... Args>
std::string say(std::string_view language, Phrase phrase, const Args&... args) {
  return fmt::format(fmt::runtime(pattern(phrase, language)), args...);
}

// `one` for exactly one, else `many`; both are given the number as {0}.
std::string say_count(std::string_view language, std::uint64_t n, Phrase one, Phrase many);

std::string_view outcome_word(findings::Outcome outcome, std::string_view language);
std::string_view verdict_word(findings::Word word, std::string_view language);
std::string_view evidence_word(findings::Evidence grade, std::string_view language);
std::string_view severity_word(findings::Severity severity, std::string_view language);
std::string_view explains_word(findings::Explains line, std::string_view language);

// Words of a token; the token itself when it is not known.
std::string flag_words(std::string_view flag, std::string_view language);
std::string role_word(std::string_view role, std::string_view language);
std::string_view mark(findings::Outcome outcome);  // ✓ ✗ ? …, one column wide

// "at most 0.35 W/(m²·K)"; `high` only with `between`.
std::string operator_words(std::string_view op, std::string_view limit, std::string_view high,
                           std::string_view language);

}  // namespace garis::report

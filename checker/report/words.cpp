#include "checker/report/words.hpp"

#include <array>
#include <optional>

namespace garis::report {
namespace {

struct Entry {
  std::string_view name, en, ms, ja;
};

constexpr Entry kEntries[] = {
#define GARIS_PHRASE(name, en, ms, ja) {#name, en, ms, ja},
#include "checker/report/words.def"
#undef GARIS_PHRASE
};

// The phrase that stands `value` places after `first`, for enumerations listed in their own order.
template <class Enum>
std::string_view nth(Phrase first, Enum value, std::string_view language) {
  return pattern(static_cast<Phrase>(static_cast<int>(first) + static_cast<int>(value)), language);
}

std::optional<Phrase> phrase_named(const std::string& name) {
  for (std::size_t i = 0; i < std::size(kEntries); ++i) {
    if (kEntries[i].name == name) return static_cast<Phrase>(i);
  }
  return std::nullopt;
}

std::string token_words(std::string_view prefix, std::string_view token,
                        std::string_view language) {
  const auto phrase = phrase_named(std::string(prefix) + std::string(token));
  return std::string(phrase ? pattern(*phrase, language) : token);
}

}  // namespace

std::string_view pattern(Phrase phrase, std::string_view language) {
  const Entry& entry = kEntries[static_cast<std::size_t>(phrase)];
  if (language == "ms") return entry.ms;
  return language == "ja" ? entry.ja : entry.en;
}

std::string say_count(std::string_view language, std::uint64_t n, Phrase one, Phrase many) {
  return say(language, n == 1 ? one : many, n);
}

std::string_view outcome_word(findings::Outcome outcome, std::string_view language) {
  return nth(Phrase::outcome_pass, outcome, language);
}

std::string_view verdict_word(findings::Word word, std::string_view language) {
  return nth(Phrase::verdict_compliant, word, language);
}

std::string_view evidence_word(findings::Evidence grade, std::string_view language) {
  return nth(Phrase::evidence_primary, grade, language);
}

std::string_view severity_word(findings::Severity severity, std::string_view language) {
  return nth(Phrase::severity_mandatory, severity, language);
}

std::string_view explains_word(findings::Explains line, std::string_view language) {
  return nth(Phrase::explains_applies, line, language);
}

std::string flag_words(std::string_view flag, std::string_view language) {
  return token_words("flag_", flag, language);
}

std::string role_word(std::string_view role, std::string_view language) {
  return token_words("role_", role, language);
}

std::string_view mark(findings::Outcome outcome) {
  constexpr std::array<std::string_view, 8> kMarks = {"✓", "✗", "?", "–", "⊘", "✎", "⚑", "!"};
  return kMarks[static_cast<std::size_t>(outcome)];
}

std::string operator_words(std::string_view op, std::string_view limit, std::string_view high,
                           std::string_view language) {
  struct Words {
    std::string_view op;
    Phrase phrase;
  };
  constexpr Words kWords[] = {{"<=", Phrase::at_most},  {"<", Phrase::below},
                              {">=", Phrase::at_least}, {">", Phrase::above},
                              {"=", Phrase::exactly},   {"!=", Phrase::not_equal}};
  if (op == "between") return say(language, Phrase::between, limit, high);
  for (const auto& words : kWords) {
    if (words.op == op) return say(language, words.phrase, limit);
  }
  return std::string(op) + " " + std::string(limit);
}

}  // namespace garis::report

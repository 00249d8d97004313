#include "dsl/syntax/words.hpp"

#include <algorithm>

#include "dsl/syntax/tokens.hpp"

namespace garis::syntax {

bool is_reserved(std::string_view word) { return grammar::reserved_words().contains(word); }

const std::vector<std::string_view>& keywords() {
  static const std::vector<std::string_view> all = [] {
    std::vector<std::string_view> words(grammar::reserved_words().begin(),
                                        grammar::reserved_words().end());
    for (const auto* word :
         {"each",     "exactly",     "least",     "one",          "matches",      "extends",
          "title",    "publisher",   "languages", "jurisdiction", "licence",      "source",
          "sha256",   "convention",  "ifc",       "gbxml",        "buildingsync", "csv",
          "clause",   "section",     "formula",   "annex",        "figure",       "page",
          "primary",  "transcribed", "secondary", "unverified",   "designer",     "assessor",
          "reviewer", "authority",   "first",     "match",        "interpolate",  "otherwise",
          "step",     "linear",      "pass",      "fail",         "undetermined", "applicable",
          "manual",   "waived",      "error",     "highest",      "counts",       "prerequisite",
          "skipped",  "via",         "use"})
      words.emplace_back(word);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
  }();
  return all;
}

}  // namespace garis::syntax

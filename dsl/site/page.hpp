// The frame of a page, escaping, and the site's own words. Private to site.
#pragma once

#include <string>
#include <string_view>

#include "dsl/compile/pack.hpp"

namespace garis::site {

// Text that is shown to people: never markup, and no hidden characters.
std::string escaped(std::string_view text);
// A name that is safe as a file name and tells rules apart: "5.5-roof-u" → "5-5-roof-u".
std::string file_name(std::string_view id);

enum class Word : std::uint8_t {
#define GARIS_SITE_WORD(name, en, ms, ja) name,
#include "dsl/site/words.def"
#undef GARIS_SITE_WORD
};
std::string word(Word word, const std::string& language);
// The word for a severity or a grade of evidence, as it stands in rule files.
std::string word(std::string_view written, const std::string& language);

// Where a page stands and what it belongs to.
struct Place {
  const compile::Pack& pack;
  std::string language;
  std::vector<std::string> languages;
  std::string path;  // inside the folder of its language: "rules/a.html"

  std::string to_top() const;                         // "../" for each folder
  std::string link(const std::string& target) const;  // to a page of the same language
  std::string text(const base::Texts& texts) const;   // escaped, in the language of the page
};

std::string page(const Place& place, const std::string& title, const std::string& body);
const std::string& style_sheet();

}  // namespace garis::site

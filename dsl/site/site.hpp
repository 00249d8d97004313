// A guideline as a small web site: contents, a page for each rule with its figures, sources and
// tests, the tables, and a dictionary of what the rules read. Plain pages with one style sheet
// beside them; nothing is fetched from elsewhere and nothing runs. The same pack gives the same
// bytes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "dsl/compile/pack.hpp"

namespace garis::site {

// By path inside the folder of the site: "index.html", "rules/5-5-roof-u.html", "ms/index.html".
using Files = std::map<std::string, std::string>;

// The first of the languages stands at the top, each other one in a folder of its name. Texts that
// a guideline does not have in a language are shown in the first of its own.
Files pages(const compile::Pack& pack, const std::vector<std::string>& languages);

// Languages that the words of the site itself exist in.
const std::vector<std::string>& languages();

}  // namespace garis::site

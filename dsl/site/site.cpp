#include "dsl/site/site.hpp"

#include "dsl/site/pages.hpp"

namespace garis::site {

const std::vector<std::string>& languages() {
  static const std::vector<std::string> all = {"en", "ms", "ja"};
  return all;
}

Files pages(const compile::Pack& pack, const std::vector<std::string>& languages) {
  Files files;
  files["style.css"] = style_sheet();
  const semantics::Dependencies dependencies(pack.guideline);
  const auto& declarations = pack.guideline.file.declarations;
  for (const auto& language : languages) {
    const std::string folder = language == languages[0] ? "" : language + "/";
    const auto at = [&](const std::string& path) { return Place{pack, language, languages, path}; };
    files[folder + "index.html"] = index_page(at("index.html"));
    files[folder + "tables.html"] = tables_page(at("tables.html"));
    files[folder + "dictionary.html"] = dictionary_page(at("dictionary.html"));
    for (const auto& [id, path] : rule_paths(pack))
      files[folder + path] =
          rule_page(at(path), std::get<ast::Rule>(declarations[id]), id, dependencies);
  }
  return files;
}

}  // namespace garis::site

#include "dsl/site/page.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "dsl/base/sha256.hpp"
#include "dsl/base/text.hpp"

namespace garis::site {
namespace {

struct SiteWord {
  std::string_view name, en, ms, ja;
};

constexpr std::array kWords = {
#define GARIS_SITE_WORD(name, en, ms, ja) SiteWord{#name, en, ms, ja},
#include "dsl/site/words.def"
#undef GARIS_SITE_WORD
};

std::string in(const SiteWord& word, const std::string& language) {
  return std::string(language == "ms" ? word.ms : language == "ja" ? word.ja : word.en);
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

std::string other_languages(const Place& place) {
  if (place.languages.size() < 2) return {};
  std::string links;
  for (const auto& language : place.languages) {
    // From the top of the site down again: the first language stands there itself.
    const std::string up = place.to_top() + (place.language == place.languages[0] ? "" : "../");
    const std::string folder = language == place.languages[0] ? "" : language + "/";
    links += language == place.language
                 ? fmt::format(" <strong>{}</strong>", language)
                 : fmt::format(" <a href=\"{0}{1}{2}\" hreflang=\"{3}\" lang=\"{3}\">{3}</a>", up,
                               folder, place.path, language);
  }
  return "<span class=\"languages\">" + links + "</span>";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : base::visible(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string file_name(std::string_view id) {
  std::string name;
  for (const char c : id) name += is_plain(c) ? c : '-';
  constexpr std::size_t kLongest = 80;
  const bool changed =
      std::any_of(id.begin(), id.end(), [](char c) { return !is_plain(c) && c != '.'; });
  // Two ids that differ in other signs only keep names of their own.
  if (changed || name.size() > kLongest || name.empty())
    name = name.substr(0, kLongest) + "-" + base::sha256(id).substr(0, 6);
  return name;
}

std::string word(Word word, const std::string& language) {
  return in(kWords[static_cast<std::size_t>(word)], language);
}

std::string word(std::string_view written, const std::string& language) {
  for (const auto& each : kWords) {
    if (each.name == written) return in(each, language);
  }
  return std::string(written);
}

std::string Place::to_top() const {
  std::string up;
  for (const char c : path) up += c == '/' ? "../" : "";
  return up;
}

std::string Place::link(const std::string& target) const { return to_top() + target; }

std::string Place::text(const base::Texts& texts) const {
  return escaped(base::in_language(texts, language));
}

std::string page(const Place& place, const std::string& title, const std::string& body) {
  const auto& pack = place.pack;
  const std::string style =
      place.to_top() + (place.language == place.languages[0] ? "" : "../") + "style.css";
  const auto nav = fmt::format(
      "<nav><a href=\"{}\">{}</a> <a href=\"{}\">{}</a> <a href=\"{}\">{}</a>{}</nav>",
      place.link("index.html"), word(Word::contents, place.language), place.link("tables.html"),
      word(Word::tables, place.language), place.link("dictionary.html"),
      word(Word::dictionary, place.language), other_languages(place));
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>{} · {}</title>\n<link rel=\"stylesheet\" href=\"{}\">\n</head>\n<body>\n{}\n"
      "<main>\n{}</main>\n<footer>{} · garis · <span class=\"hash\">sha256 {}</span></footer>\n"
      "</body>\n</html>\n",
      place.language, title, escaped(pack.info.name()), style, nav, body, escaped(pack.info.name()),
      pack.info.sha256);
}

const std::string& style_sheet() {
  static const std::string style =
      R"(/* style of a guideline's pages · garis */
:root { color-scheme: light dark; --ink: #1c1c1a; --paper: #fdfdfb; --soft: #6b6b66; --line: #d9d9d2; --mark: #f1f1ea; --link: #0b5394; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e6e1; --paper: #161615; --soft: #9c9c95; --line: #3a3a37; --mark: #232321; --link: #8ab8e6; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1.25rem 3rem; background: var(--paper); color: var(--ink);
       font: 1rem/1.6 system-ui, "Noto Sans", "Noto Sans JP", "Hiragino Sans", sans-serif; }
nav { display: flex; flex-wrap: wrap; gap: 1.25rem; padding-bottom: .75rem; border-bottom: 1px solid var(--line); }
.languages { margin-left: auto; }
a { color: var(--link); }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.5rem 0 .25rem; }
h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.under { color: var(--soft); margin: 0 0 1rem; }
.sentence { font-size: 1.15rem; margin: 1rem 0; }
table { border-collapse: collapse; width: 100%; margin: .5rem 0 1rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; color: var(--soft); }
.wide { overflow-x: auto; }
pre { background: var(--mark); padding: .75rem 1rem; overflow-x: auto; border-radius: 4px; margin: .5rem 0 1rem; }
pre, code { font: .875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
blockquote { margin: .5rem 0; padding-left: 1rem; border-left: 3px solid var(--line); }
.unverified { font-weight: 600; }
footer { margin-top: 3rem; padding-top: .75rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .8rem; overflow-wrap: anywhere; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; background: none; color: black; }
  nav { display: none; }
  pre { white-space: pre-wrap; border: 1px solid #ccc; background: none; }
  tr, pre, blockquote { break-inside: avoid; }
  h1, h2 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
)";
  return style;
}

}  // namespace garis::site

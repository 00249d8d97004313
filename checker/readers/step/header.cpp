#include "checker/readers/step/header.hpp"

#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/lexical.hpp"
#include "checker/readers/step/string.hpp"
#include "dsl/base/text.hpp"

namespace garis::step {
namespace {

constexpr std::size_t kMaxUnknown = 8;

// The `;` that ends the statement at `at`, or the end of the text.
std::size_t statement_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != ';') {
    if (text[at] == '\'') at = string_end(text, at + 1).at;
    if (text.substr(at).starts_with("/*"))
      at = skip_blanks_and_comments(text, at);
    else if (at < text.size() && text[at] != ';')
      ++at;
  }
  return at;
}

std::string text_of(const Value& value) {
  return value.kind == Kind::string ? decode_string(value.text) : std::string();
}

// The strings of a list; a string that stands there without one counts as one.
std::vector<std::string> texts_of(const Value& value) {
  if (value.kind == Kind::string) return {decode_string(value.text)};
  std::vector<std::string> texts;
  auto items = value.items();
  while (const auto item = items.next()) {
    if (item.kind == Kind::string) texts.push_back(decode_string(item.text));
  }
  return texts;
}

// name, time stamp, authors, organisations, preprocessor, originating system, authorisation
void read_file_name(Cursor values, Header& header) {
  header.name = text_of(values.next());
  header.time_stamp = text_of(values.next());
  values.skip(2);
  header.preprocessor = text_of(values.next());
  header.originating_system = text_of(values.next());
}

void read_entity(std::string_view keyword, Cursor values, Header& header) {
  if (keyword == "FILE_DESCRIPTION")
    header.descriptions = texts_of(values.next());
  else if (keyword == "FILE_NAME")
    read_file_name(values, header);
  else if (keyword == "FILE_SCHEMA")
    header.schemas = texts_of(values.next());
  else if (!keyword.empty() && header.unknown_entities.size() < kMaxUnknown)
    header.unknown_entities.emplace_back(keyword);
}

std::string_view keyword_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_keyword_part(text[end])) ++end;
  return text.substr(at, end - at);
}

}  // namespace

Header read_header(std::string_view text) {
  Header header;
  for (std::size_t at = skip_blanks_and_comments(text, 0); at < text.size();) {
    const auto end = statement_end(text, at);
    const auto statement = text.substr(at, end - at);
    read_entity(keyword_at(text, at), arguments(statement), header);
    at = skip_blanks_and_comments(text, end + 1);
  }
  return header;
}

std::vector<std::string> view_definitions(const Header& header) {
  std::vector<std::string> views;
  for (const std::string_view text : header.descriptions) {
    const auto open = text.find('['), close = text.find(']', open);
    if (text.find("ViewDefinition") == std::string_view::npos || close == std::string_view::npos)
      continue;
    for (const auto view : base::split(text.substr(open + 1, close - open - 1), ','))
      views.emplace_back(base::trim(view));
  }
  return views;
}

}  // namespace garis::step

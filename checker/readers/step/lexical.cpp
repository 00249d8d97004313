#include "checker/readers/step/lexical.hpp"

#include <algorithm>

namespace garis::step {
namespace {

bool has(std::string_view text, std::size_t at, std::string_view word) {
  return text.substr(at, word.size()) == word;
}

bool has_statement(std::string_view text, std::size_t at, std::string_view word) {
  if (!has(text, at, word)) return false;
  const auto end = skip_blanks(text, at + word.size());
  return end < text.size() && text[end] == ';';
}

bool has_instance(std::string_view text, std::size_t at) {
  const auto name = read_name(text, at);
  if (name.end == 0) return false;
  const auto end = skip_blanks(text, name.end);
  return end < text.size() && text[end] == '=';
}

}  // namespace

std::size_t skip_blanks_and_comments(std::string_view text, std::size_t at) {
  at = skip_blanks(text, at);
  while (has(text, std::min(at, text.size()), "/*")) {
    const auto end = text.find("*/", at + 2);
    if (end == std::string_view::npos) return text.size();
    at = skip_blanks(text, end + 2);
  }
  return at;
}

std::size_t directive_size(std::string_view text, std::size_t at) {
  const auto rest = text.substr(at);
  if (rest.size() < 2) return 1;
  if (rest[1] == '\\') return 2;
  if (rest.size() >= 3 && rest[2] == '\\') {
    if (rest[1] == 'S') return std::min<std::size_t>(4, rest.size());
    return rest[1] == 'X' || rest[1] == 'N' || rest[1] == 'F' ? 3 : 1;
  }
  if (rest.size() < 4 || rest[3] != '\\') return 1;
  const bool is_wide = rest[1] == 'X' && (rest[2] == '0' || rest[2] == '2' || rest[2] == '4');
  const bool is_page = rest[1] == 'P' && rest[2] >= 'A' && rest[2] <= 'I';
  return is_wide || is_page ? 4 : 1;
}

bool starts_statement(std::string_view text, std::size_t at) {
  const auto word = skip_blanks(text, at);
  const auto gap = text.substr(at, word - at);
  if (word >= text.size() || std::none_of(gap.begin(), gap.end(), is_newline)) return false;
  if (text[word] == '#') return has_instance(text, word);
  return has_statement(text, word, "ENDSEC") || has_statement(text, word, "DATA");
}

StringEnd string_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const char c = text[at];
    if (c == '\'') return {at, true};
    if (c == ';' && starts_statement(text, at + 1)) return {at, false};
    at += c == '\\' ? directive_size(text, at) : 1;
  }
  return {text.size(), false};
}

std::uint64_t line_of(std::string_view text, std::size_t offset) {
  std::uint64_t line = 1;
  offset = std::min(offset, text.size());
  for (std::size_t at = 0; at < offset; ++at) {
    const bool is_end = text[at] == '\n' || (text[at] == '\r' && !has(text, at + 1, "\n"));
    line += is_end ? 1 : 0;
  }
  return line;
}

std::string line_mark(std::string_view text, std::size_t offset) {
  std::string mark = ":";
  mark += std::to_string(line_of(text, offset));
  return mark += ": ";
}

}  // namespace garis::step

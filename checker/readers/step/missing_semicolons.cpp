#include "checker/readers/step/missing_semicolons.hpp"

#include <algorithm>

#include "checker/readers/step/cursor.hpp"
#include "checker/readers/step/lexical.hpp"

namespace garis::step {
namespace {

struct Swallowed {
  std::size_t after = 0;  // this instance
  std::size_t offset = 0;
  std::uint64_t name = 0;
  std::string_view keyword;
};

// Whether a line inside the statement may begin with an instance; nearly always there is one
// newline, at its end.
bool has_inner_line(std::string_view statement) {
  const char newline = statement.ends_with('\r') ? '\r' : '\n';
  for (auto at = statement.find(newline); at != std::string_view::npos;
       at = statement.find(newline, at + 1)) {
    const auto next = skip_blanks(statement, at);
    if (next < statement.size() && (statement[next] == '#' || statement[next] == '/')) return true;
  }
  return false;
}

std::string_view keyword_at(std::string_view text, std::size_t at) {
  auto end = at;
  while (end < text.size() && is_keyword_part(text[end])) ++end;
  return text.substr(at, end - at);
}

// The instance that follows the closing bracket of the one at `begin`; nothing behind a `;`.
bool read_next(std::string_view text, std::size_t begin, std::size_t end, Swallowed& next) {
  const auto size = size_of_instance(text.substr(begin, end - begin));
  if (size == 0) return false;
  next.offset = skip_blanks_and_comments(text, begin + size);
  if (next.offset >= end || text[next.offset] != '#') return false;
  const auto name = read_name(text, next.offset);
  if (name.end == 0) return false;
  auto at = skip_blanks_and_comments(text, name.end);
  if (at >= end || text[at] != '=') return false;
  at = skip_blanks_and_comments(text, at + 1);
  next.name = name.number;
  next.keyword = keyword_at(text, std::min(at, end));
  return !next.keyword.empty();
}

std::vector<Swallowed> all_swallowed(std::string_view text, const Found& found) {
  std::vector<Swallowed> all;
  for (std::size_t i = 0; i < found.offsets.size(); ++i) {
    const bool is_last = i + 1 == found.offsets.size();
    if (!is_last && found.names[i + 1] == found.names[i] + 1) continue;
    const std::size_t begin = found.offsets[i];
    const std::size_t end = is_last ? text.size() : found.offsets[i + 1];
    if (!has_inner_line(text.substr(begin, end - begin))) continue;
    Swallowed next{i, begin, 0, {}};
    while (read_next(text, next.offset, end, next)) all.push_back(next);
  }
  return all;
}

}  // namespace

void find_swallowed(std::string_view text, Found& found, Keywords& keywords, Notices& notices,
                    std::uint64_t most_instances) {
  const auto all = all_swallowed(text, found);
  if (all.empty()) return;
  Found complete;
  auto next = all.begin();
  for (std::size_t i = 0; i < found.offsets.size(); ++i) {
    complete.offsets.push_back(found.offsets[i]);
    complete.names.push_back(found.names[i]);
    complete.keywords.push_back(found.keywords[i]);
    for (; next != all.end() && next->after == i; ++next) {
      notices.add(NoticeCode::missing_semicolon, next->offset);
      const auto keyword = keywords.add(next->keyword);
      if (!keyword || complete.offsets.size() >= most_instances) continue;
      complete.offsets.push_back(static_cast<std::uint32_t>(next->offset));
      complete.names.push_back(next->name);
      complete.keywords.push_back(*keyword);
    }
  }
  found = std::move(complete);
}

}  // namespace garis::step

#include "checker/readers/step/references.hpp"

#include "checker/readers/step/lexical.hpp"

namespace garis::step {

bool read_references(std::string_view items, std::vector<std::uint64_t>& names) {
  const auto before = names.size();
  for (std::size_t at = 0; at < items.size();) {
    at = skip_blanks(items, at);
    const auto name = at < items.size() && items[at] == '#' ? read_name(items, at) : Name{};
    at = skip_blanks(items, name.end);
    const bool is_last = at == items.size();
    // A comma needs another reference behind it.
    const bool is_followed = at + 1 < items.size() && items[at] == ',';
    if (name.end == 0 || !(is_last || is_followed)) {
      names.resize(before);
      return false;
    }
    names.push_back(name.number);
    ++at;
  }
  return true;
}

std::optional<std::string_view> leading_string(std::string_view instance,
                                               std::size_t keyword_size) {
  const auto name = read_name(instance, 0);
  if (name.end == 0 || name.end >= instance.size() || instance[name.end] != '=')
    return std::nullopt;
  const auto bracket = skip_blanks(instance, name.end + 1) + keyword_size;
  const auto begin = bracket + 2;
  if (begin >= instance.size() || instance[bracket] != '(' || instance[begin - 1] != '\'')
    return std::nullopt;
  auto end = begin;
  while (end < instance.size() && instance[end] != '\'' && instance[end] != '\\') ++end;
  if (end + 1 >= instance.size() || instance[end] != '\'' || instance[end + 1] != ',')
    return std::nullopt;
  return instance.substr(begin, end - begin);
}

}  // namespace garis::step

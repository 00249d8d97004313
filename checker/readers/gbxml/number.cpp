#include "checker/readers/gbxml/number.hpp"

#include <charconv>
#include <cmath>
#include <string>

#include "dsl/base/text.hpp"

namespace garis::gbxml {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view without_quotes(std::string_view text) {
  while (!text.empty() && (text.front() == '"' || text.front() == '\'')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '"' || text.back() == '\'')) text.remove_suffix(1);
  return base::trim(text);
}

// True if each comma stands before exactly three digits and after one at least: 1,275 or
// 10,422.932.
bool has_thousands(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  const auto groups = base::split(text.substr(0, text.find('.')), ',');
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool size_fits =
        i == 0 ? !groups[i].empty() && groups[i].size() <= 3 : groups[i].size() == 3;
    if (!size_fits) return false;
    for (const char c : groups[i]) {
      if (!is_digit(c)) return false;
    }
  }
  return true;
}

std::optional<double> plain(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  return whole && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::optional<double> read_number(std::string_view text) {
  text = without_quotes(base::trim(text));
  if (text.starts_with('+')) text.remove_prefix(1);
  if (text.find(',') == std::string_view::npos) return plain(text);
  if (!has_thousands(text)) return std::nullopt;
  std::string digits(text);
  std::erase(digits, ',');
  return plain(digits);
}

}  // namespace garis::gbxml

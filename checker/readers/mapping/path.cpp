#include "checker/readers/mapping/path.hpp"

#include <algorithm>

#include "dsl/base/text.hpp"

namespace garis::mapping {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_' || c == '.';
  });
}

// [@type='Visible'] or [not(@solarIncidentAngle)], without the brackets.
std::optional<Condition> parse_condition(std::string_view text) {
  constexpr std::string_view absent = "not(@";
  if (text.starts_with(absent) && text.ends_with(')')) {
    text = text.substr(absent.size(), text.size() - absent.size() - 1);
    return is_name(text) ? std::optional(Condition{std::string(text), ""}) : std::nullopt;
  }
  const auto equals = text.find("='");
  if (!text.starts_with('@') || equals == std::string_view::npos || !text.ends_with('\''))
    return std::nullopt;
  const auto name = text.substr(1, equals - 1);
  if (!is_name(name) || text.size() < equals + 4) return std::nullopt;
  return Condition{std::string(name),
                   std::string(text.substr(equals + 2, text.size() - equals - 3))};
}

bool parse_conditions(std::string_view text, Path& path) {
  while (!text.empty()) {
    const auto close = text.find(']');
    if (text.front() != '[' || close == std::string_view::npos) return false;
    auto condition = parse_condition(text.substr(1, close - 1));
    if (!condition) return false;
    path.conditions.push_back(std::move(*condition));
    text.remove_prefix(close + 1);
  }
  return true;
}

}  // namespace

std::optional<Path> parse_path(std::string_view text) {
  Path path;
  const auto bracket = std::min(text.find('['), text.size());
  auto steps = base::split(text.substr(0, bracket), '/');
  if (!parse_conditions(text.substr(bracket), path)) return std::nullopt;
  if (steps.back().starts_with('@')) {
    path.attribute = steps.back().substr(1);
    if (!is_name(path.attribute) || !path.conditions.empty()) return std::nullopt;
    steps.pop_back();
  }
  if (steps.empty() || !std::all_of(steps.begin(), steps.end(), is_name)) return std::nullopt;
  if (steps.size() == 1 && path.attribute.empty()) return std::nullopt;
  path.anchor = steps.front();
  path.elements.assign(steps.begin() + 1, steps.end());
  return path;
}

// The set ends at the first dot: names of properties may hold dots, those of sets do not.
std::optional<SetPath> parse_set_path(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || dot == 0 || dot + 1 == text.size()) return std::nullopt;
  return SetPath{std::string(text.substr(0, dot)), std::string(text.substr(dot + 1))};
}

}  // namespace garis::mapping

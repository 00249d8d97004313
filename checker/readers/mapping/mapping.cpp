#include "checker/readers/mapping/mapping.hpp"

#include <algorithm>
#include <charconv>

namespace garis::mapping {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool same_but_for_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

Words::const_iterator find_word(const Words& words, std::string_view word) {
  const auto exact = words.find(word);
  if (exact != words.end()) return exact;
  return std::find_if(words.begin(), words.end(),
                      [&](const auto& entry) { return same_but_for_case(entry.first, word); });
}

std::optional<Quantity> parse_quantity(std::string_view text) {
  text = base::trim(text);
  Quantity quantity;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), quantity.value);
  if (error != std::errc()) return std::nullopt;
  const auto unit = base::trim(text.substr(static_cast<std::size_t>(end - text.data())));
  if (unit.empty()) return quantity;
  const auto parsed = units::parse_unit(unit);
  if (!parsed) return std::nullopt;
  quantity.unit = *parsed;
  return quantity;
}

bool set_path(Place& place, std::string_view format) {
  if (format == "ifc") {
    constexpr std::string_view kClassification = "classification ";
    if (place.text.starts_with(kClassification)) {
      place.classification = place.text.substr(kClassification.size());
      return !place.classification.empty();
    }
    place.set_path = parse_set_path(place.text);
    return place.set_path.has_value();
  }
  place.path = parse_path(place.text);
  return place.path.has_value();
}

std::optional<base::Error> Mapping::add_place(model::PropertyId property, std::string_view text) {
  Place place;
  place.text = text;
  if (!set_path(place, format)) {
    return base::Error{"E-MAPPING",
                       "`" + place.text + "` is not a path of " + format,
                       {format == "ifc" ? "expected for example `Pset_WallCommon.IsExternal`"
                                        : "expected for example `Construction/U-value` or "
                                          "`Space/@spaceType`"}};
  }
  auto& known = places[property];
  known.insert(known.begin(), std::move(place));
  return std::nullopt;
}

}  // namespace garis::mapping

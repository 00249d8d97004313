#include "checker/readers/mapping/mapping.hpp"

#include <charconv>

namespace garis::mapping {

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

std::optional<base::Error> Mapping::add_place(model::PropertyId property, std::string_view text) {
  Place place;
  place.text = text;
  place.path = parse_path(text);
  if (!place.path) {
    return base::Error{"E-MAPPING",
                       "`" + place.text + "` is not a path of " + format,
                       {"expected for example `Construction/U-value` or `Space/@spaceType`"}};
  }
  auto& known = places[property];
  known.insert(known.begin(), std::move(place));
  return std::nullopt;
}

}  // namespace garis::mapping

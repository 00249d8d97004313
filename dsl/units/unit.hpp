// Dimensions and units.
//
// A dimension is a product of powers of base dimensions. Besides those of the SI there are some
// that guidelines must not mix up: years (so that kWh/yr is no power), CO₂e (no mass of steel),
// money by currency, persons, points, and crude-oil equivalent.
//
// Notation: kWh/m²/yr = kWh/(m²·yr); a unit written directly after an exponent stays on its side of
// the slash, W/m²K = W/(m²·K) and m²K/W = (m²·K)/W; W/m²·K is refused because it has two readings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace garis::units {

enum class Base : std::uint8_t {
  length,
  mass,
  time,
  temperature,
  current,
  luminous,
  amount,
  angle,
  year,
  co2e,
  ringgit,
  yen,
  person,
  point,
  oil,
};
inline constexpr std::size_t kBases = 15;

class Dimension {
 public:
  constexpr Dimension() = default;
  constexpr Dimension(Base base, int power) {
    powers_[static_cast<std::size_t>(base)] = static_cast<std::int8_t>(power);
  }

  constexpr int power(Base base) const { return powers_[static_cast<std::size_t>(base)]; }
  bool is_none() const { return *this == Dimension(); }
  Dimension times(const Dimension& other, int exponent = 1) const;
  Dimension to_power(int exponent) const { return Dimension().times(*this, exponent); }
  // The same dimension with years read as time: kWh/yr becomes a power.
  Dimension with_years_as_time() const;

  friend bool operator==(const Dimension&, const Dimension&) = default;

 private:
  std::array<std::int8_t, kBases> powers_{};
};

// A name for people: "energy per area and year", "W/(m²·K)" in base units if there is none.
std::string describe(const Dimension& dimension);

struct Unit {
  Dimension dimension;
  double factor = 1;      // value in base units = value × factor + offset
  double offset = 0;      // only °C and °F as points
  bool is_point = false;  // a temperature point, not a difference
  std::string text;       // canonical spelling; empty for plain numbers

  bool is_percent() const { return text == "%" || text == "pp" || text == "‰"; }
};

// `value` of unit `from`, in unit `to`; both of one dimension. Exact where the ratio of the factors
// or its inverse is a whole number.
double convert(double value, const Unit& from, const Unit& to);

struct UnitMatch {
  std::size_t length = 0;  // bytes of the text that form the unit; 0 if none
  Unit unit;
  // W/m²·K: the two readings, for the message; then `length` covers the whole of it.
  std::optional<std::array<std::string, 2>> readings;
};

// The longest unit at the start of `text`.
UnitMatch match_unit(std::string_view text);
// The unit that `text` is as a whole; nothing if it is none or is ambiguous.
std::optional<Unit> parse_unit(std::string_view text);
// All unit symbols, for suggestions.
const std::vector<std::string>& symbols();

}  // namespace garis::units

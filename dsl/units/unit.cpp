#include "dsl/units/unit.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace garis::units {

Dimension Dimension::times(const Dimension& other, int exponent) const {
  Dimension result = *this;
  for (std::size_t i = 0; i < kBases; ++i) {
    result.powers_[i] = static_cast<std::int8_t>(result.powers_[i] + exponent * other.powers_[i]);
  }
  return result;
}

Dimension Dimension::with_years_as_time() const {
  Dimension result = *this;
  result.powers_[static_cast<std::size_t>(Base::time)] =
      static_cast<std::int8_t>(power(Base::time) + power(Base::year));
  result.powers_[static_cast<std::size_t>(Base::year)] = 0;
  return result;
}

namespace {

const Dimension kLength(Base::length, 1), kMass(Base::mass, 1), kTime(Base::time, 1),
    kTemperature(Base::temperature, 1), kLuminous(Base::luminous, 1), kAngle(Base::angle, 1),
    kYear(Base::year, 1), kCo2e(Base::co2e, 1), kRinggit(Base::ringgit, 1), kYen(Base::yen, 1),
    kPerson(Base::person, 1), kPoint(Base::point, 1), kOil(Base::oil, 1);
const Dimension kArea = kLength.to_power(2);
const Dimension kVolume = kLength.to_power(3);
const Dimension kEnergy = kMass.times(kArea).times(kTime, -2);
const Dimension kPower = kEnergy.times(kTime, -1);
const Dimension kPressure = kMass.times(kLength, -1).times(kTime, -2);

struct Symbol {
  std::string text;
  Dimension dimension;
  double factor = 1;
  double offset = 0;
  bool is_point = false;
};

// Longest spelling first, so that `kgCO2e` is not read as `kg`.
const std::vector<Symbol>& symbol_table() {
  static const std::vector<Symbol> table = [] {
    std::vector<Symbol> all = {
        {"%", {}, 0.01},
        {"‰", {}, 0.001},
        {"pp", {}, 0.01},
        {"°C", kTemperature, 1, 273.15, true},
        {"°F", kTemperature, 5.0 / 9.0, 459.67 * 5.0 / 9.0, true},
        {"Δ°C", kTemperature},
        {"Δ°F", kTemperature, 5.0 / 9.0},
        {"K", kTemperature},
        {"Wh", kEnergy, 3600},
        {"kWh", kEnergy, 3.6e6},
        {"MWh", kEnergy, 3.6e9},
        {"GWh", kEnergy, 3.6e12},
        {"W", kPower},
        {"kW", kPower, 1e3},
        {"MW", kPower, 1e6},
        {"kWp", kPower, 1e3},
        {"J", kEnergy},
        {"kJ", kEnergy, 1e3},
        {"MJ", kEnergy, 1e6},
        {"GJ", kEnergy, 1e9},
        {"kgCO2e", kCo2e},
        {"tCO2e", kCo2e, 1e3},
        {"g", kMass, 1e-3},
        {"kg", kMass},
        {"t", kMass, 1e3},
        {"tonne", kMass, 1e3},
        {"tonnes", kMass, 1e3},
        {"mm", kLength, 1e-3},
        {"cm", kLength, 1e-2},
        {"m", kLength},
        {"km", kLength, 1e3},
        {"ft", kLength, 0.3048},
        {"ha", kArea, 1e4},
        {"L", kVolume, 1e-3},
        {"lux", kLuminous.times(kLength, -2)},
        {"lx", kLuminous.times(kLength, -2)},
        {"lm", kLuminous},
        {"cd", kLuminous},
        {"Pa", kPressure},
        {"kPa", kPressure, 1e3},
        {"s", kTime},
        {"min", kTime, 60},
        {"h", kTime, 3600},
        {"day", kTime, 86400},
        {"days", kTime, 86400},
        {"yr", kYear},
        {"month", kYear, 1.0 / 12.0},
        {"months", kYear, 1.0 / 12.0},
        {"point", kPoint},
        {"points", kPoint},
        {"pt", kPoint},
        {"RM", kRinggit},
        {"MYR", kRinggit},
        {"JPY", kYen},
        {"people", kPerson},
        {"kL_oil", kOil},
        {"deg", kAngle},
        {"unit", {}},
        {"units", {}},
    };
    std::sort(all.begin(), all.end(), [](const Symbol& a, const Symbol& b) {
      return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
    });
    return all;
  }();
  return table;
}

bool is_word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

std::string superscript(int n) {
  static const std::array<std::string_view, 10> digits = {"⁰", "¹", "²", "³", "⁴",
                                                          "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string text = n < 0 ? "⁻" : "";
  const std::string plain = std::to_string(std::abs(n));
  for (const char c : plain) text += digits[static_cast<std::size_t>(c - '0')];
  return text;
}

// Reads one unit from the front of a text. Each function consumes what it recognises and leaves the
// position alone when it recognises nothing.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::size_t consumed(std::string_view text) const { return text.size() - rest_.size(); }

  bool quotient(Unit& unit) {
    if (!product(unit)) return false;
    std::string below;
    int slashes = 0;
    while (rest_.starts_with('/')) {
      const auto before = rest_;
      rest_.remove_prefix(1);
      Unit divisor;
      if (!product(divisor)) {
        rest_ = before;
        break;
      }
      unit.dimension = unit.dimension.times(divisor.dimension, -1);
      unit.factor /= divisor.factor;
      below += (slashes++ == 0 ? "" : "·") + strip(divisor.text);
    }
    if (slashes > 0) {
      const bool many = below.find("·") != std::string::npos;
      unit.text += many ? "/(" + below + ")" : "/" + below;
      make_difference(unit);
    }
    return true;
  }

  // `·K` or `*K` after a unit: the part of W/m²·K that has two readings.
  std::string dangling_product() {
    auto rest = rest_;
    if (rest.starts_with("·")) {
      rest.remove_prefix(2);
    } else if (rest.starts_with('*')) {
      rest.remove_prefix(1);
    } else {
      return {};
    }
    Reader reader(rest);
    Unit unit;
    if (!reader.power(unit)) return {};
    rest_ = reader.rest_;
    return unit.text;
  }

 private:
  static std::string strip(const std::string& text) {
    return text.starts_with('(') ? text.substr(1, text.size() - 2) : text;
  }

  static void make_difference(Unit& unit) {
    unit.is_point = false;
    unit.offset = 0;
  }

  static void multiply(Unit& unit, const Unit& other) {
    unit.dimension = unit.dimension.times(other.dimension);
    unit.factor *= other.factor;
    unit.text += "·" + other.text;
    make_difference(unit);
  }

  bool product(Unit& unit) {
    const auto before = rest_;
    if (rest_.starts_with('(')) {
      rest_.remove_prefix(1);
      if (group(unit)) return true;
      rest_ = before;
      return false;
    }
    if (!power(unit)) return false;
    Unit second;
    // A unit written directly after an exponent: the K of m²K.
    if (ends_with_exponent_ && power(second)) {
      multiply(unit, second);
      unit.text = "(" + unit.text + ")";
    }
    return true;
  }

  bool group(Unit& unit) {
    if (!power(unit)) return false;
    bool several = false;
    while (rest_.starts_with("·") || rest_.starts_with('*')) {
      rest_.remove_prefix(rest_.starts_with('*') ? 1 : 2);
      Unit factor;
      if (!power(factor)) return false;
      multiply(unit, factor);
      several = true;
    }
    if (!rest_.starts_with(')')) return false;
    rest_.remove_prefix(1);
    if (several) unit.text = "(" + unit.text + ")";
    return true;
  }

  bool power(Unit& unit) {
    ends_with_exponent_ = false;
    const Symbol* symbol = find_symbol();
    if (symbol == nullptr) return false;
    rest_.remove_prefix(symbol->text.size());
    const int exponent = read_exponent();
    unit = {symbol->dimension.to_power(exponent), std::pow(symbol->factor, exponent),
            symbol->offset, symbol->is_point, symbol->text};
    if (exponent != 1) {
      unit.text += superscript(exponent);
      make_difference(unit);
    }
    return true;
  }

  const Symbol* find_symbol() const {
    for (const auto& symbol : symbol_table()) {
      if (!rest_.starts_with(symbol.text)) continue;
      const auto after = rest_.substr(symbol.text.size());
      if (after.empty() || !is_word_char(after[0])) return &symbol;
      // m2 and ft3: a plain digit as exponent.
      const bool exponent = (after[0] == '2' || after[0] == '3') &&
                            (symbol.text == "m" || symbol.text == "ft" || symbol.text == "mm" ||
                             symbol.text == "cm" || symbol.text == "km") &&
                            (after.size() == 1 || after[1] < '0' || after[1] > '9');
      if (exponent) return &symbol;
    }
    return nullptr;
  }

  int read_exponent() {
    static const std::array<std::pair<std::string_view, char>, 6> marks = {
        {{"²", '2'}, {"³", '3'}, {"⁴", '4'}, {"⁻", '-'}, {"¹", '1'}, {"⁵", '5'}}};
    std::string digits;
    bool found = true;
    while (found) {
      found = false;
      for (const auto& [mark, digit] : marks) {
        if (!rest_.starts_with(mark)) continue;
        digits += digit;
        rest_.remove_prefix(mark.size());
        found = true;
      }
    }
    if (digits.empty() && rest_.size() > 1 && rest_[0] == '^') {
      const std::size_t sign = rest_[1] == '-' ? 1 : 0;
      if (rest_.size() > 1 + sign && rest_[1 + sign] >= '0' && rest_[1 + sign] <= '9') {
        digits = std::string(rest_.substr(1, 1 + sign));
        rest_.remove_prefix(2 + sign);
      }
    }
    if (digits.empty() && !rest_.empty() && (rest_[0] == '2' || rest_[0] == '3')) {
      digits = rest_[0];
      rest_.remove_prefix(1);
    }
    ends_with_exponent_ = !digits.empty();
    if (digits.empty() || digits == "-") return 1;
    return digits[0] == '-' ? -(digits[1] - '0') : digits[0] - '0';
  }

  std::string_view rest_;
  bool ends_with_exponent_ = false;
};

std::string without_group(const std::string& text) {
  // A whole unit in brackets keeps them only in front of a slash.
  if (!text.starts_with('(') || text.find('/') != std::string::npos) return text;
  return text.substr(1, text.size() - 2);
}

}  // namespace

double convert(double value, const Unit& from, const Unit& to) {
  if (from.is_point || to.is_point) {
    if (from.factor == to.factor && from.offset == to.offset) return value;
    const double base = value * from.factor + from.offset;
    return (base - to.offset) / to.factor;
  }
  if (from.factor == to.factor) return value;
  const double ratio = from.factor / to.factor;
  const double inverse = to.factor / from.factor;
  if (inverse == std::floor(inverse)) return value / inverse;
  return value * ratio;
}

UnitMatch match_unit(std::string_view text) {
  UnitMatch match;
  Reader reader(text);
  if (!reader.quotient(match.unit)) return {};
  const std::string unit = match.unit.text;
  const auto slash = unit.find('/');
  if (const auto dangling = reader.dangling_product(); !dangling.empty()) {
    if (slash == std::string::npos) {
      match.readings = {"(" + unit + "·" + dangling + ")", unit + " × " + dangling};
    } else {
      const auto above = unit.substr(0, slash);
      const auto below = unit.substr(slash + 1);
      match.readings = {above + "/(" + below + "·" + dangling + ")",
                        "(" + above + "·" + dangling + ")/" + below};
    }
  }
  match.unit.text = without_group(unit);
  match.length = reader.consumed(text);
  return match;
}

std::optional<Unit> parse_unit(std::string_view text) {
  auto match = match_unit(text);
  if (match.length != text.size() || match.length == 0 || match.readings) return std::nullopt;
  return match.unit;
}

const std::vector<std::string>& symbols() {
  static const std::vector<std::string> all = [] {
    std::vector<std::string> texts;
    for (const auto& symbol : symbol_table()) texts.push_back(symbol.text);
    return texts;
  }();
  return all;
}

std::string describe(const Dimension& dimension) {
  static const std::vector<std::pair<std::string_view, std::string_view>> names = {
      {"W/(m²·K)", "heat transmittance"},
      {"W/m²", "power per area"},
      {"kWh", "energy"},
      {"kWh/yr", "energy per year"},
      {"kWh/(m²·yr)", "energy per area and year"},
      {"kWh/m²", "energy per area"},
      {"W", "power"},
      {"m", "length"},
      {"m²", "area"},
      {"m³", "volume"},
      {"kg", "mass"},
      {"kg/m²", "mass per area"},
      {"kg/m³", "density"},
      {"K", "temperature"},
      {"h", "time"},
      {"yr", "years"},
      {"h/yr", "hours per year"},
      {"kgCO2e", "carbon"},
      {"kgCO2e/yr", "carbon per year"},
      {"kgCO2e/m²", "carbon per area"},
      {"kgCO2e/(m²·yr)", "carbon per area and year"},
      {"kgCO2e/kWh", "carbon per energy"},
      {"tCO2e/(people·yr)", "carbon per person and year"},
      {"RM", "money (RM)"},
      {"JPY", "money (JPY)"},
      {"RM/m²", "money per area"},
      {"people", "persons"},
      {"points", "points"},
      {"kL_oil", "crude-oil equivalent"},
      {"lx", "illuminance"},
      {"deg", "angle"},
      {"lm", "luminous flux"},
      {"Pa", "pressure"},
      {"m/s", "speed"},
      {"L/s", "volume per time"},
      {"(m²·K)/W", "thermal resistance"},
      {"W/(m·K)", "conductivity"},
      {"J/(kg·K)", "specific heat"},
      {"m³/yr", "volume per year"},
      {"kgCO2e/kg", "carbon per mass"}};
  if (dimension.is_none()) return "a plain number";
  for (const auto& [unit, name] : names) {
    const auto parsed = parse_unit(unit);
    if (parsed && parsed->dimension == dimension) return std::string(name);
  }
  static const std::array<std::string_view, kBases> bases = {
      "m",  "kg",     "s",  "K",   "A",      "cd",     "mol",   "deg",
      "yr", "kgCO2e", "RM", "JPY", "people", "points", "kL_oil"};
  std::string text;
  for (std::size_t i = 0; i < kBases; ++i) {
    const int power = dimension.power(static_cast<Base>(i));
    if (power == 0) continue;
    text +=
        (text.empty() ? "" : "·") + std::string(bases[i]) + (power == 1 ? "" : superscript(power));
  }
  return text;
}

}  // namespace garis::units

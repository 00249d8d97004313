#include "checker/findings/shown_numbers.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace garis::findings {
namespace {

constexpr int kMostDecimals = 15;
constexpr int kTrusted = 11;  // significant digits of a double that are not noise, less one

int magnitude(double value) { return static_cast<int>(std::floor(std::log10(std::fabs(value)))); }

// Decimals that show `value` with so many significant digits.
int decimals_for(double value, int digits) {
  if (value == 0) return 0;
  return std::clamp(digits - 1 - magnitude(value), 0, kMostDecimals);
}

// Decimals up to the last that is not zero, looking at no more than `trusted` of them.
int decimals_of(double value, int trusted) {
  const std::string text = base::fixed_decimal(value, std::clamp(trusted, 0, kMostDecimals));
  const auto point = text.find('.');
  return point == std::string::npos ? 0 : static_cast<int>(text.find_last_not_of('0') - point);
}

std::optional<double> compared(const Amount& amount) {
  return amount.rounded ? amount.rounded : amount.value;
}

// A measure in the scale in which it is read: ratios in per cent are multiplied by 100.
class Scale {
 public:
  explicit Scale(const Measure& measure)
      : measure_(measure), factor_(measure.percent ? 100.0 : 1.0), decimals_(decimals()) {}

  ShownAmount amount(const Amount& amount) const {
    return {text(compared(amount)), text(amount.low), text(amount.high)};
  }

  // Bounds of a value that is not known get two significant digits for the smaller of them.
  ShownAmount actual() const {
    const auto& actual = measure_.actual;
    if (compared(actual)) return amount(actual);
    int decimals = decimals_;
    for (const auto& bound : {actual.low, actual.high}) {
      if (bound) decimals = std::max(decimals, bound_decimals(*bound * factor_));
    }
    return {"", text(actual.low, decimals), text(actual.high, decimals)};
  }

  std::string difference() const {
    return measure_.margin ? text(std::fabs(*measure_.margin)) : std::string();
  }

 private:
  std::string text(std::optional<double> value) const { return text(value, decimals_); }

  std::string text(std::optional<double> value, int decimals) const {
    return value ? base::fixed_decimal(*value * factor_, decimals) : std::string();
  }

  static int bound_decimals(double bound) {
    return std::min(natural_decimals(bound), decimals_for(bound, 2));
  }

  int decimals() const {
    int enough = measure_.limit_decimals;
    for (const auto& limit : {measure_.limit.value, measure_.limit.low, measure_.limit.high}) {
      if (limit) enough = std::max(enough, limit_decimals(*limit * factor_));
    }
    if (measure_.margin) {
      const double margin = *measure_.margin * factor_;
      const int natural = decimals_of(margin, kTrusted - magnitude_of_operands());
      enough = std::max(enough, std::min(natural, decimals_for(margin, 2)));
    }
    return until_different(enough);
  }

  // A difference is no more exact than the larger of the two numbers.
  int magnitude_of_operands() const {
    double largest = std::fabs(*measure_.margin);
    for (const auto& value : {compared(measure_.actual), measure_.limit.value}) {
      if (value) largest = std::max(largest, std::fabs(*value));
    }
    return largest == 0 ? 0 : magnitude(largest * factor_);
  }

  // A limit that was computed has no written form; four significant digits stand for it.
  static int limit_decimals(double limit) {
    const int natural = natural_decimals(limit);
    return natural <= 4 ? natural : std::min(natural, decimals_for(limit, 4));
  }

  int until_different(int decimals) const {
    const auto actual = compared(measure_.actual);
    for (const auto& limit : {measure_.limit.value, measure_.limit.low, measure_.limit.high}) {
      if (!actual || !limit || equal(*actual, *limit)) continue;
      while (decimals < kMostDecimals && base::fixed_decimal(*actual * factor_, decimals) ==
                                             base::fixed_decimal(*limit * factor_, decimals)) {
        ++decimals;
      }
    }
    return decimals;
  }

  // The same tolerance by which the comparison itself calls two values equal.
  static bool equal(double actual, double limit) {
    return std::fabs(actual - limit) <= std::max(1e-9 * std::fabs(limit), 1e-12);
  }

  const Measure& measure_;
  double factor_;
  int decimals_;
};

std::string shown_unit(const Measure& measure) {
  if (measure.percent) return "%";
  return measure.unit == "1" ? std::string() : measure.unit;
}

}  // namespace

// to_chars rounds the exact binary value, so that a tie goes to the even digit.
std::string percent_text(double percent) {
  std::array<char, 340> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), percent,
                                 std::chars_format::fixed, 1)
                       .ptr;
  const std::string text(buffer.data(), end);
  return text == "-0.0" ? "0.0" : text;
}

int natural_decimals(double value) {
  return value == 0 ? 0 : decimals_of(value, kTrusted - magnitude(value));
}

ShownMeasure shown(const Measure& measure) {
  const Scale scale(measure);
  ShownMeasure result;
  result.actual = scale.actual();
  result.limit = scale.amount(measure.limit);
  result.difference = scale.difference();
  if (measure.margin_percent) {
    result.percent = percent_text(std::fabs(*measure.margin_percent));
  }
  result.unit = shown_unit(measure);
  return result;
}

std::string in_one_piece(const ShownAmount& amount) {
  if (!amount.value.empty()) return amount.value;
  if (amount.low.empty() && amount.high.empty()) return {};
  return amount.low + ".." + amount.high;
}

}  // namespace garis::findings

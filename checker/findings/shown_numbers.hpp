// The numbers of a measure as people read them, and as groups are formed by them.
//
// Actual and limit get the same number of decimals: enough to show the limit as the guideline
// writes it and the difference with two significant digits. An actual value that would look equal
// to a limit it does not equal gets more decimals until the two differ.
#pragma once

#include <string>

#include "checker/findings/finding.hpp"

namespace garis::findings {

struct ShownAmount {  // either `value`, or the bounds that are known; "" where there is none
  std::string value, low, high;
};

struct ShownMeasure {
  ShownAmount actual, limit;
  std::string difference;  // size of the margin, without sign; "" when it has no single value
  std::string percent;     // of the limit, one decimal, without sign; ""
  std::string unit;        // "%" for ratios read in per cent, "" for plain numbers
};

ShownMeasure shown(const Measure& measure);

// In one piece: "0.41", or "0.35..0.41" with an absent side empty.
std::string in_one_piece(const ShownAmount& amount);

// One decimal, half to even, as the record states shares of a limit: "-17.1".
std::string percent_text(double percent);

// Decimals of `value` in its shortest form, trusting twelve significant digits: 2 for 0.35.
int natural_decimals(double value);

}  // namespace garis::findings

// The values of one column that satisfy a condition: intervals of a number, words of a category
// (yes and no included), or texts. Private to semantics.
#pragma once

#include <limits>
#include <set>
#include <string>
#include <vector>

namespace garis::semantics {

struct Interval {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
  bool low_in = false, high_in = false;

  // Narrower than the guard band of comparisons is empty, unless it is a point.
  bool empty() const;
};

struct Region {
  enum class Kind : std::uint8_t { numbers, codes, texts } kind = Kind::numbers;
  std::vector<Interval> intervals;  // numbers: rising, apart from each other
  std::vector<bool> codes;          // codes: by value; no and yes for a truth
  std::set<std::string> texts;      // texts: these, or all others
  bool all_but = false;

  bool empty() const;
};

Region numbers(std::vector<Interval> intervals);
Region codes(std::size_t size, const std::set<std::size_t>& chosen);
Region texts(std::set<std::string> chosen);

Region complement(const Region& region);
Region intersection(const Region& a, const Region& b);

}  // namespace garis::semantics

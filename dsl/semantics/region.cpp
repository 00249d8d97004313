#include "dsl/semantics/region.hpp"

#include <algorithm>
#include <cmath>

namespace garis::semantics {
namespace {

Interval both(const Interval& a, const Interval& b) {
  Interval common;
  common.low = std::max(a.low, b.low);
  common.high = std::min(a.high, b.high);
  common.low_in = (a.low < common.low || a.low_in) && (b.low < common.low || b.low_in);
  common.high_in = (a.high > common.high || a.high_in) && (b.high > common.high || b.high_in);
  return common;
}

std::vector<Interval> outside(const std::vector<Interval>& intervals) {
  std::vector<Interval> gaps;
  Interval gap;
  for (const auto& interval : intervals) {
    gap.high = interval.low;
    gap.high_in = !interval.low_in;
    if (!gap.empty()) gaps.push_back(gap);
    gap = {};
    gap.low = interval.high;
    gap.low_in = !interval.high_in;
  }
  if (!gap.empty()) gaps.push_back(gap);
  return gaps;
}

std::set<std::string> minus(const std::set<std::string>& a, const std::set<std::string>& b) {
  std::set<std::string> rest;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(rest, rest.end()));
  return rest;
}

Region common_texts(const Region& a, const Region& b) {
  Region result = a;
  if (a.all_but && b.all_but) {
    result.texts.insert(b.texts.begin(), b.texts.end());
  } else if (a.all_but || b.all_but) {
    result.all_but = false;
    result.texts = a.all_but ? minus(b.texts, a.texts) : minus(a.texts, b.texts);
  } else {
    result.texts = minus(a.texts, minus(a.texts, b.texts));
  }
  return result;
}

}  // namespace

bool Interval::empty() const {
  if (std::isinf(low) || std::isinf(high)) return low >= high;
  const double guard = std::max(1e-12, 1e-9 * std::max(std::fabs(low), std::fabs(high)));
  if (high - low > guard) return false;
  return high < low - guard || !low_in || !high_in;
}

bool Region::empty() const {
  switch (kind) {
    case Kind::numbers:
      return intervals.empty();
    case Kind::codes:
      return std::none_of(codes.begin(), codes.end(), [](bool in) { return in; });
    case Kind::texts:
      return texts.empty() && !all_but;
  }
  return false;
}

Region numbers(std::vector<Interval> intervals) {
  Region region;
  std::erase_if(intervals, [](const Interval& interval) { return interval.empty(); });
  region.intervals = std::move(intervals);
  return region;
}

Region codes(std::size_t size, const std::set<std::size_t>& chosen) {
  Region region;
  region.kind = Region::Kind::codes;
  for (std::size_t code = 0; code < size; ++code) region.codes.push_back(chosen.contains(code));
  return region;
}

Region texts(std::set<std::string> chosen) {
  Region region;
  region.kind = Region::Kind::texts;
  region.texts = std::move(chosen);
  return region;
}

Region complement(const Region& region) {
  Region result = region;
  switch (region.kind) {
    case Region::Kind::numbers:
      result.intervals = outside(region.intervals);
      break;
    case Region::Kind::codes:
      result.codes.flip();
      break;
    case Region::Kind::texts:
      result.all_but = !region.all_but;
      break;
  }
  return result;
}

Region intersection(const Region& a, const Region& b) {
  if (a.kind == Region::Kind::texts) return common_texts(a, b);
  Region result = a;
  if (a.kind == Region::Kind::codes) {
    for (std::size_t i = 0; i < result.codes.size(); ++i)
      result.codes[i] = a.codes[i] && b.codes[i];
    return result;
  }
  result.intervals.clear();
  for (const auto& left : a.intervals) {
    for (const auto& right : b.intervals) {
      if (const auto common = both(left, right); !common.empty())
        result.intervals.push_back(common);
    }
  }
  return result;
}

}  // namespace garis::semantics

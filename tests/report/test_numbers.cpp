#include "checker/findings/shown_numbers.hpp"
#include "tests/unit/catch.hpp"

using namespace garis::findings;

namespace {

Measure at_most(double actual, double limit, int decimals = 0) {
  Measure measure;
  measure.op = "<=";
  measure.actual.value = actual;
  measure.limit.value = limit;
  measure.limit_decimals = decimals;
  measure.margin = limit - actual;
  measure.unit = "W/(m²·K)";
  return measure;
}

}  // namespace

TEST_CASE("actual and limit are shown with the same number of decimals") {
  struct Row {
    double actual, limit;
    int decimals;
    std::string shown_actual, shown_limit, difference;
  };
  const Row rows[] = {
      {0.41, 0.35, 2, "0.41", "0.35", "0.06"},
      {0.41, 0.35, 0, "0.41", "0.35", "0.06"},
      {0.4137, 0.35, 2, "0.414", "0.350", "0.064"},  // the difference needs two digits
      {0.4, 0.35, 2, "0.40", "0.35", "0.05"},
      {70.4, 50, 0, "70", "50", "20"},
      {0.5, 0.4, 2, "0.50", "0.40", "0.10"},            // as the guideline writes it
      {0.3501, 0.35, 2, "0.3501", "0.3500", "0.0001"},  // must not look equal
      {50.00004, 50, 0, "50.00004", "50.00000", "0.00004"},
      {44.7333333333, 45.2, 1, "44.73", "45.20", "0.47"},
      {50, 44.7333333333, 0, "50.00", "44.73", "5.27"},  // a computed limit: four digits
  };
  for (const auto& row : rows) {
    const auto numbers = shown(at_most(row.actual, row.limit, row.decimals));
    CHECK(numbers.actual.value == row.shown_actual);
    CHECK(numbers.limit.value == row.shown_limit);
    CHECK(numbers.difference == row.difference);
  }
}

TEST_CASE("values equal within the tolerance of comparison get no more decimals") {
  CHECK(shown(at_most(0.1 + 0.2, 0.3, 1)).actual.value == "0.3");
}

TEST_CASE("ratios that people read in per cent") {
  Measure measure = at_most(0.57, 0.4);
  measure.unit = "1";
  CHECK(shown(measure).unit.empty());
  measure.percent = true;
  const auto numbers = shown(measure);
  CHECK(numbers.actual.value == "57");
  CHECK(numbers.limit.value == "40");
  CHECK(numbers.difference == "17");
  CHECK(numbers.unit == "%");
}

TEST_CASE("bounds in one piece") {
  CHECK(in_one_piece({"0.41", "", ""}) == "0.41");
  CHECK(in_one_piece({"", "0.35", ""}) == "0.35..");
  CHECK(in_one_piece({"", "", "0.41"}) == "..0.41");
  CHECK(in_one_piece({}).empty());
}

TEST_CASE("a declared rounding is shown as it was compared") {
  Measure measure = at_most(0.354, 0.35, 2);
  measure.actual.rounded = 0.35;
  measure.margin = 0;
  CHECK(shown(measure).actual.value == "0.35");
}

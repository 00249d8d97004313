// Interval arithmetic, comparisons and Kleene logic on their own.
#include "tests/evaluate/packs.hpp"

namespace garis::evaluate {
namespace {

constexpr double inf = kInfinity;

Value between(double low, double high, CauseSet causes = {7}) {
  return bounds(low, high, std::move(causes));
}

TEST_CASE("interval arithmetic") {
  struct Row {
    const char* what;
    plan::Operator op;
    Value a, b;
    double low, high;
  };
  using enum plan::Operator;
  const std::vector<Row> rows = {
      {"sum", add, between(1, 2), between(3, 5), 4, 7},
      {"difference", subtract, between(1, 2), between(3, 5), -4, -1},
      {"unbounded minus unbounded", subtract, between(1, inf), between(1, inf), -inf, inf},
      {"product of mixed signs", multiply, between(-2, 3), between(-5, 4), -15, 12},
      {"zero times open", multiply, number(0), between(-inf, inf), 0, 0},
      {"quotient", divide, between(1, 4), between(2, 8), 0.125, 2},
      {"negative divisor", divide, between(1, 4), between(-2, -1), -4, -0.5},
      {"divisor with zero inside", divide, between(1, 4), between(-1, 1), -inf, inf},
      {"divisor from zero", divide, between(1, 4), between(0, 1), -inf, inf},
      {"by zero", divide, number(4), number(0), -inf, inf},
      {"unbounded divisor", divide, number(4), between(2, inf), 0, 2},
      {"unbounded over unbounded", divide, between(1, inf), between(1, inf), 0, inf},
      {"zero over open without zero", divide, number(0), between(1, inf), 0, 0},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    const auto result = arithmetic(row.op, row.a, row.b);
    CHECK(result.low == row.low);
    CHECK(result.high == row.high);
    if (row.low == row.high) CHECK(result.causes.empty());
    if (row.low != row.high && !(row.a.causes.empty() && row.b.causes.empty()))
      CHECK(result.causes == CauseSet{7});
  }
}

TEST_CASE("comparison with the guard band") {
  struct Row {
    const char* what;
    plan::Comparison op;
    Value a, b;
    Truth truth;
  };
  using enum plan::Comparison;
  const std::vector<Row> rows = {
      {"equal counts", less_equal, number(50), number(50), Truth::yes},
      {"within the band", less_equal, number(50.00000004), number(50), Truth::yes},
      {"outside the band", less_equal, number(50.00000006), number(50), Truth::no},
      {"less within the band is equal", less, number(49.99999996), number(50), Truth::no},
      {"less outside the band", less, number(49.9999999), number(50), Truth::yes},
      {"absolute band at zero", equal, number(1e-13), number(0), Truth::yes},
      {"outside the absolute band", equal, number(1e-11), number(0), Truth::no},
      {"overlap", less_equal, between(40, 60), number(50), Truth::unknown},
      {"certainly below", less_equal, between(40, 50), number(50), Truth::yes},
      {"certainly above", less_equal, between(51, 60), number(50), Truth::no},
      {"greater is the mirror", greater, between(51, 60), number(50), Truth::yes},
      {"open equals open", equal, between(1, 2), between(1, 2), Truth::unknown},
      {"apart", equal, between(1, 2), between(3, 4), Truth::no},
      {"not equal", not_equal, between(1, 2), between(3, 4), Truth::yes},
      {"unbounded", greater_equal, between(-inf, inf), number(0), Truth::unknown},
  };
  for (const auto& row : rows) {
    INFO(row.what);
    const auto result = compare(row.op, row.a, row.b);
    CHECK(result.truth == row.truth);
    CHECK(result.causes.empty() == (row.truth != Truth::unknown));
  }
}

TEST_CASE("and, or, not keep the causes of the undecided side only") {
  const Value t = yes_no(Truth::yes), f = yes_no(Truth::no), u = yes_no(Truth::unknown, {1}),
              w = yes_no(Truth::unknown, {2});
  struct Row {
    Value a, b;
    Truth both, either;
  };
  using enum Truth;
  const std::vector<Row> rows = {{t, t, yes, yes},         {t, u, unknown, yes}, {t, f, no, yes},
                                 {u, u, unknown, unknown}, {u, f, no, unknown},  {f, f, no, no}};
  for (const auto& row : rows) {
    for (const auto& operands : {std::vector{row.a, row.b}, std::vector{row.b, row.a}}) {
      CHECK(all_of(operands).truth == row.both);
      CHECK(any_of(operands).truth == row.either);
      CHECK(all_of(operands).causes == (row.both == unknown ? CauseSet{1} : CauseSet{}));
      CHECK(any_of(operands).causes == (row.either == unknown ? CauseSet{1} : CauseSet{}));
    }
  }
  CHECK(all_of({w, t, u}).causes == CauseSet{1, 2});
  CHECK(not_of(u).truth == unknown);
  CHECK(not_of(t).truth == no);
}

TEST_CASE("a hull has what both may be, and no value where the source states none") {
  Value none = number(0);
  none.stated = Value::Stated::no;
  const Value some = hull(number(5), none, {3});
  CHECK(some.low == 5);
  CHECK(some.high == 5);
  CHECK(some.stated == Value::Stated::maybe);
  CHECK(some.causes == CauseSet{3});
  CHECK(compare(plan::Comparison::less_equal, some, number(9)).causes == CauseSet{3});
  CHECK(hull(category(2), category(4), {3}).codes == std::vector<std::uint16_t>{2, 4});
  CHECK(hull(yes_no(Truth::yes), yes_no(Truth::no), {3}).truth == Truth::unknown);
  CHECK_FALSE(hull(text("a"), text("b"), {3}).text_known);
}

TEST_CASE("labels of exceptions are listed once") {
  Value sum = number(0), part = number(1);
  part.exceptions = {"listed"};
  for (int i = 0; i < 3; ++i) inherit(sum, part);
  CHECK(sum.exceptions.size() == 1);
}

}  // namespace
}  // namespace garis::evaluate

#include "checker/evaluate/deciding.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace garis::evaluate {

// One rule on one row with one open cell.
struct DecidingValues::Search {
  enum class Side : std::uint8_t { good, bad, mixed };
  struct Seen {
    Side side = Side::mixed;
    Outcome outcome = Outcome::undetermined;
  };

  DecidingValues& owner;
  const plan::Rule& rule;
  const RowResult& row;
  const CauseInfo cell;
  const CauseSet causes;
  Overlay before;

  Exact& exact() const { return owner.exact_; }

  // ---- trying a value ----

  Seen with(const Value& value) {
    if (owner.left_ == 0) return {};
    --owner.left_;
    Overlay overlay = before;
    overlay.set(cell.row, cell.property, value);
    exact().use_overlay(std::move(overlay));
    const auto result = check_row(exact(), rule, row.row, owner.acceptance_);
    const bool may_fail = result.possible.contains(Outcome::fail);
    if (may_fail && result.possible.size() == 1) return {Side::bad, Outcome::fail};
    if (may_fail || result.possible.empty()) return {Side::mixed, result.outcome};
    return {Side::good, result.outcome};
  }
  Seen at(double x) { return with(number(x)); }

  // Whether the rule does not fail anywhere between: the interval is halved where its bounds are
  // too wide to tell.
  bool all_good(double low, double high, int depth = 5) {
    if (with(low == high ? number(low) : bounds(low, high, causes)).side == Side::good) return true;
    if (depth == 0 || std::isinf(low) || std::isinf(high) || low == high) return false;
    const double middle = low + (high - low) / 2;
    return all_good(low, middle, depth - 1) && all_good(middle, high, depth - 1);
  }

  // ---- words ----

  std::optional<DecidingValue> of_words(const std::vector<std::pair<std::string, Value>>& choices) {
    DecidingValue found{cell.row, cell.property, {}, 0, {}, Outcome::pass};
    bool some_bad = false;
    for (const auto& [word, value] : choices) {
      const auto seen = with(value);
      if (seen.side == Side::mixed) return std::nullopt;
      some_bad = some_bad || seen.side == Side::bad;
      if (seen.side != Side::good) continue;
      if (found.words.empty()) found.gives = seen.outcome;
      if (seen.outcome == Outcome::pass) found.gives = Outcome::pass;
      found.words.push_back(word);
    }
    if (!some_bad || found.words.empty()) return std::nullopt;
    return found;
  }

  std::optional<DecidingValue> yes_or_no() {
    return of_words({{"yes", yes_no(Truth::yes)}, {"no", yes_no(Truth::no)}});
  }

  std::optional<DecidingValue> of_category(const model::Open& open) {
    constexpr std::size_t kMost = 64;
    const auto& words = exact().model().vocabulary();
    const auto& category = words.category(*words.property(cell.property).category);
    std::vector<std::pair<std::string, Value>> choices;
    for (std::uint16_t code = 0; code < category.values.size(); ++code) {
      const auto& name = category.values[code].name;
      const bool possible =
          open.alternatives.empty() ||
          std::any_of(open.alternatives.begin(), open.alternatives.end(),
                      [&](auto id) { return exact().model().strings[id] == name; });
      if (possible) choices.emplace_back(name, category_value(code));
    }
    return choices.size() > kMost ? std::nullopt : of_words(choices);
  }
  static Value category_value(std::uint16_t code) { return evaluate::category(code); }

  // ---- numbers ----

  struct Range {
    double low, high;  // of what the value may be
  };
  struct Bracket {
    double good, bad;  // on either side of the threshold
    Outcome gives;
  };

  // An end that is finite, or far enough out that the side no longer changes.
  static double far_end(double end) {
    constexpr double kFar = 1e12;
    return std::isinf(end) ? std::copysign(kFar, end) : end;
  }

  static double tolerance(double x) { return std::max(4e-9 * std::fabs(x), 1e-11); }

  std::optional<Bracket> bracket_at(double guess, const Range& range) {
    const double step = 4 * tolerance(guess);
    const double low = std::max(guess - step, range.low), high = std::min(guess + step, range.high);
    if (low >= high) return std::nullopt;
    return between(low, high);
  }

  std::optional<Bracket> between(double low, double high) {
    const auto first = at(low), second = at(high);
    if (first.side == Side::good && second.side == Side::bad)
      return Bracket{low, high, first.outcome};
    if (first.side == Side::bad && second.side == Side::good)
      return Bracket{high, low, second.outcome};
    return std::nullopt;
  }

  bool narrow(Bracket& bracket) {
    for (int i = 0; i < 200; ++i) {
      const double middle = bracket.good + (bracket.bad - bracket.good) / 2;
      if (std::fabs(bracket.bad - bracket.good) <= tolerance(middle) / 4) return true;
      const auto seen = at(middle);
      if (seen.side == Side::mixed) return false;
      (seen.side == Side::good ? bracket.good : bracket.bad) = middle;
    }
    return true;
  }

  static double rounded(double x, int digits) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.*g", digits, x);
    return std::strtod(text.data(), nullptr);
  }

  // The shortest decimal at the threshold; where there is none, six digits on the good side.
  double readable(const Bracket& bracket, bool& at_threshold) {
    const double middle = bracket.good + (bracket.bad - bracket.good) / 2;
    constexpr int kShort = 8;
    for (int digits = 1; digits <= kShort; ++digits) {
      const double x = rounded(middle, digits);
      at_threshold = std::fabs(x - middle) <= 3 * tolerance(middle);
      if (at_threshold) return x;
    }
    const double x = rounded(bracket.good, 6);
    const double step = std::pow(10, std::floor(std::log10(std::fabs(bracket.good))) - 5);
    const bool upwards = bracket.good > bracket.bad;
    if (upwards && x < bracket.good) return rounded(x + step, 6);
    if (!upwards && x > bracket.good) return rounded(x - step, 6);
    return x;
  }

  std::optional<DecidingValue> of_number(const Range& range) {
    std::optional<Bracket> bracket;
    if (const auto guess = limit_in_unit(); guess && *guess >= range.low && *guess <= range.high)
      bracket = bracket_at(*guess, range);
    if (!bracket) {
      bracket = between(far_end(range.low), far_end(range.high));
      if (!bracket || !narrow(*bracket)) return std::nullopt;
    }
    bool at_threshold = false;
    const double value = readable(*bracket, at_threshold);
    const bool upwards = bracket->good > bracket->bad;
    const bool included = !at_threshold || at(value).side == Side::good;
    const double from = included ? value : bracket->good;
    const bool proved = upwards ? all_good(from, range.high) : all_good(range.low, from);
    if (!proved) return std::nullopt;
    using enum plan::Comparison;
    const auto op = upwards ? (included ? greater_equal : greater) : (included ? less_equal : less);
    return DecidingValue{cell.row, cell.property, op, value, {}, bracket->gives};
  }

  // The known limit of the comparison, if the open value is of its dimension: mostly the threshold.
  std::optional<double> limit_in_unit() const {
    if (!row.measured || !row.measured->limit.is_known()) return std::nullopt;
    const auto& from = row.measured->comparison->unit;
    const auto& to = exact().model().vocabulary().property(cell.property).unit;
    if (from.dimension != to.dimension) return std::nullopt;
    return units::convert(row.measured->limit.low, from, to);
  }

  std::optional<DecidingValue> run() {
    const auto& words = exact().model().vocabulary();
    const auto& property = words.property(cell.property);
    const auto open = exact().model().open(cell.row, cell.property);
    switch (words.kind(property.kind).form) {
      case vocabulary::Form::yes_no:
        return yes_or_no();
      case vocabulary::Form::category:
        return of_category(open);
      case vocabulary::Form::number: {
        const Range range{std::max(property.range.low.value_or(-kInfinity), open.low),
                          std::min(property.range.high.value_or(kInfinity), open.high)};
        return range.low < range.high ? of_number(range) : std::nullopt;
      }
      default:
        return std::nullopt;
    }
  }
};

std::optional<DecidingValue> DecidingValues::find(const plan::Rule& rule, const RowResult& row) {
  if (row.outcome != Outcome::undetermined || row.causes.size() != 1 || left_ == 0)
    return std::nullopt;
  const CauseInfo cell = exact_.cause_info(row.causes.front());
  const bool is_cell = cell.has_property && cell.row.exists() && cell.row.index != kGhost &&
                       !exact_.is_group(static_cast<plan::EntityId>(cell.row.entity)) &&
                       cell.failure.empty();
  // With another key a group may be another row.
  if (!is_cell || exact_.groups_read(cell.property)) return std::nullopt;
  Search search{*this, rule, row, cell, row.causes, exact_.overlay()};
  auto found = search.run();
  exact_.use_overlay(std::move(search.before));
  if (left_ == 0) return std::nullopt;
  return found;
}

}  // namespace garis::evaluate

#include "dsl/semantics/boxes.hpp"

#include <algorithm>

#include "dsl/semantics/linear.hpp"

namespace garis::semantics {
namespace {

constexpr std::size_t kMostBoxes = 512;
constexpr int kMostSteps = 4096;

std::optional<Box> both(const Box& a, const Box& b) {
  Box common = a;
  for (const auto& [column, region] : b) {
    const auto [it, fresh] = common.emplace(column, region);
    if (!fresh) it->second = intersection(it->second, region);
    if (it->second.empty()) return std::nullopt;
  }
  return common;
}

Interval beyond(ast::Comparison op, double edge) {
  using enum ast::Comparison;
  Interval interval;
  if (op == less || op == less_equal || op == equal)
    interval.high = edge, interval.high_in = op != less;
  if (op == greater || op == greater_equal || op == equal)
    interval.low = edge, interval.low_in = op != greater;
  return interval;
}

ast::Comparison mirrored(ast::Comparison op) {
  using enum ast::Comparison;
  switch (op) {
    case less:
      return greater;
    case less_equal:
      return greater_equal;
    case greater:
      return less;
    case greater_equal:
      return less_equal;
    default:
      return op;
  }
}

class Normaliser {
 public:
  Normaliser(const Guideline& guideline, Lets lets) : g_(guideline), lets_(lets) {}

  Boxes run(ast::ExprId id, bool wanted) {
    result_.boxes = build(id, wanted);
    return std::move(result_);
  }

 private:
  using List = std::vector<Box>;

  static List everywhere() { return {Box{}}; }

  List join(List a, const List& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a.size() > kMostBoxes ? give_up() : a;
  }

  List meet(const List& a, const List& b) {
    if (a.size() * b.size() > kMostBoxes * 8) return give_up();
    List all;
    for (const auto& left : a) {
      for (const auto& right : b) {
        if (auto common = both(left, right)) all.push_back(std::move(*common));
      }
    }
    return all.size() > kMostBoxes ? give_up() : all;
  }

  List give_up() {
    result_.complete = false;
    return everywhere();
  }

  List atom(const std::string& column, Column about, const Region& region, bool wanted) {
    const auto within = intersection(about.domain, wanted ? region : complement(region));
    result_.columns.emplace(column, std::move(about));
    return within.empty() ? List{} : List{Box{{column, within}}};
  }

  // A part that is not looked into: true or false, the same wherever it stands.
  List opaque(ast::ExprId id, bool wanted) {
    Column about;
    about.kind = Column::Kind::opaque;
    about.name = "the condition";
    about.domain = codes(2, {0, 1});
    return atom("?" + fingerprint(g_, id, lets_), std::move(about), codes(2, {1}), wanted);
  }

  List build(ast::ExprId id, bool wanted) {
    if (++steps_ > kMostSteps) return give_up();
    return std::visit([&](const auto& e) { return of(e, id, wanted); }, g_.file[id].node);
  }

  List of(const ast::TruthLiteral& e, ast::ExprId, bool wanted) {
    return e.value == wanted ? everywhere() : List{};
  }
  List of(const ast::Not& e, ast::ExprId, bool wanted) { return build(e.operand, !wanted); }

  List of(const ast::Logic& e, ast::ExprId, bool wanted) {
    const bool meets = e.is_and == wanted;
    List all = meets ? everywhere() : List{};
    for (const auto operand : e.operands) {
      const auto part = build(operand, wanted);
      all = meets ? meet(all, part) : join(std::move(all), part);
    }
    return all;
  }

  List of(const ast::Conditional& e, ast::ExprId, bool wanted) {
    return join(meet(build(e.condition, true), build(e.then, wanted)),
                meet(build(e.condition, false), build(e.otherwise, wanted)));
  }

  // ---- numbers ----

  bool same_dimension(ast::ExprId a, ast::ExprId b) const {
    const auto& left = g_.type(a);
    const auto& right = g_.type(b);
    if (left.is(Type::Shape::date) && right.is(Type::Shape::date)) return true;
    return left.is_number() && right.is_number() && left.dimension == right.dimension;
  }

  List linear(const Linear& value, ast::Comparison op, bool wanted) {
    if (value.is_constant() || value.factor == 0)
      return holds(value.offset, op) == wanted ? everywhere() : List{};
    const double edge = -value.offset / value.factor;
    const auto turned = value.factor < 0 ? mirrored(op) : op;
    auto region = numbers(
        {beyond(turned == ast::Comparison::not_equal ? ast::Comparison::equal : turned, edge)});
    if (turned == ast::Comparison::not_equal) region = complement(region);
    return atom(value.column, value.about, region, wanted);
  }

  static bool holds(double value, ast::Comparison op) {
    using enum ast::Comparison;
    switch (op) {
      case less:
        return value < 0;
      case less_equal:
        return value <= 0;
      case greater:
        return value > 0;
      case greater_equal:
        return value >= 0;
      case equal:
        return value == 0;
      case not_equal:
        return value != 0;
    }
    return false;
  }

  List compare(ast::ExprId a, ast::Comparison op, ast::ExprId b, bool wanted) {
    return linear(difference(linear_of(g_, a, lets_), linear_of(g_, b, lets_)), op, wanted);
  }

  List of(const ast::Compare& e, ast::ExprId id, bool wanted) {
    if (same_dimension(e.left, e.right)) return compare(e.left, e.op, e.right, wanted);
    const bool equals = e.op == ast::Comparison::equal;
    if (!equals && e.op != ast::Comparison::not_equal) return opaque(id, wanted);
    if (const auto* word = std::get_if<CategoryWord>(&g_.meaning(e.right)))
      return words(e.left, {word->code}, equals == wanted, id);
    const auto& right = g_.file[e.right].node;
    if (const auto* truth = std::get_if<ast::TruthLiteral>(&right))
      return build(e.left, (truth->value == equals) == wanted);
    if (const auto* text = std::get_if<ast::StringLiteral>(&right))
      return quoted(e.left, {text->value}, equals == wanted, id);
    return opaque(id, wanted);
  }

  List between(ast::ExprId value, ast::ExprId low, ast::ExprId high, ast::ExprId id, bool wanted) {
    if (!same_dimension(value, low) || !same_dimension(value, high)) return opaque(id, wanted);
    const auto above = compare(value, ast::Comparison::greater_equal, low, wanted);
    const auto below = compare(value, ast::Comparison::less_equal, high, wanted);
    return wanted ? meet(above, below) : join(above, below);
  }

  List of(const ast::Between& e, ast::ExprId id, bool wanted) {
    return between(e.value, e.low, e.high, id, wanted);
  }
  List of(const ast::InRange& e, ast::ExprId id, bool wanted) {
    return between(e.value, e.low, e.high, id, wanted != e.negated);
  }

  // ---- words and texts ----

  List words(ast::ExprId value, const std::vector<std::uint16_t>& chosen, bool wanted,
             ast::ExprId whole) {
    auto column = column_of(g_, value, lets_);
    if (!column || !column->second.category) return opaque(whole, wanted);
    const auto size = g_.vocabulary.category(*column->second.category).values.size();
    return atom(column->first, std::move(column->second),
                codes(size, {chosen.begin(), chosen.end()}), wanted);
  }

  List quoted(ast::ExprId value, const std::set<std::string>& chosen, bool wanted,
              ast::ExprId whole) {
    auto column = column_of(g_, value, lets_);
    if (!column || column->second.domain.kind != Region::Kind::texts) return opaque(whole, wanted);
    return atom(column->first, std::move(column->second), texts(chosen), wanted);
  }

  List of(const ast::Is& e, ast::ExprId id, bool wanted) {
    if (const auto* chosen = std::get_if<Codes>(&g_.meaning(id)))
      return words(e.value, chosen->codes, wanted != e.negated, id);
    Column about;
    about.kind = Column::Kind::opaque;
    about.domain = codes(2, {0, 1});
    const bool known = (e.what == ast::IsWhat::known) != e.negated;
    return e.what == ast::IsWhat::name ? opaque(id, wanted)
                                       : atom("known " + fingerprint(g_, e.value, lets_),
                                              std::move(about), codes(2, {1}), wanted == known);
  }

  List of(const ast::InSet& e, ast::ExprId id, bool wanted) {
    if (const auto* chosen = std::get_if<Codes>(&g_.meaning(id)))
      return words(e.value, chosen->codes, wanted != e.negated, id);
    std::set<std::string> names;
    for (const auto& name : e.names) names.insert(name.text);
    return quoted(e.value, names, wanted != e.negated, id);
  }

  List of(const ast::Path&, ast::ExprId id, bool wanted) {
    if (const auto* let = std::get_if<LetValue>(&g_.meaning(id));
        let != nullptr && let->slot < lets_.size()) {
      if (lets_[let->slot]->exceptions.empty()) return build(lets_[let->slot]->value, wanted);
    }
    auto column = column_of(g_, id, lets_);
    if (!column || column->second.domain.kind != Region::Kind::codes) return opaque(id, wanted);
    return atom(column->first, std::move(column->second), codes(2, {1}), wanted);
  }

  template <class Other>
  List of(const Other&, ast::ExprId id, bool wanted) {
    return opaque(id, wanted);
  }

  const Guideline& g_;
  Lets lets_;
  Boxes result_;
  int steps_ = 0;
};

}  // namespace

bool Boxes::analysed() const {
  if (!complete) return false;
  const auto count = [&](Column::Kind kind) {
    return std::count_if(columns.begin(), columns.end(),
                         [&](const auto& entry) { return entry.second.kind == kind; });
  };
  if (count(Column::Kind::opaque) > 0) return false;
  return count(Column::Kind::derived) == 0 || columns.size() == 1;
}

Boxes boxes_of(const Guideline& guideline, ast::ExprId id, Lets lets, bool wanted) {
  return Normaliser(guideline, lets).run(id, wanted);
}

Boxes intersection(const Boxes& a, const Boxes& b) {
  Boxes result;
  result.complete = a.complete && b.complete;
  result.columns = a.columns;
  result.columns.insert(b.columns.begin(), b.columns.end());
  for (const auto& left : a.boxes) {
    for (const auto& right : b.boxes) {
      if (auto common = both(left, right); common && result.boxes.size() < kMostBoxes)
        result.boxes.push_back(std::move(*common));
    }
  }
  return result;
}

}  // namespace garis::semantics

// Dimensions, kinds and bases: what may be added, compared and multiplied (language.md, section 6
// and rulings 8 and 15).
#include "dsl/semantics/binder.hpp"

namespace garis::semantics {

using diagnostics::Code;

bool Binder::numbers_only(const Type& type, base::Span at, std::string_view what) {
  if (type.is_number() || type.is_unknown()) return type.is_number();
  error(Code::U003, at, fmt::format("{} needs a number, and this is {}", what, name_of(type)));
  return false;
}

namespace {

bool differ(const std::string& a, const std::string& b) {
  return !a.empty() && !b.empty() && a != b;
}

}  // namespace

Mismatch Binder::mismatch(const Type& a, const Type& b) const {
  if (a.shape != b.shape || a.category != b.category) return Mismatch::shape;
  if (!a.is_number()) return Mismatch::none;
  if (a.dimension != b.dimension) {
    if (a.dimension.with_years_as_time() != b.dimension.with_years_as_time())
      return Mismatch::dimension;
    if (!g_.years_are_hours) return Mismatch::years;
  }
  if (a.is_point != b.is_point) return Mismatch::point;
  if (a.kind && b.kind && *a.kind != *b.kind) return Mismatch::kind;
  return differ(a.basis.energy, b.basis.energy) || differ(a.basis.area, b.basis.area)
             ? Mismatch::basis
             : Mismatch::none;
}

std::string Binder::remedy(Mismatch mismatch, const Type& a, const Type& b) const {
  const Type& plain = a.is_literal ? a : b;
  const Type& other = a.is_literal ? b : a;
  switch (mismatch) {
    case Mismatch::dimension:
      if (plain.is_literal && plain.dimension.is_none()) {
        const auto unit = unit_of(words(), other);
        return unit.text.empty()
                   ? "write the unit behind the number"
                   : fmt::format("write the unit behind the number, for example `{}`", unit.text);
      }
      return "write both sides in units of one dimension";
    case Mismatch::years:
      return "declare `convention hours_per_year = 8_760 h/yr` in the header of the guideline, or "
             "write both sides per year";
    case Mismatch::point:
      return "`°C` is a temperature, `K` is a difference";
    case Mismatch::kind:
      return "they may have one unit, but not one meaning; a definition with a citation may "
             "convert with `as`";
    case Mismatch::basis:
      return "they stand on different bases; convert with `as` in a definition that has a citation";
    default:
      return {};
  }
}

Code Binder::code_of(Mismatch mismatch) {
  return mismatch == Mismatch::dimension ? Code::U001
         : mismatch == Mismatch::years   ? Code::U005
                                         : Code::U003;
}

Type Binder::same(const Type& a, const Type& b, base::Span at, std::string_view verb) {
  if (a.is_unknown() || b.is_unknown()) return {};
  if (const auto wrong = mismatch(a, b); wrong != Mismatch::none) {
    error(code_of(wrong), at, fmt::format("cannot {} {} and {}", verb, name_of(a), name_of(b)),
          remedy(wrong, a, b));
    return {};
  }
  if (!a.is_number()) return a;
  plausible(a, b, at);
  plausible(b, a, at);
  Type common = a.kind ? a : b;
  common.is_literal = a.is_literal && b.is_literal;
  common.literal.reset();
  common.basis.energy = a.basis.energy.empty() ? b.basis.energy : a.basis.energy;
  common.basis.area = a.basis.area.empty() ? b.basis.area : a.basis.area;
  return common;
}

void Binder::plausible(const Type& literal, const Type& target, base::Span at) {
  if (!literal.is_literal || !literal.literal || !target.kind || *literal.literal == 0) return;
  const auto& kind = words().kind(*target.kind);
  const double value = (*literal.literal - kind.unit.offset) / kind.unit.factor;
  if (kind.range.contains(value)) return;
  const auto bound = [](const std::optional<double>& side) {
    return side ? base::decimal(*side) : std::string("…");
  };
  error(Code::U006, at,
        fmt::format("{} {} is outside what `{}` can be", base::decimal(value), kind.unit.text,
                    kind.name),
        fmt::format("the plausible range is {} to {} {}; is the unit right?", bound(kind.range.low),
                    bound(kind.range.high), kind.unit.text));
}

Type Binder::sum(const ast::Arithmetic& e, const Type& a, const Type& b, base::Span at) {
  const bool adds = e.op == ast::Operator::add;
  if (a.is_point || b.is_point) {
    if (a.is_point && b.is_point && adds) {
      error(Code::U004, at, "cannot add two temperatures",
            "a temperature plus a difference in `K` is a temperature");
      return {};
    }
    if (!a.is_point && b.is_point && !adds) {
      error(Code::U004, at, "cannot subtract a temperature from a difference");
      return {};
    }
    if (a.dimension != b.dimension) {
      error(Code::U001, at,
            fmt::format("cannot {} {} and {}", adds ? "add" : "subtract", name_of(a), name_of(b)));
      return {};
    }
    Type result = number_type(a.dimension);
    if (a.is_point && b.is_point) {
      result.kind = words().find_kind("temperature_difference");
    } else {
      result.is_point = true;
      result.kind = a.is_point ? a.kind : b.kind;
    }
    return result;
  }
  return same(a, b, at, adds ? "add" : "subtract");
}

namespace {

// A plain number or a ratio times any kind keeps that kind: 50% of a limit is a limit.
bool is_share(const vocabulary::Vocabulary& words, const Type& type) {
  if (!type.is_dimensionless()) return false;
  return !type.kind ? type.is_literal : words.kind(*type.kind).name == "ratio";
}

std::string merged(const std::string& a, const std::string& b) {
  return a.empty() ? b : b.empty() || a == b ? a : std::string();
}

}  // namespace

Type Binder::product(const ast::Arithmetic& e, const Type& a, const Type& b, base::Span at) {
  const bool multiplies = e.op == ast::Operator::multiply;
  if (a.is_point || b.is_point) {
    error(Code::U004, at,
          fmt::format("cannot {} a temperature", multiplies ? "multiply" : "divide"),
          "only differences in `K` can be multiplied and divided");
    return {};
  }
  const auto scaled = [&](const Type& kept) {
    Type result = kept;
    result.literal.reset();
    result.is_literal = a.is_literal && b.is_literal;
    return result;
  };
  // A ratio of two ratios is a plain number, which may be a count or a ratio.
  const bool two_ratios =
      !multiplies && a.kind && b.kind && is_share(words(), a) && is_share(words(), b);
  if (!two_ratios && is_share(words(), b) && (a.kind || !b.kind)) return scaled(a);
  if (multiplies && is_share(words(), a)) return scaled(b);

  Type result = number_type(a.dimension.times(b.dimension, multiplies ? 1 : -1));
  result.is_literal = a.is_literal && b.is_literal;
  if (result.dimension.is_none()) return result;
  // An intensity per gross area times a net area is the mistake that bases are there to find.
  const bool areas_differ =
      !a.basis.area.empty() && !b.basis.area.empty() && a.basis.area != b.basis.area;
  if (multiplies && areas_differ) {
    error(Code::U003, at, fmt::format("cannot multiply {} and {}", name_of(a), name_of(b)),
          "the areas have different bases");
    return {};
  }
  const bool areas_cancel = !a.basis.area.empty() && !b.basis.area.empty();
  result.basis.energy = merged(a.basis.energy, b.basis.energy);
  result.basis.area = areas_cancel ? std::string() : merged(a.basis.area, b.basis.area);
  return result;
}

void Binder::assign(ast::ExprId id, const Scope& scope, const Type& target,
                    std::string_view place) {
  const Type type = bind(id, scope, &target);
  if (type.is_unknown() || target.is_unknown()) return;
  Type wanted = target;
  Type given = type;
  // A basis that the kind does not have is not looked at: kWh/yr of a site over a gross area has
  // both.
  if (wanted.kind) {
    const auto& kind = words().kind(*wanted.kind);
    if (!kind.energy_basis) given.basis.energy.clear();
    if (!kind.area_basis) given.basis.area.clear();
  }
  if (const auto wrong = mismatch(wanted, given); wrong != Mismatch::none) {
    error(code_of(wrong), span(id),
          fmt::format("{} is {}, and this is {}", place, name_of(wanted), name_of(given)),
          remedy(wrong, given, wanted));
    return;
  }
  plausible(given, wanted, span(id));
}

units::Unit unit_of(const vocabulary::Vocabulary& vocabulary, const Type& type) {
  if (type.kind) {
    auto unit = vocabulary.kind(*type.kind).unit;
    if (unit.dimension == type.dimension) return unit;
  }
  units::Unit base;
  base.dimension = type.dimension;
  return base;
}

}  // namespace garis::semantics

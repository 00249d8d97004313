// The type of each kind of expression.
#include <algorithm>

#include "dsl/semantics/binder.hpp"

namespace garis::semantics {

using diagnostics::Code;

Type Binder::bind(ast::ExprId id, const Scope& scope, const Type* expected) {
  const Type type =
      std::visit([&](const auto& e) { return of(e, scope, id, expected); }, g_.file[id].node);
  g_.types[static_cast<std::size_t>(id)] = type;
  return type;
}

void Binder::condition(ast::ExprId id, const Scope& scope) {
  const auto type = bind(id, scope);
  if (type.is_unknown() || type.is(Type::Shape::yes_no)) return;
  error(Code::U003, span(id), fmt::format("a condition is needed, and this is {}", name_of(type)),
        type.is_number()                 ? "compare it, for example with `<=`"
        : type.is(Type::Shape::category) ? "test it with `is` or `in { … }`"
                                         : "");
}

Type Binder::let_type(const Scope& scope, std::uint32_t index) {
  LetSlot& slot = (*scope.slots)[index];
  if (slot.state == LetSlot::State::done) return slot.type;
  if (slot.state == LetSlot::State::open || open_lets_ > kLongestChain)
    return {};  // see check_cycles()
  ++open_lets_;
  slot.state = LetSlot::State::open;
  Scope outer =
      scope;  // a let sees the row of the declaration, not those of the sets around its use
  outer.variables.resize(std::min<std::size_t>(outer.variables.size(), 1));
  const ast::Let& let = *slot.let;
  Type type;
  if (let.type) {
    type = declared_type(*let.type);
    assign(let.value, outer, type, fmt::format("`{}`", let.name.text));
  } else {
    type = bind(let.value, outer);
    type.is_literal = false;
  }
  bind_exceptions(let.exceptions, type, outer, fmt::format("`{}`", let.name.text));
  slot.type = type;
  slot.state = LetSlot::State::done;
  --open_lets_;
  return type;
}

void Binder::bind_exceptions(const std::vector<ast::ValueException>& exceptions, const Type& target,
                             const Scope& scope, std::string_view place) {
  for (const auto& exception : exceptions) {
    condition(exception.where, scope);
    assign(exception.use, scope, target, fmt::format("{} by exception", place));
  }
}

Type Binder::declared_type(const ast::Type& type) {
  const auto kind = words().find_kind(type.name.text);
  if (!kind) {
    std::vector<std::string> kinds;
    for (const auto& known : words().kinds()) kinds.push_back(known.name);
    error(Code::N001, type.name.span, fmt::format("unknown kind `{}`", type.name.text),
          base::did_you_mean(type.name.text, kinds));
    return {};
  }
  Basis basis;
  std::optional<CategoryId> category;
  for (const auto& argument : type.arguments) {
    if (words().kind(*kind).form == Form::category) {
      category = words().find_category(argument.text);
      if (!category) {
        std::vector<std::string> categories;
        for (const auto& known : words().categories()) categories.push_back(known.name);
        error(Code::N001, argument.span, fmt::format("unknown category `{}`", argument.text),
              base::did_you_mean(argument.text, categories));
        return {};
      }
    } else if (words().is_energy_basis(argument.text)) {
      basis.energy = argument.text;
    } else if (words().is_area_basis(argument.text)) {
      basis.area = argument.text;
    } else {
      error(Code::N001, argument.span, fmt::format("unknown basis `{}`", argument.text),
            "bases are site, primary; gfa, nfa, nla, conditioned");
      return {};
    }
  }
  if (words().kind(*kind).form == Form::category && !category) {
    error(Code::N001, type.span, "a category needs its name", "write `category[orientation]`");
    return {};
  }
  return of_kind(words(), *kind, basis, category);
}

// ---- literals ----

Type Binder::of(const ast::Quantity& e, const Scope&, ast::ExprId, const Type*) {
  Type type = number_type(e.unit ? e.unit->unit.dimension : units::Dimension());
  type.is_literal = true;
  if (e.unit) {
    type.is_point = e.unit->unit.is_point;
    type.literal = e.value * e.unit->unit.factor + e.unit->unit.offset;
    if (e.unit->unit.is_percent()) type.kind = words().find_kind("ratio");
  } else {
    type.literal = e.value;
  }
  return type;
}

Type Binder::of(const ast::DateLiteral&, const Scope&, ast::ExprId, const Type*) {
  return date_type();
}
Type Binder::of(const ast::TruthLiteral&, const Scope&, ast::ExprId, const Type*) {
  return yes_no_type();
}

Type Binder::of(const ast::StringLiteral& e, const Scope&, ast::ExprId id, const Type* expected) {
  // A value of a category may be written in quotes where the source writes it so.
  if (expected != nullptr && expected->is(Type::Shape::category)) {
    if (const auto found = codes(*expected, {{e.value, span(id)}}, span(id));
        found && !found->codes.empty())
      mean(id, CategoryWord{found->category, found->codes[0]});
    return *expected;
  }
  return text_type();
}

// ---- logic ----

Type Binder::of(const ast::Logic& e, const Scope& scope, ast::ExprId, const Type*) {
  for (const auto operand : e.operands) condition(operand, scope);
  return yes_no_type();
}

Type Binder::of(const ast::Not& e, const Scope& scope, ast::ExprId, const Type*) {
  condition(e.operand, scope);
  return yes_no_type();
}

Type Binder::of(const ast::Compare& e, const Scope& scope, ast::ExprId id, const Type*) {
  const Type left = bind(e.left, scope);
  const Type right = bind(e.right, scope, &left);
  const Type common = same(left, right, span(id), "compare");
  const bool ordered = e.op != ast::Comparison::equal && e.op != ast::Comparison::not_equal;
  if (ordered && !common.is_unknown() && !common.is_number() && !common.is(Type::Shape::date)) {
    error(Code::U003, span(id), fmt::format("{} has no order", name_of(common)),
          common.is(Type::Shape::text) ? "compare texts with `=` or `in { \"…\" }`"
                                       : "use `is`, `=` or `in { … }`");
  }
  return yes_no_type();
}

Type Binder::of(const ast::Between& e, const Scope& scope, ast::ExprId, const Type*) {
  const Type value = bind(e.value, scope);
  for (const auto bound : {e.low, e.high})
    same(value, bind(bound, scope, &value), base::join(span(e.value), span(bound)), "compare");
  return yes_no_type();
}

Type Binder::of(const ast::InRange& e, const Scope& scope, ast::ExprId, const Type*) {
  const Type value = bind(e.value, scope);
  for (const auto bound : {e.low, e.high})
    same(value, bind(bound, scope, &value), base::join(span(e.value), span(bound)), "compare");
  return yes_no_type();
}

Type Binder::of(const ast::Is& e, const Scope& scope, ast::ExprId id, const Type*) {
  const Type value = bind(e.value, scope);
  if (e.what != ast::IsWhat::name) return yes_no_type();
  if (const auto found = codes(value, {e.name}, span(e.value))) mean(id, *found);
  return yes_no_type();
}

Type Binder::of(const ast::InSet& e, const Scope& scope, ast::ExprId id, const Type*) {
  const Type value = bind(e.value, scope);
  if (value.is(Type::Shape::text)) return yes_no_type();
  if (const auto found = codes(value, e.names, span(e.value))) mean(id, *found);
  return yes_no_type();
}

Type Binder::of(const ast::Matches& e, const Scope& scope, ast::ExprId, const Type*) {
  const Type value = bind(e.value, scope);
  if (!value.is_unknown() && !value.is(Type::Shape::text)) {
    error(Code::U003, span(e.value),
          fmt::format("`matches` needs a text, and this is {}", name_of(value)));
  }
  return yes_no_type();
}

// ---- numbers ----

Type Binder::of(const ast::Arithmetic& e, const Scope& scope, ast::ExprId id, const Type*) {
  const Type left = bind(e.left, scope);
  const Type right = bind(e.right, scope);
  if (!numbers_only(left, span(e.left), "a calculation") ||
      !numbers_only(right, span(e.right), "a calculation"))
    return {};
  const bool additive = e.op == ast::Operator::add || e.op == ast::Operator::subtract;
  Type type = additive ? sum(e, left, right, span(id)) : product(e, left, right, span(id));
  if (type.is_literal) type.literal.reset();
  return type;
}

Type Binder::of(const ast::Negate& e, const Scope& scope, ast::ExprId, const Type* expected) {
  Type type = bind(e.operand, scope, expected);
  if (!numbers_only(type, span(e.operand), "a minus sign")) return {};
  if (type.literal) type.literal = -*type.literal;
  return type;
}

Type Binder::of(const ast::Power& e, const Scope& scope, ast::ExprId id, const Type*) {
  const Type base = bind(e.operand, scope);
  if (!numbers_only(base, span(e.operand), "a power")) return {};
  if (base.is_point) {
    error(Code::U004, span(id), "cannot take a power of a temperature");
    return {};
  }
  const int whole = static_cast<int>(e.exponent);
  if (static_cast<double>(whole) != e.exponent && !base.dimension.is_none()) {
    error(
        Code::U001, span(id),
        fmt::format("a power with a fraction needs a plain number, and this is {}", name_of(base)));
    return {};
  }
  return number_type(base.dimension.to_power(whole));
}

Type Binder::of(const ast::Cast& e, const Scope& scope, ast::ExprId id, const Type*) {
  const Type value = bind(e.operand, scope);
  const Type target = declared_type(e.type);
  if (value.is_unknown() || target.is_unknown()) return target;
  if (!value.is_number() || !target.is_number() || value.dimension != target.dimension ||
      value.is_point != target.is_point) {
    error(Code::U001, span(id),
          fmt::format("cannot read {} as {}", name_of(value), name_of(target)),
          "`as` changes kind and basis, not the dimension");
  }
  return target;
}

Type Binder::of(const ast::Conditional& e, const Scope& scope, ast::ExprId id,
                const Type* expected) {
  condition(e.condition, scope);
  const Type then = bind(e.then, scope, expected);
  const Type otherwise = bind(e.otherwise, scope, expected);
  return same(then, otherwise, span(id), "choose between");
}

// ---- sets ----

Type Binder::of(const ast::Aggregate& e, const Scope& scope, ast::ExprId id, const Type*) {
  Scope inner;
  const auto meaning = set(e.set, scope, inner);
  g_.sets[static_cast<std::uint32_t>(id)] = meaning;
  if (inner.variables.empty()) return {};
  if (e.weight) {
    const Type weight = bind(*e.weight, inner);
    numbers_only(weight, span(*e.weight), "a weight");
  }
  if (e.operation == ast::Aggregation::count) {
    Type count = number_type({});
    count.kind = words().find_kind("number");
    return count;
  }
  if (e.operation == ast::Aggregation::share) {
    condition(*e.condition, inner);
    Type share = number_type({});
    share.kind = words().find_kind("ratio");
    return share;
  }
  Type value = bind(*e.value, inner);
  if (!numbers_only(value, span(*e.value), "an aggregate")) return {};
  value.is_literal = false;
  value.literal.reset();
  if (e.operation == ast::Aggregation::sum && value.is_point) {
    error(Code::U004, span(*e.value), "cannot add temperatures",
          "take the `average`, `min` or `max`");
    return {};
  }
  const bool needs_answer = e.operation != ast::Aggregation::sum;
  // A message shows that there is no value.
  if (needs_answer && !e.if_none && !e.if_none_missing && !in_message_) {
    error(Code::G001, e.set.span, "this set can be empty, and then there is no value",
          "add `if none missing`, or `if none` and the value that holds then");
  }
  if (e.if_none) assign(*e.if_none, scope, value, "`if none`");
  return value;
}

Type Binder::of(const ast::Quantified& e, const Scope& scope, ast::ExprId id, const Type*) {
  Scope inner;
  const auto meaning = set(e.set, scope, inner);
  g_.sets[static_cast<std::uint32_t>(id)] = meaning;
  if (inner.variables.empty()) return {};
  condition(e.condition, inner);
  if (e.amount && e.amount->unit && !e.amount->unit->unit.is_percent()) {
    error(Code::U003, e.amount->span,
          fmt::format("`at least` needs a count or a share in %, not `{}`",
                      e.amount->unit->unit.text));
  }
  return yes_no_type();
}

}  // namespace garis::semantics

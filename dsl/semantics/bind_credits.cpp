// Credits and ratings: points, what they are about, and what a level may ask for.
#include <algorithm>

#include <fmt/ranges.h>

#include "dsl/semantics/binder.hpp"

namespace garis::semantics {

using diagnostics::Code;

namespace {

Type points_type(const vocabulary::Vocabulary& words) {
  return of_kind(words, *words.find_kind("points"), {}, {});
}

}  // namespace

void Binder::bind_credit(const ast::Credit& credit, DeclId id) {
  if (credit.applies.size() != 1) {
    error(Code::R007, credit.applies.empty() ? credit.id.span : credit.applies[1].span,
          credit.applies.empty()
              ? fmt::format("credit \"{}\" does not say what it applies to", credit.id.text)
              : "a second `applies`",
          credit.applies.empty() ? "add `applies to building`"
                                 : "join the conditions with `and` or `or`");
  }
  if (credit.applies.empty()) return;
  const auto found = entity(credit.applies[0].entity);
  if (!found) return;
  g_.credit_entities[id] = *found;
  Scope scope;
  scope.variables.push_back(*found);
  LetSlots slots;
  for (std::uint32_t i = 0; i < credit.lets.size(); ++i) {
    slots.push_back({&credit.lets[i], LetSlot::State::waiting, false, {}});
    scope.visible.push_back(i);
  }
  bind_lets(scope, slots);
  if (credit.applies[0].where) condition(*credit.applies[0].where, scope);
  const Type points = points_type(words());
  for (const auto& award : credit.awards) {
    assign(award.points, scope, points, "an award");
    if (award.when) condition(*award.when, scope);
  }
  for (const auto& max : credit.max) {
    if (!max.unit || max.unit->unit.dimension != points.dimension)
      error(Code::U001, max.span, "`max` is a number of points", "write `max 8 points`");
  }
  if (credit.max.size() > 1)
    error(Code::R007, credit.max[1].span, "a second `max`", "keep one of them");
  bind_messages(credit.messages, scope);
  unused_lets(slots);
}

// ---- ratings ----

void Binder::counted_credits(const ast::Rating& rating, DeclId id) {
  for (const auto& name : rating.counts) {
    const auto credit = declared(g_.credits, name, "credit");
    if (!credit || !g_.credit_entities.contains(*credit)) continue;
    const auto about = g_.credit_entities.at(*credit);
    const auto [it, first] = g_.credit_entities.emplace(id, about);
    if (first || it->second == about) continue;
    error(Code::S001, name.span,
          fmt::format("credit \"{}\" is about a {}, and the credits before it are about a {}",
                      name.text, words().entity(about).name, words().entity(it->second).name),
          "the credits of a rating are about one thing, such as the building");
  }
}

void Binder::bind_rating(const ast::Rating& rating, DeclId id) {
  counted_credits(rating, id);
  for (const auto& rule : rating.prerequisites) declared(g_.rules, rule, "rule");
  Scope scope;
  scope.rating = &rating;
  if (const auto it = g_.credit_entities.find(id); it != g_.credit_entities.end())
    scope.variables.push_back(it->second);
  if (rating.counts.empty()) {
    error(Code::S001, rating.id.span, fmt::format("rating \"{}\" counts no credit", rating.id.text),
          "add `counts \"…\"`");
  }
  for (const auto& level : rating.levels) condition(level.when, scope);
}

Type Binder::credit_points(const ast::Call& call, const Scope& scope, ast::ExprId id) {
  if (scope.rating == nullptr) {
    error(Code::N001, call.function.span, "`credit_points` has no value here",
          "it stands in the levels of a rating: `level \"Gold\" when credit_points(id: \"EE1\") >= "
          "5 points`");
    return {};
  }
  const auto* named = call.arguments.size() == 1
                          ? std::get_if<ast::StringLiteral>(&g_.file[call.arguments[0].value].node)
                          : nullptr;
  if (named == nullptr || (call.arguments[0].name && call.arguments[0].name->text != "id")) {
    error(Code::T004, call.function.span, "`credit_points` takes the name of one credit",
          "write `credit_points(id: \"EE1\")`");
    return {};
  }
  bind(call.arguments[0].value, scope);
  const auto credit = declared(g_.credits, {named->value, span(call.arguments[0].value)}, "credit");
  if (!credit) return {};
  const auto about = g_.credit_entities.find(*credit);
  if (about != g_.credit_entities.end() && !scope.variables.empty() &&
      about->second != scope.variables[0]) {
    error(Code::S001, span(call.arguments[0].value),
          fmt::format("credit \"{}\" is about a {}, and this rating is about a {}", named->value,
                      words().entity(about->second).name, words().entity(scope.variables[0]).name));
  }
  mean(id, CreditPoints{*credit});
  return points_type(words());
}

// ---- tests ----

void Binder::bind_expected(const ast::ExpectCredit& expect) {
  declared(g_.credits, expect.credit, "credit");
  const Scope nothing;
  const Type points = points_type(words());
  assign(expect.from, nothing, points, "the expected points");
  if (expect.to) assign(*expect.to, nothing, points, "the expected points");
}

void Binder::bind_expected(const ast::ExpectRating& expect) {
  const auto id = declared(g_.ratings, expect.rating, "rating");
  if (!id) return;
  const auto& rating = std::get<ast::Rating>(g_.file.declarations[*id]);
  std::vector<std::string> levels{"none"};
  for (const auto& level : rating.levels) levels.push_back(level.name.text);
  const auto known = [&](const ast::Name& level) {
    if (std::find(levels.begin(), levels.end(), level.text) != levels.end()) return;
    auto help = base::did_you_mean(level.text, levels);
    if (help.empty()) help = fmt::format("levels, from below: \"{}\"", fmt::join(levels, "\", \""));
    error(Code::N001, level.span,
          fmt::format("rating \"{}\" has no level \"{}\"", rating.id.text, level.text), help);
  };
  known(expect.from);
  if (expect.to) known(*expect.to);
}

}  // namespace garis::semantics

// G002: a sum over dated records, such as monthly readings, takes a month without a record for zero
// unless the expected rows are stated.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

// The first property of `member` below `root` that belongs to a dated row.
std::optional<PropertyId> dated(const Guideline& g, ast::ExprId root, EntityId member) {
  std::optional<PropertyId> found;
  for_each_below(g.file, root, [&](ast::ExprId id) {
    const auto* property = std::get_if<PropertyOf>(&g.meaning(id));
    if (found || property == nullptr || property->row.entity != member) return;
    if (!g.vocabulary.property(property->property).expected_by.empty()) found = property->property;
  });
  return found;
}

void check(const Guideline& g, const ast::Aggregate& sum, const SetMeaning& set, Sink& sink) {
  if (sum.operation != ast::Aggregation::sum || !sum.value || sum.set.for_each) return;
  const auto property = dated(g, *sum.value, set.member);
  if (!property) return;
  const auto& by = g.vocabulary.property(*property).expected_by;
  sink.report(
      Code::G002, sum.set.span,
      fmt::format("`{}` is stated once for each {}, and this sum does not say which {}s it expects",
                  g.vocabulary.qualified_name(*property), by, by),
      fmt::format("add `for each {} in … .. …`; a {} without a record is then open instead of zero",
                  by, by));
}

}  // namespace

void check_records(const Guideline& guideline, Sink& sink) {
  for (const auto& [id, set] : guideline.sets) {
    const auto* sum = std::get_if<ast::Aggregate>(&guideline.file.expressions[id].node);
    if (sum != nullptr) check(guideline, *sum, set, sink);
  }
}

}  // namespace garis::semantics

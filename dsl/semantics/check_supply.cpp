// N002: a property that the guideline adds, reads, and gives no source or question. Every finding
// that needs it would stay open. Properties of the vocabulary can be columns of a survey.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

std::set<PropertyId> without_source(const Guideline& g) {
  std::set<PropertyId> added, supplied;
  for_each_declaration<ast::Property>(g, [&](const ast::Property& property, DeclId id) {
    const auto it = g.properties.find(id);
    if (it == g.properties.end()) return;
    const bool has_source =
        property.asks || !property.from.empty() || !property.assumptions.empty();
    (has_source ? supplied : added).insert(it->second);
  });
  for (const auto id : supplied) added.erase(id);
  return added;
}

}  // namespace

void check_supply(const Guideline& g, Sink& sink) {
  auto open = without_source(g);
  for (std::size_t id = 0; id < g.meanings.size(); ++id) {
    const auto* read = std::get_if<PropertyOf>(&g.meanings[id]);
    if (read == nullptr || open.erase(read->property) == 0) continue;
    sink.report(
        diagnostics::Code::N002, g.file.expressions[id].span,
        fmt::format("no input format can supply `{}`", g.vocabulary.qualified_name(read->property)),
        "add a source or a question: `property … from ifc \"…\"` or `property … asks designer "
        "\"…\"`");
  }
}

}  // namespace garis::semantics

// N002: a property that is read, and that no input format, question or assumption can supply. Every
// finding that needs it would stay open.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

// Properties to which the guideline itself gives a source.
std::set<PropertyId> supplied_here(const Guideline& g) {
  std::set<PropertyId> supplied;
  for_each_declaration<ast::Property>(g, [&](const ast::Property& property, DeclId id) {
    const auto it = g.properties.find(id);
    const bool has_source =
        property.asks || !property.from.empty() || !property.assumptions.empty();
    if (it != g.properties.end() && has_source) supplied.insert(it->second);
  });
  return supplied;
}

}  // namespace

void check_supply(const Guideline& g, const CheckOptions& options, Sink& sink) {
  if (!options.can_be_supplied) return;
  auto settled = supplied_here(g);
  for (std::size_t id = 0; id < g.meanings.size(); ++id) {
    const auto* read = std::get_if<PropertyOf>(&g.meanings[id]);
    if (read == nullptr || !settled.insert(read->property).second) continue;
    const auto& property = g.vocabulary.property(read->property);
    const bool is_there = property.name == "name" || g.group_of(property.entity) != nullptr;
    if (is_there || options.can_be_supplied(read->property)) continue;
    sink.report(
        diagnostics::Code::N002, g.file.expressions[id].span,
        fmt::format("no input format can supply `{}`", g.vocabulary.qualified_name(read->property)),
        "add a source or a question: `property … from ifc \"…\"` or `property … asks designer "
        "\"…\"`");
  }
}

}  // namespace garis::semantics

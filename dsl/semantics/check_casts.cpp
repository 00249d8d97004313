// U003 and E001 of casts: `as` changes kind or basis, so it stands in a definition that says where
// the conversion comes from, and is counted there.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

bool is_cast(const Guideline& g, ast::ExprId id) {
  return std::holds_alternative<ast::Cast>(g.file[id].node);
}

void outside(const Guideline& g, ast::ExprId root, Sink& sink) {
  for_each_below(g.file, root, [&](ast::ExprId id) {
    if (is_cast(g, id))
      sink.report(Code::U003, g.file[id].span, "`as` changes a kind or basis outside a definition",
                  "write `define … = … as …` with a `cite`, and use the definition here");
  });
}

}  // namespace

void check_casts(const Guideline& guideline, Sink& sink) {
  const auto& g = guideline;
  for_each_declaration<ast::Define>(g, [&](const ast::Define& define, DeclId) {
    if (define.cite) return;
    for_each_root(define, [&](ast::ExprId root) {
      for_each_below(g.file, root, [&](ast::ExprId id) {
        if (!is_cast(g, id)) return;
        sink.report(Code::E001, g.file[id].span,
                    fmt::format("`{}` converts with `as` without saying where that comes from",
                                name_of(define)),
                    "add `cite …` behind the definition");
      });
    });
  });
  const auto refuse = [&](ast::ExprId root) { outside(g, root, sink); };
  for_each_declaration<ast::Rule>(g,
                                  [&](const auto& rule, DeclId) { for_each_root(rule, refuse); });
  for_each_declaration<ast::Credit>(g,
                                    [&](const auto& one, DeclId) { for_each_root(one, refuse); });
  for_each_declaration<ast::Measure>(g,
                                     [&](const auto& one, DeclId) { for_each_root(one, refuse); });
}

}  // namespace garis::semantics

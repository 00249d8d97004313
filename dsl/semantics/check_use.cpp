// D001: declarations that nothing refers to. Uses in tests count, so a definition that is only
// shown by `expect value` is in use. Unused lets are found where rules are bound.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/walk.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

void unused(Sink& sink, std::string_view what, const std::string& name, base::Span at,
            base::Span whole) {
  auto& d = sink.report(Code::D001, at, fmt::format("{} `{}` is never used", what, name),
                        "use it in a rule, a definition or a test, or take it out");
  d.fixes.push_back({"take it out", {{whole, ""}}, false, true});
}

// The groups that rules, definitions, sets and paths speak of.
class Groups {
 public:
  explicit Groups(const Guideline& guideline) : g_(guideline) {}

  std::set<DeclId> used() {
    for (const auto& meaning : g_.meanings) std::visit([&](const auto& m) { look(m); }, meaning);
    for (const auto& [id, set] : g_.sets) look(set);
    for (const auto& [id, set] : g_.group_sets) look(set);
    for (const auto& [id, entity] : g_.define_entities) look(entity);
    for_each_declaration<ast::Rule>(g_, [&](const ast::Rule& rule, DeclId) {
      for (const auto& applies : rule.applies) named(applies.entity);
    });
    for_each_declaration<ast::Credit>(g_, [&](const ast::Credit& credit, DeclId) {
      for (const auto& applies : credit.applies) named(applies.entity);
    });
    return std::move(used_);
  }

 private:
  void look(EntityId entity) {
    if (const auto* group = g_.group_of(entity)) used_.insert(group->declaration);
  }
  void look(const SetMeaning& set) {
    look(set.member);
    if (set.root) look(*set.root);
  }
  void look(const RowPath& row) {
    look(row.entity);
    for (const auto up : row.ups) look(up);
  }
  void look(const PropertyOf& m) { look(m.row); }
  void look(const DefineOf& m) { look(m.row); }
  template <class Other>
  void look(const Other&) {}

  void named(const std::vector<ast::Name>& names) {
    if (names.size() != 1) return;
    if (const auto entity = g_.vocabulary.find_entity(names[0].text)) look(*entity);
    if (const auto entity = g_.vocabulary.find_plural(names[0].text)) look(*entity);
  }

  const Guideline& g_;
  std::set<DeclId> used_;
};

}  // namespace

void check_use(const Guideline& guideline, const std::set<DeclId>& used, Sink& sink) {
  for_each_declaration<ast::Define>(guideline, [&](const ast::Define& define, DeclId id) {
    const auto what = define.is_function           ? "function"
                      : define.entity.text.empty() ? "constant"
                                                   : "definition";
    if (!used.contains(id)) unused(sink, what, name_of(define), define.name.span, define.span);
  });
  for_each_declaration<ast::Table>(guideline, [&](const ast::Table& table, DeclId id) {
    if (!used.contains(id)) unused(sink, "table", table.name.text, table.name.span, table.span);
  });
  for_each_declaration<ast::Trajectory>(
      guideline, [&](const ast::Trajectory& trajectory, DeclId id) {
        if (!used.contains(id))
          unused(sink, "trajectory", trajectory.name.text, trajectory.name.span, trajectory.span);
      });
  const auto groups = Groups(guideline).used();
  for_each_declaration<ast::Group>(guideline, [&](const ast::Group& group, DeclId id) {
    if (!groups.contains(id)) unused(sink, "group", group.name.text, group.name.span, group.span);
  });
}

}  // namespace garis::semantics

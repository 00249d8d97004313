// D001 for the small things: values of a category that nothing names, and rows of tests that
// nothing can look at.
#include <fmt/format.h>

#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/measure.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

// ---- values of categories ----

// Category values by name; a value of two categories with one name counts for both.
class Values {
 public:
  explicit Values(const Guideline& guideline) : g_(guideline) {}

  std::set<std::pair<CategoryId, std::uint16_t>> used() {
    for (const auto& meaning : g_.meanings) {
      if (const auto* word = std::get_if<CategoryWord>(&meaning))
        used_.emplace(word->category, word->code);
      if (const auto* codes = std::get_if<Codes>(&meaning)) {
        for (const auto code : codes->codes) used_.emplace(codes->category, code);
      }
    }
    for_each_declaration<ast::Table>(g_, [&](const ast::Table& table, DeclId) { cells(table); });
    return std::move(used_);
  }

 private:
  void cells(const ast::Table& table) {
    for (const auto& row : table.rows) {
      for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) {
        const auto& type = table.columns[i].type;
        const auto category = type.arguments.empty()
                                  ? std::nullopt
                                  : g_.vocabulary.find_category(type.arguments[0].text);
        if (category) cell(row.cells[i], *category);
      }
    }
  }

  // `*` and `otherwise` reach every value.
  void cell(const ast::Cell& cell, CategoryId category) {
    const auto& values = g_.vocabulary.category(category);
    const bool all =
        cell.shape == ast::Cell::Shape::any || cell.shape == ast::Cell::Shape::otherwise;
    for (std::uint16_t code = 0; all && code < values.values.size(); ++code)
      used_.emplace(category, code);
    for (const auto& name : cell.names) {
      if (const auto code = values.find(name.text)) used_.emplace(category, *code);
    }
  }

  const Guideline& g_;
  std::set<std::pair<CategoryId, std::uint16_t>> used_;
};

void check_values(const Guideline& g, Sink& sink) {
  const auto used = Values(g).used();
  for_each_declaration<ast::Category>(g, [&](const ast::Category& category, DeclId) {
    const auto id = g.vocabulary.find_category(category.name.text);
    if (!id) return;
    for (const auto& value : category.values) {
      const auto code = g.vocabulary.category(*id).find(value.name.text);
      if (!code || used.contains({*id, *code})) continue;
      sink.report(Code::D001, value.name.span,
                  fmt::format("no rule, table or test names the value `{}` of `{}`",
                              value.name.text, category.name.text),
                  "name it where it matters, or take it out");
    }
  });
}

// ---- rows of tests ----

class Entities {
 public:
  explicit Entities(const Guideline& guideline) : g_(guideline) {}

  // Those that rules, definitions, sets and paths can reach.
  std::set<EntityId> used() {
    for (const auto& meaning : g_.meanings) std::visit([&](const auto& m) { look(m); }, meaning);
    for (const auto& [id, set] : g_.sets) used_.insert(set.member);
    for (const auto& [id, set] : g_.group_sets) used_.insert(set.member);
    for (const auto& [id, entity] : g_.define_entities) used_.insert(entity);
    for (const auto& group : g_.groups) used_.insert(group.entity);
    for (const auto& [id, entity] : g_.credit_entities) used_.insert(entity);
    for_each_declaration<ast::Measure>(g_, [&](const ast::Measure& measure, DeclId) {
      for (const auto& change : measure.changes) {
        if (const auto entity = entity_of(g_.vocabulary, change)) used_.insert(*entity);
      }
    });
    for_each_declaration<ast::Rule>(g_, [&](const ast::Rule& rule, DeclId) {
      for (const auto& applies : rule.applies) {
        if (applies.entity.size() != 1) continue;
        if (const auto entity = g_.vocabulary.find_entity(applies.entity[0].text))
          used_.insert(*entity);
      }
    });
    return std::move(used_);
  }

 private:
  void look(const RowPath& row) {
    used_.insert(row.entity);
    used_.insert(row.ups.begin(), row.ups.end());
  }
  void look(const PropertyOf& m) {
    look(m.row);
    used_.insert(g_.vocabulary.property(m.property).entity);
  }
  void look(const DefineOf& m) { look(m.row); }
  template <class Other>
  void look(const Other&) {}

  const Guideline& g_;
  std::set<EntityId> used_;
};

bool is_parent(const ast::Test& test, const ast::Given& given) {
  for (const auto& other : test.given) {
    if (other.parent && other.parent->text == given.id.text) return true;
  }
  return false;
}

void check_fixtures(const Guideline& g, Sink& sink) {
  const auto used = Entities(g).used();
  for_each_declaration<ast::Test>(g, [&](const ast::Test& test, DeclId) {
    for (const auto& given : test.given) {
      const auto entity =
          given.entity.size() == 1 ? g.vocabulary.find_entity(given.entity[0].text) : std::nullopt;
      if (!entity || used.contains(*entity) || is_parent(test, given)) continue;
      sink.report(Code::D001, given.id.span,
                  fmt::format("nothing in this guideline looks at a {}", given.entity[0].text),
                  "take the row out, or correct what it is");
    }
  });
}

}  // namespace

void check_unused(const Guideline& guideline, Sink& sink) {
  check_values(guideline, sink);
  bool has_later_parts = false;  // they may look at anything
  for_each_declaration<ast::Later>(guideline,
                                   [&](const ast::Later&, DeclId) { has_later_parts = true; });
  if (!has_later_parts) check_fixtures(guideline, sink);
}

}  // namespace garis::semantics

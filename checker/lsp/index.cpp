#include "checker/lsp/index.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "checker/lsp/indexer.hpp"

namespace garis::lsp {

using namespace semantics;
using Kind = Symbol::Kind;

// ---- questions ----

const Occurrence* Index::at(base::FileId file, std::uint32_t offset) const {
  const Occurrence* best = nullptr;
  for (const auto& one : all) {
    const bool here = one.span.file == file && one.span.begin <= offset && offset <= one.span.end;
    if (here &&
        (best == nullptr || one.span.end - one.span.begin < best->span.end - best->span.begin))
      best = &one;
  }
  return best;
}

std::vector<const Occurrence*> Index::of(const Symbol& symbol) const {
  std::vector<const Occurrence*> found;
  for (const auto& one : all) {
    if (one.symbol == symbol) found.push_back(&one);
  }
  return found;
}

const Occurrence* Index::declaration(const Symbol& symbol) const {
  const auto it = std::find_if(all.begin(), all.end(), [&](const Occurrence& one) {
    return one.declares && one.symbol == symbol;
  });
  return it == all.end() ? nullptr : &*it;
}

bool is_renamable(const Index& index, const Symbol& symbol) {
  return index.declaration(symbol) != nullptr && symbol.kind != Kind::entity;
}

Index index_of(const compile::Pack& pack) { return Indexer(pack).run(); }

// ---- expressions ----

Index Indexer::run() {
  const auto known = std::min(g_.file.expressions.size(), g_.meanings.size());
  for (std::size_t id = 0; id < known; ++id) expression(id);
  for (DeclId id = 0; id < g_.file.declarations.size(); ++id)
    std::visit([&](const auto& d) { declaration(d, id); }, g_.file.declarations[id]);
  std::stable_sort(index_.all.begin(), index_.all.end(), [](const auto& a, const auto& b) {
    return std::tie(a.span.file, a.span.begin) < std::tie(b.span.file, b.span.begin);
  });
  const auto same = [](const Occurrence& a, const Occurrence& b) {
    return a.span == b.span && a.symbol == b.symbol && a.declares == b.declares;
  };
  index_.all.erase(std::unique(index_.all.begin(), index_.all.end(), same), index_.all.end());
  return std::move(index_);
}

void Indexer::add(base::Span span, Kind kind, std::string key, bool declares) {
  if (span.end <= span.begin) return;
  const bool in_quotes = sources_.text(span).starts_with('"');
  index_.all.push_back({span, {kind, std::move(key)}, declares, in_quotes});
}

std::string Indexer::let_key(base::Span at, std::uint32_t slot) const {
  for (DeclId id = 0; id < g_.file.declarations.size(); ++id) {
    const auto span = std::visit([](const auto& d) { return d.span; }, g_.file.declarations[id]);
    if (span.file == at.file && span.begin <= at.begin && at.end <= span.end)
      return fmt::format("{}:{}", id, slot);
  }
  return "?";
}

std::string Indexer::define_key(DeclId id) const {
  const auto* define = std::get_if<ast::Define>(&g_.file.declarations[id]);
  if (define == nullptr) return "?";
  return define->entity.text.empty() ? define->name.text
                                     : define->entity.text + "." + define->name.text;
}

void Indexer::entity(const ast::Name& name, EntityId id) {
  const bool is_group = g_.group_of(id) != nullptr;
  add(name, is_group ? Kind::group : Kind::entity, g_.vocabulary.entity(id).name);
}

// The first `count` parts of a path name a row: where it starts, then up-links.
void Indexer::rows(const std::vector<ast::Name>& parts, std::size_t count, const RowPath& row) {
  for (std::size_t i = 0; i < row.ups.size() && i < count; ++i)
    entity(parts[count - 1 - i], row.ups[row.ups.size() - 1 - i]);
  if (count != row.ups.size() + 1) return;
  if (const auto id = g_.vocabulary.find_entity(parts[0].text)) entity(parts[0], *id);
}

void Indexer::path(const ast::Path& path, const Meaning& meaning, base::Span at) {
  const auto& parts = path.parts;
  if (parts.empty()) return;
  if (const auto* m = std::get_if<RowPath>(&meaning)) rows(parts, parts.size(), *m);
  if (const auto* m = std::get_if<PropertyOf>(&meaning)) {
    rows(parts, parts.size() - 1, m->row);
    add(parts.back(), Kind::property, g_.vocabulary.qualified_name(m->property));
  }
  if (const auto* m = std::get_if<DefineOf>(&meaning)) {
    rows(parts, parts.size() - 1, m->row);
    add(parts.back(), Kind::define, define_key(m->define));
  }
  if (const auto* m = std::get_if<LetValue>(&meaning))
    add(parts[0], Kind::let, let_key(at, m->slot));
  if (const auto* m = std::get_if<ConstantValue>(&meaning))
    add(parts[0], Kind::define, define_key(m->define));
  if (const auto* m = std::get_if<CategoryWord>(&meaning)) {
    const auto& category = g_.vocabulary.category(m->category);
    if (m->code < category.values.size())
      add(parts.back(), Kind::category_value, category.name + "." + category.values[m->code].name);
  }
}

void Indexer::call(const ast::Call& call, const Meaning& meaning) {
  if (const auto* m = std::get_if<TableCall>(&meaning)) {
    const auto* table = std::get_if<ast::Table>(&g_.file.declarations[m->table]);
    if (table == nullptr) return;
    add(call.function, Kind::table, table->name.text);
    for (const auto& argument : call.arguments) {
      if (argument.name)
        add(*argument.name, Kind::column, table->name.text + "." + argument.name->text);
    }
    for (const auto& field : call.fields)
      add(field, Kind::column, table->name.text + "." + field.text);
  }
  if (std::holds_alternative<TrajectoryCall>(meaning))
    add(call.function, Kind::trajectory, call.function.text);
  if (const auto* m = std::get_if<FunctionCall>(&meaning))
    add(call.function, Kind::define, define_key(m->define));
}

void Indexer::words(const Codes& codes, const std::vector<ast::Name>& names) {
  const auto& category = g_.vocabulary.category(codes.category);
  for (const auto& name : names) add(name, Kind::category_value, category.name + "." + name.text);
}

void Indexer::set(const ast::Set& set, EntityId member) {
  if (!set.entity.empty()) entity(set.entity.back(), member);
  if (!set.of) return;
  for (const auto& part : set.of->parts) {
    if (const auto id = g_.vocabulary.find_entity(part.text)) entity(part, *id);
  }
}

// `wall.u_value` where nothing has bound it: behind `missing` in a test.
void Indexer::qualified(const ast::Path& path) {
  if (path.parts.size() < 2) return;
  const auto& last = path.parts.back();
  const auto& owner = path.parts[path.parts.size() - 2];
  const auto id = g_.vocabulary.find_entity(owner.text);
  if (!id) return;
  entity(owner, *id);
  if (const auto property = g_.vocabulary.find_property(*id, last.text))
    add(last, Kind::property, g_.vocabulary.qualified_name(*property));
  else if (g_.defines.contains({*id, last.text}))
    add(last, Kind::define, owner.text + "." + last.text);
}

void Indexer::expression(std::size_t id) {
  const auto& expr = g_.file.expressions[id];
  const auto& meaning = g_.meanings[id];
  if (const auto* e = std::get_if<ast::Path>(&expr.node)) path(*e, meaning, expr.span);
  if (const auto* e = std::get_if<ast::Call>(&expr.node)) call(*e, meaning);
  const auto* codes = std::get_if<Codes>(&meaning);
  if (const auto* e = std::get_if<ast::Is>(&expr.node); e != nullptr && codes != nullptr)
    words(*codes, {e->name});
  if (const auto* e = std::get_if<ast::InSet>(&expr.node); e != nullptr && codes != nullptr)
    words(*codes, e->names);
  const auto members = g_.sets.find(static_cast<std::uint32_t>(id));
  if (members == g_.sets.end()) return;
  if (const auto* e = std::get_if<ast::Aggregate>(&expr.node)) set(e->set, members->second.member);
  if (const auto* e = std::get_if<ast::Quantified>(&expr.node)) set(e->set, members->second.member);
}

}  // namespace garis::lsp

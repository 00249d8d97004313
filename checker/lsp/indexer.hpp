// Walks a checked guideline and notes every name in it. Private to the language server.
#pragma once

#include "checker/lsp/index.hpp"

namespace garis::lsp {

class Indexer {
 public:
  explicit Indexer(const compile::Pack& pack) : g_(pack.guideline), sources_(pack.sources) {}

  Index run();

 private:
  using Kind = Symbol::Kind;

  void add(base::Span span, Kind kind, std::string key, bool declares = false);
  void add(const ast::Name& name, Kind kind, std::string key, bool declares = false) {
    add(name.span, kind, std::move(key), declares);
  }

  // ---- expressions (index.cpp) ----
  void expression(std::size_t id);
  void path(const ast::Path& path, const semantics::Meaning& meaning, base::Span at);
  void rows(const std::vector<ast::Name>& parts, std::size_t count, const semantics::RowPath& row);
  void entity(const ast::Name& name, semantics::EntityId id);
  void set(const ast::Set& set, semantics::EntityId member);
  void call(const ast::Call& call, const semantics::Meaning& meaning);
  void words(const semantics::Codes& codes, const std::vector<ast::Name>& names);
  void qualified(const ast::Path& path);
  std::string let_key(base::Span at, std::uint32_t slot) const;
  std::string define_key(semantics::DeclId id) const;

  // ---- declarations (index_declarations.cpp) ----
  void declaration(const ast::Category& category, semantics::DeclId id);
  void declaration(const ast::Property& property, semantics::DeclId id);
  void declaration(const ast::Group& group, semantics::DeclId id);
  void declaration(const ast::Define& define, semantics::DeclId id);
  void declaration(const ast::Table& table, semantics::DeclId id);
  void declaration(const ast::Trajectory& trajectory, semantics::DeclId id);
  void declaration(const ast::Rule& rule, semantics::DeclId id);
  void declaration(const ast::Test& test, semantics::DeclId id);
  template <class Other>
  void declaration(const Other&, semantics::DeclId) {}

  const semantics::Guideline& g_;
  const base::SourceMap& sources_;
  Index index_;
};

}  // namespace garis::lsp

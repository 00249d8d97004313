// Which names of a guideline mean the same thing, and where each is declared. Private to the
// language server.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "dsl/compile/pack.hpp"

namespace garis::lsp {

struct Symbol {
  enum class Kind : std::uint8_t {
    property,  // of the vocabulary, or declared
    entity,
    group,
    define,
    let,
    table,
    column,
    trajectory,
    rule,
    category,
    category_value,
    exception,  // or path
    fixture,
  } kind{};
  std::string key;  // equal for names that mean the same

  friend bool operator<(const Symbol& a, const Symbol& b) {
    return std::tie(a.kind, a.key) < std::tie(b.kind, b.key);
  }
  friend bool operator==(const Symbol&, const Symbol&) = default;
};

struct Occurrence {
  base::Span span;
  Symbol symbol;
  bool declares = false;
  bool in_quotes = false;  // the span covers a text with its quotes
};

struct Index {
  std::vector<Occurrence> all;  // by file and place

  // The innermost name at a place.
  const Occurrence* at(base::FileId file, std::uint32_t offset) const;
  std::vector<const Occurrence*> of(const Symbol& symbol) const;
  const Occurrence* declaration(const Symbol& symbol) const;
};

Index index_of(const compile::Pack& pack);

// Whether its name can be changed: what the vocabulary declares cannot.
bool is_renamable(const Index& index, const Symbol& symbol);

}  // namespace garis::lsp

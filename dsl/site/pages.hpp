// The kinds of pages and what they share. Private to site.
#pragma once

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "dsl/semantics/dependencies.hpp"
#include "dsl/site/page.hpp"

namespace garis::site {

// Where each rule has its page: "rules/5-5-roof-u.html". Versions of one rule in time stand beside
// each other.
std::map<semantics::DeclId, std::string> rule_paths(const compile::Pack& pack);

std::string index_page(const Place& place);
std::string tables_page(const Place& place);
std::string dictionary_page(const Place& place);
std::string rule_page(const Place& place, const ast::Rule& rule, semantics::DeclId id,
                      const semantics::Dependencies& dependencies);

// "Town guideline, clause 2.1, page 7", escaped.
std::string citation(const ast::Cite& cite);
std::string in_force(const Place& place, const ast::Effective& effective);
// The text of the declaration, escaped, without the indentation it has as a whole.
std::string source_text(const compile::Pack& pack, base::Span span);

// Properties that declarations read, in the order of the vocabulary.
std::set<vocabulary::PropertyId> properties_of(const compile::Pack& pack,
                                               const std::set<semantics::DeclId>& declarations);
std::string property_rows(const Place& place, const std::set<vocabulary::PropertyId>& properties);
std::string property_table(const Place& place, const std::string& rows);

}  // namespace garis::site

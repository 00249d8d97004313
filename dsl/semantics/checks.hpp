// The static checks of language.md, section 20: one pass per group of codes, run by check() after
// names, kinds and units are known. A pass looks at the whole guideline, reports what it finds and
// changes nothing. Private to semantics.
#pragma once

#include <set>

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/semantics/check.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::semantics {

using diagnostics::Sink;

// False if there is a cycle: then no pass may follow definitions.
bool check_cycles(const Guideline& guideline, Sink& sink);                             // D002
void check_use(const Guideline& guideline, const std::set<DeclId>& used, Sink& sink);  // D001
void check_tables(const Guideline& guideline, Sink& sink);      // T001, T002, T003, T004, U006
void check_exceptions(const Guideline& guideline, Sink& sink);  // X001 to X005
void check_citations(const Guideline& guideline, Sink& sink);   // E001
void check_evidence(const Guideline& guideline, Sink& sink);    // E002
void check_records(const Guideline& guideline, Sink& sink);     // G002
void check_tolerance(const Guideline& guideline, Sink& sink);   // R008, U001
void check_languages(const Guideline& guideline, Sink& sink);   // L001
void check_messages(const Guideline& guideline, Sink& sink);    // M001
void check_casts(const Guideline& guideline, Sink& sink);       // U003, E001
void check_credits(const Guideline& guideline, Sink& sink);     // S001
void check_dates(const Guideline& guideline, Sink& sink);       // O003
void check_supply(const Guideline& guideline, Sink& sink);      // N002
void check_characters(const Guideline& guideline, const base::SourceMap& sources,
                      Sink& sink);                          // N003
void check_tests(const Guideline& guideline, Sink& sink);   // V001, V002
void check_copies(const Guideline& guideline, Sink& sink);  // N004
void check_unused(const Guideline& guideline, Sink& sink);  // D001: category values, fixtures
void check_sets(const Guideline& guideline, Sink& sink);    // G003, W001

// ---- rules as boxes ----

struct RuleBoxes;
void check_reach(const Guideline& guideline, const std::vector<RuleBoxes>& rules,
                 Sink& sink);  // R001, R002
void check_pairs(const Guideline& guideline, const std::vector<RuleBoxes>& rules,
                 Sink& sink);  // R003, R004, R006
void check_paths(const Guideline& guideline, const std::vector<RuleBoxes>& rules,
                 Sink& sink);  // R005

// A001. The last of all, because it takes out what the others have found.
void check_allowed(const base::SourceMap& sources, Sink& sink);

// ---- shared by the passes ----

template <class Declaration, class Visit>
void for_each_declaration(const Guideline& guideline, const Visit& visit) {
  for (DeclId id = 0; id < guideline.file.declarations.size(); ++id) {
    const auto* found = std::get_if<Declaration>(&guideline.file.declarations[id]);
    if (found != nullptr) visit(*found, id);
  }
}

template <class Declaration>
const Declaration& declaration(const Guideline& guideline, DeclId id) {
  return std::get<Declaration>(guideline.file.declarations[id]);
}

// False after a mistake in the table's columns or cells: then its rows cannot be compared.
bool cells_fit(const Guideline& guideline, const ast::Table& table, Sink& sink);
// T001, T002, T003 of a table whose cells fit.
void check_rows(const Guideline& guideline, const ast::Table& table, Sink& sink);
// T005 of the same.
void check_monotone(const Guideline& guideline, const ast::Table& table, Sink& sink);

// `facade.ottv`, `hours`
std::string name_of(const ast::Define& define);

}  // namespace garis::semantics

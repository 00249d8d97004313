#include "dsl/semantics/check.hpp"

#include "dsl/semantics/binder.hpp"
#include "dsl/semantics/checks.hpp"
#include "dsl/semantics/declare.hpp"
#include "dsl/semantics/rule_boxes.hpp"

namespace garis::semantics {

Guideline check(ast::File file, const vocabulary::Vocabulary& vocabulary, diagnostics::Sink& sink,
                const CheckOptions& options) {
  Guideline guideline;
  guideline.file = std::move(file);
  guideline.vocabulary = vocabulary;
  guideline.types.resize(guideline.file.expressions.size());
  guideline.meanings.resize(guideline.file.expressions.size());
  declare(guideline, sink);
  Binder binder(guideline, sink);
  binder.bind_all();
  const bool is_bound = !sink.has_errors();

  const bool free_of_cycles = check_cycles(guideline, sink);
  check_use(guideline, binder.used(), sink);
  check_tables(guideline, sink);
  check_citations(guideline, sink);
  check_casts(guideline, sink);
  check_records(guideline, sink);
  check_tolerance(guideline, sink);
  check_languages(guideline, sink);
  check_messages(guideline, sink);
  if (free_of_cycles) {
    check_exceptions(guideline, sink);
    check_evidence(guideline, sink);
    check_dates(guideline, sink);
    check_credits(guideline, sink);
  }
  check_supply(guideline, sink);
  if (options.sources != nullptr) check_characters(guideline, *options.sources, sink);
  check_tests(guideline, sink);
  check_copies(guideline, sink);
  check_unused(guideline, sink);
  check_sets(guideline, sink);
  if (free_of_cycles && is_bound) {
    const auto rules = rule_boxes(guideline);
    check_reach(guideline, rules, sink);
    check_pairs(guideline, rules, sink);
    check_paths(guideline, rules, sink);
  }
  if (options.sources != nullptr) check_allowed(*options.sources, sink);
  return guideline;
}

}  // namespace garis::semantics

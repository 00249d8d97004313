#include "dsl/semantics/check.hpp"

#include "dsl/semantics/binder.hpp"
#include "dsl/semantics/declare.hpp"

namespace garis::semantics {

Guideline check(ast::File file, const vocabulary::Vocabulary& vocabulary, diagnostics::Sink& sink) {
  Guideline guideline;
  guideline.file = std::move(file);
  guideline.vocabulary = vocabulary;
  guideline.types.resize(guideline.file.expressions.size());
  guideline.meanings.resize(guideline.file.expressions.size());
  declare(guideline, sink);
  Binder binder(guideline, sink);
  binder.bind_all();
  return guideline;
}

}  // namespace garis::semantics

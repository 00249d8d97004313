// Any bytes as a rule file, checked with the vocabulary and, where it has no errors, compiled.
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>

#include "dsl/compile/compile.hpp"
#include "dsl/semantics/check.hpp"
#include "dsl/syntax/parse.hpp"

namespace {

const garis::vocabulary::Vocabulary& words() {
  static const auto loaded = [] {
    auto result = garis::vocabulary::load(GARIS_SOURCE_DIR "/rules/vocabulary");
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
  }();
  return loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace garis;
  if (size > 4096) return 0;  // deep chains are bounded elsewhere; here many texts count
  base::SourceMap sources;
  diagnostics::Sink sink;
  ast::File file;
  syntax::parse(sources.add("f.garis", std::string(reinterpret_cast<const char*>(data), size)),
                file, sink);
  if (sink.has_parse_errors()) return 0;
  const auto guideline = semantics::check(std::move(file), words(), sink, {.sources = &sources});
  for (const auto& d : sink.all()) {
    if (d.span.begin > d.span.end || d.span.end > size) std::abort();
  }
  if (!sink.has_errors()) compile::compile(guideline, sources);
  return 0;
}

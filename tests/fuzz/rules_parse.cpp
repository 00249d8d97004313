// Any bytes as a rule file: diagnostics lie inside the text, and what parses has no error.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dsl/syntax/parse.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace garis;
  base::SourceMap sources;
  diagnostics::Sink sink;
  const auto& source =
      sources.add("f.garis", std::string(reinterpret_cast<const char*>(data), size));
  ast::File file;
  syntax::parse(source, file, sink);
  for (const auto& d : sink.all()) {
    if (d.span.begin > d.span.end || d.span.end > size) std::abort();
    if (diagnostics::render(d, sources).empty()) std::abort();
  }
  return 0;
}

// Any bytes as a rule file: what parses is formatted without changing its meaning (the formatter
// compares), and formatting twice gives the same bytes.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "dsl/format/format.hpp"

namespace {

std::optional<std::string> formatted(const std::string& text, garis::format::Symbols symbols) {
  garis::base::SourceMap sources;
  garis::diagnostics::Sink sink;
  return garis::format::format(sources.add("f.garis", text), sink, {symbols});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using garis::format::Symbols;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const auto symbols : {Symbols::as_written, Symbols::ascii, Symbols::unicode}) {
    const auto once = formatted(text, symbols);
    if (once && formatted(*once, symbols) != once) std::abort();
  }
  return 0;
}

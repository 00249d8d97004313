// The one layout of a rule file. Only blanks between tokens change, and on request the spelling of
// operators and units: no token, no comment and no order. Where lines break does not depend on
// where they were broken before; an empty line between declarations, parts or rows stays.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "dsl/base/source.hpp"
#include "dsl/diagnostics/diagnostic.hpp"

namespace garis::format {

enum class Symbols : std::uint8_t { as_written, unicode, ascii };

struct Options {
  Symbols symbols = Symbols::as_written;
  std::size_t width = 120;  // columns; a text that cannot be broken may be longer
};

// Nothing if the text does not parse; `sink` says why. The result is read again before it is given
// away: std::logic_error if it had another meaning, which is a mistake of this library.
std::optional<std::string> format(const base::SourceFile& source, diagnostics::Sink& sink,
                                  const Options& options = {});

}  // namespace garis::format

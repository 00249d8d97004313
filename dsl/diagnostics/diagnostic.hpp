// What is wrong in a rule file, where, and what to do. Diagnostics are collected in a Sink and
// rendered afterwards; line and column are computed by the rendering.
//
// Messages are lower case without a full stop, code in backticks, what was seen before what to do.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/base/source.hpp"

namespace garis::diagnostics {

enum class Level { note, warning, error };

enum class Code {
#define GARIS_DIAGNOSTIC(code, level, stage, title) code,
#include "dsl/diagnostics/codes.def"
#undef GARIS_DIAGNOSTIC
};

struct CodeInfo {
  Code code;
  std::string_view name;
  Level level;
  int stage;
  std::string_view title;
};

const std::vector<CodeInfo>& all_codes();
const CodeInfo& info(Code code);
std::string_view to_string(Level level);

struct Diagnostic {
  Code code;
  Level level;
  base::Span span;
  std::string message;
  std::string help;  // what to do; may be empty
};

class Sink {
 public:
  void report(Code code, base::Span span, std::string message, std::string help = {});
  void report(Code code, Level level, base::Span span, std::string message, std::string help = {});

  const std::vector<Diagnostic>& all() const { return diagnostics_; }
  std::size_t count(Level level) const;
  bool has_errors() const { return count(Level::error) > 0; }
  // Errors of the P family: the text could not be read.
  bool has_parse_errors() const;
  // In the order of the source: file, place, code.
  void sort();

 private:
  std::vector<Diagnostic> diagnostics_;
};

bool is_parse_error(Code code);

// `file:line:column: level CODE: message`, the source line with a caret, and the help.
std::string render(const Diagnostic& diagnostic, const base::SourceMap& sources);
std::string render(const Sink& sink, const base::SourceMap& sources);

}  // namespace garis::diagnostics

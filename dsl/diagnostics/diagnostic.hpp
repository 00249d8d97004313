// What is wrong in a rule file, where, and what to do. Diagnostics are collected in a Sink and
// rendered afterwards; line and column are computed by the rendering.
//
// Messages are lower case without a full stop, code in backticks, what was seen before what to do.
#pragma once

#include <optional>
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

struct Edit {  // the text of the span becomes `text`
  base::Span span;
  std::string text;
};

// A change that does what the help says. A safe one changes no outcome of the guideline.
struct Fix {
  std::string title;
  std::vector<Edit> edits;
  bool safe = false;
  bool takes_lines_out = false;  // lines that hold nothing else afterwards go too
};

struct Diagnostic {
  Code code;
  Level level;
  base::Span span;
  std::string message;
  std::string help;        // what to do; may be empty
  std::vector<Fix> fixes;  // the most likely first
};

// A part that a check could not look into, so that its silence says nothing.
struct Unanalysed {
  Code code;
  base::Span span;
  std::string why;
};

class Sink {
 public:
  // The diagnostic stays where it is until the next one is reported.
  Diagnostic& report(Code code, base::Span span, std::string message, std::string help = {});
  Diagnostic& report(Code code, Level level, base::Span span, std::string message,
                     std::string help = {});
  void not_analysed(Code code, base::Span span, std::string why);

  const std::vector<Diagnostic>& all() const { return diagnostics_; }
  const std::vector<Unanalysed>& unanalysed() const { return unanalysed_; }
  // Takes out what `drop` says; for checks that an author has silenced.
  template <class Drop>
  std::size_t silence(const Drop& drop) {
    return std::erase_if(diagnostics_, drop);
  }
  std::size_t count(Level level) const;
  bool has_errors() const { return count(Level::error) > 0; }
  // Errors of the P family: the text could not be read.
  bool has_parse_errors() const;
  // In the order of the source: file, place, code.
  void sort();

 private:
  std::vector<Diagnostic> diagnostics_;
  std::vector<Unanalysed> unanalysed_;
};

// The code with this name, whatever its letters' case.
std::optional<Code> find_code(std::string_view name);

// The page of a code in docs/diagnostics.md, without its heading: what, why, avoid, prefer.
std::string_view page_of(Code code);

bool is_parse_error(Code code);

// `file:line:column: level CODE: message`, the source line with a caret, and the help.
std::string render(const Diagnostic& diagnostic, const base::SourceMap& sources);
std::string render(const Sink& sink, const base::SourceMap& sources);

}  // namespace garis::diagnostics

#include "dsl/diagnostics/diagnostic.hpp"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "dsl/base/text.hpp"

namespace garis::diagnostics {

const std::vector<CodeInfo>& all_codes() {
  using enum Level;
  static const std::vector<CodeInfo> codes = {
#define GARIS_DIAGNOSTIC(code, level, stage, title) {Code::code, #code, level, stage, title},
#include "dsl/diagnostics/codes.def"
#undef GARIS_DIAGNOSTIC
  };
  return codes;
}

const CodeInfo& info(Code code) { return all_codes()[static_cast<std::size_t>(code)]; }

std::optional<Code> find_code(std::string_view name) {
  const auto same = [&](const CodeInfo& code) {
    return std::equal(code.name.begin(), code.name.end(), name.begin(), name.end(),
                      [](char a, char b) { return a == (b >= 'a' && b <= 'z' ? b - 32 : b); });
  };
  const auto found = std::find_if(all_codes().begin(), all_codes().end(), same);
  return found == all_codes().end() ? std::nullopt : std::optional(found->code);
}

std::string_view to_string(Level level) {
  switch (level) {
    case Level::note:
      return "note";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "error";
}

Diagnostic& Sink::report(Code code, base::Span span, std::string message, std::string help) {
  return report(code, info(code).level, span, std::move(message), std::move(help));
}

Diagnostic& Sink::report(Code code, Level level, base::Span span, std::string message,
                         std::string help) {
  diagnostics_.push_back({code, level, span, std::move(message), std::move(help), {}});
  return diagnostics_.back();
}

void Sink::not_analysed(Code code, base::Span span, std::string why) {
  unanalysed_.push_back({code, span, std::move(why)});
}

std::size_t Sink::count(Level level) const {
  return static_cast<std::size_t>(std::count_if(diagnostics_.begin(), diagnostics_.end(),
                                                [&](const auto& d) { return d.level == level; }));
}

bool is_parse_error(Code code) { return info(code).name.starts_with('P'); }

bool Sink::has_parse_errors() const {
  return std::any_of(diagnostics_.begin(), diagnostics_.end(),
                     [](const auto& d) { return is_parse_error(d.code); });
}

void Sink::sort() {
  const auto key = [](const Diagnostic& d) {
    return std::tuple(d.span.file, d.span.begin, d.span.end, d.code);
  };
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

namespace {

constexpr std::size_t kWidestLine = 160;

std::string carets(const base::SourceFile& file, const Diagnostic& d, std::size_t column) {
  const auto line = file.line_at(d.span.begin);
  const auto spanned = file.text(d.span);
  const std::size_t wide = base::code_points(spanned.substr(0, spanned.find('\n')));
  const std::size_t left =
      base::code_points(line) + 2 - std::min(column, base::code_points(line) + 1);
  return std::string(column - 1, ' ') + std::string(std::clamp<std::size_t>(wide, 1, left), '^');
}

}  // namespace

std::string render(const Diagnostic& d, const base::SourceMap& sources) {
  const auto& file = sources.file(d.span.file);
  const auto at = file.position(d.span.begin);
  std::string text =
      fmt::format("{}:{}:{}: {} {}: {}\n", base::visible(file.name()), at.line, at.column,
                  to_string(d.level), info(d.code).name, base::visible(d.message));
  const auto line = file.line_at(d.span.begin);
  if (!line.empty() && line.size() <= kWidestLine) {
    text += fmt::format("{:>5} | {}\n", at.line, base::visible(line));
    text += fmt::format("      | {}\n", carets(file, d, at.column));
  }
  if (!d.help.empty()) text += fmt::format("      = {}\n", base::visible(d.help));
  return text;
}

std::string render(const Sink& sink, const base::SourceMap& sources) {
  std::string text;
  for (const auto& d : sink.all()) text += render(d, sources);
  return text;
}

}  // namespace garis::diagnostics

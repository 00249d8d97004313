#include "dsl/diagnostics/fixes.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace garis::diagnostics {
namespace {

// The texts in back-ticks of a help that begins with one of these.
std::vector<std::string> proposals(std::string_view help) {
  if (!help.starts_with("did you mean `") && !help.starts_with("write `")) return {};
  std::vector<std::string> found;
  const auto end = std::min(help.find(';'), help.size());
  for (auto open = help.find('`'); open < end; open = help.find('`', open)) {
    const auto close = help.find('`', open + 1);
    if (close == std::string_view::npos) break;
    found.emplace_back(help.substr(open + 1, close - open - 1));
    open = close + 1;
  }
  return found;
}

bool is_word(std::string_view text) {
  return !text.empty() && text.find_first_of(" \t\r\n") == std::string_view::npos;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// With its line end if nothing else stands on its lines but a comment behind it.
base::Span whole_lines(base::Span span, std::string_view text) {
  const auto before = span.begin == 0 ? std::string_view::npos : text.rfind('\n', span.begin - 1);
  const auto begin = before == std::string_view::npos ? 0 : before + 1;
  const auto end = std::min(text.find('\n', span.end), text.size() - 1) + 1;
  const auto behind = text.substr(span.end, end - span.end);
  const auto rest = behind.substr(std::min(behind.find_first_not_of(" \t\r\n"), behind.size()));
  if (!is_blank(text.substr(begin, span.begin - begin)) || !(rest.empty() || rest[0] == '#'))
    return span;
  return {span.file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

std::vector<Fix> fixes_of(const Diagnostic& d, const base::SourceMap& sources) {
  if (!d.fixes.empty()) return d.fixes;
  std::vector<Fix> fixes;
  if (!is_word(sources.text(d.span))) return fixes;
  for (const auto& text : proposals(d.help)) {
    if (is_word(text) && text.find("…") == std::string::npos)
      fixes.push_back({fmt::format("write `{}`", text), {{d.span, text}}});
  }
  return fixes;
}

std::vector<Edit> edits_of(const Fix& fix, const base::SourceMap& sources) {
  auto edits = fix.edits;
  for (auto& edit : edits) {
    if (fix.takes_lines_out)
      edit.span = whole_lines(edit.span, sources.file(edit.span.file).text());
  }
  return edits;
}

std::string apply(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span.begin < b.span.begin; });
  std::string changed;
  std::size_t at = 0;
  for (const auto& edit : edits) {
    if (edit.span.begin < at) continue;
    changed += text.substr(at, edit.span.begin - at);
    changed += edit.text;
    at = edit.span.end;
  }
  return changed + std::string(text.substr(at));
}

}  // namespace garis::diagnostics

// A001, and what authors silence: `# garis: allow T005 because "as printed in the source"`. On a
// line of its own the comment holds for its file, behind other text for that line.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/base/text.hpp"
#include "dsl/semantics/characters.hpp"
#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

struct Allowed {
  Code code;
  base::Span span;                 // of the comment
  std::optional<base::Span> line;  // only diagnostics that begin here
  bool used = false;
};

// Comments of a rule file; a `#` in quotes is none.
template <class Visit>
void each_comment(std::string_view text, const Visit& visit) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.substr(at).starts_with("\"\"\"")) {
      const auto end = text.find("\"\"\"", at + 3);
      at = end == std::string_view::npos ? text.size() : end + 2;
    } else if (text[at] == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
    } else if (text[at] == '#') {
      const auto end = std::min(text.find('\n', at), text.size());
      visit(at, end);
      at = end;
    }
  }
}

class Comments {
 public:
  Comments(const base::SourceFile& file, Sink& sink) : file_(file), sink_(sink) {}

  std::vector<Allowed> read() {
    each_comment(file_.text(), [&](std::size_t begin, std::size_t end) {
      const auto words = base::trim(file_.text().substr(begin + 1, end - begin - 1));
      if (words.starts_with("garis:")) comment(words.substr(6), begin, end);
    });
    return std::move(found_);
  }

 private:
  void wrong(base::Span at, std::string message, std::string help) {
    sink_.report(Code::A001, at, std::move(message), std::move(help));
  }

  // ` allow CODE because "…"`
  void comment(std::string_view words, std::size_t begin, std::size_t end) {
    const base::Span at{file_.id(), static_cast<std::uint32_t>(begin),
                        static_cast<std::uint32_t>(end)};
    constexpr auto kShape = "write `# garis: allow T005 because \"as printed in the source\"`";
    words = base::trim(words);
    if (!words.starts_with("allow "))
      return wrong(at, "a comment to garis that it does not know", kShape);
    words = base::trim(words.substr(6));
    const auto name = words.substr(0, words.find(' '));
    const auto code = diagnostics::find_code(name);
    if (!code)
      return wrong(at, fmt::format("no check `{}`", name), base::did_you_mean(name, names()));
    auto rest = base::trim(words.substr(name.size()));
    const bool has_reason = rest.starts_with("because ") && is_quoted(base::trim(rest.substr(8)));
    if (!has_reason)
      return wrong(at, fmt::format("`{}` is allowed without a reason", name), kShape);
    found_.push_back({*code, at, line_of(begin), false});
  }

  static bool is_quoted(std::string_view text) {
    return text.size() > 2 && text.front() == '"' && text.back() == '"' &&
           !base::trim(text.substr(1, text.size() - 2)).empty();
  }

  static std::vector<std::string> names() {
    std::vector<std::string> all;
    for (const auto& code : diagnostics::all_codes()) all.emplace_back(code.name);
    return all;
  }

  std::optional<base::Span> line_of(std::size_t begin) const {
    const auto text = file_.text();
    const auto before = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
    const auto start = before == std::string_view::npos ? 0 : before + 1;
    if (base::trim(text.substr(start, begin - start)).empty()) return std::nullopt;
    return base::Span{file_.id(), static_cast<std::uint32_t>(start),
                      static_cast<std::uint32_t>(begin)};
  }

  const base::SourceFile& file_;
  Sink& sink_;
  std::vector<Allowed> found_;
};

bool covers(const Allowed& allowed, const diagnostics::Diagnostic& d) {
  if (allowed.code != d.code || allowed.span.file != d.span.file) return false;
  return !allowed.line ||
         (d.span.begin >= allowed.line->begin && d.span.begin < allowed.span.begin);
}

}  // namespace

void check_allowed(const base::SourceMap& sources, Sink& sink) {
  std::vector<Allowed> all;
  for (std::uint32_t id = 0; id < sources.size(); ++id) {
    auto found = Comments(sources.file(base::FileId(id)), sink).read();
    all.insert(all.end(), found.begin(), found.end());
  }
  if (all.empty()) return;
  std::vector<const Allowed*> refused;
  sink.silence([&](const diagnostics::Diagnostic& d) {
    const auto it =
        std::find_if(all.begin(), all.end(), [&](const Allowed& a) { return covers(a, d); });
    if (it == all.end()) return false;
    it->used = true;
    if (d.level == diagnostics::Level::error) refused.push_back(&*it);
    return d.level != diagnostics::Level::error;
  });
  for (const auto* allowed : refused) {
    sink.report(Code::A001, allowed->span,
                fmt::format("`{}` is an error here and cannot be silenced",
                            diagnostics::info(allowed->code).name),
                "correct it; warnings and notes can be silenced");
  }
  for (const auto& allowed : all) {
    if (allowed.used) continue;
    auto& d = sink.report(
        Code::A001, allowed.span,
        fmt::format("there is no `{}` to silence here", diagnostics::info(allowed.code).name),
        "take the comment out");
    d.fixes.push_back({"take the comment out", {{allowed.span, ""}}, true, true});
  }
}

}  // namespace garis::semantics

// N003: characters that make a text read differently from what it says. Looks at the files as they
// were written: names, texts in quotes and comments.
#include <algorithm>

#include <fmt/format.h>

#include "dsl/semantics/characters.hpp"
#include "dsl/semantics/checks.hpp"

namespace garis::semantics {
namespace {

using diagnostics::Code;

class FileCheck {
 public:
  FileCheck(const base::SourceFile& file, Sink& sink) : file_(file), sink_(sink) {}

  void run() {
    all_ = characters(file_.text());
    for (std::size_t i = 0; i < all_.size(); ++i) control(i);
    for (std::size_t i = 0; i < all_.size();) i = is_letter(all_[i].code) ? word(i) : i + 1;
  }

 private:
  base::Span span(std::size_t first, std::size_t last) const {
    return {file_.id(), all_[first].begin, all_[last].end};
  }

  void control(std::size_t i) {
    const auto code = all_[i].code;
    if (changes_direction(code)) {
      auto& d = sink_.report(Code::N003, span(i, i),
                             fmt::format("the character U+{:04X} changes the direction of writing",
                                         static_cast<std::uint32_t>(code)),
                             "what is shown may differ from what is read; take it out");
      d.fixes.push_back({"take the character out", {{span(i, i), ""}}});
    } else if (is_invisible(code) && i > 0) {
      auto& d = sink_.report(
          Code::N003, span(i, i),
          fmt::format("the invisible character U+{:04X}", static_cast<std::uint32_t>(code)),
          "take it out");
      d.fixes.push_back({"take the character out", {{span(i, i), ""}}});
    }
  }

  // A word of letters from `begin`; the index behind it.
  std::size_t word(std::size_t begin) {
    std::size_t end = begin;
    bool latin = false;
    bool only_look_alikes = true;
    std::optional<std::size_t> stranger;
    for (; end < all_.size() && is_letter(all_[end].code); ++end) {
      const auto code = all_[end].code;
      latin = latin || is_latin(code);
      const bool strange = looks_like(code) != '\0';
      if (strange && !stranger) stranger = end;
      only_look_alikes = only_look_alikes && (strange || is_latin(code));
    }
    const bool alone = !latin && only_look_alikes && end - begin > 1 && beside_latin(begin, end);
    if (stranger && (latin || alone)) report(*stranger, begin, end);
    return end;
  }

  // A whole word of look-alikes is suspect between Latin words, and normal in Greek or Russian
  // text.
  bool beside_latin(std::size_t begin, std::size_t end) const {
    const auto latin_at = [&](std::size_t i) { return i < all_.size() && is_latin(all_[i].code); };
    return (begin >= 2 && latin_at(begin - 2)) || latin_at(end + 1);
  }

  void report(std::size_t stranger, std::size_t begin, std::size_t end) {
    const auto code = all_[stranger].code;
    const auto text = file_.text(span(begin, end - 1));
    sink_.report(
        Code::N003, span(begin, end - 1),
        fmt::format("`{}` contains the {} letter U+{:04X}, which looks like `{}`", text,
                    script_of_look_alike(code), static_cast<std::uint32_t>(code), looks_like(code)),
        "type the word again with Latin letters");
  }

  const base::SourceFile& file_;
  Sink& sink_;
  std::vector<Character> all_;
};

std::set<base::FileId> files_of(const Guideline& g) {
  std::set<base::FileId> files;
  if (g.file.header) files.insert(g.file.header->span.file);
  for (const auto& declaration : g.file.declarations) {
    files.insert(std::visit([](const auto& d) { return d.span.file; }, declaration));
  }
  return files;
}

}  // namespace

void check_characters(const Guideline& guideline, const base::SourceMap& sources, Sink& sink) {
  for (const auto file : files_of(guideline)) {
    if (base::is_valid_utf8(sources.file(file).text())) FileCheck(sources.file(file), sink).run();
  }
}

}  // namespace garis::semantics

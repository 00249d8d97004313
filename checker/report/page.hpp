// A page of plain text under construction: wraps, aligns, colours. Used by the text renderings.
#pragma once

#include <string>
#include <string_view>

#include "checker/report/columns.hpp"
#include "checker/report/text.hpp"
#include "checker/report/words.hpp"

namespace garis::report {

class Page {
 public:
  explicit Page(const TextOptions& options);

  const TextOptions& options() const { return options_; }
  const std::string& language() const { return options_.language; }
  std::size_t width() const { return width_; }
  std::size_t label_width() const { return options_.marks ? 10 : 8; }

  void blank();                                         // one empty line, never two
  void exact(std::string_view line);                    // as it is, cut to nothing
  void add(std::size_t indent, std::string_view text);  // wrapped
  // `first` stands at column 1, the rest of the text wraps at `indent`.
  void hanging(std::string_view first, std::size_t indent, std::string_view text);

  std::string label(findings::Outcome outcome) const;  // mark, word, colour, padded
  std::string coloured(findings::Outcome outcome, std::string_view text) const;
  std::string take() { return std::move(text_); }

  template <class... Args>
  std::string say(Phrase phrase, const Args&... args) const {
    return report::say(options_.language, phrase, args...);
  }

 private:
  TextOptions options_;
  std::size_t width_;
  std::string text_;
};

// Items of a sentence, with commas between: each stays in one piece, lines break between them.
class Items {
 public:
  void add(std::string_view item);
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// Text of the model or of the guideline, made inert.
std::string in_language(const base::Texts& texts, const std::string& language);

}  // namespace garis::report

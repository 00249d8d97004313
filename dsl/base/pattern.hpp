// Regular expressions whose search takes time in proportion to the text, whatever the pattern is:
// rule files come from strangers. No look-around and no back-references, which cannot be had so.
//
//   wall.name matches "W-[0-9]+"
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace re2 {
class RE2;
}

namespace garis::base {

class Pattern {
 public:
  static Result<Pattern> parse(const std::string& text);
  ~Pattern();
  Pattern(Pattern&&) noexcept;
  Pattern& operator=(Pattern&&) noexcept;

  // The whole of `text` must fit.
  bool matches(std::string_view text) const;

 private:
  explicit Pattern(std::unique_ptr<re2::RE2> compiled);
  std::unique_ptr<re2::RE2> compiled_;
};

}  // namespace garis::base

// The tokens of a rule file in their order, each with the comments in front of it. Private to the
// formatter.
#pragma once

#include <string_view>
#include <vector>

#include "dsl/syntax/tree.hpp"

namespace garis::format {

struct Comment {
  std::string_view text;     // from `#`, without blanks at its end
  bool after_blank = false;  // an empty line stands above it
};

struct Leaf {
  syntax::Kind kind{};
  std::uint32_t begin = 0, end = 0;  // bytes
  std::vector<Comment> above;        // on lines of their own, between the token before and this one
  std::string_view trailing;         // behind this token, on its line; empty if there is none
  bool after_blank = false;          // an empty line between this token and what is above it
};

struct Leaves {
  std::vector<Leaf> tokens;
  std::vector<Comment> at_end;  // behind the last token
};

Leaves leaves_of(const syntax::Tree& tree);

}  // namespace garis::format

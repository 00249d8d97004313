// The grammar's one entry: reads one declaration at the start of a text into a tree.
#pragma once

#include <cstdint>

#include "dsl/syntax/builder.hpp"

namespace garis::syntax::grammar {

struct Step {
  bool parsed = false;
  std::uint32_t end = 0;  // where the declaration ends; meaningless when not parsed
};

// `at` is a byte offset in the builder's text. A `guideline` header is accepted only if `first`.
Step declaration(TreeBuilder& builder, std::uint32_t at, bool first);

// A value or condition; for the placeholders of messages.
Step expression(TreeBuilder& builder, std::uint32_t at);

// The offset after white space and comments.
std::uint32_t skip_blank(std::string_view text, std::uint32_t at);

}  // namespace garis::syntax::grammar

// A language server on two streams (Language Server Protocol 3.17), for any editor.
#pragma once

#include <cstdio>
#include <functional>
#include <string>

#include "dsl/compile/pack.hpp"

namespace garis::lsp {

struct ServerOptions {
  vocabulary::Vocabulary words;
  compile::LoadOptions load;
  std::string today;  // for tests without `as of`
  std::string version;
  std::function<void(const std::string&)> log;  // one line, without its end
};

// Serves until `exit` or the end of the input. 0 after `shutdown` and `exit`, 1 otherwise.
int serve(std::FILE* in, std::FILE* out, ServerOptions options);

}  // namespace garis::lsp

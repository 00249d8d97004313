// Where results go: `-f FORMAT[=FILE]`. Private to the command line.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"

namespace garis::cli {

struct Output {
  std::string format;
  std::string file;  // empty: standard output
};

// Formats must be among `known`; each goes to a place of its own, and no place is a folder. Without
// any, `text`.
base::Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& requests,
                                                const std::vector<std::string>& known);

// An existing file is replaced only if Garis wrote it, or by `force`; pipes and devices are written
// to.
std::optional<base::Error> write(const Output& output, const std::string& text, bool force);

}  // namespace garis::cli

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

// Formats must be among `known`; at most one of them goes to standard output. Without any, `text`.
base::Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& requests,
                                                const std::vector<std::string>& known);

// To standard output, or through a temporary name into the file. An existing file is replaced only
// if Garis wrote it, or by `force`.
std::optional<base::Error> write(const Output& output, const std::string& text, bool force);

}  // namespace garis::cli

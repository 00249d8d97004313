// The hash of a file that goes into the record. Private to the command line.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "dsl/base/result.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::cli {

// E-NO-FILE if it cannot be read.
inline base::Result<std::string> file_hash(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::Error{"E-NO-FILE", "no file " + file.string(), {}};
  return base::sha256(std::string(std::istreambuf_iterator<char>(in), {}));
}

}  // namespace garis::cli

// Bytes of a document, read in pieces.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace garis::xml {

// Where bytes come from. `read` gives 0 at the end and on trouble; then `trouble` says what.
class ByteSource {
 public:
  virtual ~ByteSource() = default;
  virtual std::size_t read(char* to, std::size_t size) = 0;
  virtual std::string trouble() const { return ""; }
};

// The file, or standard input for "-". E-FORMAT if it cannot be opened.
base::Result<std::unique_ptr<ByteSource>> open_file(const std::filesystem::path& path);
// `text` must outlive the source.
std::unique_ptr<ByteSource> open_text(std::string_view text);
// `head`, already taken from `rest`, and then what is left of it.
std::unique_ptr<ByteSource> prepend(std::string head, std::unique_ptr<ByteSource> rest);

// The first 4 KB, or all there is: enough to tell format and encoding.
std::string read_head(ByteSource& source);

}  // namespace garis::xml

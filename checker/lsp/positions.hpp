// Places in a text as editors count them: lines from 0, and in a line units of UTF-16. Private to
// the language server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "dsl/base/span.hpp"

namespace garis::lsp {

struct LinePosition {
  std::uint32_t line = 0, character = 0;
};

// The starts of the lines of a text, for quick conversion. The text must outlive it.
class Lines {
 public:
  explicit Lines(std::string_view text);

  // Beyond a line its end, beyond the text its end.
  std::uint32_t offset(LinePosition at) const;
  LinePosition position(std::uint32_t offset) const;
  nlohmann::json range(std::uint32_t begin, std::uint32_t end) const;
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> starts_;
};

LinePosition position_of(const nlohmann::json& at);
nlohmann::json json_of(LinePosition at);

}  // namespace garis::lsp

#include "checker/lsp/framing.hpp"

#include <charconv>
#include <string_view>

namespace garis::lsp {
namespace {

constexpr std::size_t kLongestHeader = 4096;

// A line without its end; nothing at the end of the stream. Longer lines are cut.
std::optional<std::string> read_line(std::FILE* in) {
  std::string line;
  for (int c = std::getc(in); c != '\n'; c = std::getc(in)) {
    if (c == EOF) return std::nullopt;
    if (line.size() < kLongestHeader) line += static_cast<char>(c);
  }
  if (line.ends_with('\r')) line.pop_back();
  return line;
}

std::optional<std::size_t> length_of(std::string_view header) {
  constexpr std::string_view kName = "content-length:";
  if (header.size() < kName.size()) return std::nullopt;
  for (std::size_t i = 0; i < kName.size(); ++i) {
    const char c = header[i];
    if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c) != kName[i]) return std::nullopt;
  }
  header.remove_prefix(std::min(header.find_first_not_of(' ', kName.size()), header.size()));
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), length);
  return error == std::errc() && length <= kLongestMessage ? std::optional(length) : std::nullopt;
}

}  // namespace

std::optional<std::string> read_message(std::FILE* in) {
  std::optional<std::size_t> length;
  for (;;) {
    const auto line = read_line(in);
    if (!line) return std::nullopt;
    if (!line->empty()) {
      if (const auto stated = length_of(*line)) length = stated;
      continue;
    }
    if (!length) continue;  // an empty line without a header before it
    std::string text(*length, '\0');
    if (std::fread(text.data(), 1, text.size(), in) != text.size()) return std::nullopt;
    return text;
  }
}

bool write_message(std::FILE* out, const std::string& text) {
  return std::fprintf(out, "Content-Length: %zu\r\n\r\n", text.size()) > 0 &&
         std::fwrite(text.data(), 1, text.size(), out) == text.size() && std::fflush(out) == 0;
}

}  // namespace garis::lsp

// Messages of the language server protocol on a stream: `Content-Length: N`, an empty line, N
// bytes. Private to the language server.
#pragma once

#include <cstdio>
#include <optional>
#include <string>

namespace garis::lsp {

inline constexpr std::size_t kLongestMessage = 64U << 20U;

// The next message. What is no header is passed over; nothing at the end of the stream.
std::optional<std::string> read_message(std::FILE* in);

// False if the stream does not take it.
bool write_message(std::FILE* out, const std::string& text);

}  // namespace garis::lsp

// Text inside XML and HTML. Control characters, which XML cannot hold, become U+FFFD.
#pragma once

#include <string>
#include <string_view>

#include "dsl/base/text.hpp"

namespace garis::needs {

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : base::visible(text)) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace garis::needs

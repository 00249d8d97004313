// HTML under construction. Text becomes HTML only through text(), which makes it inert and escapes
// it for elements and attributes alike, so that nothing a model says can become markup.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace garis::html {

class Html {
 public:
  Html() = default;
  // Markup written in the source; a variable cannot be passed.
  template <std::size_t N>
  explicit Html(const char (&markup)[N]) : code_(markup, N - 1) {}

  const std::string& code() const { return code_; }
  bool empty() const { return code_.empty(); }
  Html& operator+=(const Html& other) {
    code_ += other.code_;
    return *this;
  }

 private:
  friend Html text(std::string_view raw);
  friend Html asset(std::string_view of_this_program);
  friend Html element(std::string_view tag,
                      const std::vector<std::pair<std::string_view, std::string>>& attributes,
                      const Html& inside);
  std::string code_;
};

inline Html operator+(Html left, const Html& right) { return left += right; }

// Invisible and direction-changing characters become visible marks; glue becomes a no-break space.
Html text(std::string_view raw);

// Style and script of this program, as they are.
Html asset(std::string_view of_this_program);

using Attributes = std::vector<std::pair<std::string_view, std::string>>;  // values not escaped yet

// `tag` and names of attributes come from the source only. Elements without an end tag (meta, br)
// and those of SVG are written as HTML demands.
Html element(std::string_view tag, const Attributes& attributes, const Html& inside = {});
inline Html element(std::string_view tag, const Html& inside) { return element(tag, {}, inside); }

}  // namespace garis::html

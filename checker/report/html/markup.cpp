#include "checker/report/html/markup.hpp"

#include <algorithm>

#include "checker/report/columns.hpp"

namespace garis::html {
namespace {

void escape(std::string_view raw, std::string& to) {
  for (const char c : raw) {
    switch (c) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      case '"':
        to += "&quot;";
        break;
      case '\'':
        to += "&#39;";
        break;
      case report::kGlue:
        to += "&nbsp;";
        break;
      default:
        to += c;
    }
  }
}

// inert() takes glue for a control character, so the pieces between are made inert.
std::string inert_pieces(std::string_view raw) {
  std::string pieces;
  for (std::size_t at = 0;;) {
    const auto glue = raw.find(report::kGlue, at);
    pieces += report::inert(raw.substr(at, glue - at));
    if (glue == std::string_view::npos) return pieces;
    pieces += report::kGlue;
    at = glue + 1;
  }
}

bool is_void(std::string_view tag) {
  constexpr std::string_view kVoid[] = {"meta", "input", "br", "link"};
  return std::find(std::begin(kVoid), std::end(kVoid), tag) != std::end(kVoid);
}

}  // namespace

Html text(std::string_view raw) {
  Html html;
  escape(inert_pieces(raw), html.code_);
  return html;
}

Html asset(std::string_view of_this_program) {
  Html html;
  html.code_ = of_this_program;
  return html;
}

Html element(std::string_view tag, const Attributes& attributes, const Html& inside) {
  Html html;
  auto& code = html.code_;
  code += '<';
  code += tag;
  for (const auto& [name, value] : attributes) {
    code += ' ';
    code += name;
    code += "=\"";
    escape(inert_pieces(value), code);
    code += '"';
  }
  code += '>';
  if (is_void(tag)) return html;
  code += inside.code_;
  code += "</";
  code += tag;
  code += '>';
  return html;
}

}  // namespace garis::html

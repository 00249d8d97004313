// Style sheet and script of the page; generated from style.css and script.js by the build.
#pragma once

#include <string_view>

namespace garis::html {

extern const std::string_view kStyle;
extern const std::string_view kScript;

}  // namespace garis::html

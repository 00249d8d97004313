// The report as one HTML page: opens from disk, asks for nothing from elsewhere, works without
// script, prints. The first screen answers whether the submission complies, what is wrong, what
// could not be decided, and what to do next.
#pragma once

#include <cstddef>
#include <string>

#include "checker/findings/finding.hpp"

namespace garis::html {

struct HtmlOptions {
  std::string language = "en";
  std::size_t rows = 100;  // shown per group; what is cut is said at the place of the cut
};

// `report` has been through findings::finalize(). The same report gives the same bytes.
std::string to_html(const findings::Report& report, const HtmlOptions& options = {});

}  // namespace garis::html

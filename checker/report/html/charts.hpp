// Pictures as inline SVG, for what is seen faster than read. Each stands beside the same numbers as
// text; colours are classes of the style sheet, and shapes differ as well as colours.
#pragma once

#include "checker/report/html/parts.hpp"

namespace garis::html {

// How many rules have which outcome: one bar in pieces, with its legend.
Html chart_of_outcomes(const View& view);

// Each element's value against the limit; nothing if there are fewer than two, or no numbers.
Html chart_of_values(const View& view, const Block& block);

// How many elements lack which value, most first; nothing if none do.
Html chart_of_missing(const View& view);

}  // namespace garis::html

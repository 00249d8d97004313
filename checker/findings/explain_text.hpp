// Values, places and comparisons as explanations say them. Private to findings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/findings/finding.hpp"
#include "checker/findings/shown_numbers.hpp"

namespace garis::findings {

std::string amount_text(const ShownAmount& amount, const std::string& unit);
std::string input_place(const Input& input);         // "office.xml:12 Construction/U-value"
std::string input_value(const Input& input);         // "0.41 W/(m²·K)", without noise digits
std::string limit_place(const LimitSource& source);  // "table wall_u_max row 7"
// "0.41 <= 0.35 W/(m²·K) is false, short by 0.06 …"; `holds` is true, false or open.
std::string comparison_text(const Measure& measure, std::string_view holds);

// Open items, those that differ in their subject alone as one: what, and where it was looked for.
struct MissingLine {
  std::string what, place;
};
std::vector<MissingLine> missing_lines(const std::vector<OpenItem>& items);

// "roof.mass_per_area >= 50 kg/m²", "building.use in office, school"
std::string deciding_text(const Deciding& deciding);

// ""low-e-glazing" gives 37.182 W/m²: pass, cost 34000 RM"
std::string remedy_text(const Remedy& remedy);

}  // namespace garis::findings

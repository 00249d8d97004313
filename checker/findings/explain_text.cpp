#include "checker/findings/explain_text.hpp"

#include "dsl/base/text.hpp"

namespace garis::findings {

std::string amount_text(const ShownAmount& amount, const std::string& unit) {
  std::string text = amount.value;
  if (text.empty())
    text = (amount.low.empty() ? "…" : amount.low) + " to " +
           (amount.high.empty() ? "…" : amount.high);
  return unit.empty() ? text : text + " " + unit;
}

std::string input_place(const Input& input) {
  std::string place = input.file;
  if (input.line > 0) place += ":" + std::to_string(input.line);
  if (!input.ref.empty()) place += " " + input.ref;
  if (!input.path.empty()) place += " " + input.path;
  if (input.source == "computed") place += " (derived)";
  if (input.is_default) place += " (exporter default)";
  return place;
}

std::string limit_place(const LimitSource& source) {
  if (!source.trajectory.empty()) return "trajectory " + source.trajectory;
  if (!source.table.empty()) {
    return "table " + source.table + (source.row > 0 ? " row " + std::to_string(source.row) : "");
  }
  return source.literal ? "stated in the rule" : source.define;
}

std::string comparison_text(const Measure& measure, std::string_view holds) {
  const auto numbers = shown(measure);
  std::string text = amount_text(numbers.actual, "") + " " + measure.op + " ";
  text += amount_text(numbers.limit, numbers.unit) + " is ";
  text += holds;
  if (measure.margin && !numbers.difference.empty()) {
    text += *measure.margin < 0 ? ", short by " : ", room of ";
    text += numbers.difference + (numbers.unit.empty() ? "" : " " + numbers.unit);
    if (!numbers.percent.empty()) text += " (" + numbers.percent + " %)";
  }
  text += ", tolerance " + base::decimal(measure.tolerance > 0 ? measure.tolerance : 0);
  text +=
      measure.rounding > 0 ? ", rounded to " + base::decimal(measure.rounding) : ", no rounding";
  return text;
}

}  // namespace garis::findings

#include "checker/findings/explain_text.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <map>

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

std::string input_value(const Input& input) {
  std::string text = input.value;
  double number = 0;
  const char* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, number);
  // Ten significant digits: what a person wrote, without the rest of a binary fraction.
  if (read.ec == std::errc() && read.ptr == end && text.size() > 12 && number != 0) {
    std::array<char, 32> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%.10g", number);
    text = base::decimal(std::strtod(buffer.data(), nullptr));
  }
  return input.unit.empty() || input.unit == "1" ? text : text + " " + input.unit;
}

std::vector<MissingLine> missing_lines(const std::vector<OpenItem>& items) {
  struct Kind {
    const OpenItem* first;
    std::size_t count;
  };
  std::map<std::string, Kind> kinds;
  std::vector<std::string> order;
  std::vector<MissingLine> lines;
  for (const auto& item : items) {
    if (item.cause == "judgement") continue;
    const std::string key = item.property + "/" + item.cause + "/" + item.text;
    const auto [kind, added] = kinds.try_emplace(key, Kind{&item, 0});
    if (added) order.push_back(key);
    ++kind->second.count;
  }
  for (const auto& key : order) {
    const auto& [item, count] = kinds.at(key);
    MissingLine line;
    line.what = item->property.empty() ? item->text : item->property;
    if (!item->subject_name.empty()) line.what += " of " + item->subject_name;
    if (count > 1) line.what += " and " + std::to_string(count - 1) + " more";
    line.what += ": " + item->cause;
    for (const auto& tried : item->tried) {
      line.place += (line.place.empty() ? "looked for " : ", ") + tried.path;
    }
    lines.push_back(std::move(line));
  }
  return lines;
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

namespace {

std::string expense_text(const Expense& expense) {
  std::string text = base::decimal(expense.low);
  if (!expense.high) text += " to …";
  if (expense.high && *expense.high != expense.low) text += " to " + base::decimal(*expense.high);
  return text + " " + expense.unit;
}

}  // namespace

std::string remedy_text(const Remedy& remedy) {
  std::string text = "\"" + remedy.measure + "\" gives ";
  if (remedy.value.value) {
    Input shown;
    shown.value = base::decimal(*remedy.value.value);
    shown.unit = remedy.unit;
    text += input_value(shown) + ": ";
  }
  text += to_string(remedy.outcome);
  if (remedy.cost) text += ", cost " + expense_text(*remedy.cost);
  if (remedy.carbon) text += ", carbon " + expense_text(*remedy.carbon);
  return text;
}

std::string deciding_text(const Deciding& deciding) {
  std::string text = deciding.property;
  if (!deciding.subject_name.empty()) text += " of " + deciding.subject_name;
  text += " " + deciding.op + " ";
  if (deciding.values.empty()) {
    Input shown;
    shown.value = base::decimal(deciding.value);
    shown.unit = deciding.unit;
    text += input_value(shown);
  }
  for (std::size_t i = 0; i < deciding.values.size(); ++i)
    text += (i == 0 ? "" : ", ") + deciding.values[i];
  if (deciding.gives != Outcome::pass) text += " (" + std::string(to_string(deciding.gives)) + ")";
  return text;
}

}  // namespace garis::findings

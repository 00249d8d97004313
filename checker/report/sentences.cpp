#include "checker/report/sentences.hpp"

#include <cctype>
#include <cmath>

#include "checker/findings/shown_numbers.hpp"
#include "checker/report/columns.hpp"
#include "checker/report/page.hpp"
#include "checker/report/words.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;

std::string with_unit(const std::string& number, const std::string& unit) {
  if (number.empty() || unit.empty()) return number;
  return number + kGlue + glued(inert(unit));
}

// People's word for a value, else its name in the rules.
std::string name_of(const base::Texts& label, const std::string& name,
                    const std::string& language) {
  return label.empty() ? inert(name) : in_language(label, language);
}

std::string actual_words(const f::ShownAmount& actual, const std::string& language) {
  if (!actual.value.empty()) return actual.value;
  if (actual.low.empty() && actual.high.empty()) return say(language, Phrase::not_known);
  if (actual.high.empty()) return say(language, Phrase::at_least, actual.low);
  if (actual.low.empty()) return say(language, Phrase::at_most, actual.high);
  return say(language, Phrase::range, actual.low, actual.high);
}

std::string limit_words(const f::Measure& measure, const f::ShownMeasure& numbers,
                        const std::string& language) {
  const auto& limit = numbers.limit;
  const std::string high = with_unit(limit.high, numbers.unit);
  if (measure.op == "between") return operator_words(measure.op, limit.low, high, language);
  if (!limit.value.empty()) {
    return operator_words(measure.op, with_unit(limit.value, numbers.unit), "", language);
  }
  const std::string range = limit.low.empty() || limit.high.empty()
                                ? say(language, Phrase::not_known)
                                : say(language, Phrase::range, limit.low, high);
  return operator_words(measure.op, range, "", language);
}

// Which side of the limit a failing value is on.
Phrase direction(const f::Measure& measure) {
  const auto& actual = measure.actual.value;
  if (measure.op == "<=" || measure.op == "<") return Phrase::over_by;
  if (measure.op == ">=" || measure.op == ">") return Phrase::short_by;
  if (measure.op == "between" && actual && measure.limit.high && *actual > *measure.limit.high) {
    return Phrase::over_by;
  }
  return measure.op == "between" ? Phrase::short_by : Phrase::off_by;
}

std::string margin_words(const f::Measure& measure, const f::ShownMeasure& numbers,
                         f::Outcome outcome, const std::string& language) {
  const bool decided = outcome == f::Outcome::fail || outcome == f::Outcome::pass;
  if (!decided || numbers.difference.empty() || measure.margin == 0.0) return {};
  const std::string difference =
      measure.percent ? say(language, Phrase::points, numbers.difference) : numbers.difference;
  // A pass through tolerance has its margin on the wrong side; the note of the finding says why.
  const Phrase phrase = *measure.margin > 0 ? Phrase::to_spare : direction(measure);
  std::string words = glued(say(language, phrase, difference));
  if (!numbers.percent.empty()) words += " (" + numbers.percent + kGlue + "%)";
  return words;
}

}  // namespace

std::string measure_sentence(const f::Measure& measure, f::Outcome outcome,
                             const std::string& language) {
  const f::ShownMeasure numbers = f::shown(measure);
  const auto& actual = numbers.actual;
  const bool known = !actual.value.empty() || (!actual.low.empty() && !actual.high.empty());
  std::string sentence =
      say(language, known ? Phrase::measured : Phrase::measured_open,
          name_of(measure.label, measure.what, language), actual_words(numbers.actual, language),
          limit_words(measure, numbers, language));
  const std::string margin = margin_words(measure, numbers, outcome, language);
  return margin.empty() ? sentence : sentence + ": " + margin;
}

std::string requirement_words(const f::Measure& measure, const std::string& language) {
  return name_of(measure.label, measure.what, language) + " " +
         limit_words(measure, f::shown(measure), language);
}

std::string deciding_sentence(const f::Deciding& deciding, const std::string& language) {
  const std::string unit = deciding.unit == "1" ? "" : deciding.unit;
  std::string limit;
  if (deciding.values.empty()) {
    limit =
        operator_words(deciding.op, with_unit(base::decimal(deciding.value), unit), "", language);
  } else {
    for (const auto& value : deciding.values) limit += (limit.empty() ? "" : ", ") + inert(value);
  }
  std::string name = name_of(deciding.label, deciding.property, language);
  if (!deciding.subject_name.empty()) name += " (" + fit(inert(deciding.subject_name), 40) + ")";
  return say(language, Phrase::decides, outcome_word(deciding.gives, language), name, limit);
}

std::string expense_words(const f::Expense& expense, const std::string& language) {
  const auto amount = [](double value) {
    return base::fixed_decimal(value, std::fabs(value) >= 100 ? 0 : 2);
  };
  const auto low = amount(expense.low);
  if (!expense.high) return say(language, Phrase::at_least, with_unit(low, expense.unit));
  if (*expense.high == expense.low) return with_unit(low, expense.unit);
  return with_unit(say(language, Phrase::range, low, amount(*expense.high)), expense.unit);
}

std::string remedy_sentence(const f::Remedy& remedy, const std::string& language) {
  const std::string outcome(outcome_word(remedy.outcome, language));
  std::string sentence;
  if (remedy.value.value) {
    const double value = *remedy.value.value * (remedy.percent ? 100 : 1);
    const int decimals = std::fabs(value) >= 10 ? 1 : 2;
    const auto unit = remedy.percent ? "%" : remedy.unit == "1" ? "" : remedy.unit;
    sentence = say(language, Phrase::remedy_value, inert(remedy.measure),
                   with_unit(base::fixed_decimal(value, decimals), unit), outcome);
  } else {
    sentence = say(language, Phrase::remedy_outcome, inert(remedy.measure), outcome);
  }
  if (remedy.cost)
    sentence += ", " + say(language, Phrase::remedy_cost, expense_words(*remedy.cost, language));
  if (remedy.carbon) sentence += ", " + expense_words(*remedy.carbon, language);
  if (remedy.open_rows > 0) sentence += "; " + say(language, Phrase::remedy_left, remedy.open_rows);
  return sentence;
}

std::string subject_line(const f::Subject& subject) {
  const std::string separator = {kGlue, ' '};
  std::vector<std::string> parts;
  const std::string& name = subject.name.empty() ? subject.id : subject.name;
  if (!name.empty()) parts.push_back(name);
  std::string where;  // without the building, which is the same on every line
  for (std::size_t i = 1; i < subject.where.size(); ++i) {
    where += (i > 1 ? " / " : "") + subject.where[i];
  }
  if (!where.empty()) parts.push_back(where);
  for (const auto* id : {&subject.global_id, &subject.doc_id, &subject.tag}) {
    if (id->empty()) continue;
    if (*id != name) parts.push_back(*id);
    break;
  }
  if (parts.empty()) parts.push_back(subject.kind);
  std::string line;
  for (const auto& part : parts) line += (line.empty() ? "" : separator) + fit(inert(part), 60);
  return line;
}

std::string input_line(const f::Input& input, const f::Finding& finding,
                       const std::string& language) {
  std::string line;
  if (!input.subject_name.empty() || !input.subject_id.empty()) {
    line = input.subject_kind + " " +
           (input.subject_name.empty() ? input.subject_id : input.subject_name) + ": ";
  }
  if (!input.file.empty()) {
    line += input.file + (input.line > 0 ? ":" + std::to_string(input.line) : "") + " ";
  }
  if (!input.ref.empty()) line += input.ref + " ";
  line = inert(line + (input.path.empty() ? input.property : input.path));
  // The unit is told unless the sentence above has it already.
  const bool told = finding.measure && finding.measure->unit == input.unit;
  const std::string unit = told || input.unit == "1" ? "" : input.unit;
  const auto& original = input.original;
  const bool converted = !original.unit.empty() && original.unit != input.unit;
  std::string value = with_unit(inert(input.value), converted ? input.unit : unit);
  if (converted) value = with_unit(inert(original.value), original.unit) + " = " + value;
  line = say(language, Phrase::value_of, line, value);
  return input.is_default ? line + " " + say(language, Phrase::exporter_default) : line;
}

std::string assumed_line(const f::Assumed& assumed, const std::string& language) {
  const std::string unit = assumed.unit == "1" ? "" : assumed.unit;
  std::string line = say(language, Phrase::assumed_value,
                         say(language, Phrase::value_of, inert(assumed.property),
                             with_unit(inert(assumed.value), unit)));
  if (assumed.clause)
    line += " " + say(language, Phrase::clause_ref, inert(assumed.clause->locator));
  return line;
}

std::string waiver_sentence(const f::Finding& finding, const std::string& language) {
  const auto& waiver = *finding.waiver;
  std::string sentence = say(language, Phrase::waived_until, inert(waiver.id), inert(waiver.until));
  if (!waiver.basis.empty()) sentence += ", " + inert(waiver.basis);
  for (const auto& condition : waiver.conditions) sentence += ", " + inert(condition);
  const bool failed = finding.outcome_from != f::Outcome::undetermined;
  return sentence + "; " + say(language, failed ? Phrase::fails_without : Phrase::open_without);
}

std::string flags_sentence(const f::Flags& flags, const std::string& language) {
  std::string words;
  for (const auto& flag : flags) {
    if (flag == "by_exception" || flag == "via_path") continue;  // have lines of their own
    words += (words.empty() ? "" : "; ") + flag_words(flag, language);
  }
  return words.empty() ? words : say(language, Phrase::note, words);
}

std::string subjects_noun(const f::RuleSummary& rule, std::uint64_t n,
                          const std::string& language) {
  if (language == "en" && n != 1 && !rule.entity_plural.empty()) return inert(rule.entity_plural);
  if (language == "en" && !rule.entity.empty()) return inert(rule.entity);
  if (const auto it = rule.entity_label.find(language); it != rule.entity_label.end()) {
    std::string word = inert(it->second);
    if (!word.empty())
      word[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(word[0])));
    return word;
  }
  return rule.entity.empty() ? say(language, Phrase::subjects_noun) : inert(rule.entity);
}

std::string count_words(const f::RuleSummary& rule, std::uint64_t n, const std::string& language) {
  const std::string noun = subjects_noun(rule, rule.subjects, language);
  if (rule.subjects == 1) return say(language, Phrase::subjects_all, n, noun);
  return say(language, Phrase::subjects_some, n, rule.subjects, noun);
}

}  // namespace garis::report

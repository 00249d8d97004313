#include "checker/findings/messages.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "checker/findings/shown_numbers.hpp"
#include "checker/findings/subject_of.hpp"

namespace garis::findings {
namespace {

std::string with_unit(std::string number, const std::string& unit) {
  if (unit.empty()) return number;
  return unit == "%" ? number + " %" : number + " " + unit;
}

std::string bounds_text(const std::string& low, const std::string& high) {
  if (low.empty()) return "≤ " + high;
  return high.empty() ? "≥ " + low : low + "–" + high;
}

std::string amount_text(const ShownAmount& amount, const std::string& unit) {
  if (!amount.value.empty()) return with_unit(amount.value, unit);
  if (amount.low.empty() && amount.high.empty()) return "?";
  return with_unit(bounds_text(amount.low, amount.high), unit);
}

std::string fixed_amount(const Amount& amount, bool percent, int decimals,
                         const std::string& unit) {
  const auto number = [&](double x) {
    return base::fixed_decimal(percent ? 100 * x : x, decimals);
  };
  if (amount.value) return with_unit(number(*amount.value), unit);
  if (!amount.low && !amount.high) return "?";
  return with_unit(
      bounds_text(amount.low ? number(*amount.low) : "", amount.high ? number(*amount.high) : ""),
      unit);
}

// Renders the parts of one message in one language.
class Renderer {
 public:
  Renderer(evaluate::Exact& exact, const std::vector<plan::NodeId>& let_nodes, model::Row row,
           const Finding& finding, std::string language)
      : exact_(exact), finding_(finding), language_(std::move(language)) {
    scope_.variables = {row};
    scope_.let_nodes = &let_nodes;
    scope_.lets = &lets_;
  }

  std::string text(const std::vector<plan::MessagePart>& parts) {
    std::string text;
    for (const auto& part : parts)
      text += part.value ? value(part) : part.special.empty() ? part.literal : special(part);
    return text;
  }

  std::string missing() const {
    std::vector<std::pair<std::string, int>> counted;
    std::map<std::string, std::string> labels;  // only the first item of a property has its label
    for (const auto& item : finding_.open) {
      if (!item.label.empty())
        labels.emplace(item.property, base::in_language(item.label, language_));
      std::string name = labels.contains(item.property) ? labels.at(item.property) : item.property;
      if (name.empty()) name = item.text;
      if (name.empty()) continue;
      const auto it = std::find_if(counted.begin(), counted.end(),
                                   [&](const auto& c) { return c.first == name; });
      if (it == counted.end()) {
        counted.emplace_back(name, 1);
      } else {
        ++it->second;
      }
    }
    std::string text;
    for (const auto& [name, count] : counted) {
      text += (text.empty() ? "" : language_ == "ja" ? "、" : ", ") + name;
      if (count > 1) text += " (" + std::to_string(count) + ")";
    }
    return text;
  }

 private:
  std::string special(const plan::MessagePart& part) const {
    if (part.special == "missing") return missing();
    if (part.special == "via") return finding_.path ? finding_.path->name : "";
    if (part.special == "exception") return finding_.exception ? finding_.exception->name : "";
    if (part.special == "question")
      return finding_.question ? std::string(base::in_language(finding_.question->text, language_))
                               : "";
    if (!finding_.measure) return "?";
    const auto& measure = *finding_.measure;
    const auto numbers = shown(measure);
    if (part.special == "margin") return with_unit(numbers.difference, numbers.unit);
    const bool actual = part.special == "actual";
    if (!part.decimals) return amount_text(actual ? numbers.actual : numbers.limit, numbers.unit);
    Amount amount = actual ? measure.actual : measure.limit;
    if (actual && amount.rounded) amount.value = amount.rounded;
    return fixed_amount(amount, measure.percent, *part.decimals, numbers.unit);
  }

  std::string value(const plan::MessagePart& part) {
    evaluate::Value result;
    try {
      result = exact_.evaluate(*part.value, scope_);
    } catch (const evaluate::RuleFailure&) {
      return "?";
    }
    switch (result.form) {
      case plan::Form::row:
        return exact_.name_of(result.row);
      case plan::Form::text:
        return result.text_known ? result.text : "?";
      case plan::Form::yes_no:
        return yes_no(result);
      case plan::Form::category:
        return category(part, result);
      case plan::Form::date:
        return result.is_known() ? model::iso_date(result.low) : "?";
      case plan::Form::number:
        break;
    }
    Amount amount;
    if (result.is_known() && std::isfinite(result.low)) {
      amount.value = result.low;
    } else {
      if (std::isfinite(result.low)) amount.low = result.low;
      if (std::isfinite(result.high)) amount.high = result.high;
    }
    const auto largest =
        std::max(std::fabs(amount.value.value_or(0)), std::fabs(amount.high.value_or(0))) *
        (part.percent ? 100 : 1);
    const int fitting = largest >= 100 ? 0 : largest >= 10 ? 1 : 2;
    const int natural = amount.value
                            ? natural_decimals(part.percent ? 100 * *amount.value : *amount.value)
                            : fitting;
    return fixed_amount(amount, part.percent, part.decimals.value_or(std::min(natural, fitting)),
                        part.percent ? "%" : part.unit.text);
  }

  std::string yes_no(const evaluate::Value& value) const {
    if (!value.is_known()) return "?";
    const bool yes = value.truth == evaluate::Truth::yes;
    if (language_ == "ja") return yes ? "はい" : "いいえ";
    if (language_ == "ms") return yes ? "ya" : "tidak";
    return yes ? "yes" : "no";
  }

  std::string category(const plan::MessagePart& part, const evaluate::Value& value) const {
    if (!value.is_known() || !part.category) return "?";
    const auto& entry = exact_.model()
                            .vocabulary()
                            .category(static_cast<vocabulary::CategoryId>(*part.category))
                            .values[value.codes[0]];
    const auto label = base::in_language(entry.label, language_);
    return std::string(label.empty() ? std::string_view(entry.name) : label);
  }

  evaluate::Exact& exact_;
  const Finding& finding_;
  std::string language_;
  evaluate::Scope scope_;
  std::map<std::uint32_t, evaluate::Value> lets_;
};

struct Words {
  std::string_view against, missing, needs, exempt, not_apply, error;
};

const Words& words_of(const std::string& language) {
  static const Words en{
      "; the limit is ", "; not decided, missing: ", "; a person has to answer: ",
      "; exempt: ",      "; does not apply: ",       "; the rule could not be evaluated: "};
  static const Words ms{"; hadnya ",
                        "; belum dapat diputuskan, data belum ada: ",
                        "; perlu dijawab oleh seseorang: ",
                        "; dikecualikan: ",
                        "; tidak berkenaan: ",
                        "; peraturan tidak dapat dinilai: "};
  static const Words ja{"、基準値 ",          "：判定できません。不足：",
                        "：確認が必要です：", "：適用除外：",
                        "：対象外：",         "：規則を評価できません："};
  return language == "ms" ? ms : language == "ja" ? ja : en;
}

// Where the guideline has no message of its own: its title, then what was found.
std::string standard_sentence(const plan::Rule& rule, const Finding& finding,
                              const Renderer& renderer, const std::string& language) {
  std::string text(base::in_language(rule.title, language));
  if (text.empty()) text = rule.id;
  const auto& words = words_of(language);
  if (finding.measure && (finding.outcome == Outcome::fail || finding.outcome == Outcome::pass ||
                          finding.outcome == Outcome::waived)) {
    const auto numbers = shown(*finding.measure);
    text += ": " + finding.measure->what + " " + amount_text(numbers.actual, numbers.unit) +
            std::string(words.against) + amount_text(numbers.limit, numbers.unit);
  }
  if (finding.outcome == Outcome::error && finding.error)
    text += std::string(words.error) + finding.error->text;
  if (finding.outcome == Outcome::manual && finding.question)
    text +=
        std::string(words.needs) + std::string(base::in_language(finding.question->text, language));
  if (finding.outcome == Outcome::exempt && finding.exception)
    text += std::string(words.exempt) + finding.exception->name;
  if (finding.outcome == Outcome::not_applicable && !finding.condition.empty())
    text += std::string(words.not_apply) + finding.condition;
  const auto missing = renderer.missing();
  if (finding.outcome == Outcome::undetermined && !missing.empty())
    text += std::string(words.missing) + missing;
  return text;
}

}  // namespace

base::Texts message_of(evaluate::Exact& exact, const plan::Rule& rule,
                       const evaluate::RowResult& row, const Finding& finding) {
  base::Texts texts;
  const auto outcome = row.outcome == evaluate::Outcome::waived && row.outcome_from
                           ? *row.outcome_from
                           : row.outcome;
  const auto own = rule.messages.find(outcome);
  for (const auto& language : exact.plan().languages) {
    Renderer renderer(exact, rule.lets, row.row, finding, language);
    const auto* parts = own == rule.messages.end()       ? nullptr
                        : own->second.contains(language) ? &own->second.at(language)
                                                         : nullptr;
    texts[language] = parts != nullptr ? renderer.text(*parts)
                                       : standard_sentence(rule, finding, renderer, language);
  }
  return texts;
}

namespace {

plan::Outcome spoken_of(const evaluate::CreditResult& result) {
  if (result.applies == evaluate::Truth::no) return plan::Outcome::not_applicable;
  if (!result.points.certain()) return plan::Outcome::undetermined;
  return result.points.high > 0 ? plan::Outcome::pass : plan::Outcome::fail;
}

// Points as a measure, so that they are shown as other numbers are.
Finding as_finding(const CreditFinding& credit) {
  Finding finding;
  finding.open = credit.open;
  Measure measure;
  measure.unit = "points";
  measure.op = "<=";
  if (credit.points.certain()) {
    measure.actual.value = credit.points.low;
  } else {
    measure.actual.low = credit.points.low;
    measure.actual.high = credit.points.high;
  }
  measure.limit.value = credit.max;
  finding.measure = std::move(measure);
  return finding;
}

}  // namespace

base::Texts message_of(evaluate::Exact& exact, const plan::Credit& credit,
                       const evaluate::CreditResult& result, const CreditFinding& finding) {
  base::Texts texts;
  const auto own = credit.messages.find(spoken_of(result));
  if (own == credit.messages.end()) return texts;
  const auto shown = as_finding(finding);
  for (const auto& [language, parts] : own->second)
    texts[language] = Renderer(exact, credit.lets, result.row, shown, language).text(parts);
  return texts;
}

}  // namespace garis::findings

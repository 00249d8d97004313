#include "checker/cli/answers.hpp"

#include <algorithm>
#include <charconv>
#include <functional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checker/cli/file_hash.hpp"
#include "dsl/base/text.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::cli {
namespace {

constexpr const char* kFormat = "garis-answers/1";

base::Error wrong(const std::filesystem::path& file, int line, std::string message,
                  std::string help = {}) {
  base::Error error{"E-ANSWERS", std::move(message), {}};
  error.details.push_back(line < 1 ? "at " + file.string()
                                   : fmt::format("at {}:{}", file.string(), line));
  if (!help.empty()) error.details.push_back(std::move(help));
  return error;
}

// ---- reading ----

const std::vector<std::string>& answer_keys() {
  static const std::vector<std::string> keys = {"value", "path", "for", "reason", "by", "on"};
  return keys;
}

GivenAnswer one_answer(const std::string& about, const yaml::Node& node) {
  GivenAnswer answer;
  answer.about = about;
  answer.line = node.line();
  if (node.is_scalar()) {
    answer.value = node.text();
    return answer;
  }
  if (!node.is_map()) yaml::refuse(node, fmt::format("the answer to `{}` has no value", about));
  for (const auto& entry : node) {
    const auto key = entry.first.text();
    if (std::find(answer_keys().begin(), answer_keys().end(), key) == answer_keys().end()) {
      const auto help = base::did_you_mean(key, answer_keys());
      yaml::refuse(
          entry.first,
          fmt::format(
              "no key `{}`; {}", key,
              help.empty() ? fmt::format("keys: {}", fmt::join(answer_keys(), ", ")) : help));
    }
    if (key == "value") answer.value = entry.second.text();
    if (key == "path") answer.path = entry.second.text();
    if (key == "for") answer.subject = entry.second.text();
  }
  if (answer.value.empty())
    yaml::refuse(node, fmt::format("the answer to `{}` has no value", about));
  return answer;
}

void read_document(const yaml::Node& document, Answers& answers) {
  if (!document.is_map() || document["format"].text() != kFormat)
    yaml::refuse(document, fmt::format("a file of answers begins with `format: {}`", kFormat));
  for (const auto& entry : document) {
    const auto key = entry.first.text();
    if (key != "format" && key != "answers" && key != "by" && key != "on")
      yaml::refuse(entry.first, fmt::format("no key `{}`; keys: format, by, on, answers", key));
  }
  const auto list = document["answers"];
  if (!list.is_map()) yaml::refuse(document, "`answers` names rules and properties");
  for (const auto& entry : list) {
    const auto about = entry.first.text();
    if (!entry.second.is_list()) {
      answers.given.push_back(one_answer(about, entry.second));
      continue;
    }
    for (const auto& item : entry.second) answers.given.push_back(one_answer(about, item));
  }
}

// ---- taking ----

// The labels under which a rule asks; the empty one is its own question.
void questions_of(const plan::Requirement& requirement, const std::string& label,
                  std::vector<std::string>& labels) {
  if (requirement.shape == plan::Requirement::Shape::question) labels.push_back(label);
  for (const auto& path : requirement.paths) {
    for (const auto& part : path.parts)
      questions_of(part, path.label.empty() ? label : path.label, labels);
  }
}

std::vector<std::string> questions_of(const plan::Rule& rule) {
  std::vector<std::string> labels;
  questions_of(rule.requirement, "", labels);
  for (const auto& exception : rule.exceptions) {
    if (exception.requirement) questions_of(*exception.requirement, exception.label, labels);
  }
  return labels;
}

class Taker {
 public:
  Taker(const Answers& answers, const plan::Plan& plan, model::Model& model,
        const std::string& as_of)
      : answers_(answers), plan_(plan), model_(model), exact_(plan, model, as_of) {}

  base::Result<TakenAnswers> run() {
    for (const auto& answer : answers_.given) {
      const auto* rule = rule_of(answer.about);
      if (auto error = rule != nullptr ? to_clause(*rule, answer) : to_property(answer))
        return *error;
    }
    return std::move(taken_);
  }

 private:
  base::Error refuse(const GivenAnswer& answer, std::string message, std::string help = {}) const {
    return wrong(answers_.file, answer.line, std::move(message), std::move(help));
  }

  const plan::Rule* rule_of(const std::string& id) const {
    const auto it = std::find_if(plan_.rules.begin(), plan_.rules.end(),
                                 [&](const auto& rule) { return rule.id == id; });
    return it == plan_.rules.end() ? nullptr : &*it;
  }

  // Rows by id, name or GlobalId.
  base::Result<std::vector<model::Row>> rows_of(plan::EntityId entity, const GivenAnswer& answer) {
    auto rows = exact_.rows_of(entity);
    if (answer.subject.empty()) return rows;
    std::vector<std::string> names;
    std::vector<model::Row> found;
    for (const auto row : rows) {
      std::vector<std::string> own{exact_.id_of(row), exact_.name_of(row)};
      if (exact_.group_row(row) == nullptr)
        own.emplace_back(model_.strings[model_.info(row).global_id]);
      if (std::find(own.begin(), own.end(), answer.subject) != own.end()) found.push_back(row);
      names.insert(names.end(), own.begin(), own.begin() + 2);
    }
    if (!found.empty()) return found;
    const auto& words = model_.vocabulary().entity(static_cast<vocabulary::EntityId>(entity));
    return refuse(answer, fmt::format("no {} is called '{}'", words.name, answer.subject),
                  base::did_you_mean(answer.subject, names));
  }

  // ---- clauses ----

  static std::optional<plan::Outcome> outcome_of(const std::string& value) {
    if (value == "yes" || value == "true") return plan::Outcome::pass;
    if (value == "no" || value == "false") return plan::Outcome::fail;
    if (value == "does not apply") return plan::Outcome::not_applicable;
    return std::nullopt;
  }

  std::optional<base::Error> to_clause(const plan::Rule& rule, const GivenAnswer& answer) {
    const auto labels = questions_of(rule);
    if (labels.empty())
      return refuse(answer, fmt::format("rule {} asks nothing", rule.id),
                    "an answer belongs to a rule, path or exception that asks");
    if (std::find(labels.begin(), labels.end(), answer.path) == labels.end()) {
      auto help = base::did_you_mean(answer.path, labels);
      if (help.empty()) help = fmt::format("it asks in: {}", fmt::join(labels, ", "));
      return refuse(answer,
                    answer.path.empty()
                        ? fmt::format("rule {} asks in a path or exception, not by itself", rule.id)
                        : fmt::format("rule {} asks nothing in '{}'", rule.id, answer.path),
                    help);
    }
    const auto outcome = outcome_of(answer.value);
    if (!outcome)
      return refuse(answer, fmt::format("'{}' is no answer to a question", answer.value),
                    "answer yes, no, or does not apply");
    if (answer.subject.empty()) {
      taken_.records.answers[{rule.id, answer.path, ""}] = {*outcome};
      return std::nullopt;
    }
    const auto rows = rows_of(rule.entity, answer);
    if (!rows) return rows.error();
    for (const auto row : *rows)
      taken_.records.answers[{rule.id, answer.path, exact_.id_of(row)}] = {*outcome};
    return std::nullopt;
  }

  // ---- properties ----

  std::optional<model::PropertyId> property_of(const std::string& name) const {
    const auto dot = name.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto entity = model_.vocabulary().find_entity(name.substr(0, dot));
    return entity ? model_.vocabulary().find_property(*entity, name.substr(dot + 1)) : std::nullopt;
  }

  base::Error unknown(const GivenAnswer& answer) const {
    std::vector<std::string> names;
    for (const auto& rule : plan_.rules) names.push_back(rule.id);
    for (std::uint32_t i = 0; i < model_.vocabulary().properties().size(); ++i)
      names.push_back(model_.vocabulary().qualified_name(static_cast<model::PropertyId>(i)));
    return refuse(answer, fmt::format("no rule or property is called '{}'", answer.about),
                  base::did_you_mean(answer.about, names));
  }

  std::optional<base::Error> to_property(const GivenAnswer& answer) {
    const auto property = property_of(answer.about);
    if (!property) return unknown(answer);
    const auto entity = model_.vocabulary().property(*property).entity;
    const auto rows = rows_of(static_cast<plan::EntityId>(entity), answer);
    if (!rows) return rows.error();
    for (const auto row : *rows) {
      // Sources are tried in their order: model, answers, assumptions.
      if (model_.known(row, *property)) {
        if (!answer.subject.empty())
          taken_.unused.push_back(answer.about + " of " + exact_.name_of(row));
        continue;
      }
      if (auto error = set(row, *property, answer)) return error;
    }
    return std::nullopt;
  }

  std::optional<base::Error> set(model::Row row, model::PropertyId id, const GivenAnswer& answer) {
    const auto& words = model_.vocabulary();
    const auto& property = words.property(id);
    model::Origin origin;
    origin.source = model::Source::answer;
    origin.input = static_cast<std::uint16_t>(-1);  // none of the models
    origin.path = model_.strings.add(answers_.file.filename().string());
    origin.text = model_.strings.add(answer.value);
    origin.line = static_cast<std::uint32_t>(std::max(answer.line, 0));
    switch (words.kind(property.kind).form) {
      case vocabulary::Form::number:
        return set_number(row, id, answer, origin);
      case vocabulary::Form::yes_no: {
        const auto outcome = outcome_of(answer.value);
        if (!outcome || *outcome == plan::Outcome::not_applicable)
          return refuse(answer,
                        fmt::format("`{}` is yes or no, not '{}'", answer.about, answer.value));
        model_.set_yes_no(row, id, *outcome == plan::Outcome::pass, origin);
        return std::nullopt;
      }
      case vocabulary::Form::category: {
        const auto& category = words.category(*property.category);
        if (!category.find(answer.value)) {
          std::vector<std::string> values;
          for (const auto& value : category.values) values.push_back(value.name);
          return refuse(
              answer, fmt::format("'{}' is not in the category `{}`", answer.value, category.name),
              base::did_you_mean(answer.value, values));
        }
        model_.set_category(row, id, answer.value, origin);
        return std::nullopt;
      }
      case vocabulary::Form::date: {
        const auto days = model::days_of(answer.value);
        if (!days || answer.value.size() != 10)
          return refuse(answer, fmt::format("'{}' is no date", answer.value),
                        "write it like 2026-02-11");
        model_.set_number(row, id, *days, origin);
        return std::nullopt;
      }
      case vocabulary::Form::text:
        model_.set_text(row, id, answer.value, origin);
        return std::nullopt;
    }
    return std::nullopt;
  }

  std::optional<base::Error> set_number(model::Row row, model::PropertyId id,
                                        const GivenAnswer& answer, const model::Origin& origin) {
    const auto& property = model_.vocabulary().property(id);
    std::string digits = answer.value;
    std::erase(digits, '_');
    double value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const auto used = static_cast<std::size_t>(read.ptr - digits.data());
    const auto rest = digits.substr(used);
    const auto unit_text = std::string(base::trim(rest));
    const auto wanted = property.unit.text.empty() ? std::string("a plain number")
                                                   : "an amount in " + property.unit.text;
    if (read.ec != std::errc())
      return refuse(answer,
                    fmt::format("`{}` is {}, not '{}'", answer.about, wanted, answer.value));
    units::Unit unit;
    if (!unit_text.empty()) {
      const auto parsed = units::parse_unit(unit_text);
      if (!parsed)
        return refuse(answer, fmt::format("'{}' is no unit", unit_text), "write " + wanted);
      unit = *parsed;
    }
    if (unit.dimension != property.unit.dimension || unit.is_point != property.unit.is_point)
      return refuse(answer,
                    fmt::format("`{}` is {}, not '{}'", answer.about, wanted, answer.value));
    const double held = units::convert(value, unit, property.unit);
    if (!property.range.contains(held))
      return refuse(answer,
                    fmt::format("'{}' is outside what `{}` can be", answer.value, answer.about),
                    "is the unit right?");
    model_.set_number(row, id, held, origin);
    return std::nullopt;
  }

  const Answers& answers_;
  const plan::Plan& plan_;
  model::Model& model_;
  evaluate::Exact exact_;
  TakenAnswers taken_;
};

}  // namespace

base::Result<Answers> read_answers(const std::filesystem::path& file) {
  Answers answers;
  answers.file = file;
  const auto hash = file_hash(file);
  if (!hash) return hash.error();
  answers.sha256 = *hash;
  try {
    read_document(yaml::load(file).root(), answers);
  } catch (const yaml::Problem& problem) {
    return wrong(file, problem.line, problem.message);
  }
  return answers;
}

base::Result<TakenAnswers> take_answers(const Answers& answers, const plan::Plan& plan,
                                        model::Model& model, const std::string& as_of) {
  return Taker(answers, plan, model, as_of).run();
}

}  // namespace garis::cli

#include "checker/report/archive.hpp"

#include <charconv>

#include "checker/findings/shown_numbers.hpp"

namespace garis::report {
namespace {

double number_in(const Json& json) {
  const auto& text = json.get_ref<const std::string&>();
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) {
    throw Json::type_error::create(302, "not a decimal number: " + text, &json);
  }
  return value;
}

}  // namespace

void Writer::percent(const char* key, const std::optional<double>& value) {
  if (value && std::isfinite(*value)) out_[key] = findings::percent_text(*value);
}

void Writer::number_or_bounds(const char* key, const std::optional<double>& value,
                              const std::optional<double>& low, const std::optional<double>& high) {
  if (value && std::isfinite(*value)) return number(key, value);
  object_if_any(key, [&](Writer& bounds) {
    bounds.number("lo", low);
    bounds.number("hi", high);
  });
}

void Writer::counts(const char* key, const findings::Counts& counts, const char* sum_key,
                    std::uint64_t sum) {
  Json json = {{sum_key, sum}};
  for (const auto outcome : findings::kByWeight) {
    const auto it = counts.find(outcome);
    json[std::string(to_string(outcome))] = it == counts.end() ? 0 : it->second;
  }
  out_[key] = std::move(json);
}

void Reader::number(const char* key, double& value) {
  if (const auto* json = find(key)) value = number_in(*json);
}

void Reader::number(const char* key, std::optional<double>& value) {
  if (const auto* json = find(key)) value = number_in(*json);
}

void Reader::number_or_bounds(const char* key, std::optional<double>& value,
                              std::optional<double>& low, std::optional<double>& high) {
  const auto* json = find(key);
  if (!json) return;
  if (json->is_string()) return number(key, value);
  Reader bounds(*json);
  bounds.number("lo", low);
  bounds.number("hi", high);
}

void Reader::counts(const char* key, findings::Counts& counts, const char* sum_key,
                    std::uint64_t& sum) {
  const auto* json = find(key);
  if (!json) return;
  for (const auto& [name, value] : json->items()) {
    const auto outcome = findings::outcome_of(name);
    if (outcome && value != 0) counts[*outcome] = value.get<std::uint64_t>();
    if (name == sum_key) sum = value.get<std::uint64_t>();
  }
}

// A reader that meets an unknown outcome treats it as not decided.
void Reader::read(const Json& json, findings::Outcome& value) {
  value = findings::outcome_of(json.get<std::string>()).value_or(findings::Outcome::undetermined);
}

void Reader::read(const Json& json, findings::Severity& value) {
  value = findings::severity_of(json.get<std::string>()).value_or(findings::Severity::mandatory);
}

void Reader::read(const Json& json, findings::Evidence& value) {
  value = findings::evidence_of(json.get<std::string>()).value_or(findings::Evidence::unverified);
}

void Reader::read(const Json& json, findings::Word& value) {
  value = findings::word_of(json.get<std::string>()).value_or(findings::Word::not_decided);
}

void Reader::read(const Json& json, findings::Earned& value) {
  const auto word = json.get<std::string>();
  using enum findings::Earned;
  value = word == "yes" ? yes : word == "no" ? no : open;
}

void Reader::read(const Json& json, findings::Reach& value) {
  const auto word = json.get<std::string>();
  using enum findings::Reach;
  value = word == "certain" ? certain : word == "out_of_reach" ? out_of_reach : possible;
}

}  // namespace garis::report

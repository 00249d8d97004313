#include "checker/findings/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <set>

#include <fmt/format.h>

#include "checker/findings/clean_text.hpp"
#include "checker/findings/shown_numbers.hpp"
#include "dsl/base/sha256.hpp"

namespace garis::findings {
namespace {

std::string hash_of(std::initializer_list<std::string_view> parts, std::size_t digits) {
  std::string text;
  for (const auto part : parts) {
    if (!text.empty()) text += '\x1f';
    text += part;
  }
  return base::sha256(nfc(text)).substr(0, digits);
}

template <class Parts>
std::string join(const Parts& parts, std::string_view separator) {
  return fmt::format("{}", fmt::join(parts, separator));
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const bool hexadecimal =
        std::string_view("0123456789abcdefABCDEF").find(text[i]) != std::string_view::npos;
    if (dash ? text[i] != '-' : !hexadecimal) return false;
  }
  return true;
}

// IFC GlobalIds differ by the case of their letters, other UUIDs do not.
std::string global_key(std::string id) {
  if (!is_uuid(id)) return id;
  std::transform(id.begin(), id.end(), id.begin(), [](char c) {
    return c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return id;
}

std::string centre_key(const Subject& subject) {
  if (!subject.centre) return {};
  constexpr double kStep = 0.5;  // metres: small moves keep the key
  std::string key;
  for (const double axis : *subject.centre) {
    key += fmt::format("{}{:.0f}", key.empty() ? "" : ",", std::floor(axis / kStep) + 0.0);
  }
  return key;
}

std::string place_key(const Subject& subject) {
  const std::string centre = centre_key(subject);
  if (subject.name.empty() && centre.empty()) return {};
  // `where` runs from the building down: its second name is the storey.
  const std::string storey = subject.where.size() > 1 ? subject.where[1] : std::string();
  std::array<std::string, 5> parts = {subject.kind, subject.type, subject.name, storey, centre};
  for (auto& part : parts) std::replace(part.begin(), part.end(), '|', '/');
  return join(parts, "|");
}

std::string limit_cause(const Finding& finding) {
  std::array<std::string, 5> parts;  // op, limit, unit, path, actual
  if (finding.measure) {
    const ShownMeasure numbers = shown(*finding.measure);
    const std::string& unit = finding.measure->percent ? numbers.unit : finding.measure->unit;
    parts = {finding.measure->op, in_one_piece(numbers.limit), unit, "",
             in_one_piece(numbers.actual)};
  }
  if (finding.path) parts[3] = finding.path->name;
  return join(parts, " ");
}

std::string open_cause(const Finding& finding) {
  std::set<std::string> items;
  for (const auto& item : finding.open) items.insert(item.property + ":" + item.cause);
  return join(items, ";");
}

}  // namespace

std::string_view without_edition(std::string_view pack) { return pack.substr(0, pack.find('@')); }

std::map<char, std::string> subject_keys(const Subject& subject) {
  std::map<char, std::string> keys;
  const std::string tail = subject.group_key.empty() ? "" : "/" + subject.group_key;
  const auto add = [&](char level, const std::string& key) {
    if (!key.empty()) keys.emplace(level, clean(key + tail));
  };
  add('g', global_key(subject.global_id));
  add('t', subject.tag);
  add('n', subject.doc_id);
  add('p', place_key(subject));
  add('o', subject.ordinal > 0 ? std::to_string(subject.ordinal) : std::string());
  return keys;
}

std::string fingerprint(std::string_view guideline, std::string_view rule, char level,
                        std::string_view key) {
  const std::string_view letter(&level, 1);
  return fmt::format("fp1{}-{}", level, hash_of({"garis-fp1", guideline, rule, letter, key}, 32));
}

std::string cause_key(const Finding& finding) {
  switch (finding.outcome) {
    case Outcome::pass:
    case Outcome::fail:
      return limit_cause(finding);
    case Outcome::undetermined:
      return open_cause(finding);
    case Outcome::manual:
      return finding.question ? finding.question->asked_of : "";
    case Outcome::waived:
      return finding.waiver ? finding.waiver->id : "";
    case Outcome::exempt:
      return finding.exception ? finding.exception->name : "";
    case Outcome::error:
      return finding.error ? fmt::format("{} {}", finding.error->code, finding.at.line) : "";
    case Outcome::not_applicable:
      return {};
  }
  return {};
}

std::string type_key(const Subject& subject) {
  return subject.type.empty() ? subject.kind : subject.type;
}

std::string group_id(std::string_view guideline, std::string_view rule, Outcome outcome,
                     std::string_view cause, std::string_view type) {
  return "g1-" + hash_of({"garis-g1", guideline, rule, to_string(outcome), cause, type}, 16);
}

std::string group_id(const Finding& finding) {
  return group_id(without_edition(finding.pack), finding.rule, finding.outcome, cause_key(finding),
                  type_key(finding.subject));
}

}  // namespace garis::findings

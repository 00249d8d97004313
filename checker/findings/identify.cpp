// Fingerprints of all findings of a report, and keys that cannot be used because several subjects
// have them.
#include <fmt/format.h>

#include "checker/findings/clean_text.hpp"
#include "checker/findings/finalize.hpp"
#include "checker/findings/fingerprint.hpp"

namespace garis::findings {
namespace {

using Keys = std::map<char, std::string>;
using Uses = std::map<std::pair<char, std::string>, std::uint64_t>;  // level and key -> findings

std::map<std::string, Uses> uses_by_rule(const Report& report, const std::vector<Keys>& keys) {
  std::map<std::string, Uses> uses;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    const auto& finding = report.findings[i];
    for (const auto& key : keys[i]) ++uses[finding.pack + '\n' + finding.rule][key];
  }
  return uses;
}

bool is_known(const DuplicateKeys& duplicates, char level, const std::string& key) {
  const auto it = duplicates.find(level);
  return it != duplicates.end() && it->second.contains(key);
}

// Drops the keys of a finding that others share, and remembers them for the notice.
void drop_shared(Keys& keys, const Uses& uses, const DuplicateKeys& duplicates,
                 DuplicateKeys& dropped) {
  for (const char level : kLevels) {
    const auto it = keys.find(level);
    if (it == keys.end()) continue;
    if (uses.at(*it) < 2 && !is_known(duplicates, level, it->second)) continue;
    // A shared place is common; it matters only when nothing stronger identifies the subject.
    const bool stronger = keys.contains('g') || keys.contains('t') || keys.contains('n');
    if (level != 'p' || !stronger) dropped[level].insert(it->second);
    keys.erase(it);
  }
}

void identify(Finding& finding, const Keys& keys) {
  finding.fingerprints.clear();
  finding.id.clear();
  const std::string guideline = clean(without_edition(finding.pack));
  for (const char level : kLevels) {
    const auto it = keys.find(level);
    if (it == keys.end()) continue;
    const auto text = fingerprint(guideline, clean(finding.rule), level, it->second);
    finding.fingerprints[level] = text;
    if (finding.id.empty()) finding.id = text;
  }
}

struct LevelName {
  char level;
  std::string_view en, ms, ja;
};
constexpr LevelName kLevelNames[] = {
    {'g', "GlobalId", "GlobalId", "GlobalId"},
    {'t', "element number of the design program (Tag, CADObjectId)",
     "nombor unsur perisian reka bentuk (Tag, CADObjectId)",
     "設計ソフトの要素番号（Tag、CADObjectId）"},
    {'n', "id inside the file", "id di dalam fail", "ファイル内 ID"},
    {'p', "place", "tempat", "位置"}};

Notice duplicate_notice(const LevelName& name, const std::set<std::string>& keys) {
  Notice notice{"N-DUPLICATE-ID", name.level == 'p' ? "note" : "warning", {}, "", 0};
  const auto example = clean_model_text(*keys.begin());
  notice.text["en"] = fmt::format(
      "{} used by several elements, {} in all (for example {}); not used to recognise findings",
      name.en, keys.size(), example);
  notice.text["ms"] = fmt::format(
      "{} digunakan oleh beberapa unsur, {} semuanya (contohnya {}); tidak digunakan untuk "
      "mengenal pasti dapatan",
      name.ms, keys.size(), example);
  notice.text["ja"] =
      fmt::format("複数の要素が同じ{}を持っています({} 件、例: {})。指摘の照合には使いません",
                  name.ja, keys.size(), example);
  return notice;
}

}  // namespace

void add_fingerprints(Report& report, const DuplicateKeys& duplicates) {
  std::vector<Keys> keys;
  for (const auto& finding : report.findings) keys.push_back(subject_keys(finding.subject));
  const auto uses = uses_by_rule(report, keys);
  DuplicateKeys dropped;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    auto& finding = report.findings[i];
    drop_shared(keys[i], uses.at(finding.pack + '\n' + finding.rule), duplicates, dropped);
    identify(finding, keys[i]);
  }
  for (const auto& name : kLevelNames) {
    if (const auto it = dropped.find(name.level); it != dropped.end()) {
      report.notices.push_back(duplicate_notice(name, it->second));
    }
  }
}

}  // namespace garis::findings

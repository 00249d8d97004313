// What is missing, why, where it was looked for, and who can supply it.
#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "checker/report/columns.hpp"
#include "checker/report/page.hpp"
#include "checker/report/sentences.hpp"

namespace garis::report {
namespace {

namespace f = garis::findings;
using Files = std::vector<f::InputFile>;

// Items that differ only in their subject.
struct Merged {
  const f::OpenItem* item;
  std::vector<std::string> subjects;  // names; empty for the finding's own subject
};

std::vector<Merged> merged(const std::vector<f::OpenItem>& items) {
  const auto key = [](const f::OpenItem& item) {
    const std::string_view what = item.property.empty() ? item.text : item.property;
    return std::tuple(what, std::string_view(item.cause), std::string_view(item.supplier),
                      std::string_view(item.subject_kind));
  };
  std::vector<Merged> result;
  for (const auto& item : items) {
    const auto same = [&](const Merged& other) { return key(*other.item) == key(item); };
    auto it = std::find_if(result.begin(), result.end(), same);
    if (it == result.end()) it = result.insert(result.end(), {&item, {}});
    const auto& name = item.subject_name.empty() ? item.subject_id : item.subject_name;
    if (!name.empty()) it->subjects.push_back(name);
  }
  return result;
}

template <class Name>
std::string joined(const std::vector<std::string>& names, std::size_t most, Name more) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < most; ++i) {
    text += (i > 0 ? ", " : "") + fit(inert(names[i]), 60);
  }
  return names.size() > most ? text + ", " + more(names.size() - most) : text;
}

std::vector<std::string> unique(std::vector<std::string> names) {
  std::set<std::string> seen;
  std::erase_if(names, [&](const auto& name) { return name.empty() || !seen.insert(name).second; });
  return names;
}

std::vector<std::string> tried_files(const f::OpenItem& item) {
  std::vector<std::string> names;
  for (const auto& place : item.tried) names.push_back(place.file);
  return unique(names);
}

// Files with a place for the value, where it is not; files whose kind has no place for it.
std::string absent_words(const f::OpenItem& item, const Files& files, const std::string& language) {
  const auto tried = tried_files(item);
  const auto more = [&](std::size_t n) { return say(language, Phrase::more, n); };
  if (tried.empty()) return say(language, Phrase::absent);
  std::vector<std::string> others;
  for (const auto& file : files) {
    if (std::find(tried.begin(), tried.end(), file.name) == tried.end())
      others.push_back(file.name);
  }
  std::string words = say(language, Phrase::absent_in, joined(tried, 4, more));
  if (others.empty()) return words;
  return words + ", " + say(language, Phrase::unmapped_in, joined(others, 4, more));
}

std::string unmapped_words(const Files& files, const std::string& language) {
  std::vector<std::string> names;
  for (const auto& file : files) names.push_back(file.name);
  if (names.empty()) return say(language, Phrase::unmapped);
  const auto more = [&](std::size_t n) { return say(language, Phrase::more, n); };
  return say(language, Phrase::unmapped_in, joined(unique(names), 4, more));
}

std::string why(const f::OpenItem& item, const Files& files, const std::string& language) {
  if (item.cause == "absent") return absent_words(item, files, language);
  if (item.cause == "unmapped") return unmapped_words(files, language);
  struct Words {
    std::string_view cause;
    Phrase phrase;
  };
  constexpr Words kWords[] = {
      {"unreadable", Phrase::unreadable}, {"implausible", Phrase::implausible},
      {"conflict", Phrase::conflicting},  {"unanswered", Phrase::unanswered},
      {"judgement", Phrase::judgement},   {"row_absent", Phrase::row_absent}};
  std::string words = inert(item.cause);
  for (const auto& [cause, phrase] : kWords) {
    if (cause == item.cause) words = say(language, phrase);
  }
  if (item.cause == "implausible" && item.property.empty())
    words = say(language, Phrase::not_computable);
  return item.text.empty() ? words : say(language, Phrase::seen, words, fit(inert(item.text), 60));
}

std::string what_words(const Merged& missing, std::uint64_t group_size, const std::string& reason,
                       const std::string& language) {
  const auto& item = *missing.item;
  const std::string name =
      item.label.empty() ? inert(item.property) : in_language(item.label, language);
  if (item.property.empty()) return reason;
  if (missing.subjects.empty()) return say(language, Phrase::missing, name, group_size, reason);
  const auto more = [&](std::size_t n) { return say(language, Phrase::more, n); };
  const std::string subjects =
      inert(item.subject_kind) + " " + joined(unique(missing.subjects), 3, more);
  return say(language, Phrase::missing_of, name, subjects, reason);
}

std::string looked_for(const f::OpenItem& item, const std::string& language) {
  std::vector<std::string> paths;
  for (const auto& place : item.tried) paths.push_back(place.path);
  paths = unique(paths);
  if (paths.empty()) return {};
  const auto more = [&](std::size_t n) { return say(language, Phrase::more, n); };
  return say(language, Phrase::looked_for, joined(paths, 4, more));
}

std::string ask_words(const f::OpenItem& item, const std::string& language) {
  if (item.supplier.empty()) return {};
  const std::string role = role_word(item.supplier, language);
  if (item.ask.empty()) return say(language, Phrase::ask_for, inert(role));
  return say(language, Phrase::ask, inert(role), in_language(item.ask, language));
}

}  // namespace

std::vector<MissingLines> missing_sentences(const f::Finding& finding, std::uint64_t group_size,
                                            const Files& files, const std::string& language) {
  std::vector<MissingLines> lines;
  for (const auto& missing : merged(finding.open)) {
    const std::string reason = why(*missing.item, files, language);
    lines.push_back({what_words(missing, group_size, reason, language),
                     looked_for(*missing.item, language), ask_words(*missing.item, language)});
  }
  return lines;
}

}  // namespace garis::report

#include "checker/cli/environment.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <map>
#include <set>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

fs::path program_folder() {
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : program.parent_path();
}

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

}  // namespace

namespace {

// The first of those that are one folder, however they are written.
std::vector<fs::path> without_doubles(const std::vector<fs::path>& paths) {
  std::vector<fs::path> kept;
  std::set<fs::path> seen;
  std::error_code ignored;
  for (const auto& path : paths) {
    if (seen.insert(fs::weakly_canonical(fs::absolute(path, ignored), ignored)).second)
      kept.push_back(path);
  }
  return kept;
}

}  // namespace

std::vector<fs::path> rule_roots() {
  std::vector<fs::path> roots{"rules"};
  const std::string listed = variable("GARIS_RULES");
  for (const auto folder : base::split(listed, ':')) {
    if (!folder.empty()) roots.emplace_back(folder);
  }
  const auto program = program_folder();
  roots.push_back((program / "../share/garis/rules").lexically_normal());
  // A program that runs from its build folder finds the rules of its source tree.
  for (auto folder = program; folder.has_relative_path(); folder = folder.parent_path()) {
    if (is_there(folder / "rules" / "vocabulary")) roots.push_back(folder / "rules");
  }
  return without_doubles(roots);
}

base::Result<fs::path> data_folder(const std::string& name) {
  const auto roots = rule_roots();
  for (const auto& root : roots) {
    if (is_there(root / name)) return root / name;
  }
  std::string searched;
  for (const auto& root : roots) searched += (searched.empty() ? "" : ", ") + root.string();
  return base::Error{"E-INSTALLATION",
                     fmt::format("no folder `{}` with the data of the program", name),
                     {"searched: " + searched, "set GARIS_RULES to the folder `rules`"}};
}

base::Result<vocabulary::Vocabulary> load_vocabulary() {
  auto folder = data_folder("vocabulary");
  if (!folder) return folder.error();
  return vocabulary::load(*folder);
}

// ---- packs ----

namespace {

bool is_path(const std::string& pack) {
  return pack.find('/') != std::string::npos || pack.ends_with(".garis") || is_there(pack);
}

struct Edition {
  std::string name;
  fs::path folder;
};

std::vector<Edition> editions_of(const std::string& id) {
  std::vector<Edition> editions;
  for (const auto& root : rule_roots()) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(root / id, ignored)) {
      const auto name = entry.path().filename().string();
      const bool known = std::any_of(editions.begin(), editions.end(),
                                     [&](const Edition& e) { return e.name == name; });
      if (!known && is_there(entry.path() / "pack.yaml")) editions.push_back({name, entry.path()});
    }
  }
  std::sort(editions.begin(), editions.end(),
            [](const Edition& a, const Edition& b) { return a.name < b.name; });
  return editions;
}

std::vector<std::string> pack_names() {
  std::vector<std::string> names;
  for (const auto& pack : found_packs()) names.push_back(pack.name);
  return names;
}

base::Error no_pack(const std::string& pack) {
  base::Error error{"E-NO-PACK", fmt::format("no pack {}", pack), {}};
  const auto names = pack_names();
  std::string found;
  for (const auto& name : names) found += (found.empty() ? "" : ", ") + name;
  const auto help = base::did_you_mean(pack, names);
  if (!help.empty()) error.details.push_back(help);
  error.details.push_back("found: " + (found.empty() ? std::string("none") : found));
  std::string searched;
  for (const auto& root : rule_roots()) searched += (searched.empty() ? "" : ", ") + root.string();
  error.details.push_back("searched: " + searched +
                          (variable("GARIS_RULES").empty() ? " (GARIS_RULES is not set)" : ""));
  return error;
}

}  // namespace

std::vector<FoundPack> found_packs() {
  std::map<std::string, fs::path> packs;
  for (const auto& root : rule_roots()) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(root, ignored)) {
      const auto id = entry.path().filename().string();
      for (const auto& edition : editions_of(id))
        packs.emplace(id + "@" + edition.name, edition.folder);
    }
  }
  std::vector<FoundPack> found;
  for (const auto& [name, folder] : packs) found.push_back({name, folder});
  return found;
}

namespace {

// First and last day of an edition, from its header.
bool in_force(const fs::path& folder, const std::string& as_of,
              const vocabulary::Vocabulary& words) {
  const auto pack = compile::load_pack(folder, words);
  if (!pack || !(*pack)->plan.effective) return true;
  return (*pack)->plan.effective->holds_on(as_of);
}

}  // namespace

base::Result<fs::path> find_pack(const std::string& pack, const std::string& as_of) {
  if (is_path(pack)) {
    if (!is_there(pack)) return base::Error{"E-NO-PACK", fmt::format("no rules at {}", pack), {}};
    return fs::path(pack);
  }
  const auto at = pack.find('@');
  const auto editions = editions_of(pack.substr(0, at));
  if (at != std::string::npos) {
    for (const auto& edition : editions) {
      if (edition.name == pack.substr(at + 1)) return edition.folder;
    }
    return no_pack(pack);
  }
  if (editions.empty()) return no_pack(pack);
  if (editions.size() == 1) return editions[0].folder;
  const auto words = load_vocabulary();
  if (!words) return words.error();
  std::vector<Edition> valid;
  for (const auto& edition : editions) {
    if (in_force(edition.folder, as_of, *words)) valid.push_back(edition);
  }
  if (valid.size() == 1) return valid[0].folder;
  std::string names;
  for (const auto& edition : valid.empty() ? editions : valid)
    names += (names.empty() ? "" : ", ") + pack + "@" + edition.name;
  return base::Error{
      "E-NO-PACK",
      valid.empty() ? fmt::format("no edition of {} is in force on {}", pack, as_of)
                    : fmt::format("several editions of {} fit {}", pack, as_of),
      {"editions: " + names, "name one, for example --rules " + pack + "@" + editions.back().name}};
}

// ---- clock and terminal ----

std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return fmt::format("{:04}-{:02}-{:02}", local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

std::string language_of(const Display& display) {
  for (const auto& stated : {display.language, variable("GARIS_LANG"), variable("LC_ALL"),
                             variable("LC_MESSAGES"), variable("LANG")}) {
    const auto code = stated.substr(0, 2);
    if (code == "en" || code == "ms" || code == "ja") return code;
    if (!stated.empty() && stated != "C" && stated != "POSIX" && !stated.starts_with("C.")) break;
  }
  return "en";
}

report::TextOptions text_options(const Display& display) {
  report::TextOptions options;
  const bool terminal = isatty(STDOUT_FILENO) == 1;
  const bool plain = !variable("NO_COLOR").empty() || variable("TERM") == "dumb";
  options.colour = display.color == "always" || (display.color == "auto" && terminal && !plain);
  options.marks = terminal;
  winsize size{};
  if (terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    options.width = std::clamp<int>(size.ws_col, 60, 120);
  options.language = language_of(display);
  options.verbose = display.verbose > 0;
  options.quiet = display.quiet > 0;
  return options;
}

}  // namespace garis::cli

// garis doc PACK... -o FOLDER
#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "checker/cli/command.hpp"
#include "checker/cli/environment.hpp"
#include "checker/cli/output.hpp"
#include "checker/cli/run.hpp"
#include "dsl/site/site.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

struct DocOptions {
  std::vector<std::string> packs, languages;
  std::string folder;
  bool force = false;
  Display display;
};

// Those asked for; else those of the guideline that the site has words for.
std::vector<std::string> languages_of(const DocOptions& options, const compile::Pack& pack) {
  if (!options.languages.empty()) return options.languages;
  std::vector<std::string> found;
  for (const auto& language : pack.plan.languages) {
    const auto& known = site::languages();
    if (std::find(known.begin(), known.end(), language) != known.end()) found.push_back(language);
  }
  return found.empty() ? std::vector<std::string>{"en"} : found;
}

std::optional<base::Error> write_site(const fs::path& folder, const site::Files& files,
                                      bool force) {
  for (const auto& [path, text] : files) {
    const auto file = folder / path;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error)
      return base::Error{"E-WRITE", file.parent_path().string() + ": " + error.message(), {}};
    if (auto failed = write({"html", file.string()}, text, force)) return failed;
  }
  return std::nullopt;
}

std::optional<int> write_pack(const DocOptions& options, const std::string& name,
                              const vocabulary::Vocabulary& words) {
  const auto path = find_pack(name, today());
  if (!path) return fail(path.error());
  const auto pack = compile::load_pack(*path, words);
  if (!pack) return fail(pack.error());
  if (!(*pack)->usable()) {
    to_stderr(diagnostics::render((*pack)->diagnostics, (*pack)->sources));
    return fail({"E-RULES", fmt::format("the rules of {} have errors", (*pack)->info.name()), {}});
  }
  const auto languages = languages_of(options, **pack);
  // Several guidelines stand beside each other.
  const auto folder = options.packs.size() == 1 ? fs::path(options.folder)
                                                : fs::path(options.folder) / (*pack)->info.name();
  const auto files = site::pages(**pack, languages);
  if (auto error = write_site(folder, files, options.force)) return fail(*error);
  if (options.display.quiet == 0)
    fmt::print("{}  {} rules, {} tables, {} {}\n", (folder / "index.html").generic_string(),
               (*pack)->plan.rules.size(), (*pack)->plan.tables.size(), languages.size(),
               languages.size() == 1 ? "language" : "languages");
  return std::nullopt;
}

}  // namespace

int doc(const Arguments& arguments) {
  CLI::App app("Writes a guideline as a small web site.", "doc");
  DocOptions options;
  app.add_option("PACK", options.packs, "packs, folders or .garis files")->required();
  app.add_option("-o,--output", options.folder, "the folder of the site")
      ->type_name("FOLDER")
      ->required();
  app.add_option("--lang", options.languages, "en, ms or ja; without it those of the guideline")
      ->type_name("LANG")
      ->allow_extra_args(false)
      ->check(CLI::IsMember(site::languages()));
  app.add_flag("--force", options.force, "replace files that garis has not written");
  app.add_flag("-q,--quiet", options.display.quiet, "say nothing when all went well");
  app.footer("example: garis doc my-ms1525@2019 -o site --lang en --lang ja");
  if (auto code = parse(app, arguments, nullptr)) return *code;
  const auto words = load_vocabulary();
  if (!words) return fail(words.error());
  for (const auto& name : options.packs) {
    if (auto code = write_pack(options, name, *words)) return *code;
  }
  return 0;
}

}  // namespace garis::cli

#include "dsl/compile/pack.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "dsl/base/sha256.hpp"
#include "dsl/compile/compile.hpp"
#include "dsl/semantics/check.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::compile {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(file), {});
}

base::Error pack_error(const fs::path& file, int line, std::string message, std::string help = {}) {
  base::Error error{"E-PACK", std::move(message), {fmt::format("at {}:{}", file.string(), line)}};
  if (!help.empty()) error.details.push_back(std::move(help));
  return error;
}

base::Texts texts_of(const yaml::Node& node) {
  base::Texts texts;
  if (node.is_scalar()) return {{"en", node.text()}};
  for (const auto& entry : node) texts[entry.first.text()] = entry.second.text();
  return texts;
}

std::vector<fs::path> garis_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".garis" && entry.is_regular_file(ignored))
      files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> keys = {"id",    "edition", "status",
                                                "title", "files",   "clauses"};
  return keys;
}

using Words = std::vector<std::string>;
const Words kStatuses = {"draft", "review", "published", "withdrawn"};
const Words kClauseStates = {"encoded", "partly", "person", "out_of_scope", "missing"};

std::optional<base::Error> check_word(const fs::path& file, const yaml::Node& node,
                                      const char* what, const Words& words) {
  if (std::find(words.begin(), words.end(), node.text()) != words.end()) return std::nullopt;
  const auto help = base::did_you_mean(node.text(), words);
  return pack_error(file, node.line(), fmt::format("no {} `{}`", what, node.text()),
                    help.empty() ? fmt::format("known: {}", fmt::join(words, ", ")) : help);
}

base::Result<PackInfo> read_yaml(const fs::path& folder) {
  const auto file = folder / "pack.yaml";
  PackInfo info;
  info.folder = folder;
  try {
    const auto loaded = yaml::load(file);
    const auto document = loaded.root();
    if (!document.is_map()) return pack_error(file, 1, "pack.yaml is not a list of keys");
    for (const auto& entry : document) {
      const auto key = entry.first.text();
      const auto line = entry.first.line();
      if (std::find(known_keys().begin(), known_keys().end(), key) == known_keys().end()) {
        return pack_error(file, line, fmt::format("unknown key `{}`", key),
                          base::did_you_mean(key, known_keys()));
      }
      if (key == "status") {
        if (auto error = check_word(file, entry.second, "status", kStatuses)) return *error;
      }
      if (key == "id") info.id = entry.second.text();
      if (key == "edition") info.edition = entry.second.text();
      if (key == "status") info.status = entry.second.text();
      if (key == "title") info.title = texts_of(entry.second);
      if (key == "clauses") info.clauses = entry.second.text();
      if (key != "files") continue;
      for (const auto& name : entry.second) {
        info.files.push_back(folder / name.text());
        std::error_code ignored;
        if (!fs::exists(info.files.back(), ignored))
          return pack_error(file, name.line(),
                            fmt::format("the file `{}` does not exist", name.text()));
      }
    }
    if (info.id.empty() || info.edition.empty())
      return pack_error(file, 1, "a pack needs `id` and `edition`");
  } catch (const yaml::Problem& problem) {
    return pack_error(file, problem.line, problem.message);
  }
  if (info.files.empty()) info.files = garis_files(folder);
  return info;
}

// States of the clauses of the guideline's text, counted.
std::optional<base::Error> read_clauses(PackInfo& info) {
  if (info.clauses.empty()) return std::nullopt;
  const auto file = info.folder / info.clauses;
  try {
    const auto loaded = yaml::load(file);
    const auto document = loaded.root();
    const auto list = document.is_map() ? document["clauses"] : document;
    for (const auto& clause : list) {
      const auto state = clause["state"] ? clause["state"].text() : std::string("missing");
      if (clause["state"]) {
        if (auto error = check_word(file, clause["state"], "state of a clause", kClauseStates))
          return error;
      }
      ++info.clause_states[state];
    }
  } catch (const yaml::Problem& problem) {
    return pack_error(file, problem.line, problem.message);
  }
  return std::nullopt;
}

std::string without_carriage_returns(std::string text) {
  std::string kept;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') kept += text[i];
  }
  return kept;
}

// SHA-256 over lines "sha256␠␠relative/path" of all files of the pack, sorted by path.
std::string hash_of(const PackInfo& info) {
  std::vector<fs::path> files;
  if (fs::is_directory(info.folder)) {
    std::error_code ignored;
    const auto readable = fs::directory_options::skip_permission_denied;
    for (const auto& entry : fs::recursive_directory_iterator(info.folder, readable, ignored)) {
      if (entry.is_regular_file(ignored)) files.push_back(entry.path());
    }
  } else {
    files.push_back(info.folder);
  }
  std::sort(files.begin(), files.end());
  std::string lines;
  for (const auto& file : files) {
    auto text = read_file(file).value_or("");
    const auto extension = file.extension();
    if (extension == ".garis" || extension == ".yaml" || extension == ".csv")
      text = without_carriage_returns(std::move(text));
    const auto name = fs::is_directory(info.folder)
                          ? fs::relative(file, info.folder).generic_string()
                          : file.filename().generic_string();
    lines += base::sha256(text) + "  " + name + "\n";
  }
  return base::sha256(lines);
}

}  // namespace

base::Result<PackInfo> read_pack_info(const fs::path& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    std::error_code error;
    const fs::directory_iterator entries(path, error);
    const bool has_head = !error && fs::exists(path / "pack.yaml", error);
    if (error) return base::Error{"E-READ", path.string() + ": " + error.message(), {}};
    if (has_head) return read_yaml(path);
    PackInfo info;
    info.folder = path;
    info.files = garis_files(path);
    if (info.files.empty())
      return base::Error{"E-PACK",
                         fmt::format("no rules in {}", path.string()),
                         {"a pack is a folder with a pack.yaml or with .garis files"}};
    return info;
  }
  if (!fs::exists(path, ignored))
    return base::Error{"E-PACK", fmt::format("no rules at {}", path.string()), {}};
  PackInfo info;
  info.folder = path;
  info.files = {path};
  return info;
}

base::Result<std::unique_ptr<Pack>> load_pack(const fs::path& path,
                                              const vocabulary::Vocabulary& vocabulary,
                                              const LoadOptions& options) {
  auto info = read_pack_info(path);
  if (!info) return info.error();
  auto pack = std::make_unique<Pack>();
  pack->info = std::move(*info);
  if (auto error = read_clauses(pack->info)) return *error;
  ast::File file;
  for (const auto& name : pack->info.files) {
    auto text = options.text_of ? options.text_of(name) : std::nullopt;
    if (!text) text = read_file(name);
    if (!text) return base::Error{"E-READ", fmt::format("cannot read {}", name.string()), {}};
    syntax::parse(pack->sources.add(name.generic_string(), std::move(*text)), file,
                  pack->diagnostics);
  }
  // Names of a file that could not be read would all be reported as unknown.
  if (!pack->diagnostics.has_parse_errors()) {
    pack->guideline = semantics::check(std::move(file), vocabulary, pack->diagnostics,
                                       {.sources = &pack->sources});
    if (pack->usable()) pack->plan = compile(pack->guideline, pack->sources);
  }
  pack->diagnostics.sort();
  if (pack->info.id.empty())
    pack->info.id = pack->plan.id.empty() ? pack->info.folder.stem().string() : pack->plan.id;
  if (pack->info.edition.empty()) pack->info.edition = pack->plan.edition;
  if (pack->info.title.empty()) pack->info.title = pack->plan.title;
  pack->info.sha256 = hash_of(pack->info);
  return pack;
}

}  // namespace garis::compile

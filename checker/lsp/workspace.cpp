#include "checker/lsp/workspace.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fmt/format.h>

namespace garis::lsp {

// ---- addresses ----

std::string uri_of(const fs::path& path) {
  std::string uri = "file://";
  for (const char c : path.generic_string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain =
        std::isalnum(byte) != 0 || std::string_view("-._~/").find(c) != std::string_view::npos;
    uri += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

fs::path path_of(const std::string& uri) {
  constexpr std::string_view kScheme = "file://";
  if (!uri.starts_with(kScheme)) return {};
  std::string path;
  for (std::size_t i = kScheme.size(); i < uri.size(); ++i) {
    const bool escaped = uri[i] == '%' && i + 2 < uri.size() &&
                         std::isxdigit(static_cast<unsigned char>(uri[i + 1])) != 0 &&
                         std::isxdigit(static_cast<unsigned char>(uri[i + 2])) != 0;
    path += escaped ? static_cast<char>(std::stoi(uri.substr(i + 1, 2), nullptr, 16)) : uri[i];
    i += escaped ? 2 : 0;
  }
  if (path.find('\0') != std::string::npos || !path.starts_with('/')) return {};
  return fs::path(path).lexically_normal();
}

// ---- analyses ----

std::optional<base::FileId> Analysis::file_of(const fs::path& path) const {
  for (std::uint32_t id = 0; id < pack->sources.size(); ++id) {
    if (fs::path(pack->sources.file(base::FileId(id)).name()) == path) return base::FileId(id);
  }
  return std::nullopt;
}

nlohmann::json Analysis::location(base::Span span) const {
  return {{"uri", uri_of(pack->sources.file(span.file).name())},
          {"range", lines_of(span.file).range(span.begin, span.end)}};
}

// ---- buffers ----

void Workspace::open(const std::string& uri, std::string text) {
  const auto path = path_of(uri);
  if (path.empty()) return;
  buffers_[path] = std::move(text);
  changed_.insert(unit_of(path));
}

void Workspace::change(const std::string& uri, const nlohmann::json& changes) {
  const auto it = buffers_.find(path_of(uri));
  if (it == buffers_.end()) return;
  for (const auto& change : changes) {
    const auto& text = change.at("text").get_ref<const std::string&>();
    if (!change.contains("range")) {
      it->second = text;
      continue;
    }
    const Lines lines(it->second);
    const auto begin = lines.offset(position_of(change["range"].at("start")));
    const auto end = std::max(begin, lines.offset(position_of(change["range"].at("end"))));
    it->second.replace(begin, end - begin, text);
  }
  changed_.insert(unit_of(it->first));
}

void Workspace::close(const std::string& uri) {
  const auto path = path_of(uri);
  buffers_.erase(path);
  changed_.erase(unit_of(path));
  analyses_.erase(unit_of(path));
}

const std::string* Workspace::buffer(const std::string& uri) const {
  const auto it = buffers_.find(path_of(uri));
  return it == buffers_.end() ? nullptr : &it->second;
}

// ---- which files belong together ----

namespace {

bool has_header(const fs::path& file) {
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto at = line.find_first_not_of(" \t\xEF\xBB\xBF");
    if (at == std::string::npos || line[at] == '#') continue;
    return line.substr(at).starts_with("guideline");
  }
  return false;
}

}  // namespace

// The folder with a pack.yaml that lists the file; else the folder if it is one guideline; else the
// file alone.
fs::path Workspace::unit_of(const fs::path& file) const {
  const auto folder = file.parent_path();
  std::error_code ignored;
  if (fs::exists(folder / "pack.yaml", ignored)) {
    const auto info = compile::read_pack_info(folder);
    const bool listed =
        info && std::find(info->files.begin(), info->files.end(), file) != info->files.end();
    return listed ? folder : file;
  }
  std::size_t headers = 0;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".garis") headers += has_header(entry.path()) ? 1 : 0;
  }
  return headers == 1 && fs::exists(file, ignored) ? folder : file;
}

std::unique_ptr<Analysis> Workspace::load(const fs::path& folder,
                                          const std::map<fs::path, std::string>& texts) const {
  auto options = options_;
  options.text_of = [&](const fs::path& path) -> std::optional<std::string> {
    if (const auto it = texts.find(path.lexically_normal()); it != texts.end()) return it->second;
    const auto it = buffers_.find(path.lexically_normal());
    return it == buffers_.end() ? std::nullopt : std::optional(it->second);
  };
  auto pack = compile::load_pack(folder, words_, options);
  if (!pack) return nullptr;
  auto analysis = std::make_unique<Analysis>();
  analysis->folder = folder;
  analysis->pack = std::move(*pack);
  analysis->index = index_of(*analysis->pack);
  for (std::uint32_t id = 0; id < analysis->pack->sources.size(); ++id)
    analysis->lines.push_back(
        std::make_unique<Lines>(analysis->pack->sources.file(base::FileId(id)).text()));
  return analysis;
}

std::vector<const Analysis*> Workspace::analyse_changed() {
  std::vector<const Analysis*> fresh;
  for (const auto& folder : std::exchange(changed_, {})) {
    auto analysis = load(folder, {});
    if (!analysis) continue;
    auto& kept = analyses_[folder];
    if (kept && !kept->pack->diagnostics.has_parse_errors()) good_[folder] = std::move(kept);
    kept = std::move(analysis);
    fresh.push_back(kept.get());
  }
  return fresh;
}

const Analysis* Workspace::analysis(const std::string& uri) {
  const auto path = path_of(uri);
  if (path.empty()) return nullptr;
  const auto unit = unit_of(path);
  if (changed_.contains(unit) || !analyses_.contains(unit)) {
    changed_.insert(unit);
    analyse_changed();
  }
  const auto it = analyses_.find(unit);
  return it == analyses_.end() ? nullptr : it->second.get();
}

const Analysis* Workspace::last_good(const std::string& uri) {
  const auto* now = analysis(uri);
  if (now == nullptr || !now->pack->diagnostics.has_parse_errors()) return now;
  const auto it = good_.find(now->folder);
  return it == good_.end() ? now : it->second.get();
}

std::unique_ptr<Analysis> Workspace::with_texts(
    const Analysis& analysis, const std::map<fs::path, std::string>& texts) const {
  return load(analysis.folder, texts);
}

}  // namespace garis::lsp

// What is open in the editor, and the guidelines around it. A guideline is read again as a whole
// after every change: its files from the editor where they are open there, else from disk. Private
// to the language server.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "checker/lsp/index.hpp"
#include "checker/lsp/positions.hpp"
#include "dsl/compile/pack.hpp"

namespace garis::lsp {

namespace fs = std::filesystem;

std::string uri_of(const fs::path& path);
fs::path path_of(const std::string& uri);  // empty if it is no file

struct Analysis {
  fs::path folder;  // or the one file
  std::unique_ptr<compile::Pack> pack;
  Index index;                                // of what the names in it mean
  std::vector<std::unique_ptr<Lines>> lines;  // by FileId

  const Lines& lines_of(base::FileId file) const { return *lines[static_cast<std::size_t>(file)]; }
  std::optional<base::FileId> file_of(const fs::path& path) const;
  nlohmann::json location(base::Span span) const;
};

class Workspace {
 public:
  Workspace(vocabulary::Vocabulary words, compile::LoadOptions options)
      : words_(std::move(words)), options_(std::move(options)) {}

  void open(const std::string& uri, std::string text);
  void change(const std::string& uri, const nlohmann::json& changes);
  void close(const std::string& uri);
  bool is_open(const std::string& uri) const { return buffers_.contains(path_of(uri)); }
  const std::string* buffer(const std::string& uri) const;
  std::string text(const std::string& uri) const;

  // Up to date; nothing if the file cannot be read.
  const Analysis* analysis(const std::string& uri);
  // The last one in which names had a meaning: while a line is being typed the text often does not
  // parse.
  const Analysis* last_good(const std::string& uri);
  // The guidelines of open files that have changed since they were last analysed.
  std::vector<const Analysis*> analyse_changed();
  bool has_changes() const { return !changed_.empty(); }

  // The same guideline with other texts, to see what an edit would do.
  std::unique_ptr<Analysis> with_texts(const Analysis& analysis,
                                       const std::map<fs::path, std::string>& texts) const;

  const vocabulary::Vocabulary& words() const { return words_; }

 private:
  std::unique_ptr<Analysis> load(const fs::path& folder,
                                 const std::map<fs::path, std::string>& texts) const;
  fs::path unit_of(const fs::path& file) const;

  vocabulary::Vocabulary words_;
  compile::LoadOptions options_;
  std::map<fs::path, std::string> buffers_;
  std::map<fs::path, std::unique_ptr<Analysis>> analyses_, good_;  // by folder or file
  std::set<fs::path> changed_;
};

}  // namespace garis::lsp

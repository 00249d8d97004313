// What the last saved run says about a name: report.json beside the guideline, or the file that the
// editor's setting names. Private to the language server.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "checker/lsp/index.hpp"

namespace garis::lsp {

class LastRun {
 public:
  // Relative paths are seen from the guideline's folder. Empty: report.json there, or above it up
  // to three folders.
  void set_file(std::filesystem::path file) { file_ = std::move(file); }

  // Lines of Markdown; empty if no run says anything.
  std::string about(const Symbol& symbol, const std::filesystem::path& folder);

 private:
  const nlohmann::json* report(const std::filesystem::path& folder);

  std::filesystem::path file_, read_from_;
  std::filesystem::file_time_type read_at_;
  std::optional<nlohmann::json> report_;
};

}  // namespace garis::lsp

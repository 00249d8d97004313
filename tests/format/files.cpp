#include "tests/format/files.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace formatting {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

fs::path source_folder() { return GARIS_SOURCE_DIR; }

std::vector<fs::path> below(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code absent;
  for (const auto& entry : fs::recursive_directory_iterator(folder, absent)) {
    if (entry.path().extension() == ".garis") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> rule_files() {
  std::vector<fs::path> files;
  for (const auto* folder : {"rules", "samples", "tests/golden", "tests/evaluate", "tests/format",
                             "../shared/design/language/examples"}) {
    const auto found = below(source_folder() / folder);
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

std::string formatted(const std::string& text, const garis::format::Options& options) {
  garis::base::SourceMap sources;
  garis::diagnostics::Sink sink;
  return garis::format::format(sources.add("t.garis", text), sink, options).value_or("");
}

}  // namespace formatting

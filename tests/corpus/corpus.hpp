// The corpus of real files: $GARIS_CORPUS, else beside the source folder. Tests that need it say
// `skipped: corpus not found` when it is not there.
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <vector>

namespace garis::test {

inline std::filesystem::path corpus(const char* part) {
  const char* given = std::getenv("GARIS_CORPUS");
  const std::filesystem::path root =
      given != nullptr ? given : GARIS_SOURCE_DIR "/../shared/corpus";
  return std::filesystem::is_directory(root / part) ? root / part : std::filesystem::path();
}

inline bool is_missing(const std::filesystem::path& folder) {
  if (folder.empty()) std::cout << "skipped: corpus not found\n";
  return folder.empty();
}

inline std::vector<std::filesystem::path> files(const std::filesystem::path& folder,
                                                const char* extension) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == extension) found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace garis::test

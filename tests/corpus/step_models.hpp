// The `.ifc` files of the corpus, in all its folders; none if there is no corpus.
#pragma once

#include "tests/corpus/corpus.hpp"

namespace garis::test {

inline std::vector<std::filesystem::path> models() {
  std::vector<std::filesystem::path> found;
  for (const char* part : {"ifc", "ids"}) {
    const auto folder = corpus(part);
    if (folder.empty()) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() == ".ifc") found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace garis::test

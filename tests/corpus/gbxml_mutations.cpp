// Damaged copies of real files are read or refused, and never crash; run it with the sanitizers.
#include <fstream>
#include <iterator>
#include <random>

#include "tests/corpus/corpus.hpp"
#include "tests/unit/gbxml_fixture.hpp"

using namespace garis;
using namespace garis::test;

namespace {

constexpr std::size_t kFiles = 14;
constexpr int kCopies = 40;

std::string content(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string damaged(std::string text, std::mt19937& random, int kind) {
  const auto at = [&] { return static_cast<std::size_t>(random()) % text.size(); };
  switch (kind % 4) {
    case 0:
      text.resize(at());
      break;
    case 1:
      for (int i = 0; i < 8; ++i) text[at()] ^= static_cast<char>(1u << (random() % 8));
      break;
    case 2:
      text.erase(at(), random() % 200);
      break;
    default:
      text.insert(at(), text.substr(at(), random() % 400));
      break;
  }
  return text;
}

std::vector<std::filesystem::path> small_files(const std::filesystem::path& folder) {
  auto paths = files(folder, ".xml");
  std::stable_sort(paths.begin(), paths.end(), [](const auto& a, const auto& b) {
    return std::filesystem::file_size(a) < std::filesystem::file_size(b);
  });
  paths.resize(std::min(paths.size(), kFiles));
  return paths;
}

}  // namespace

TEST_CASE("damaged files are read or refused with a line") {
  const auto folder = corpus("gbxml");
  if (is_missing(folder)) return;
  std::mt19937 random(20240501);
  for (const auto& path : small_files(folder)) {
    const auto text = content(path);
    for (int copy = 0; copy < kCopies; ++copy) {
      const auto broken = damaged(text, random, copy);
      model::Model model(the_vocabulary());
      const auto source = xml::open_text(broken);
      const auto read = gbxml::read(*source, "damaged.xml", gbxml_mapping(), model);
      if (read) continue;
      INFO(path << ", copy " << copy << ": " << read.error().message);
      CHECK(read.error().message.starts_with("damaged.xml:"));
      CHECK(read.error().message.find('\n') == std::string::npos);
    }
  }
}

#include "tests/golden/checked.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "dsl/syntax/parse.hpp"

namespace golden {

using namespace garis;

bool Checked::has(Code code) const {
  return std::any_of(sink.all().begin(), sink.all().end(),
                     [&](const Diagnostic& d) { return d.code == code; });
}

const vocabulary::Vocabulary& vocabulary() {
  static const auto loaded = [] {
    auto result = vocabulary::load(std::filesystem::path(GARIS_SOURCE_DIR) / "rules/vocabulary");
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
  }();
  return loaded;
}

Checked checked(const std::string& name, const std::string& text, const Settings& settings) {
  Checked result{std::make_unique<base::SourceMap>(), {}};
  ast::File file;
  syntax::parse(result.sources->add(name, text), file, result.sink);
  if (!settings.only_parse && !result.sink.has_parse_errors()) {
    semantics::CheckOptions options;
    options.sources = result.sources.get();
    semantics::check(std::move(file), vocabulary(), result.sink, options);
  }
  result.sink.sort();
  return result;
}

std::filesystem::path folder() { return std::filesystem::path(GARIS_SOURCE_DIR) / "tests/golden"; }

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> files_of(const std::string& name) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder() / name)) {
    if (entry.path().extension() == ".garis") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace golden

#include "checker/cli/saved_run.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "dsl/base/sha256.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kHead = 4096;

std::string read_all(std::istream& stream) { return {std::istreambuf_iterator<char>(stream), {}}; }

bool has_hash(const fs::path& path, const findings::InputFile& input) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) != input.bytes) return false;
  std::ifstream file(path, std::ios::binary);
  return base::sha256(read_all(file)) == input.sha256;
}

// The input under its own name first, else any file of the folder with its content.
std::optional<std::string> find_in(const fs::path& folder, const findings::InputFile& input) {
  const auto name = fs::path(input.name).filename();
  if (!name.empty() && has_hash(folder / name, input)) return (folder / name).string();
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (has_hash(entry.path(), input)) return entry.path().string();
  }
  return std::nullopt;
}

std::optional<std::string> find_input(const findings::InputFile& input, const std::string& run) {
  const auto beside = fs::path(run).parent_path();
  if (auto found = find_in(beside.empty() ? "." : beside, input)) return found;
  return find_in(".", input);
}

std::optional<std::string> find_same_pack(const findings::Report& saved) {
  if (saved.run.packs.size() != 1) return std::nullopt;
  const auto& wanted = saved.run.packs[0];
  const auto path = find_pack(wanted.id + "@" + wanted.edition, saved.run.as_of);
  const auto words = load_vocabulary();
  if (!path || !words) return std::nullopt;
  const auto pack = compile::load_pack(*path, *words);
  if (!pack || !(*pack)->usable() || (*pack)->info.sha256 != wanted.sha256) return std::nullopt;
  return path->string() + "/";  // with a slash it is a folder, never an id
}

}  // namespace

bool is_saved_run(const std::string& file) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return false;
  std::ifstream stream(file, std::ios::binary);
  std::string head(kHead, '\0');
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(stream.gcount()));
  return base::trim(head).starts_with('{') && head.find("\"garis-report") != std::string::npos;
}

base::Result<findings::Report> load_saved_run(const std::string& file, report::DigestCheck digest) {
  if (file == "-") return report::read_json(read_all(std::cin), digest);
  std::ifstream stream(file, std::ios::binary);
  if (!stream) return base::Error{"E-NO-FILE", "cannot read " + file, {}};
  return report::read_json(read_all(stream), digest);
}

std::optional<RunOptions> find_again(const findings::Report& saved, const std::string& file) {
  RunOptions options;
  const auto pack = find_same_pack(saved);
  if (!pack) return std::nullopt;
  options.rules = {*pack};
  for (const auto& input : saved.run.inputs) {
    const auto found = find_input(input, file);
    if (!found) return std::nullopt;
    options.models.push_back(*found);
  }
  options.as_of = saved.run.as_of;
  options.only = saved.run.options.only;
  options.skip = saved.run.options.skip;
  options.accept_evidence = saved.run.options.accept_evidence;
  options.submission = saved.run.submission;
  options.round = saved.run.round;
  return options;
}

}  // namespace garis::cli

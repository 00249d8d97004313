#include "checker/cli/output.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <fmt/format.h>
#include <unistd.h>

#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

bool written_by_garis(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  return text.empty() || text.find("\"format\": \"garis-") != std::string::npos ||
         text.find(" · garis ") != std::string::npos;
}

}  // namespace

base::Result<std::vector<Output>> parse_outputs(const std::vector<std::string>& requests,
                                                const std::vector<std::string>& known) {
  std::vector<Output> outputs;
  int on_stdout = 0;
  for (const auto& request : requests.empty() ? std::vector<std::string>{"text"} : requests) {
    const auto at = request.find('=');
    Output output{request.substr(0, at),
                  at == std::string::npos ? std::string() : request.substr(at + 1)};
    if (output.file == "-") output.file.clear();
    if (std::find(known.begin(), known.end(), output.format) == known.end()) {
      std::string list;
      for (const auto& format : known) list += (list.empty() ? "" : ", ") + format;
      const auto help = base::did_you_mean(output.format, known);
      return base::Error{"E-USAGE",
                         fmt::format("no format '{}'", output.format),
                         {help.empty() ? "formats: " + list : help}};
    }
    on_stdout += output.file.empty() ? 1 : 0;
    outputs.push_back(std::move(output));
  }
  if (on_stdout > 1)
    return base::Error{"E-USAGE",
                       "two formats for standard output",
                       {"send one of them to a file: -f json=report.json"}};
  return outputs;
}

std::optional<base::Error> write(const Output& output, const std::string& text, bool force) {
  if (output.file.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
    return std::nullopt;
  }
  const fs::path path(output.file);
  std::error_code error;
  if (fs::exists(path, error) && !force && !written_by_garis(path)) {
    return base::Error{"E-USAGE",
                       fmt::format("{} exists and was not written by garis", output.file),
                       {"choose another name, or give --force"}};
  }
  const fs::path temporary = path.string() + fmt::format(".{}.tmp", ::getpid());
  {
    std::ofstream file(temporary, std::ios::binary);
    file << text;
    if (!file.flush()) {
      fs::remove(temporary, error);
      return base::Error{"E-WRITE",
                         fmt::format("cannot write {}", output.file),
                         {"is the folder there, and is there room?"}};
    }
  }
  fs::rename(temporary, path, error);
  if (error) {
    fs::remove(temporary, error);
    return base::Error{"E-WRITE", fmt::format("cannot write {}", output.file), {}};
  }
  return std::nullopt;
}

}  // namespace garis::cli

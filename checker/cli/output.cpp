#include "checker/cli/output.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <fmt/format.h>

#include "checker/cli/write_file.hpp"
#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

bool written_by_garis(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  const std::string text(std::istreambuf_iterator<char>(file), {});
  constexpr std::string_view kSigns[] = {
      "\"format\": \"garis-",          "content=\"garis-html/", " · garis ",
      "<testsuites name=\"garis\">",   "\"name\": \"garis\"",   "\"name\":\"garis\"",
      "submission,round,run,pack,rule"};
  return text.empty() || std::any_of(std::begin(kSigns), std::end(kSigns), [&](auto sign) {
           return text.find(sign) != std::string::npos;
         });
}

bool is_stdout(const std::string& file) {
  return file == "-" || file == "/dev/stdout" || file == "/dev/fd/1" || file == "/proc/self/fd/1";
}

// Found before the run, which may take long.
std::optional<base::Error> check_files(const std::vector<Output>& outputs) {
  std::set<fs::path> taken;
  for (const auto& output : outputs) {
    if (output.file.empty()) continue;
    std::error_code error;
    const auto path = destination(output.file);
    if (fs::is_directory(path, error))
      return base::Error{
          "E-USAGE",
          fmt::format("{} is a folder", output.file),
          {fmt::format("name a file: -f {0}={1}/report.{0}", output.format, output.file)}};
    if (!taken.insert(path).second)
      return base::Error{"E-USAGE",
                         fmt::format("two formats for the file {}", output.file),
                         {"give each of them a file of its own"}};
  }
  return std::nullopt;
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
    if (is_stdout(output.file)) output.file.clear();
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
  if (auto error = check_files(outputs)) return *error;
  return outputs;
}

std::optional<base::Error> write(const Output& output, const std::string& text, bool force) {
  if (output.file.empty()) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    return flush_stdout();
  }
  const auto path = destination(output.file);
  if (is_ordinary(path) && fs::exists(path) && !force && !written_by_garis(path)) {
    return base::Error{"E-USAGE",
                       fmt::format("{} exists and was not written by garis", output.file),
                       {"choose another name, or give --force"}};
  }
  return write_file(path, text);
}

}  // namespace garis::cli

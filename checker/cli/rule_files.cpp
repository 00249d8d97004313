#include "checker/cli/rule_files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include "dsl/base/text.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

base::Result<std::vector<std::string>> files_below(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
       entry.increment(error)) {
    std::error_code ignored;
    if (entry->path().extension() == ".garis" && entry->is_regular_file(ignored))
      files.push_back(entry->path().generic_string());
  }
  if (error) return base::Error{"E-READ", folder + ": " + error.message(), {}};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

base::Result<std::vector<std::string>> rule_files(const std::vector<std::string>& operands) {
  std::vector<std::string> files;
  for (const auto& operand : operands.empty() ? std::vector<std::string>{"rules"} : operands) {
    std::error_code error;
    if (operand == "-") {
      if (std::find(files.begin(), files.end(), "-") != files.end())
        return base::Error{"E-USAGE", "standard input can be read only once", {}};
      files.push_back(operand);
    } else if (fs::is_directory(operand, error)) {
      const auto below = files_below(operand);
      if (!below) return below.error();
      files.insert(files.end(), below->begin(), below->end());
    } else if (fs::exists(operand, error)) {
      files.push_back(operand);
    } else {
      return base::Error{"E-NO-FILE",
                         fmt::format("no file or folder {}", operand),
                         {"name .garis files or folders that hold them"}};
    }
  }
  return files;
}

void collect_packs(const fs::path& path, std::vector<fs::path>& packs) {
  std::error_code error;
  const bool is_file = !fs::is_directory(path, error);
  const bool is_pack = is_file || fs::exists(path / "pack.yaml", error) || error;
  const fs::directory_iterator entries(path, error);
  if (is_pack || error) {
    packs.push_back(path);
    return;
  }
  std::vector<fs::path> inside;
  for (const auto& entry : entries) inside.push_back(entry.path());
  std::sort(inside.begin(), inside.end());
  for (const auto& entry : inside) {
    if (fs::is_directory(entry, error)) collect_packs(entry, packs);
    if (entry.extension() == ".garis") packs.push_back(entry);
  }
}

base::Result<RuleText> read_rule_file(const std::string& name) {
  if (name == "-") return RuleText{name, {std::istreambuf_iterator<char>(std::cin), {}}};
  errno = 0;
  std::ifstream file(name, std::ios::binary);
  if (!file)
    return base::Error{"E-READ", fmt::format("cannot read {}", name), {std::strerror(errno)}};
  return RuleText{name, {std::istreambuf_iterator<char>(file), {}}};
}

// ---- differences ----

namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostCells = 16U
                                   << 20U;  // of the comparison; above it the part is one change

struct Step {
  char mark;  // ' ', '-', '+'
  std::string_view line;
};

// The longest common subsequence of what is left between equal beginnings and ends.
std::vector<Step> middle(const Lines& a, const Lines& b) {
  std::vector<Step> steps;
  const auto width = b.size() + 1;
  std::vector<std::uint32_t> longest;
  if ((a.size() + 1) * width <= kMostCells) {
    longest.resize((a.size() + 1) * width);
    for (std::size_t i = a.size(); i-- > 0;) {
      for (std::size_t j = b.size(); j-- > 0;) {
        longest[i * width + j] =
            a[i] == b[j] ? longest[(i + 1) * width + j + 1] + 1
                         : std::max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
  }
  std::size_t i = 0, j = 0;
  const auto common = [&](std::size_t x, std::size_t y) {
    return longest.empty() ? 0 : longest[x * width + y];
  };
  while (i < a.size() || j < b.size()) {
    if (!longest.empty() && i < a.size() && j < b.size() && a[i] == b[j]) {
      steps.push_back({' ', a[i++]});
      ++j;
    } else if (i < a.size() && (j == b.size() || common(i + 1, j) >= common(i, j + 1))) {
      steps.push_back({'-', a[i++]});
    } else {
      steps.push_back({'+', b[j++]});
    }
  }
  return steps;
}

std::vector<Step> compare(const Lines& a, const Lines& b) {
  const auto [first_a, first_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  std::size_t same_end = 0;
  while (a.end() - first_a > static_cast<std::ptrdiff_t>(same_end) &&
         b.end() - first_b > static_cast<std::ptrdiff_t>(same_end) &&
         a[a.size() - 1 - same_end] == b[b.size() - 1 - same_end])
    ++same_end;
  const auto tail = static_cast<std::ptrdiff_t>(same_end);
  std::vector<Step> steps;
  for (auto it = a.begin(); it != first_a; ++it) steps.push_back({' ', *it});
  for (const auto& step : middle({first_a, a.end() - tail}, {first_b, b.end() - tail}))
    steps.push_back(step);
  for (auto it = a.end() - tail; it != a.end(); ++it) steps.push_back({' ', *it});
  return steps;
}

// The steps [begin, end) with the numbers of their first lines.
std::string hunk(const std::vector<Step>& steps, std::size_t begin, std::size_t end,
                 std::size_t line_a, std::size_t line_b) {
  std::size_t in_a = 0, in_b = 0;
  std::string body;
  for (std::size_t i = begin; i < end; ++i) {
    in_a += steps[i].mark != '+' ? 1 : 0;
    in_b += steps[i].mark != '-' ? 1 : 0;
    body += fmt::format("{}{}\n", steps[i].mark, base::visible(steps[i].line));
  }
  return fmt::format("@@ -{},{} +{},{} @@\n{}", in_a == 0 ? line_a - 1 : line_a, in_a,
                     in_b == 0 ? line_b - 1 : line_b, in_b, body);
}

Lines lines_of(const std::string& text) {
  auto lines = base::split(text, '\n');
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace

std::string unified_diff(const std::string& name, const std::string& before,
                         const std::string& after) {
  if (before == after) return {};
  const auto steps = compare(lines_of(before), lines_of(after));
  std::string text = fmt::format("--- {0}\n+++ {0}\n", base::visible(name));
  std::size_t line_a = 1, line_b = 1;
  for (std::size_t i = 0; i < steps.size();) {
    std::size_t change = i;
    while (change < steps.size() && steps[change].mark == ' ') ++change;
    if (change == steps.size()) break;
    const auto begin = std::max(i, change - std::min(change, kContext));
    line_a += begin - i, line_b += begin - i;
    std::size_t end = change, quiet = 0;
    while (end < steps.size() && quiet <= 2 * kContext) {
      quiet = steps[end].mark == ' ' ? quiet + 1 : 0;
      ++end;
    }
    end -= quiet > kContext ? quiet - kContext : 0;
    text += hunk(steps, begin, end, line_a, line_b);
    for (std::size_t step = begin; step < end; ++step) {
      line_a += steps[step].mark != '+' ? 1 : 0;
      line_b += steps[step].mark != '-' ? 1 : 0;
    }
    i = end;
  }
  return text;
}

}  // namespace garis::cli

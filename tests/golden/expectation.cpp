#include "tests/golden/expectation.hpp"

#include <algorithm>
#include <sstream>

#include <fmt/format.h>

#include "dsl/base/text.hpp"

namespace golden {
namespace {

using namespace garis;

void read_setting(const std::string& line, GoldenFile& file) {
  const auto with = line.find("with ");
  if (with == std::string::npos) return;
  std::istringstream codes(line.substr(with + 5));
  for (std::string code; codes >> code;) file.with.insert(code);
}

std::string columns(const base::SourceFile& source, const Diagnostic& d) {
  const auto from = source.position(d.span.begin);
  const auto spanned = source.text(d.span);
  const auto wide =
      std::max<std::size_t>(base::code_points(spanned.substr(0, spanned.find('\n'))), 1);
  return wide == 1 ? fmt::format("{}", from.column)
                   : fmt::format("{}-{}", from.column, from.column + wide - 1);
}

}  // namespace

std::string GoldenFile::text() const {
  std::string text;
  for (const auto& line : lines) text += line + "\n";
  return text;
}

GoldenFile parse_golden(const std::string& text) {
  GoldenFile file;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#!!")) {
      read_setting(line, file);
      file.lines.push_back(line);
      file.expected.emplace_back();
      continue;
    }
    const auto mark = line.find("#!");
    file.expected.push_back(mark == std::string::npos
                                ? std::string()
                                : std::string(base::trim(std::string_view(line).substr(mark + 2))));
    if (mark != std::string::npos)
      line = line.substr(0, line.find_last_not_of(' ', mark == 0 ? 0 : mark - 1) + 1);
    file.lines.push_back(std::move(line));
  }
  return file;
}

bool is_left_aside(const GoldenFile& file, const Diagnostic& d) {
  const std::string name(diagnostics::info(d.code).name);
  return name.starts_with('V') && !file.with.contains(name);
}

std::vector<std::string> found(const GoldenFile& file, const Checked& result) {
  std::vector<std::string> beside(file.lines.size());
  for (const auto& d : result.sink.all()) {
    if (is_left_aside(file, d)) continue;
    const auto& source = result.sources->file(d.span.file);
    const auto line = std::min<std::size_t>(source.position(d.span.begin).line, beside.size()) - 1;
    const bool behind = source.position(d.span.begin).line > beside.size();
    beside[line] += fmt::format("{}{}[{}] @ {}", beside[line].empty() ? "" : ", ",
                                diagnostics::to_string(d.level), diagnostics::info(d.code).name,
                                behind ? "end" : columns(source, d));
  }
  return beside;
}

std::string rewritten(const GoldenFile& file, const std::vector<std::string>& found) {
  std::string text;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    text += file.lines[i];
    if (!found[i].empty()) text += "   #! " + found[i];
    text += '\n';
  }
  return text;
}

}  // namespace golden

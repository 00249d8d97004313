#include "checker/lsp/last_run.hpp"

#include <fstream>
#include <map>
#include <set>

#include <fmt/format.h>

namespace garis::lsp {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kMostShown = 3;
constexpr std::uintmax_t kLargestReport = 256U << 20U;

std::string text_at(const json& object, const char* key) {
  const auto it = object.find(key);
  return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

// "0.68 W/(m²·K)", "8.3 to 69.1 W/m²"
std::string value_text(const json& value, const std::string& unit) {
  auto text = text_at(value, "value");
  if (text.empty()) {
    const auto low = text_at(value, "lo"), high = text_at(value, "hi");
    text = low.empty() && high.empty() ? "open"
           : high.empty()              ? low + " or more"
           : low.empty()               ? high + " or less"
                                       : low + " to " + high;
  }
  return unit.empty() || text == "open" ? text : text + " " + unit;
}

std::string name_of(const json& subject) {
  const auto name = text_at(subject, "name");
  return name.empty() ? text_at(subject, "id") : name;
}

std::string about_rule(const json& findings, const std::string& id) {
  std::map<std::string, int> outcomes;
  std::string first;
  for (const auto& finding : findings) {
    if (text_at(finding, "rule") != id) continue;
    ++outcomes[text_at(finding, "outcome")];
    const auto measure = finding.find("measure");
    if (!first.empty() || measure == finding.end() || !measure->contains("actual")) continue;
    const auto unit = text_at(*measure, "unit");
    first = fmt::format("{}: {} {} {}", name_of(finding.value("subject", json::object())),
                        value_text((*measure)["actual"], unit), text_at(*measure, "op"),
                        measure->contains("limit") ? value_text((*measure)["limit"], unit) : "");
  }
  std::string text;
  for (const auto& [outcome, count] : outcomes)
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, outcome);
  return text.empty() || first.empty() ? text : text + "  \n" + first;
}

std::string about_value(const json& findings, const std::string& name) {
  std::set<std::string> shown;
  std::string text;
  const auto take = [&](const std::string& subject, const std::string& value) {
    if (shown.size() >= kMostShown || !shown.insert(subject).second) return;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "  \n", subject, value);
  };
  for (const auto& finding : findings) {
    const auto subject = finding.value("subject", json::object());
    if (const auto measure = finding.find("measure"); measure != finding.end() &&
                                                      text_at(*measure, "what") == name &&
                                                      measure->contains("actual"))
      take(name_of(subject), value_text((*measure)["actual"], text_at(*measure, "unit")));
    for (const auto& input : finding.value("inputs", json::array())) {
      if (text_at(input, "property") == name)
        take(name_of(input.value("subject", subject)), value_text(input, text_at(input, "unit")));
    }
  }
  return text;
}

}  // namespace

const json* LastRun::report(const fs::path& folder) {
  std::error_code error;
  fs::path file = file_.is_absolute() || file_.empty() ? file_ : folder / file_;
  auto above = folder;
  for (int level = 0; file_.empty() && level < 4; ++level, above = above.parent_path()) {
    if (fs::is_regular_file(above / "report.json", error)) {
      file = above / "report.json";
      break;
    }
  }
  const auto written = fs::last_write_time(file, error);
  if (error || fs::file_size(file, error) > kLargestReport || error) return nullptr;
  if (file != read_from_ || written != read_at_) {
    std::ifstream in(file, std::ios::binary);
    report_ = json::parse(in, nullptr, false);
    read_from_ = file;
    read_at_ = written;
  }
  const bool good = report_ && report_->is_object() && report_->contains("record") &&
                    (*report_)["record"].is_object() && (*report_)["record"].contains("findings");
  return good ? &(*report_)["record"]["findings"] : nullptr;
}

std::string LastRun::about(const Symbol& symbol, const fs::path& folder) {
  const auto* findings = report(folder);
  if (findings == nullptr || !findings->is_array()) return {};
  if (symbol.kind == Symbol::Kind::rule) return about_rule(*findings, symbol.key);
  const bool is_value =
      symbol.kind == Symbol::Kind::property || symbol.kind == Symbol::Kind::define;
  return is_value ? about_value(*findings, symbol.key) : std::string();
}

}  // namespace garis::lsp

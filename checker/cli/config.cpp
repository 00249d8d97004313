#include "checker/cli/config.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "dsl/base/text.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::cli {
namespace {

namespace fs = std::filesystem;

struct Key {
  std::string_view name, option;
  std::string_view only_for;     // a command; empty: all that have the option
  std::string_view environment;  // stronger than the file
  bool is_path = false;          // values with a slash are relative to the file
  bool joined = false;           // a list becomes one value with commas
};

constexpr std::array<Key, 9> kKeys = {{{"rules", "--rules", "", "", true, false},
                                       {"as_of", "--as-of", "", "", false, false},
                                       {"submission", "--submission", "", "", false, false},
                                       {"round", "--round", "", "", false, false},
                                       {"answers", "--answers", "", "", true, false},
                                       {"waivers", "--waivers", "", "", true, false},
                                       {"lang", "--lang", "", "GARIS_LANG", false, false},
                                       {"format", "--format", "check", "", true, false},
                                       {"fail_on", "--fail-on", "", "", false, true}}};

fs::path find_file() {
  std::error_code error;
  for (auto folder = fs::current_path(error); !error; folder = folder.parent_path()) {
    if (fs::is_regular_file(folder / "garis.yaml", error)) return folder / "garis.yaml";
    if (fs::exists(folder / ".git", error) || !folder.has_relative_path()) break;
  }
  return {};
}

base::Error wrong(const fs::path& file, int line, std::string message, std::string help = {}) {
  const auto place = line < 1 ? file.string() : fmt::format("{}:{}", file.string(), line);
  base::Error error{"E-CONFIG", std::move(message), {"at " + place}};
  if (!help.empty()) error.details.push_back(std::move(help));
  return error;
}

base::Error unknown_key(const fs::path& file, const yaml::Node& key) {
  std::vector<std::string> names;
  for (const auto& known : kKeys) names.emplace_back(known.name);
  auto help = base::did_you_mean(key.text(), names);
  if (help.empty()) help = "keys: " + fmt::format("{}", fmt::join(names, ", "));
  return wrong(file, key.line(), fmt::format("no setting `{}`", key.text()), help);
}

// "text", "json=out/report.json" or a folder, seen from the file.
std::string from_file(const fs::path& file, const std::string& value) {
  const auto at = value.find('=');
  const std::string head = at == std::string::npos ? "" : value.substr(0, at + 1);
  const fs::path path = at == std::string::npos ? value : value.substr(at + 1);
  const bool is_path =
      at != std::string::npos || value.find('/') != std::string::npos || value.ends_with(".garis");
  if (!is_path || path.is_absolute() || path == "-") return value;
  const auto folder = file.parent_path().lexically_proximate(fs::current_path());
  return head + (folder / path).lexically_normal().string();
}

std::vector<std::string> values_of(const Key& key, const yaml::Node& node, const fs::path& file) {
  std::vector<std::string> values;
  if (node.is_scalar()) values.push_back(node.text());
  for (const auto& item : node) values.push_back(item.text());
  if (key.is_path) {
    for (auto& value : values) value = from_file(file, value);
  }
  if (key.joined) values = {fmt::format("{}", fmt::join(values, ","))};
  return values;
}

std::string shown(const yaml::Node& node) {
  std::vector<std::string> items;
  for (const auto& item : node) items.push_back(item.text());
  return node.is_list() ? fmt::format("[{}]", fmt::join(items, ", ")) : node.text();
}

bool wanted(const Key& key, const CLI::App& app, const CLI::Option* option) {
  if (option == nullptr || option->count() > 0) return false;
  if (!key.only_for.empty() && app.get_name() != key.only_for) return false;
  const char* stronger = key.environment.empty() ? nullptr : std::getenv(key.environment.data());
  return stronger == nullptr || *stronger == 0;
}

void apply(const Key& key, const yaml::Node& node, const fs::path& file, CLI::App& app,
           Display& display) {
  auto* option = app.get_option_no_throw(std::string(key.option));
  if (!wanted(key, app, option)) return;
  for (const auto& value : values_of(key, node, file)) option->add_result(value);
  option->run_callback();
  display.configured.emplace(key.option);
}

std::optional<base::Error> apply_all(const yaml::Node& document, const fs::path& file,
                                     CLI::App& app, Display& display) {
  if (document.is_null()) return std::nullopt;
  if (!document.is_map()) return wrong(file, 1, "a configuration is a list of `setting: value`");
  std::set<std::string> seen;
  for (const auto& entry : document) {
    if (!seen.insert(entry.first.text()).second)
      return wrong(file, entry.first.line(), fmt::format("`{}` is set twice", entry.first.text()));
    const auto* key = std::find_if(kKeys.begin(), kKeys.end(),
                                   [&](const Key& k) { return k.name == entry.first.text(); });
    if (key == kKeys.end()) return unknown_key(file, entry.first);
    const int line = entry.second.line();
    if (entry.second.is_map() || entry.second.is_null())
      return wrong(file, line, fmt::format("`{}` needs a value", key->name));
    try {
      apply(*key, entry.second, file, app, display);
    } catch (const CLI::ParseError&) {
      return wrong(file, line, fmt::format("`{}` cannot be {}", key->name, shown(entry.second)),
                   fmt::format("allowed is what {} takes", key->option));
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Error> apply_config(CLI::App& app, Display& display) {
  if (display.no_config) return std::nullopt;
  const fs::path file = display.config.empty() ? find_file() : fs::path(display.config);
  if (file.empty()) return std::nullopt;
  std::error_code error;
  if (!fs::is_regular_file(file, error))
    return base::Error{"E-NO-FILE", fmt::format("no file {}", file.string()), {}};
  try {
    return apply_all(yaml::load(file).root(), file, app, display);
  } catch (const yaml::Problem& problem) {
    return wrong(file, problem.line, "the configuration cannot be read: " + problem.message);
  }
}

}  // namespace garis::cli

#include "checker/cli/waivers.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "checker/cli/file_hash.hpp"
#include "checker/findings/fingerprint.hpp"
#include "dsl/base/date.hpp"
#include "dsl/base/text.hpp"
#include "dsl/yaml/yaml.hpp"

namespace garis::cli {
namespace {

using findings::GrantedWaiver;
using Words = std::vector<std::string>;

constexpr const char* kFormat = "garis-waivers/1";
const Words kKeys = {"id",         "pack",       "rule",       "covers", "subjects", "basis",
                     "conditions", "granted_by", "granted_on", "from",   "until"};
const Words kWhere = {"kind", "key", "name", "type", "tag"};

void known_key(const yaml::Node& key, const Words& keys) {
  if (std::find(keys.begin(), keys.end(), key.text()) != keys.end()) return;
  const auto help = base::did_you_mean(key.text(), keys);
  yaml::refuse(key,
               fmt::format("no key `{}`; {}", key.text(),
                           help.empty() ? fmt::format("keys: {}", fmt::join(keys, ", ")) : help));
}

std::string date(const yaml::Node& node, const char* key) {
  const auto text = node.text();
  if (!base::day_number(text))
    yaml::refuse(node, fmt::format("`{}` is no date; write it like 2026-02-11", key));
  return text;
}

void read_subjects(const yaml::Node& node, GrantedWaiver& waiver) {
  if (node.is_scalar() && node.text() == "all") {
    waiver.all = true;
    return;
  }
  if (!node.is_map()) yaml::refuse(node, "`subjects` is `all`, or has `fingerprints` or `where`");
  for (const auto& entry : node) {
    known_key(entry.first, {"all", "fingerprints", "where"});
    if (entry.first.text() == "all")
      waiver.all = entry.second.text() == "yes" || entry.second.text() == "true";
    if (entry.first.text() == "fingerprints") {
      for (const auto& item : entry.second) waiver.fingerprints.push_back(item.text());
    }
    if (entry.first.text() != "where") continue;
    for (const auto& part : entry.second) {
      known_key(part.first, kWhere);
      waiver.where[part.first.text()] = part.second.text();
    }
  }
  if (!waiver.all && waiver.fingerprints.empty() && waiver.where.empty())
    yaml::refuse(node, "`subjects` names nothing; write `subjects: all` if all are meant");
}

void read_covers(const yaml::Node& node, GrantedWaiver& waiver) {
  const auto add = [&](const yaml::Node& item) {
    const auto outcome = findings::outcome_of(item.text());
    if (outcome != findings::Outcome::fail && outcome != findings::Outcome::undetermined)
      yaml::refuse(item,
                   fmt::format("a waiver covers fail and undetermined, not `{}`", item.text()));
    waiver.covers.insert(*outcome);
  };
  if (node.is_scalar()) add(node);
  if (node.is_list()) {
    for (const auto& item : node) add(item);
  }
}

GrantedWaiver one_waiver(const yaml::Node& node, const std::string& file) {
  if (!node.is_map()) yaml::refuse(node, "a waiver is a list of `key: value`");
  GrantedWaiver waiver;
  waiver.file = file;
  waiver.line = static_cast<std::uint32_t>(node.line());
  for (const auto& entry : node) {
    const auto key = entry.first.text();
    const auto& value = entry.second;
    known_key(entry.first, kKeys);
    if (key == "id") waiver.id = value.text();
    if (key == "pack") waiver.pack = value.text();
    if (key == "rule") waiver.rule = value.text();
    if (key == "basis") waiver.basis = value.text();
    if (key == "covers") read_covers(value, waiver);
    if (key == "subjects") read_subjects(value, waiver);
    if (key == "from") waiver.from = date(value, "from");
    if (key == "until") waiver.until = date(value, "until");
    if (key == "conditions") {
      for (const auto& item : value) waiver.conditions.push_back(item.text());
    }
  }
  const auto need = [&](bool there, const char* what) {
    if (!there) yaml::refuse(node, fmt::format("a waiver needs `{}`", what));
  };
  need(!waiver.id.empty(), "id");
  need(!waiver.pack.empty(), "pack");
  need(!waiver.rule.empty(), "rule");
  need(!waiver.basis.empty(), "basis");
  need(!waiver.until.empty(), "until");
  need(!waiver.covers.empty(), "covers");
  need(waiver.all || !waiver.fingerprints.empty() || !waiver.where.empty(), "subjects");
  return waiver;
}

base::Error wrong(const std::filesystem::path& file, int line, std::string message) {
  return {"E-WAIVERS", std::move(message), {fmt::format("at {}:{}", file.string(), line)}};
}

}  // namespace

base::Result<Waivers> read_waivers(const std::filesystem::path& file) {
  Waivers waivers;
  waivers.file = file;
  const auto hash = file_hash(file);
  if (!hash) return hash.error();
  waivers.sha256 = *hash;
  try {
    const auto loaded = yaml::load(file);
    const auto document = loaded.root();
    if (!document.is_map() || document["format"].text() != kFormat)
      yaml::refuse(document, fmt::format("a file of waivers begins with `format: {}`", kFormat));
    for (const auto& entry : document) known_key(entry.first, {"format", "waivers"});
    std::set<std::string> ids;
    for (const auto& item : document["waivers"]) {
      waivers.granted.push_back(one_waiver(item, file.filename().string()));
      if (!ids.insert(waivers.granted.back().id).second)
        yaml::refuse(item, fmt::format("two waivers are called `{}`", waivers.granted.back().id));
    }
  } catch (const yaml::Problem& problem) {
    return wrong(file, std::max(problem.line, 1), problem.message);
  }
  return waivers;
}

std::optional<base::Error> unknown_rule(const Waivers& waivers, const std::string& pack,
                                        const plan::Plan& plan) {
  std::vector<std::string> rules;
  for (const auto& rule : plan.rules) rules.push_back(rule.id);
  for (const auto& waiver : waivers.granted) {
    const bool here = waiver.pack == pack || waiver.pack == findings::without_edition(pack);
    if (!here || std::find(rules.begin(), rules.end(), waiver.rule) != rules.end()) continue;
    auto error = wrong(waivers.file, static_cast<int>(waiver.line),
                       fmt::format("{} has no rule {}", pack, waiver.rule));
    const auto help = base::did_you_mean(waiver.rule, rules);
    if (!help.empty()) error.details.push_back(help);
    return error;
  }
  return std::nullopt;
}

}  // namespace garis::cli

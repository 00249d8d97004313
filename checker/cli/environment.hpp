// Where the program finds its data, and what the terminal can do. Private to the command line.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "checker/report/text.hpp"
#include "dsl/base/result.hpp"
#include "dsl/compile/pack.hpp"
#include "dsl/vocabulary/vocabulary.hpp"

namespace garis::cli {

// Folders that may hold packs, vocabulary and mappings: ./rules, those of GARIS_RULES, those of the
// installation.
std::vector<std::filesystem::path> rule_roots();
base::Result<std::filesystem::path> data_folder(
    const std::string& name);  // "vocabulary", "mappings"
base::Result<vocabulary::Vocabulary> load_vocabulary();

// PACK is id@edition, an id, a folder or a .garis file. Without an edition the one in force on
// `as_of`.
struct FoundPack {
  std::string name;  // id@edition
  std::filesystem::path folder;
};
std::vector<FoundPack> found_packs();

base::Result<std::filesystem::path> find_pack(const std::string& pack, const std::string& as_of);

std::string today();

struct Display {
  std::string color = "auto";  // auto, always, never
  std::string language;        // empty: from the environment
  int verbose = 0;
  int quiet = 0;
  unsigned jobs = 0;  // 0: all cores; never changes results
  bool no_progress = false;
  std::string config;  // file named with --config
  bool no_config = false;
  std::set<std::string> configured;  // options that got their value from garis.yaml: "--as-of"
};
report::TextOptions text_options(const Display& display);
std::string language_of(const Display& display);

}  // namespace garis::cli

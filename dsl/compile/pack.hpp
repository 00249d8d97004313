// A guideline on disk: a folder with a pack.yaml, a folder of .garis files, or one .garis file.
//
//   rules/my-ms1525/2019/pack.yaml     id, edition, status, title, files in their order, clauses
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dsl/base/result.hpp"
#include "dsl/base/source.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/plan/plan.hpp"
#include "dsl/semantics/guideline.hpp"

namespace garis::compile {

struct PackInfo {
  std::string id, edition, status;
  base::Texts title;
  std::filesystem::path folder;              // or the one file
  std::vector<std::filesystem::path> files;  // .garis, in order
  std::string clauses;                       // file name, or empty
  std::string sha256;
  std::map<std::string, std::uint64_t>
      clause_states;  // encoded, partly, person, out_of_scope, missing

  std::string name() const { return edition.empty() ? id : id + "@" + edition; }
};

// Owns everything that came out of the files. If `diagnostics` has errors the plan is empty.
struct Pack {
  PackInfo info;
  base::SourceMap sources;
  diagnostics::Sink diagnostics;
  semantics::Guideline guideline;
  plan::Plan plan;

  bool usable() const { return !diagnostics.has_errors(); }
};

// Reads pack.yaml only. Errors: E-PACK with file and line.
base::Result<PackInfo> read_pack_info(const std::filesystem::path& path);

struct LoadOptions {
  // The text of a rule file, if it is not to be the one on disk: an editor's, standard input.
  std::function<std::optional<std::string>(const std::filesystem::path&)> text_of;
};

base::Result<std::unique_ptr<Pack>> load_pack(const std::filesystem::path& path,
                                              const vocabulary::Vocabulary& vocabulary,
                                              const LoadOptions& options = {});

}  // namespace garis::compile

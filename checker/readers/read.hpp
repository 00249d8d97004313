// Any model file into the building model, whatever its format.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/detect.hpp"
#include "checker/readers/mapping/census.hpp"
#include "checker/readers/mapping/mapping.hpp"
#include "checker/readers/xml/limits.hpp"
#include "dsl/base/result.hpp"

namespace garis::readers {

// One mapping per format.
struct Mappings {
  std::vector<mapping::Mapping> all;
  const mapping::Mapping* find(std::string_view format) const;
  mapping::Mapping* find(std::string_view format);
};
// Reads `<format>.yaml` of `folder` for the formats that this build reads.
base::Result<Mappings> load_mappings(const std::filesystem::path& folder,
                                     const vocabulary::Vocabulary& vocabulary);

struct ReadOptions {
  xml::Limits limits;
  bool with_census = false;  // count what the file holds by name
};

struct ReadFile {
  Format format = Format::unknown;
  std::uint16_t input = 0;         // index into Model::inputs
  std::vector<std::string> units;  // as written, for people: "length Feet", "area SquareFeet"
  std::string encoding;
  mapping::Census census;
};

// Adds the file, or standard input for "-", to `model`. E-FORMAT if it is none that this build
// reads.
base::Result<ReadFile> read(const std::filesystem::path& path, const Mappings& mappings,
                            model::Model& model, const ReadOptions& options = {});

}  // namespace garis::readers

// The one model in a zip container (ifcZIP, zipped gbXML).
//
//   auto model = zip::read_model("office.ifczip");
//   detect(model->bytes) …
//
// A model is an entry, in any folder, that ends in .ifc, .ifcxml or .gbxml; if there is none, in
// .xml. Other entries (textures, documents) are not looked at. Stored and deflated entries are
// read, with data descriptors, zip64, and whatever date; check sums are compared.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "dsl/base/result.hpp"

namespace garis::zip {

struct Limits {
  std::uint64_t unpacked = (std::uint64_t{1} << 32) - 1;  // bytes of the model
  std::uint64_t ratio = 200;                           // to the size of the container; IFC: 5 to 20
  std::uint64_t ratio_from = std::uint64_t{64} << 20;  // smaller models may be packed better
  std::uint64_t entries = 10'000;
};

struct Model {
  std::string name;   // of the entry, with its folders, as written there
  std::string bytes;  // unpacked
};

// E-FORMAT if the container is damaged or none, if it holds no model or several, or if the model
// is encrypted or packed in a way that is not read (Deflate64); E-LIMIT. The message of each is
// `name: what was seen`.
base::Result<Model> read_model(const std::filesystem::path& path, const Limits& limits = {});
// `container`: all bytes of it; `name` is for messages.
base::Result<Model> read_model(std::string_view container, const std::string& name,
                               const Limits& limits = {});

}  // namespace garis::zip

// gbXML, versions 0.37 to 7.03 and undeclared ones, into the building model.
//
//   auto mapping = mapping::load(rules / "mappings/gbxml.yaml", vocabulary);
//   model::Model model(vocabulary);
//   auto read = gbxml::read("office.xml", *mapping, model);
//
// One pass over the file keeps compact records, then references are resolved and rows and values
// made. What the file does not say stays open in the model; what looks wrong becomes a notice, one
// per kind.
#pragma once

#include <filesystem>
#include <string>

#include "checker/model/model.hpp"
#include "checker/readers/mapping/census.hpp"
#include "checker/readers/mapping/mapping.hpp"
#include "checker/readers/xml/input.hpp"
#include "checker/readers/xml/limits.hpp"
#include "dsl/base/result.hpp"

namespace garis::gbxml {

struct Summary {
  std::uint16_t input = 0;  // index into Model::inputs
  std::uint64_t elements = 0;
  std::string encoding;     // as read: "UTF-16LE"
  std::string length_unit;  // as written: "Feet"; empty if not stated
  std::string area_unit;
  std::string temperature_unit;
  mapping::Census census;  // if it was asked for
};

// Adds the file to `model`, which may hold other files already. After an error the model is as
// before, except for kept strings. E-FORMAT, E-LIMIT, or E-MAPPING if the mapping asks for what
// this reader does not know.
base::Result<Summary> read(const std::filesystem::path& path, const mapping::Mapping& mapping,
                           model::Model& model, const xml::Limits& limits = {});
// `name` is the file's name in messages and in Model::inputs.
base::Result<Summary> read(xml::ByteSource& source, const std::string& name,
                           const mapping::Mapping& mapping, model::Model& model,
                           const xml::Limits& limits = {}, bool with_census = false);

}  // namespace garis::gbxml

// IFC models into the building model: exchange text (.ifc), ifcXML and either of them in a zip
// container; schemas IFC2X3, IFC4 and IFC4X3 under the names in schema/header_names.hpp.
//
//   auto mapping = mapping::load(rules / "mappings/ifc.yaml", vocabulary);
//   model::Model model(vocabulary);
//   auto read = ifc::read_text(file.bytes(), "office.ifc", {}, *mapping, model);
//
// The text is indexed once; instances are read in place when a row or a value asks for them. What
// the file does not say stays open in the model; what looks wrong becomes a notice, one per kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/model/model.hpp"
#include "checker/readers/mapping/census.hpp"
#include "checker/readers/mapping/mapping.hpp"
#include "checker/readers/step/index.hpp"
#include "dsl/base/result.hpp"

namespace garis::ifc {

struct Summary {
  std::uint16_t input = 0;  // index into Model::inputs
  std::uint64_t instances = 0;
  std::string schema;              // as read: IFC4
  std::vector<std::string> units;  // assigned: "LENGTHUNIT MILLI METRE"
  mapping::Census census;          // if it was asked for
};

// What is known of the file beside its text.
struct Origin {
  std::string format = "ifc";        // or "ifcxml"
  std::string sha256;                // of the file; empty: of the text
  std::uint64_t bytes = 0;           // of the file; 0: of the text
  std::vector<std::uint32_t> lines;  // of instance #i + 1; empty: lines of the text
};

// Adds the file to `model`. After an error the model is as before, except for kept strings.
// E-FORMAT for what is no exchange file or has an unknown schema, E-LIMIT, E-MAPPING.
base::Result<Summary> read_text(std::string_view text, const std::string& name, Origin origin,
                                const mapping::Mapping& mapping, model::Model& model,
                                const step::ScanOptions& options = {}, bool with_census = false);

}  // namespace garis::ifc

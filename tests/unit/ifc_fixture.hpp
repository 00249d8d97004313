// Small IFC models and questions to the model that comes of them.
#pragma once

#include <string>
#include <string_view>

#include "checker/readers/ifc/read.hpp"
#include "tests/unit/filled_model.hpp"

namespace garis::test {

inline const mapping::Mapping& ifc_mapping() {
  static const auto loaded =
      mapping::load(GARIS_SOURCE_DIR "/rules/mappings/ifc.yaml", the_vocabulary());
  if (!loaded)
    throw std::runtime_error(loaded.error().message + " " + loaded.error().details.at(0));
  return *loaded;
}

// An exchange file around the instances of its data section.
inline std::string exchange(std::string_view instances, std::string_view schema = "IFC4") {
  return "ISO-10303-21;\nHEADER;\nFILE_DESCRIPTION((''),'2;1');\nFILE_NAME('t.ifc','',(''),(''),'',"
         "'','');\n"
         "FILE_SCHEMA(('" +
         std::string(schema) + "'));\nENDSEC;\nDATA;\n" + std::string(instances) +
         "\nENDSEC;\nEND-ISO-10303-21;\n";
}

struct Ifc : FilledModel {
  explicit Ifc(std::string_view instances, std::string_view schema = "IFC4",
               const mapping::Mapping& mapping = ifc_mapping()) {
    const auto text = exchange(instances, schema);
    const auto read = ifc::read_text(text, "test.ifc", {}, mapping, model, {}, true);
    INFO((read ? std::string() : read.error().message));
    REQUIRE(read);
    summary = *read;
  }

  ifc::Summary summary;
};

}  // namespace garis::test

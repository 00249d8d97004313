// Any bytes: refused, or a model; with the mapping that is shipped.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/readers/gbxml/read.hpp"

using namespace garis;

namespace {

const vocabulary::Vocabulary& the_vocabulary() {
  static const auto loaded = vocabulary::load(GARIS_SOURCE_DIR "/rules/vocabulary");
  if (!loaded) std::abort();
  return *loaded;
}

const mapping::Mapping& the_mapping() {
  static const auto loaded =
      mapping::load(GARIS_SOURCE_DIR "/rules/mappings/gbxml.yaml", the_vocabulary());
  if (!loaded) std::abort();
  return *loaded;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view document(reinterpret_cast<const char*>(data), size);
  model::Model model(the_vocabulary());
  const auto read = gbxml::read(*xml::open_text(document), "fuzz.xml", the_mapping(), model);
  if (!read && read.error().message.empty()) std::abort();
  return 0;
}

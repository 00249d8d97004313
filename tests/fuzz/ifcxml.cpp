// Any bytes: refused, or an exchange file in which the scanner finds nothing to complain about.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "checker/readers/ifc/xml/step_of_xml.hpp"
#include "checker/readers/step/index.hpp"

using namespace garis;

namespace {

base::Result<ifc::XmlAsStep> converted(std::string_view document) {
  return ifc::step_of_xml(*xml::open_text(document), "fuzz.ifcxml");
}

void check(const ifc::XmlAsStep& step) {
  const auto index = step::Index::build(step.text, "fuzz.ifc");
  if (!index || !index->notices().kept().empty()) std::abort();
  if (index->size() == 0 || index->size() > step.lines.size()) std::abort();
  for (const auto line : step.lines) {
    if (line == 0) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view document(reinterpret_cast<const char*>(data), size);
  const auto first = converted(document);
  if (!first) {
    if (first.error().message.empty()) std::abort();
    return 0;
  }
  check(*first);
  const auto second = converted(document);
  if (!second || second->text != first->text) std::abort();
  return 0;
}

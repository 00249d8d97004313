#include "checker/readers/detect.hpp"
#include "tests/unit/catch.hpp"

using namespace garis;
using readers::Format;
using namespace std::string_literals;

TEST_CASE("formats are told from the first bytes") {
  struct Case {
    const char* name;
    std::string head;
    Format format;
  };
  const std::vector<Case> cases = {
      {"plain", "<gbXML>", Format::gbxml},
      {"declaration, comment, mark",
       "\xEF\xBB\xBF<?xml version='1.0'?>\n<!-- <a> -->\n<gbXML lengthUnit='Feet'>", Format::gbxml},
      {"prefix", "<g:gbXML>", Format::gbxml},
      {"UTF-16", "\xFF\xFE<\0g\0b\0X\0M\0L\0>\0"s, Format::gbxml},
      {"BuildingSync", "<auc:BuildingSync xmlns:auc='x'>", Format::buildingsync},
      {"STEP", "ISO-10303-21;\nHEADER;", Format::ifc},
      {"ifcXML", "<?xml version='1.0'?><ifcXML>", Format::ifc_xml},
      {"zip", "PK\x03\x04rest", Format::zip},
      {"HTML", "<!DOCTYPE html><html>", Format::unknown},
      {"text", "hello", Format::unknown},
      {"nothing", "", Format::unknown},
      {"open tag only", "<", Format::unknown},
  };
  for (const auto& c : cases) {
    INFO(c.name);
    CHECK(readers::detect(c.head) == c.format);
  }
}

TEST_CASE("a document type with declarations is found, with its line") {
  CHECK(readers::line_of_declarations(
            "<?xml version='1.0'?>\n<!-- [ -->\n<!DOCTYPE gbXML [\n<!ENTITY u "
            "\"0.3\">]><gbXML/>") == 3);
  CHECK(readers::line_of_declarations("<!DOCTYPE gbXML\n SYSTEM \"x.dtd\" [ ]><gbXML/>") == 2);
  CHECK_FALSE(readers::line_of_declarations("<!DOCTYPE gbXML SYSTEM \"x.dtd\"><gbXML a='['/>"));
  CHECK_FALSE(readers::line_of_declarations("<gbXML a='<!DOCTYPE ['/>"));
  CHECK_FALSE(readers::line_of_declarations(""));
}

// Any ifcXML document as ISO 10303-21 text in memory, so that one reader of IFC serves both.
//
//   auto converted = ifc::step_of_xml(**xml::open_file(path), "office.ifcxml");
//   auto index = step::Index::build(converted->text, "office.ifcxml");
//
// Read are ifcXML 2x3 (ISO 10303-28 with `iso_10303_28` or `uos` at the root, under any namespace)
// and ifcXML4 (root `ifcXML`); the schema comes from the namespaces, see dialect.hpp. Instances
// may stand at the top or inside each other, with or without an id, be the attribute element
// itself or stand in it, and say their type by `xsi:type`; references are `ref` or `href`.
// Relations inside of inverse attributes (IsDefinedBy, IsTypedBy, ContainsElements …) get the
// object around them. What the schema does not know is skipped and noted.
//
// Source: ISO 10303-28 ed. 2 and the ifcXML 2x3 and ifcXML4 guides of buildingSMART.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "checker/readers/ifc/xml/notices.hpp"
#include "checker/readers/xml/input.hpp"
#include "checker/readers/xml/limits.hpp"
#include "dsl/base/result.hpp"

namespace garis::ifc {

struct XmlAsStep {
  // A whole exchange file. Instances are numbered from 1 in the order in which the document first
  // mentions them and stand in the order in which their elements end. Strings are raw UTF-8.
  std::string text;
  std::vector<std::uint32_t> lines;  // of the XML, for #1, #2 …: where the instance begins
  std::string sha256;                // of the document, lower-case hex
  std::uint64_t bytes = 0;           // of the document
  std::string dialect;               // root element and schema: "iso_10303_28 IFC2X3"
  XmlNotices notices;
};

// E-FORMAT if the document is no XML, no ifcXML, of a schema that is not read, or has no instance
// that is known; E-LIMIT. The message of each is `name:line: what was seen`. Time and memory are
// linear in the size of the document; text over 4 GB is refused.
base::Result<XmlAsStep> step_of_xml(xml::ByteSource& source, const std::string& name,
                                    const xml::Limits& limits = {});

}  // namespace garis::ifc

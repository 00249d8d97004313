#include "checker/readers/ifc/xml/step_of_xml.hpp"

#include <new>
#include <utility>

#include "checker/readers/ifc/xml/converter.hpp"
#include "checker/readers/xml/parser.hpp"

namespace garis::ifc {

base::Result<XmlAsStep> step_of_xml(xml::ByteSource& source, const std::string& name,
                                    const xml::Limits& limits) try {
  Converter converter;
  auto document = xml::parse(source, name, xml::Names(), converter, limits);
  if (!document) return document.error();
  if (auto error = converter.finish()) {
    error->message = name + error->message;
    return *error;
  }
  XmlAsStep result;
  result.text = std::move(converter.writer.text);
  result.lines = std::move(converter.writer.lines);
  result.sha256 = std::move(document->sha256);
  result.bytes = document->bytes;
  result.dialect = converter.dialect();
  result.notices = std::move(converter.notices);
  return result;
} catch (const std::bad_alloc&) {
  return base::Error{"E-LIMIT", name + ": not enough memory", {}};
}

}  // namespace garis::ifc

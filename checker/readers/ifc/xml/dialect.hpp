// Which schema an ifcXML document follows. Private to the library.
//
// Names of schemas stand in namespaces and locations, as in
//
//   http://www.iai-tech.org/ifcXML/IFC2x3/FINAL                           IFC2X3
//   http://www.buildingsmart-tech.org/ifcXML/IFC4/Add2                    IFC4
//   https://standards.buildingsmart.org/IFC/RELEASE/IFC4/ADD2_TC1/XML     IFC4
//   https://standards.buildingsmart.org/IFC/RELEASE/IFC4_3/…, …/IFC4/3/…  IFC4X3
//
// with and without a prefix that they are bound to. A document that names none is IFC4 if its root
// is `ifcXML`, else IFC2X3.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "checker/readers/ifc/schema/header_names.hpp"

namespace garis::ifc {

// Upper case, as in FILE_SCHEMA; in the order of the text.
std::vector<std::string> schema_names(std::u16string_view text);

// `names` of schema_names, the most specific first; `fallback` if there are none. E-FORMAT if none
// is read; the message lacks the place.
base::Result<const Schema*> xml_schema(const std::vector<std::string>& names,
                                       std::string_view fallback);

}  // namespace garis::ifc

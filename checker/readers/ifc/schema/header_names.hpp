// Which schema is meant by the name that stands in FILE_SCHEMA.
//
//   IFC2X3   IFC2X3, IFC2X3_TC1, IFC2X3_FINAL, IFC2X2_FINAL, IFC2X_FINAL
//   IFC4     IFC4, IFC4_ADD1, IFC4_ADD2, IFC4_ADD2_TC1, IFC4RC…, IFC4X1, IFC4X2
//   IFC4X3   IFC4X3, IFC4X3_TC1, IFC4X3_ADD1, IFC4X3_ADD2, IFC4X3_RC…
//
// Older and draft schemas differ from the one that they are read as in entities that a building
// model rarely holds; places of attributes that rules ask for are the same.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "checker/readers/ifc/schema/schema.hpp"
#include "dsl/base/result.hpp"

namespace garis::ifc {

// Null if a schema of this name is not read. In any case of letters, blanks around it ignored.
const Schema* find_schema(std::string_view header_name);

// The first of several names that is read. Else E-FORMAT; the message lacks the name of the file:
// "the schema `IFC99` is not read", with those that are in the details.
base::Result<const Schema*> schema_for(std::span<const std::string> header_names);

}  // namespace garis::ifc
